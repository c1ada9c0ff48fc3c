"""Authors and owners, with feedparser's ways of telling a name from an e-mail address."""

from __future__ import annotations

import re
from typing import cast

from tui_reader.sources.fast.names import OTHER, UnknownError
from tui_reader.sources.fast.walk import Children, Opener, Walk
from tui_reader.sources.shorten import LONGEST_NAME

# feedparser's own, but that it begins where a word does: elsewhere it takes the square of a name's length.
_EMAIL = re.compile(
    r"(?<![a-zA-Z0-9_\-.+])(([a-zA-Z0-9\_\-\.\+]+)@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.)|(([a-zA-Z0-9\-]+\.)+))"
    r"([a-zA-Z]{2,4}|[0-9]{1,3})(\]?))(\?subject=\S+)?"
)


def author(walk: Walk, given: dict[str, str]) -> None:
    """`author` and all that stand for it: a text in RSS, a person with parts in Atom."""
    walk.scoped(given)
    _people(walk).append({})

    def close(text: str) -> None:
        walk.put("author", walk.repaired(text))
        _settle(walk)

    walk.collect(walk.within(LONGEST_NAME, close), _AUTHOR)


def owner(walk: Walk, given: dict[str, str]) -> None:
    """`itunes:owner`, whose name feedparser gives to the author before it."""
    walk.scoped(given)
    walk.descend(_OWNER, walk.within(LONGEST_NAME, lambda _text: None))


def _people(walk: Walk) -> list[dict[str, str]]:
    return cast("list[dict[str, str]]", walk.context.setdefault("authors", []))


def _part(key: str, *, of_owner: bool = False) -> Opener:
    def open_part(walk: Walk, given: dict[str, str]) -> None:
        walk.scoped(given)
        walk.collect(lambda text: set_part(walk, text))

    def set_part(walk: Walk, text: str) -> None:
        if not of_owner:
            _detail(walk, {})[key] = text
        _settle(walk)
        people = _people(walk)
        if not people:
            people.append({})
        people[-1][key] = text

    return open_part


def _settle(walk: Walk) -> None:
    """Put together `author` of the last person's parts; or the other way round, where it is only a text."""
    people = _people(walk)
    person = people[-1] if people else {}
    name, email = person.get("name"), person.get("email")
    if name or email:
        walk.context["author"] = f"{name} ({email})" if name and email else name or email
    elif not person and (text := walk.context.get("author")):
        _detail(walk, person)
        person.update(_taken_apart(str(text)))


def _detail(walk: Walk, person: dict[str, str]) -> dict[str, str]:
    """The first person of all, into whom feedparser writes the parts of those that come after too."""
    return cast("dict[str, str]", walk.context.setdefault("author_detail", person))


def _taken_apart(text: str) -> dict[str, str]:
    found = _EMAIL.search(text) if "@" in text else None
    if found is None:
        return {"name": text}
    email = found.group()
    name = text.replace(email, "").replace("()", "").replace("<>", "").replace("&lt;&gt;", "").strip()
    name = name.removeprefix("(").removesuffix(")").strip()
    return {"name": name, "email": email} if name else {"email": email}


def _aside(walk: Walk, _given: dict[str, str]) -> None:
    """Something else about a person, such as a picture: feedparser would take its text for the name."""
    walk.collect(_refuse_text)


def _refuse_text(text: str) -> None:
    if text:
        raise UnknownError("text beside a name")


_AUTHOR: Children = {
    **{name: _part(name) for name in ("name", "email")},
    **dict.fromkeys(("uri", "url", "homepage"), _part("href")),
    OTHER: _aside,
}
_OWNER: Children = {
    **dict.fromkeys(("name", "itunes:name"), _part("name", of_owner=True)),
    **dict.fromkeys(("email", "itunes:email"), _part("email", of_owner=True)),
}

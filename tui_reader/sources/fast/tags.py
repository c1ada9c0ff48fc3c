"""Categories and keywords."""

from __future__ import annotations

from typing import TypeAlias, cast

from tui_reader.sources.fast.names import UnknownError
from tui_reader.sources.fast.walk import Walk

_Tag: TypeAlias = dict[str, str | None]

_MEDIA_SCHEME = "http://search.yahoo.com/mrss/category_schema"
_MOST = 500
_ITUNES_SCHEME = "http://www.itunes.com/"


def category(walk: Walk, given: dict[str, str]) -> None:
    """A category: its name in attributes (Atom), or as text (RSS)."""
    found = walk.scoped(given)
    _add(walk, found.get("term"), found.get("scheme", found.get("domain")), found.get("label"))
    walk.collect(lambda text: _name_last(walk, walk.repaired(text)))


def media_category(walk: Walk, given: dict[str, str]) -> None:
    """`media:category`, which has a scheme even where it states none."""
    found = walk.scoped(given)
    _add(walk, found.get("term"), found.get("scheme", _MEDIA_SCHEME), found.get("label"))
    walk.collect(lambda text: _name_last(walk, walk.repaired(text)))


def itunes_category(walk: Walk, given: dict[str, str]) -> None:
    """`itunes:category`, its name in an attribute."""
    _add(walk, walk.scoped(given).get("text"), _ITUNES_SCHEME, None)
    walk.collect(lambda text: _name_last(walk, walk.repaired(text)))


def media_keywords(walk: Walk, given: dict[str, str]) -> None:
    """`media:keywords`: several at once."""
    _keywords(walk, given, None)


def itunes_keywords(walk: Walk, given: dict[str, str]) -> None:
    """`itunes:keywords`: several at once."""
    _keywords(walk, given, _ITUNES_SCHEME)


def _keywords(walk: Walk, given: dict[str, str], scheme: str | None) -> None:
    if given:
        raise UnknownError("keywords with attributes")

    def close(text: str) -> None:
        for keyword in filter(None, (each.strip() for each in walk.repaired(text).split(","))):
            _add(walk, keyword, scheme, None)

    walk.collect(close)


def _tags(walk: Walk) -> list[_Tag]:
    return cast("list[_Tag]", walk.context.setdefault("tags", []))


def _add(walk: Walk, term: str | None, scheme: str | None, label: str | None) -> None:
    tags, tag = _tags(walk), {"term": term, "scheme": scheme, "label": label}
    if (term or scheme or label) and tag not in tags:
        tags.append(tag)
    if len(tags) > _MOST:
        raise UnknownError("a flood of tags")


def _name_last(walk: Walk, name: str) -> None:
    tags = _tags(walk)
    if name and tags and not tags[-1]["term"]:
        tags[-1]["term"] = name
    elif name:
        _add(walk, name, None, None)

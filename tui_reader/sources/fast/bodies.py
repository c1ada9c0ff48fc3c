"""Titles, summaries and full texts: which is which, and of what type."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

from tui_reader.sources.fast import texts
from tui_reader.sources.fast.names import UnknownError
from tui_reader.sources.fast.walk import Walk
from tui_reader.sources.shorten import LONGEST_TITLE

_Detail: TypeAlias = dict[str, str]

# What is longer than LONGEST_TITLE in the document, entities and all, is cut before feedparser sees it.
_LONGEST_TITLE = LONGEST_TITLE // 10


def title(walk: Walk, given: dict[str, str]) -> None:
    """The first title counts, and one that lies higher than those before it."""

    def close(text: str, detail: _Detail) -> None:
        _close_title(walk, text, detail)
        if text:
            walk.title_depth = walk.depth

    _text(walk, given, texts.PLAIN, close)


def media_title(walk: Walk, given: dict[str, str]) -> None:
    """A caption is the title where there is no other."""
    _text(walk, given, texts.PLAIN, lambda text, detail: _close_title(walk, text, detail))


def _close_title(walk: Walk, text: str, detail: _Detail) -> None:
    if len(text) > _LONGEST_TITLE:
        raise UnknownError("a long title")
    if not -1 < walk.title_depth <= walk.depth:
        _put(walk, "title", text, detail)


def subtitle(walk: Walk, given: dict[str, str]) -> None:
    """What a feed says of itself."""
    _text(walk, given, texts.PLAIN, lambda text, detail: _put(walk, "subtitle", text, detail))


def description(walk: Walk, given: dict[str, str]) -> None:
    """RSS: the summary, or the post; of a feed, what it says of itself."""
    key = "summary" if walk.in_entry else "subtitle"
    _summary(walk, given, key, texts.HTML)


def summary(walk: Walk, given: dict[str, str]) -> None:
    """Atom and podcasts: the summary."""
    _summary(walk, given, "summary", texts.PLAIN)


def _summary(walk: Walk, given: dict[str, str], key: str, default: str) -> None:
    if "summary" in walk.context and not walk.has_content:
        content(walk, given)  # what is told twice is filed as the post the second time
    else:
        _text(walk, given, default, lambda text, detail: _put(walk, key, text, detail))


def content(walk: Walk, given: dict[str, str]) -> None:
    """Atom: the post."""
    _content(walk, given, texts.PLAIN)


def content_encoded(walk: Walk, given: dict[str, str]) -> None:
    """RSS: the post, where the description is no more than that."""
    _content(walk, {name: value for name, value in given.items() if name != "src"}, texts.HTML)


def _content(walk: Walk, given: dict[str, str], default: str) -> None:
    if not walk.in_entry:
        raise UnknownError("a feed with a content")
    walk.has_content = True

    def close(text: str, detail: _Detail) -> None:
        cast("list[_Detail]", walk.context.setdefault("content", [])).append(detail)
        if detail["type"] in (texts.PLAIN, texts.HTML, texts.XHTML):
            walk.context.setdefault("summary", text)

    _text(walk, given, default, close)


def _text(walk: Walk, given: dict[str, str], default: str, close: Callable[[str, _Detail], None]) -> None:
    found = walk.scoped(given)
    kind = texts.type_of(found, default)
    detail = {"type": kind, "language": walk.language.replace("_", "-"), "base": walk.base}
    if address := found.get("src"):
        detail["src"] = address

    def close_text(text: str) -> None:
        detail["value"] = text = walk.repaired(text)
        if kind == texts.PLAIN and not walk.version.startswith("atom") and texts.looks_like_html(text):
            detail["type"] = texts.HTML
        close(text, detail)

    if kind != texts.XHTML:
        walk.collect(close_text)
    elif walk.version == "atom10":
        walk.collect_markup(close_text)
    else:
        raise UnknownError("XHTML")


def _put(walk: Walk, key: str, text: str, detail: _Detail) -> None:
    walk.put(key, text)
    walk.context[f"{key}_detail"] = detail

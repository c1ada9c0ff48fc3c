"""OPML: lists of feeds in folders, read from any program and written for any."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from tui_reader.errors import ParseError
from tui_reader.sources import addresses
from tui_reader.sources.decoding import text_of
from tui_reader.sources.subscriptions import Collector, Listed, Subscriptions, quoted, words
from tui_reader.text import clean

DEEPEST = 8
"""Folders within folders that are kept: what lies deeper lies in the eighth."""


def read(document: bytes | str, headers: Mapping[str, str] | None = None) -> Subscriptions:
    """Read a list of feeds, whole or broken.

    It is read tag by tag: outlines nested without end, bare ampersands and missing ends do no harm,
    and one bad outline costs no other.

    Args:
        document: The list.
        headers: Of the response it came with, if any.

    Raises:
        ParseError: It is no OPML.
    """
    text = text_of(document, headers or {})
    if not _IS_OPML.search(text):
        raise ParseError(
            "This is no OPML: it holds no outlines.", "Export the list of feeds from the other program again."
        )
    return _Reading().read(text)


def write(feeds: Iterable[Listed], title: str, now: datetime) -> str:
    """Write a list of feeds, in their folders, that every reader can read.

    Args:
        feeds: In the order they are to have.
        title: What the list is called.
        now: When it is written, aware.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        f"    <title>{escape(clean.line(title))}</title>",
        f"    <dateCreated>{format_datetime(now)}</dateCreated>",
        "  </head>",
        "  <body>",
        *_outlines(_grouped(feeds)),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


_IS_OPML = re.compile(r"<(?:opml|outline)[\s>]", re.IGNORECASE)

# No value holds another outline's tag: so every match ends, at the latest, where that begins.
_TOKEN = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | <(?P<opening>outline)\b
      (?P<given>(?:[^<>"']++|"(?:[^"<]|<(?!/?outline\b))*+"|'(?:[^'<]|<(?!/?outline\b))*+')*+)>
    | <(?P<bad>outline)\b[^<]*+
    | <(?P<closing>/outline)\s*>
    | <title\s*>(?P<title>[^<]{0,1000})</title>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class _Reading:
    """Goes through the tags of one list."""

    def __init__(self) -> None:
        self._found = Collector()
        self._open: list[str | None] = []
        """Names of the outlines that are open, None where one is no folder."""
        self._title = ""
        self._count = 0

    def read(self, text: str) -> Subscriptions:
        for token in _TOKEN.finditer(text):
            if token["opening"]:
                self._outline(_attributes(token["given"]), is_leaf=token["given"].endswith("/"))
            elif token["bad"]:
                self._count += 1
                self._found.note(f"Outline {self._count} can't be read: its tag is broken.")
            elif token["closing"] and self._open:
                self._open.pop()
            elif token["title"] and not self._count:
                self._title = self._title or html.unescape(token["title"]).strip()
        return self._found.finish(self._title)

    def _outline(self, given: Mapping[str, str], *, is_leaf: bool) -> None:
        self._count += 1
        name = given.get("title") or given.get("text") or ""
        kind = given.get("type", "").lower()
        url = given.get("xmlurl") or (given.get("url", "") if kind in _FEED_TYPES else "")
        named = quoted(name) if name else f"Outline {self._count}"
        if url:
            self._found.add(_listed(given, url, name, self._folder()), named)
        elif kind == "include":
            self._found.note(
                f"{named} is another list, which was not fetched: {quoted(given.get('url', ''))}."
            )
        elif is_leaf:
            self._found.note(f"{named} names no feed.")
        if not is_leaf:
            self._open.append(None if url else name)

    def _folder(self) -> tuple[str, ...]:
        return tuple(name for name in self._open[: 4 * DEEPEST] if name)[:DEEPEST]


_FEED_TYPES = frozenset({"atom", "feed", "rss"})


def _attributes(written: str) -> dict[str, str]:
    """Attributes by their names in lower case: some programs write `xmlurl`, or `XMLURL`."""
    found = _ATTRIBUTE.findall(written)
    return {name.lower(): html.unescape(double or single).strip() for name, double, single in found}


def _listed(given: Mapping[str, str], url: str, name: str, folder: tuple[str, ...]) -> Listed:
    return Listed(
        url=url,
        title=name if name != url else "",
        site_url=addresses.absolute("", given.get("htmlurl", "")),
        folder=folder,
        # A category is a path below "/" or a word; several stand between commas (OPML 2.0).
        tags=words(each.strip().strip("/") for each in given.get("category", "").split(",")),
        description=given.get("description", ""),
    )


def _grouped(feeds: Iterable[Listed]) -> list[Listed]:
    """Feeds by folder; folders, and feeds in them, in the order they come in."""
    feeds = list(feeds)
    places: dict[tuple[str, ...], int] = {}
    for feed in feeds:
        for depth in range(len(feed.folder)):
            places.setdefault(feed.folder[: depth + 1], len(places))
    return sorted(
        feeds, key=lambda feed: [places[feed.folder[: depth + 1]] for depth in range(len(feed.folder))]
    )


def _outlines(feeds: Iterable[Listed]) -> Iterator[str]:
    here: tuple[str, ...] = ()
    for feed in feeds:
        yield from _way(here, feed.folder)
        here = feed.folder
        yield f"{_indent(len(here))}<outline {_written(feed)}/>"
    yield from _way(here, ())


def _way(here: tuple[str, ...], there: tuple[str, ...]) -> Iterator[str]:
    """The tags that lead from one folder to another."""
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    for depth in range(len(here), shared, -1):
        yield f"{_indent(depth - 1)}</outline>"
    for depth in range(shared, len(there)):
        yield f"{_indent(depth)}<outline text={_quoted(there[depth])}>"


def _indent(depth: int) -> str:
    return "  " * (depth + 2)


def _written(feed: Listed) -> str:
    given = {
        "type": "rss",
        "text": feed.title or feed.url,
        "title": feed.title,
        "xmlUrl": feed.url,
        "htmlUrl": feed.site_url,
        "description": feed.description,
        "category": ",".join(tag.replace(",", " ") for tag in feed.tags),
    }
    return " ".join(f"{name}={_quoted(value)}" for name, value in given.items() if value)


def _quoted(value: str) -> str:
    return quoteattr(clean.line(value, limit_cells=10_000))

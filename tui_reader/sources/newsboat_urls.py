"""newsboat's `urls` file: an address a line, then its tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tui_reader.sources.decoding import text_of
from tui_reader.sources.subscriptions import Collector, Listed, Subscriptions, quoted

PLACES = (".config/newsboat/urls", ".newsboat/urls", ".config/newsbeuter/urls", ".newsbeuter/urls")
"""Where the file lies below a person's home, in the order newsboat looks."""


def find(home: Path) -> Path | None:
    """The file of the person whose home that is, or None."""
    return next((home / place for place in PLACES if (home / place).is_file()), None)


def read(document: bytes | str, headers: Mapping[str, str] | None = None) -> Subscriptions:
    """Read newsboat's list of feeds.

    Nothing in it is run: where newsboat would run a program, a note says so.

    Args:
        document: The file.
        headers: Of the response it came with, if any.
    """
    found = Collector()
    for number, line in enumerate(text_of(document, headers or {}).splitlines(), 1):
        match _tokens(line):
            case []:
                continue
            case [url, *tags]:
                _take(found, url, tags, f"Line {number}")
    return found.finish()


def _take(found: Collector, url: str, tags: list[str], named: str) -> None:
    kind = url.partition(":")[0].lower()
    if kind in _PROGRAMS:
        found.note(f"{named} runs a program to make a feed, which this reader does not do: {quoted(url)}.")
    elif kind == "query":
        found.note(f"{named} is a query over other feeds, and was left out: {quoted(url)}.")
    elif kind == "file":
        found.note(f"{named} is a file, to be opened by its path: {quoted(url)}.")
    else:
        title = next((tag[1:] for tag in tags if tag.startswith("~")), "")
        # "!" hides a feed from newsboat's list; what begins with ~ is the title.
        own = tuple(tag for tag in tags if tag and tag != "!" and not tag.startswith("~"))
        found.add(Listed(url, title=title, tags=own), named)


_PROGRAMS = frozenset({"exec", "filter"})

# Words, or anything in double quotes with \" for a quote. A # that begins a word begins a comment.
_TOKEN = re.compile(r'"(?P<quoted>(?:[^"\\]++|\\.)*+)"?|(?P<comment>#)|(?P<plain>[^\s"]++)')
_ESCAPED = re.compile(r"\\(.)")


def _tokens(line: str) -> list[str]:
    found = []
    for token in _TOKEN.finditer(line):
        if token["comment"]:
            break
        quoted_text = token["quoted"]
        found.append(token["plain"] if quoted_text is None else _ESCAPED.sub(r"\1", quoted_text))
    return found

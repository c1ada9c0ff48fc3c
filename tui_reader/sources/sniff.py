"""Which parser a document is for, by what it holds and never by what a server calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui_reader.entries import RawFeed
from tui_reader.sources import fast_feed, feed, json_feed
from tui_reader.sources.decoding import text_of
from tui_reader.sources.shorten import HEAD

_ROOT = r"<(?:[\w-]+:)?(rss|feed|rdf|channel|html)[\s/>]"
_PROLOG = r"<\?xml[\s?]|<!DOCTYPE\s"
_ROOT_TEXT, _ROOT_BYTES = re.compile(_ROOT, re.IGNORECASE), re.compile(_ROOT.encode(), re.IGNORECASE)
_PROLOG_TEXT, _PROLOG_BYTES = re.compile(_PROLOG, re.IGNORECASE), re.compile(_PROLOG.encode(), re.IGNORECASE)

_JUNK = "\ufeff\x00 \t\r\n"


def parse(body: bytes | str, headers: Mapping[str, str], url: str, limit: int = 2000) -> RawFeed:
    """Parse a feed of any kind.

    Args:
        body: The document.
        headers: Response headers, names in lower case; empty for a file.
        url: Where it came from.
        limit: The most entries to take, the newest.

    Returns:
        What was found, with an empty version when it is no feed.

    Raises:
        ParseError: It looks like a feed, but no parser can read it.
    """
    if isinstance(body, bytes) and (found := quickly(body, headers, url, limit)):
        return found
    text = text_of(body, headers).lstrip(_JUNK)
    if text.startswith("{"):
        return json_feed.parse(text, url, limit)
    root = _ROOT_TEXT.search(text, 0, HEAD)
    if root is None or root[1].lower() == "html":
        return RawFeed()
    # What stands before the prolog is no XML: a strict parser stops at it.
    prolog = _PROLOG_TEXT.search(text, 0, root.start())
    return feed.parse(text[prolog.start() if prolog else root.start() :], headers, url, limit)


def quickly(body: bytes, headers: Mapping[str, str], url: str, limit: int = 2000) -> RawFeed | None:
    """Parse a feed that needs no patience: two milliseconds for 200 KB, two seconds at the very worst.

    Worth trying before a worker process is asked: nothing in such a feed can hold a parser up.

    Returns:
        The feed, or None when it takes `parse` to tell what it is.
    """
    root = _ROOT_BYTES.search(body, 0, HEAD)
    if root is None or root[1].lower() == b"html":
        return None
    prolog = _PROLOG_BYTES.search(body, 0, root.start())
    return fast_feed.parse(body[prolog.start() if prolog else root.start() :], headers, url, limit)

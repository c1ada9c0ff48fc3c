"""Which parser a document is for, by what it holds and never by what a server calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui_reader.models import RawFeed
from tui_reader.sources import feed, json_feed
from tui_reader.sources.decoding import text_of
from tui_reader.sources.shorten import HEAD

_ROOT = re.compile(r"<(?:[\w-]+:)?(rss|feed|rdf|channel|html)[\s/>]", re.IGNORECASE)
_PROLOG = re.compile(r"<\?xml[\s?]|<!DOCTYPE\s", re.IGNORECASE)


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
    text = text_of(body, headers).lstrip("\ufeff\x00 \t\r\n")
    if text.startswith("{"):
        return json_feed.parse(text, url, limit)
    root = _ROOT.search(text, 0, HEAD)
    if root is None or root[1].lower() == "html":
        return RawFeed()
    # What stands before the prolog is no XML: a strict parser stops at it.
    prolog = _PROLOG.search(text, 0, root.start())
    return feed.parse(text[prolog.start() if prolog else root.start() :], headers, url, limit)

"""Both parsers of XML on one document: the fast one says what feedparser says, or nothing."""

from __future__ import annotations

from collections.abc import Mapping

from tui_reader.entries import RawFeed
from tui_reader.sources import feed, sniff


def agreed(
    document: str | bytes, headers: Mapping[str, str] | None = None, url: str = "", limit: int = 2000
) -> RawFeed:
    """What feedparser reads, which the fast parser reads too or steps aside."""
    slow = feed.parse(document, headers or {}, url, limit)
    assert quick(document, headers, url, limit) in (None, slow)
    return slow


def quick(
    document: str | bytes, headers: Mapping[str, str] | None = None, url: str = "", limit: int = 2000
) -> RawFeed | None:
    """What the fast parser reads."""
    body = document.encode("utf-8", "replace") if isinstance(document, str) else document
    return sniff.quickly(body, headers or {}, url, limit)

"""RSS 0.9x to 2.0, RDF, CDF and Atom, by feedparser: from a document to entries as they were written."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from tui_reader.entries import RawFeed
from tui_reader.errors import ParseError
from tui_reader.sources import feed_hints, guids, parsed, raw_feed, shorten, tidy
from tui_reader.sources.decoding import text_of
from tui_reader.sources.parsed import Fields
from tui_reader.sources.raw_feed import Document


def parse(body: bytes | str, headers: Mapping[str, str], url: str, limit: int = 2000) -> RawFeed:
    """Parse a feed written in XML.

    Nothing is fetched, opened or expanded: feedparser gets a stream of bytes, never a string that
    could be an address or a path, and drops external and nested entities.

    Args:
        body: The document.
        headers: Response headers, names in lower case; empty for a file.
        url: Where it came from, the base of its relative links.
        limit: The most entries to take, the newest.

    Returns:
        What was found, with an empty version when it is no feed.

    Raises:
        ParseError: feedparser failed on it.
    """
    text, notes = shorten.newest(text_of(body, headers), limit)
    text = tidy.tidy(shorten.fields(text))
    result = _feedparser(text, headers, url)
    entries = parsed.each(result, "entries")[:limit]
    version = parsed.text(result, "version") or (_named_by_root(text) if entries else "")
    about = parsed.fields(result.get("feed"))
    written, hints = guids.relative(text, url), feed_hints.of(text)
    return raw_feed.build(Document(url, version, about, entries, written, hints, notes))


def _feedparser(text: str, headers: Mapping[str, str], url: str) -> Fields:
    from xml.sax import SAXException

    import feedparser

    # The text is decoded by now: saying so keeps feedparser from guessing, and from codecs that raise.
    told = {
        "content-type": "application/xml; charset=utf-8",
        "content-location": url,
        "content-language": headers.get("content-language", ""),
    }
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        result: dict[str, object] = feedparser.parse(
            stream, response_headers=told, sanitize_html=False, resolve_relative_uris=False
        )
    except (SAXException, *_FAILURES) as error:
        raise ParseError(
            "This feed can't be read: its XML is broken.", "Look on the site for another of its feeds."
        ) from error
    return result


# What feedparser has been seen to raise, all of it by accident.
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

_ROOT = re.compile(r"<(?:[\w-]+:)?([A-Za-z]\w*)")
_BY_ROOT = {"channel": "cdf", "rdf": "rss090", "rss": "rss", "feed": "atom"}


def _named_by_root(text: str) -> str:
    """The version of a feed to which feedparser gives none, such as CDF, by its outermost element."""
    root = _ROOT.search(text)
    return _BY_ROOT.get(root[1].lower(), "") if root else ""

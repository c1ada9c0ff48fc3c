"""RSS 0.9x to 2.0, RDF, CDF and Atom, by feedparser: from a document to entries as they were written."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import NamedTuple

from tui_reader.errors import ParseError
from tui_reader.models import RawEntry, RawFeed
from tui_reader.sources import feed_media, feed_text, guids, parsed, people, shorten, tidy
from tui_reader.sources.decoding import text_of
from tui_reader.sources.parsed import Fields

_MARKUP = frozenset({"text/html", "application/xhtml+xml"})


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
    about = parsed.fields(result.get("feed"))
    entries = parsed.each(result, "entries")[:limit]
    version = parsed.text(result, "version") or (_named_by_root(text) if entries else "")
    authors = people.authors(about)
    context = _Context(url, authors if version.startswith("atom") else (), guids.relative(text, url))
    return RawFeed(
        title=_title(about),
        site_url=_link(about),
        description=parsed.text(about, "subtitle"),
        authors=authors,
        language=parsed.text(about, "language"),
        base_url=_base(about, url) or url,
        version=version,
        next_url=_linked(about, "next"),
        entries=tuple(_entry(entry, context) for entry in entries),
        notes=notes,
    )


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


class _Context(NamedTuple):
    """What an entry takes from the document around it."""

    url: str
    authors: tuple[str, ...]
    """Who wrote the entries that name nobody: in Atom the feed's authors (RFC 4287 4.2.1)."""
    guids: Mapping[str, str]
    """Guids as written, by what feedparser made of them."""


def _entry(entry: Fields, context: _Context) -> RawEntry:
    guid, link = _guid_and_link(entry, context.guids)
    body, summary = feed_text.body_and_summary(entry)
    published = parsed.text(entry, "published") or parsed.text(entry, "created")
    updated = parsed.text(entry, "updated")
    return RawEntry(
        guid=guid,
        link=link,
        title=_title(entry),
        title_is_html=parsed.text(parsed.fields(entry.get("title_detail")), "type") in _MARKUP,
        authors=people.authors(entry) or context.authors,
        categories=_categories(entry),
        # Dublin Core has one date, which feedparser takes for the date of the last change.
        published=published or updated or None,
        updated=updated or None,
        summary=summary.value,
        body=body.value[: shorten.LONGEST_BODY],
        body_kind=body.kind,
        base_url=_base(entry, context.url),
        enclosures=feed_media.enclosures(entry),
        image=feed_media.image(entry),
        language=body.language,
    )


def _title(fields: Fields) -> str:
    return parsed.text(fields, "title")[: shorten.LONGEST_TITLE]


def _guid_and_link(entry: Fields, relative: Mapping[str, str]) -> tuple[str, str]:
    guid, link = parsed.text(entry, "id"), _link(entry)
    written = relative.get(guid, guid)
    # feedparser takes the guid for a link where there is none: one that is neither address nor path is not.
    is_permalink = link != guid or written == guid or "/" in written
    return written, link if is_permalink else ""


# feedparser puts the id where there is no link, and in Atom that is often a tag: or urn: address.
_FOREIGN = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _link(fields: Fields) -> str:
    """The permalink: `link`, or the first alternate that leads to the web."""
    alternates = (parsed.text(link, "href") for link in parsed.each(fields, "links") if _is_alternate(link))
    candidates = (parsed.text(fields, "link"), *alternates)
    return next((each for each in candidates if each and not _FOREIGN.match(each)), "")


def _is_alternate(link: Fields) -> bool:
    return parsed.text(link, "rel") in ("alternate", "")


def _linked(fields: Fields, relation: str) -> str:
    links = parsed.each(fields, "links")
    return next((parsed.text(link, "href") for link in links if parsed.text(link, "rel") == relation), "")


def _categories(entry: Fields) -> tuple[str, ...]:
    tags = parsed.each(entry, "tags")
    return tuple(
        dict.fromkeys(filter(None, (parsed.text(tag, "label") or parsed.text(tag, "term") for tag in tags)))
    )


def _base(fields: Fields, url: str) -> str:
    """What `xml:base` says, or empty: feedparser hands it on with every text it finds."""
    details = (
        *parsed.each(fields, "content"),
        *(parsed.fields(fields.get(f"{name}_detail")) for name in ("summary", "title", "subtitle")),
    )
    return next(
        (base for base in (parsed.text(detail, "base") for detail in details) if base and base != url), ""
    )

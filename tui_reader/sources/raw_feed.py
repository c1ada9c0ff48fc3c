"""From a parser's fields to entries: which of them is the post's title, text or link.

feedparser and the fast parser hand over the same fields, so that what is made of them is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui_reader.entries import RawEntry, RawFeed
from tui_reader.sources import feed_media, feed_text, parsed, people, shorten
from tui_reader.sources.feed_hints import Hints
from tui_reader.sources.parsed import Fields

_MARKUP = frozenset({"text/html", "application/xhtml+xml"})


class Document(NamedTuple):
    """What a parser found in a document, named as feedparser names it."""

    url: str
    """Where it came from."""
    version: str
    about: Fields
    entries: Sequence[Fields]
    guids: Mapping[str, str]
    """Guids as written, by what feedparser makes of them."""
    hints: Hints = Hints()
    notes: tuple[str, ...] = ()


def build(document: Document) -> RawFeed:
    """Make a feed of what a parser found."""
    about, url = document.about, document.url
    authors = people.authors(about)
    # In Atom the feed's authors wrote the entries that name nobody (RFC 4287 4.2.1).
    inherited = authors if document.version.startswith("atom") else ()
    return RawFeed(
        title=_title(about),
        site_url=_link(about),
        description=parsed.text(about, "subtitle"),
        authors=authors,
        language=parsed.text(about, "language"),
        base_url=_base(about, url) or url,
        version=document.version,
        next_url=_linked(about, "next"),
        archive_url=_linked(about, "prev-archive"),
        is_complete=document.hints.is_complete,
        generator=document.hints.generator,
        ttl=document.hints.ttl,
        update_period=document.hints.update_period,
        skip_hours=document.hints.skip_hours,
        skip_days=document.hints.skip_days,
        entries=tuple(_entry(entry, document, inherited) for entry in document.entries),
        notes=document.notes,
    )


def _entry(entry: Fields, document: Document, inherited: tuple[str, ...]) -> RawEntry:
    guid, link = _guid_and_link(entry, document.guids)
    body, summary = feed_text.body_and_summary(entry)
    published = parsed.text(entry, "published") or parsed.text(entry, "created")
    updated = parsed.text(entry, "updated")
    return RawEntry(
        guid=guid,
        link=link,
        title=_title(entry),
        title_is_html=parsed.text(parsed.fields(entry.get("title_detail")), "type") in _MARKUP,
        authors=people.authors(entry) or inherited,
        categories=_categories(entry),
        # Dublin Core has one date, which feedparser takes for the date of the last change.
        published=published or updated or None,
        updated=updated or None,
        summary=summary.value,
        body=body.value[: shorten.LONGEST_BODY],
        body_kind=body.kind,
        base_url=_base(entry, document.url),
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
    is_permalink = link != guid or written == guid or "/" in written or link in _alternates(entry)
    return written, link if is_permalink else ""


# feedparser puts the id where there is no link, and in Atom that is often a tag: or urn: address.
_FOREIGN = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _link(fields: Fields) -> str:
    """The permalink: `link`, or the first alternate that leads to the web."""
    candidates = (parsed.text(fields, "link"), *_alternates(fields))
    return next((each for each in candidates if each and not _FOREIGN.match(each)), "")


def _alternates(fields: Fields) -> Iterator[str]:
    return (parsed.text(link, "href") for link in parsed.each(fields, "links") if _is_alternate(link))


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
    """What `xml:base` says, or empty: it comes with every text that is found."""
    for detail in (*parsed.each(fields, "content"), *(parsed.fields(fields.get(name)) for name in _DETAILS)):
        base = parsed.text(detail, "base")
        if base and base != url:
            return base
    return ""


_DETAILS = ("summary_detail", "title_detail", "subtitle_detail")

"""The gate: the one place where a stranger's fields become ours.

Pure functions of bytes and settings, so that they can run in a worker process. The order
matters: decode and parse (in `sources/`), repair mojibake, strip, then make links absolute.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from tui_reader.config import Limits
from tui_reader.entries import H_FEED, LONE_PAGE, Draft, Habits, Ingested, Older, RawEntry, RawFeed
from tui_reader.library import carried, gist
from tui_reader.models import BodyKind, DateOrigin, Enclosure
from tui_reader.sources import archive, sniff
from tui_reader.text import clean, dates, encoding
from tui_reader.text.rare import rare

USUAL = Limits()
UNTITLED = "(untitled)"
URL_CHARACTERS = 4096
TAGS = 40
"""More tags than this is a mistake or a flood."""

_HASHED_AT_ONCE = 2047
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def feed(
    body: bytes,
    headers: Mapping[str, str],
    url: str,
    now: datetime,
    limits: Limits = USUAL,
    seen: Collection[str] = (),
    generator: str = "",
) -> Ingested[Draft] | None:
    """Parse a feed and pass it through the gate.

    Args:
        body: The document, decompressed.
        headers: Response headers, names in lower case; empty for a file.
        url: Where it came from, the base of its relative links.
        now: The moment it arrived, UTC.
        limits: The most entries to take, and the widest title.
        seen: For a page of an archive: the marks of all pages before it.
        generator: For such a page: what the feed itself says made it.

    Returns:
        The clean feed, or None when the bytes are no feed.
    """
    raw = sniff.parse(body, headers, url, limits.entries)
    return ingest(raw, url, now, limits, seen, generator) if raw.version else None


def page(
    body: bytes,
    headers: Mapping[str, str],
    url: str,
    now: datetime,
    limits: Limits = USUAL,
    seen: Collection[str] = (),
) -> Ingested[Draft] | None:
    """Read a page by the posts it marks as such (h-entry), past the gate; one that marks none as one post.

    Returns:
        The clean posts, or None where there is not even an article.
    """
    from tui_reader.sources import h_feed, lone_page

    raw = h_feed.parse(body, headers, url, limits.entries)
    if raw.version:
        return ingest(raw, url, now, limits, seen, H_FEED)
    raw = lone_page.parse(body, headers, url)
    return ingest(raw, url, now, limits, seen, LONE_PAGE) if raw.version else None


def ingest(
    raw: RawFeed,
    url: str,
    now: datetime,
    limits: Limits = USUAL,
    seen: Collection[str] = (),
    generator: str = "",
) -> Ingested[Draft]:
    """Pass a parsed feed through the gate.

    Args:
        raw: What the parser found.
        url: The last base of relative links.
        now: The date of entries that have none, UTC; they keep their order.
        limits: The widest title.
        seen: For a page of an archive: the marks of all pages before it.
        generator: For such a page: what the feed itself says made it.
    """
    base = _absolute(raw.base_url, url) or url
    site_url = _absolute(raw.site_url, base)
    return Ingested(
        title=_title(raw.title, limits.title_cells, markup=True),
        site_url=site_url,
        drafts=entries(raw.entries, base, now, limits),
        notes=tuple(clean.line(note) for note in raw.notes),
        habits=Habits(raw.ttl, raw.update_period, raw.skip_hours, raw.skip_days),
        generator=clean.line(generator or raw.generator)[:200],
        older=_older(raw, url, generator, seen),
        marks=tuple(sorted(archive.marks(raw, url))),
    )


class Site(NamedTuple):
    """What is told of the place where posts come from."""

    title: str
    url: str


def site(titles: Iterable[str], url: str, limits: Limits = USUAL) -> Site:
    """Pass what a site says of itself through the gate: the first title that shows anything, its address."""
    clean_titles = (_title(title, limits.title_cells, markup=False) for title in titles)
    return Site(next(filter(None, clean_titles), UNTITLED), _absolute(url, ""))


def _older(raw: RawFeed, url: str, generator: str, seen: Collection[str]) -> Older | None:
    if not url.startswith(("http://", "https://")):
        return None
    page = archive.next_page(raw, url, generator, seen)
    return Older(page.url, page.is_told) if page else None


def entries(raw: Iterable[RawEntry], base: str, now: datetime, limits: Limits = USUAL) -> tuple[Draft, ...]:
    """Pass entries of one document through the gate, each with a key of its own."""
    drafts = [_draft(entry, base, _Arrival(now, index), limits) for index, entry in enumerate(raw)]
    return tuple(_unique(drafts))


class _Arrival(NamedTuple):
    """When an entry was met, and as which of its document."""

    now: datetime
    order: int


def _draft(entry: RawEntry, feed_base: str, arrival: _Arrival, limits: Limits) -> Draft:
    base = _absolute(entry.base_url, feed_base) or feed_base
    url = _absolute(entry.link, base)
    body = _storable(entry.body)
    text = gist.plain_text(body, entry.body_kind)
    title = _title(entry.title, limits.title_cells, markup=entry.title_is_html) or gist.first_words(text)
    dated = _dated(entry, arrival)
    words = gist.count_words(text, folded=entry.body_kind is BodyKind.MARKDOWN)
    enclosures = tuple(_enclosures(carried.files(entry, body, words), base))
    return Draft(
        key=_key(entry, title, text),
        url=url,
        title=title or UNTITLED,
        authors=_lines(entry.authors),
        published=dated.at,
        date_origin=dated.origin,
        updated=dates.parse(entry.updated, now=arrival.now, zone=entry.zone or UTC),
        tags=_lines(entry.tags),
        categories=_lines(entry.categories),
        summary=gist.summary(entry.summary, _above(entry) or text),
        body=body,
        body_kind=entry.body_kind,
        base_url=url or base,
        text=text,
        words=words,
        genre=carried.genre(entry, body, words, enclosures, url),
        enclosures=enclosures,
        language=clean.line(entry.language)[:35],
        draft=entry.draft,
        aliases=tuple(alias for alias in map(clean.line, entry.aliases[:TAGS]) if 0 < len(alias) <= 500),
        path=entry.path,
        stamp=entry.stamp,
        content_hash=_digest(title, body),
        notes=tuple(clean.line(note) for note in entry.notes),
    )


class _Dated(NamedTuple):
    at: datetime
    origin: DateOrigin


def planned_ahead(entry: RawEntry) -> timedelta:
    """How far ahead of now its writer may have dated it: of a file one knows that it is there already."""
    return dates.PLANNED if entry.path else dates.LATEST


def _dated(entry: RawEntry, arrival: _Arrival) -> _Dated:
    planned = planned_ahead(entry)
    found = (
        (entry.published, DateOrigin.GIVEN, planned),
        (entry.name_date, DateOrigin.FILE_NAME, planned),
        (None if entry.path else entry.updated, DateOrigin.GIVEN, dates.LATEST),
        (entry.commit_time, DateOrigin.COMMIT, dates.LATEST),
        (entry.file_time, DateOrigin.FILE_TIME, dates.LATEST),
    )
    for value, origin, ahead in found:
        if date := dates.parse(value, now=arrival.now, zone=entry.zone or UTC, ahead=ahead):
            return _Dated(date, origin)
    # One microsecond apart, so that undated entries stay in the feed's order.
    return _Dated(arrival.now - timedelta(microseconds=arrival.order), DateOrigin.FIRST_SEEN)


def _above(entry: RawEntry) -> str:
    """The text above the writer's own mark, empty when there is none."""
    above = "" if entry.summary else _storable(entry.body[: entry.summary_end])
    return gist.plain_text(above, entry.body_kind) if above else ""


def _key(entry: RawEntry, title: str, text: str) -> str:
    """Identity within the source: guid, else link, else a hash of title, date and text."""
    for given in (entry.guid, entry.link):
        if given.strip():
            key = _storable(given.strip())
            return key if len(key) <= URL_CHARACTERS else _digest(key)
    return _digest(title, str(entry.published or ""), text)


def _unique(drafts: list[Draft]) -> Iterable[Draft]:
    """Some feeds give every entry the same guid: a repeated key takes the link or the text into it."""
    repeated = {key for key, times in Counter(draft.key for draft in drafts).items() if times > 1}
    seen: set[str] = set()
    for draft in drafts:
        if draft.key in repeated:
            draft = _with_key(draft, f"{draft.key}\n{draft.url or draft.content_hash}")
        if draft.key not in seen:
            seen.add(draft.key)
            yield draft


def _with_key(draft: Draft, key: str) -> Draft:
    return draft._replace(key=key)


def _title(text: str, cells: int, *, markup: bool) -> str:
    """One clean line. Markup is taken out once; what then still looks like a tag was meant as text."""
    text = encoding.repair(text)
    if markup and ("<" in text or "&" in text):
        text = gist.words_of(text) if "<" in text else html.unescape(text)
    return clean.line(text, limit_cells=cells)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    cleaned = (clean.line(html.unescape(encoding.repair(text)), limit_cells=100) for text in texts)
    return tuple(dict.fromkeys(filter(None, cleaned)))[:TAGS]


def _enclosures(raw: Iterable[Enclosure], base: str) -> Iterable[Enclosure]:
    seen = set()
    for enclosure in raw:
        url = _absolute(enclosure.url, base)
        if url and url not in seen:
            seen.add(url)
            length = min(max(enclosure.length, 0), 2**53)
            yield Enclosure(url, clean.line(enclosure.type).lower(), length, enclosure.seconds)


def _absolute(url: str, base: str) -> str:
    """An absolute http(s) address, or empty: nothing else ever becomes a link."""
    url = clean.line(url, limit_cells=URL_CHARACTERS).replace(" ", "%20")
    if not url:
        return ""
    try:
        joined = urljoin(base, url)
        parts = urlsplit(joined)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return joined if usable and len(joined) <= URL_CHARACTERS else ""


def _storable(text: str) -> str:
    """Only what SQLite can keep: a lone surrogate can't be bound, a NUL cuts the text short."""
    if "\0" not in text and (text.isascii() or not _UNSTORABLE.search(rare(text))):
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def _digest(*parts: str) -> str:
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        # Given more, hashlib lets go of the interpreter lock, and waits for it longer than it hashes.
        for start in range(0, len(data), _HASHED_AT_ONCE):
            hashed.update(data[start : start + _HASHED_AT_ONCE])
        hashed.update(b"\0")
    return hashed.hexdigest()

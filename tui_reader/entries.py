"""What comes in: entries as strangers wrote them, and what the gate makes of them.

Apart from `models`, because a list of what is stored shows without any of it.
"""

from __future__ import annotations

import json
from datetime import datetime, tzinfo
from typing import Generic, NamedTuple, TypeVar

from tui_reader.models import BodyKind, DateOrigin, Enclosure, Genre

D = TypeVar("D")

H_FEED, LONE_PAGE = "h-feed", "page"
"""What takes the place of a generator where a page itself is read as a feed: by its marks, or as one post."""

PAGES = frozenset({H_FEED, LONE_PAGE})


class RawEntry(NamedTuple):
    """One entry as a stranger wrote it: nothing here is safe to show.

    `sources/` makes it, only `library/ingest.py` reads it.
    """

    guid: str = ""
    link: str = ""
    title: str = ""
    title_is_html: bool = False
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    published: str | datetime | None = None
    """As written, or a real date where the format has such (TOML)."""
    updated: str | datetime | None = None
    zone: tzinfo | None = None
    """In which dates that name no zone are meant; None: UTC."""
    summary: str = ""
    """Plain text or HTML."""
    body: str = ""
    summary_end: int = 0
    """Characters of the body that are its summary by the writer's own mark, 0 when there is none."""
    body_kind: BodyKind = BodyKind.HTML
    base_url: str = ""
    """What the entry says relative links stand on (`xml:base`), or empty."""
    enclosures: tuple[Enclosure, ...] = ()
    image: str = ""
    """Address of the picture the entry is illustrated with, or empty."""
    language: str = ""
    draft: bool = False
    aliases: tuple[str, ...] = ()
    """Local posts: addresses they had before, other names of a note."""
    path: str = ""
    """Local posts: path below the folder, `/` between the parts; may hold surrogates."""
    stamp: str = ""
    """Local posts: `mtime_ns:size`, by which a second opening knows the file is unchanged."""
    name_date: str = ""
    """Local posts: the `YYYY-MM-DD` the file's or folder's name begins with, or empty."""
    commit_time: datetime | None = None
    """Local posts: the first commit that added the file."""
    file_time: datetime | None = None
    """Local posts: modification time."""
    notes: tuple[str, ...] = ()
    """Sentences about fields that were ignored."""


class RawFeed(NamedTuple):
    """What a parser found in one document."""

    title: str = ""
    site_url: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    base_url: str = ""
    version: str = ""
    """`rss20`, `atom10`, `json11`, …; empty when the bytes are no feed."""
    next_url: str = ""
    """Where the feed says its older entries are (JSON Feed `next_url`, Atom `rel=next`), or empty."""
    archive_url: str = ""
    """The archive before this document (RFC 5005 `prev-archive`), or empty."""
    is_complete: bool = False
    """The document says that there are no other entries (RFC 5005 `fh:complete`)."""
    generator: str = ""
    """The program that made it, by its own words: `https://wordpress.org/?v=6.8`, `Jekyll`."""
    ttl: int = 0
    """Minutes for which the feed says it stays as it is (RSS `ttl`), 0 when not told."""
    update_period: int = 0
    """Minutes between its updates (`sy:updatePeriod` by `sy:updateFrequency`), 0 when not told."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day, UTC, in which nobody should ask (RSS `skipHours`)."""
    skip_days: tuple[int, ...] = ()
    """Days of the week, Monday 0, on which nobody should ask (RSS `skipDays`)."""
    entries: tuple[RawEntry, ...] = ()
    notes: tuple[str, ...] = ()


class FeedChoice(NamedTuple):
    """A feed that a site offers, to be chosen from several."""

    url: str
    title: str
    """One clean line; empty where the site gives it no name."""
    format: str = ""
    """"RSS", "Atom" or "JSON Feed"; "page" for a page that is read as a feed; empty where it isn't known."""
    is_apart: bool = True
    """It holds other posts than those before it: it isn't one of them in another format, or of comments."""


class Draft(NamedTuple):
    """A post past the gate: clean and dated, its body as it arrived, ready to store."""

    key: str
    """Identity within the source: guid, else link, else a hash of title, date and text."""
    url: str
    """The permalink: absolute http(s), or empty."""
    title: str
    """One clean line, never empty."""
    authors: tuple[str, ...]
    published: datetime
    date_origin: DateOrigin
    updated: datetime | None
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    summary: str
    body: str
    """As it arrived, lone surrogates replaced so that it can be stored."""
    body_kind: BodyKind
    base_url: str
    text: str
    """The body's plain text: for words, summary and search."""
    words: int
    genre: Genre = Genre.TEXT
    enclosures: tuple[Enclosure, ...] = ()
    language: str = ""
    draft: bool = False
    aliases: tuple[str, ...] = ()
    """What else a link may call it."""
    path: str = ""
    stamp: str = ""
    content_hash: str = ""
    """Of title and body: tells an edited post from the same post met again."""
    notes: tuple[str, ...] = ()


class DraftRow(NamedTuple):
    """A draft as it is stored: made where it passed the gate, so that whoever stores it only stores.

    `store/draft_rows.py` makes it, and knows the names of its columns.
    """

    key: str
    url: str
    title: str
    aliases: tuple[str, ...]
    path: str | bytes
    stamp: str
    signature: int
    """64 bits over all that a reader would see: equal for a post that is only met again."""
    published: int
    """Microseconds since 1970, UTC."""
    fields: tuple[object, ...]
    """Columns of the post."""
    around: tuple[object, ...]
    """Columns of what stands around its body."""
    text: str | bytes | None
    """Its plain text, packed against the body."""
    body: str


class Habits(NamedTuple):
    """What a feed says about when to ask it."""

    ttl: int = 0
    """Minutes for which it stays as it is, 0 when not told."""
    update_period: int = 0
    """Minutes between its updates."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day, UTC, in which nobody should ask."""
    skip_days: tuple[int, ...] = ()
    """Days of the week, Monday 0, on which nobody should ask."""
    fresh: int = 0
    """Minutes for which its last answer stays as it is, by what its server said."""

    def as_json(self) -> str:
        """As it is stored."""
        return json.dumps([self.ttl, self.update_period, self.skip_hours, self.skip_days, self.fresh])

    @classmethod
    def from_json(cls, stored: str) -> Habits:
        """From what is stored; empty for a feed that was never read."""
        if not stored:
            return cls()
        ttl, period, hours, days, *fresh = json.loads(stored)
        return cls(ttl, period, tuple(hours), tuple(days), *fresh)


class Asked(NamedTuple):
    """One request of a source, as the ledger keeps it."""

    at: datetime
    url: str
    """Without name and password."""
    status: int
    """Of HTTP, 0 when there was no answer."""
    bytes: int
    """Of the answer, unpacked."""
    milliseconds: int
    etag: str
    last_modified: str
    next_fetch: datetime | None
    """When it may be asked again; None: not by itself."""
    reason: str
    """Why then, in a sentence."""
    error: str
    """Why it was in vain, or empty."""
    notes: tuple[str, ...] = ()
    """Sentences about what was left out or is amiss; the ledger has them behind the reason."""


class Older(NamedTuple):
    """Where the posts are that have fallen out of a feed."""

    url: str
    is_told: bool
    """The feed names it; else it is where programs of its kind keep it."""


class Ingested(NamedTuple, Generic[D]):
    """What the gate made of one document: the source's clean fields, and its drafts or their rows."""

    title: str
    site_url: str
    drafts: tuple[D, ...]
    notes: tuple[str, ...] = ()
    habits: Habits = Habits()
    generator: str = ""
    older: Older | None = None
    """Where its archive goes on; None: nowhere."""
    marks: tuple[str, ...] = ()
    """By what this page of an archive is known again."""

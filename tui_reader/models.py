"""The nouns of the program: plain frozen data that every room may hold.

Nothing here does I/O. Every datetime is aware and in UTC until it reaches a face.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, NewType

from tui_reader import reading_time
from tui_reader.conditions import EVERYTHING, Condition
from tui_reader.ordering import USUAL, Arrangement, Sort

SourceId = NewType("SourceId", int)
PostId = NewType("PostId", int)
SearchId = NewType("SearchId", int)


class SourceKind(StrEnum):
    """What a location turned out to be."""

    FEED = "feed"
    """A feed fetched from an http(s) address."""
    FEED_FILE = "feed-file"
    """A feed saved as a local file."""
    FOLDER = "folder"
    """A folder of posts, searched recursively."""
    FILE = "file"
    """One local post."""
    GUIDE = "guide"
    """The bundled guide blog."""


class BodyKind(StrEnum):
    """The language in which a post's body arrived."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"


class DateOrigin(StrEnum):
    """Where a post's date was found, most trusted first."""

    GIVEN = "given"
    """The feed or the front matter says it."""
    FILE_NAME = "file name"
    COMMIT = "first commit"
    FILE_TIME = "file time"
    FIRST_SEEN = "first seen"
    """No usable date: the moment the post was first met."""


class Genre(StrEnum):
    """What a post mostly is, shown in the list in place of a length."""

    TEXT = "text"
    PICTURE = "picture"
    VIDEO = "video"
    AUDIO = "audio"


class Scope(StrEnum):
    """Which posts of a source a list shows."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    STARTED = "started"


class Enclosure(NamedTuple):
    """A file a feed entry carries beside its text (RSS `enclosure`, Atom `rel=enclosure`)."""

    url: str
    type: str = ""
    """MIME type, or empty."""
    length: int = 0
    """Bytes, 0 when not told."""
    seconds: int = 0
    """How long it plays, 0 when not told."""


class Source(NamedTuple):
    """A place posts come from, with its counters."""

    id: SourceId
    kind: SourceKind
    location: str
    """Absolute path or address."""
    title: str
    site_url: str = ""
    folder: str = ""
    """Where the person keeps it, `/` between folders in folders."""
    subscribed: bool = False
    """False: only visited. Its marks are kept all the same."""
    unread: int = 0
    total: int = 0
    copies: int = 0
    """Of its posts those that lists of all sources show as another source's."""
    unread_copies: int = 0
    etag: str = ""
    last_modified: str = ""
    checked: datetime | None = None
    """When it was last asked."""
    next_fetch: datetime | None = None
    error: str = ""
    """The sentence that says why the last refresh failed, or empty."""


class Copy(NamedTuple):
    """A post that is the same, met through another source."""

    id: PostId
    source_title: str


class Headline(NamedTuple):
    """One row of the list: all it shows of a post, and nothing of its body."""

    id: PostId
    source_id: SourceId
    source_title: str
    title: str
    url: str
    authors: tuple[str, ...]
    published: datetime
    date_origin: DateOrigin
    updated: datetime | None
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    summary: str
    words: int
    genre: Genre
    read: bool
    starred: bool
    progress: float = 0.0
    """How far reading went, 0.0 to 1.0."""
    started: bool = False
    """Whether it was left between its second line and its end."""
    draft: bool = False
    also_in: tuple[Copy, ...] = ()
    """The same post in other sources."""
    own_tags: tuple[str, ...] = ()
    """Tags that the person has given it."""
    muted: bool = False
    """Whether a rule hides it."""

    @property
    def minutes(self) -> int:
        """Reading time at 230 words a minute, at least 1 (Brysbaert 2019: 238 for English)."""
        return reading_time.minutes(self.words)


class Reading(NamedTuple):
    """A post was read."""

    at: datetime
    headline: Headline
    """As it is now."""


class Query(NamedTuple):
    """Which posts, and how they are arranged."""

    source: SourceId | None = None
    """None: every source, visited or subscribed, but the guide."""
    scope: Scope = Scope.ALL
    drafts: bool = False
    where: Condition = EVERYTHING
    """What else is asked of the posts."""
    line: str = ""
    """The same as a person types it, to be shown."""
    arrangement: Arrangement = USUAL
    search: SearchId | None = None
    """The saved search it is."""

    @property
    def sort(self) -> Sort:
        """The order of the list."""
        return self.arrangement.sort


class SavedSearch(NamedTuple):
    """A query that has a name."""

    id: SearchId
    name: str
    line: str
    """As it is typed."""
    everywhere: bool
    """Whether words of it are looked for in texts too, not in headlines alone."""


class Page(NamedTuple):
    """One page of the list."""

    query: Query
    number: int
    """From 1."""
    pages: int
    """At least 1."""
    total: int
    size: int
    headlines: tuple[Headline, ...] = ()
    counted: bool = True
    """False: `pages` and `total` are those known of so far, and there may be more."""

    @property
    def is_last(self) -> bool:
        """Nothing older is stored."""
        return self.number >= self.pages


class Place(NamedTuple):
    """Where reading stopped, as an anchor into the text, so that it survives every width.

    `block` counts top-level blocks from 0, `offset` visible characters within it,
    `digest` is of the text around it, so that an edited post finds its place again.
    """

    block: int = 0
    offset: int = 0
    digest: str = ""
    progress: float = 0.0

    @property
    def is_started(self) -> bool:
        """Whether it is between the second line and the end."""
        return (self.block > 0 or self.offset > 0) and self.progress < 1


class StoredBody(NamedTuple):
    """A post's body as the store keeps it."""

    text: str
    kind: BodyKind
    base_url: str
    enclosures: tuple[Enclosure, ...] = ()
    path: str = ""
    """Local posts: the file, below the source's folder."""
    notes: tuple[str, ...] = ()
    """Sentences about fields that were ignored."""
    language: str = ""
    """What the post says it is written in."""


class Article(NamedTuple):
    """A post opened for reading: Markdown that is clean, and what stands around it."""

    headline: Headline
    source: Source
    markdown: str
    complete: bool = True
    """False: the first part of a long post; `Library.rest` has the whole."""
    place: Place = Place()
    enclosures: tuple[Enclosure, ...] = ()
    notes: tuple[str, ...] = ()
    path: str = ""
    """Local posts: the absolute path of the file."""
    language: str = ""


class Snippet(NamedTuple):
    """A piece of a post's text around the words that were searched for."""

    text: str
    """One line."""
    matches: tuple[tuple[int, int], ...] = ()
    """Where the words stand in it: the index of the first character and of the one after the last."""

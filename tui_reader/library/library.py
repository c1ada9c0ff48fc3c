"""What the program can do, one method a verb. It knows neither a screen nor a shell."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from tui_reader.config import Config
from tui_reader.errors import NotFoundError
from tui_reader.library import guide, locate
from tui_reader.library.progress import Arrived, nobody
from tui_reader.models import (
    Article,
    Asked,
    Headline,
    Page,
    Place,
    PostId,
    Query,
    Refreshed,
    Source,
    SourceId,
    SourceKind,
    StoredBody,
)
from tui_reader.store import archives, asked, health, journal, posts, search, sources
from tui_reader.store.database import Database

# What reads sources and converts posts is loaded when it is first needed: a list that is stored
# already shows in half the time.
if TYPE_CHECKING:
    from tui_reader.library.links import Destination
    from tui_reader.library.refresh import Refresher
    from tui_reader.library.related import Related


def utc_now() -> datetime:
    """The clock, unless a test brings its own."""
    return datetime.now(UTC)


class Library:
    """The posts a person has opened, and every decision about them."""

    def __init__(self, database: Database, config: Config, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self.config = config
        self._refresher: Refresher | None = None

    @classmethod
    def open(cls, path: Path, config: Config, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open the library at a database file, creating it when there is none.

        Raises:
            StoreError: The file is newer, foreign, broken, or can't be written.
        """
        return cls(Database.open(path), config, clock)

    async def close(self) -> None:
        """Finish what is being written and let the file go."""
        await asyncio.to_thread(self._database.close)

    # Sources

    async def visit(self, location: str, *, arrived: Arrived = nobody) -> Source:
        """Open a location. It becomes a source marked as visited; its marks are kept.

        Args:
            location: A folder, a file or an http(s) address.
            arrived: Called at once with what is stored of it, and again whenever there is more.

        Returns:
            The source; its `error` says why it could not be asked, when posts of it were stored before.

        Raises:
            ReaderError: It can't be read, and nothing of it is stored.
        """
        found = locate.resolve(location)
        if found.name == str(guide.folder()):
            return await self.visit_guide(arrived=arrived)
        known_by = sources.by_address if found.place is locate.Place.ADDRESS else sources.by_location
        known = await self._database.read(known_by, found.name)
        if known is None:
            return await (await self._reading_sources()).visit(found, arrived)
        return await self._revisit(known, arrived)

    async def visit_guide(self, *, arrived: Arrived = nobody) -> Source:
        """Open the bundled guide blog."""
        known = await self._database.read(sources.by_location, str(guide.folder()))
        if known is None:
            return await (await self._reading_sources()).visit_guide(arrived)
        return await self._revisit(known, arrived)

    async def add(self, location: str) -> Source:
        """Subscribe to a location."""
        source = await self.visit(location)
        await self._database.write(sources.subscribe, source.id)
        return await self.source(source.id)

    async def remove(self, source_id: SourceId) -> Source:
        """Remove a source. Its posts and marks stay in the file, so that `undo` brings all back."""
        source = await self.source(source_id)
        await self._database.write(sources.remove, source_id, self._clock())
        return source

    async def sources(self) -> tuple[Source, ...]:
        """All sources but the guide, in the person's order."""
        found = await self._database.read(sources.every)
        return tuple(source for source in found if source.kind is not SourceKind.GUIDE)

    async def source(self, source_id: SourceId) -> Source:
        """One source, with its counters as they are now."""
        if source := await self._database.read(sources.get, source_id):
            return source
        raise NotFoundError(f"There is no source {source_id}.", "tui-reader sources lists them.")

    async def find_source(self, name: str) -> Source:
        """A source by its id or location, as a person types it."""
        for source in await self.sources():
            if name in (str(source.id), source.location) or _same_path(name, source.location):
                return source
        raise NotFoundError(f"There is no source “{name}”.", "tui-reader sources lists them.")

    async def refresh(
        self,
        chosen: Sequence[SourceId] | None = None,
        *,
        done: Callable[[Refreshed], None] = lambda _result: None,
        arrived: Arrived = nobody,
        insist: bool = False,
    ) -> list[Refreshed]:
        """Ask sources for news, several at once; each failure is a value of its own.

        Args:
            chosen: None: all.
            done: Called as each source ends.
            arrived: Called as folders come in.
            insist: Ask feeds too that may not be asked yet.
        """
        found = await self.sources() if chosen is None else [await self.source(each) for each in chosen]
        return await (await self._reading_sources()).all(found, done, arrived, insist=insist)

    async def has_older(self, source_id: SourceId) -> bool:
        """Whether a blog has posts that have fallen out of its feed, as far as is known."""
        return (await self._database.read(archives.get, source_id)).older is not None

    async def older(self, source_id: SourceId, *, pages: int = 1, arrived: Arrived = nobody) -> int:
        """Fetch posts that have fallen out of a feed, from where that stopped; how many are new.

        Args:
            source_id: A feed.
            pages: The most pages of its archive to fetch.
            arrived: Called as each has come.

        Raises:
            ReaderError: A page can't be had. The next time goes on there.
        """
        refresher = await self._reading_sources()
        return await refresher.archives.older(await self.source(source_id), pages=pages, arrived=arrived)

    async def ledger(self, source_id: SourceId) -> tuple[Asked, ...]:
        """The last hundred requests of a source, newest first."""
        return await self._database.read(asked.requests, source_id)

    # Posts

    async def page(self, query: Query, number: int, size: int, near: Page | None = None) -> Page:
        """One page of the list; `near` is a page it may lie beside, which makes turning cheap."""
        return await self._database.read(posts.page, query, number, size, near)

    async def page_of(self, query: Query, post_id: PostId, size: int) -> int | None:
        """The number of the page that holds a post, or None when the query doesn't."""
        return await self._database.read(posts.page_of, query, post_id, size)

    async def neighbor(
        self, query: Query, post_id: PostId, step: Literal[-1, 1], *, unread: bool = False
    ) -> Headline | None:
        """The next post down (1) or up (-1) the list; with `unread` the next one not yet read."""
        return await self._database.read(posts.neighbor, query, post_id, step, unread)

    async def newest(self, query: Query) -> Headline | None:
        """The first post of a list."""
        return await self._database.read(posts.newest, query)

    async def headline(self, post_id: PostId) -> Headline:
        """One post's row, as it is now."""
        if found := await self._database.read(posts.headline, post_id):
            return found
        raise NotFoundError(f"There is no post {post_id}.", "tui-reader ls lists them.")

    async def open_post(self, post_id: PostId) -> Article:
        """Open a post for reading: whole, or of a long one its beginning at first."""
        from tui_reader.library import opening

        headline = await self.headline(post_id)
        return await opening.beginning(self._database, headline, await self.source(headline.source_id))

    async def whole_post(self, post_id: PostId) -> Article:
        """Open a post with all of its text, however long that takes."""
        opened = await self.open_post(post_id)
        return opened if opened.complete else replace(opened, markdown=await self.rest(opened), complete=True)

    async def rest(self, opened: Article) -> str:
        """The whole Markdown of a post of which only the beginning was converted."""
        from tui_reader.library import opening

        return await opening.rest(self._database, opened)

    async def source_text(self, post_id: PostId) -> StoredBody:
        """A post's body as it arrived: Markdown, HTML or plain text. It is not clean."""
        if body := await self._database.read(posts.body, post_id):
            return body
        raise NotFoundError(f"There is no post {post_id}.", "tui-reader ls lists them.")

    async def related(self, post: Headline) -> Related:
        """The posts most like one, and those that link to it."""
        from tui_reader.library import related

        return await related.find(self._database, post)

    async def resolve(self, opened: Article, url: str) -> Destination:
        """Where a link of an open post leads."""
        from tui_reader.library import links

        return await links.resolve(self._database, opened, url)

    async def words_at(self, post_id: PostId, anchor: str) -> str:
        """The words at an anchor of a post that arrived as HTML; empty where there is none."""
        from tui_reader.library import anchored

        body = await self._database.read(posts.body, post_id)
        return await asyncio.to_thread(anchored.words, body, anchor) if body else ""

    async def set_place(self, post_id: PostId, place: Place) -> None:
        """Keep where reading stopped."""
        await self._database.write(posts.set_place, post_id, place)

    # Marks

    async def mark_opened(self, post_id: PostId) -> bool:
        """Mark a post read because it was opened; True when it was unread. `undo` takes it back."""
        return await self._database.write(journal.mark_opened, post_id, self._clock())

    async def mark_read(self, ids: Sequence[PostId], read: bool) -> int:
        """Mark posts read or unread; returns how many changed. `undo` takes it back."""
        return await self._database.write(journal.mark_read, ids, read, self._clock())

    async def star(self, ids: Sequence[PostId], starred: bool) -> int:
        """Star posts, or take their stars; returns how many changed. `undo` takes it back."""
        return await self._database.write(journal.mark_starred, ids, starred, self._clock())

    async def undo(self) -> str | None:
        """Take back the last change; returns what was undone in words, or None when nothing is left."""
        return await self._database.write(journal.undo)

    async def redo(self) -> str | None:
        """Make the change again that was undone last."""
        return await self._database.write(journal.redo)

    async def counts(self, query: Query) -> tuple[int, int]:
        """How many posts of a query are unread, and how many there are."""
        return await self._database.read(posts.counts, query)

    # Background

    async def fill_index(self) -> int:
        """Take a small batch of posts into the full-text index; 0 when all are in."""
        from tui_reader.library import looking

        return await self._database.write(search.fill, look=looking.seen)

    async def index_all(self) -> None:
        """Take all posts that wait into the full-text index, so that a search finds everything."""
        while await self.fill_index():
            pass

    async def warm(self) -> None:
        """Load what opening posts and asking sources will need, in a thread and ahead of need."""
        await asyncio.to_thread(_load_the_rest)

    async def check(self) -> str:
        """What is wrong with the database file, or nothing. Reads all of it."""
        return await self._database.read(health.check)

    async def _reading_sources(self) -> Refresher:
        if self._refresher is None:
            self._refresher = await asyncio.to_thread(self._new_refresher)
        return self._refresher

    def _new_refresher(self) -> Refresher:
        from tui_reader.library.refresh import Refresher

        return Refresher(self._database, self._clock, self.config.limits)

    async def _revisit(self, known: Source, arrived: Arrived) -> Source:
        refresher = await self._reading_sources()
        return (await refresher.one(known, arrived, announced=True)).source


def _load_the_rest() -> None:
    from tui_reader.library import links, mentions, opening, refresh, related  # noqa: F401


def _same_path(typed: str, location: str) -> bool:
    return "://" not in typed and str(Path(typed).expanduser().resolve()) == location

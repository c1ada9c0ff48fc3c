"""The sources on the screen: opening the location, its news, and coming back to where one was."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui_reader.errors import ReaderError
from tui_reader.library.library import Library
from tui_reader.library.progress import Progress
from tui_reader.models import PostId, Query, Refreshed, Source, SourceKind
from tui_reader.ui import keymap
from tui_reader.ui.screens.marking import Marking

if TYPE_CHECKING:
    from tui_reader.library.session import Session

ALL_SOURCES = "All sources"
NOTHING_HERE = "There are no posts here yet. Press r to look again."
LOOKING = "Looking for new posts …"
BETWEEN_BATCHES = 0.05
"""Seconds."""


class Visiting(Marking):
    """Opens what the program was started with, and refreshes it."""

    location: str | None
    """What the program was started with; None for all sources."""
    drafts: bool

    def __init__(self, library: Library, session: Session, clock: Callable[[], datetime]) -> None:
        super().__init__(library, session, clock)
        self._settling = asyncio.Lock()

    def start(self) -> None:
        """Open the location, or all sources."""
        self.posts.sentence = f"Opening {self.location} …" if self.location else "One moment …"
        self.ask("visit", self._start)

    async def _start(self) -> None:
        if self.location is None:
            await self._open_all()
        else:
            await self._open_location(self.location)
        self.posts.sentence = NOTHING_HERE
        if complaint := keymap.complaint(self.library.config.keys):
            self.say(complaint)
        self.ask("index", self._fill_index)

    async def _fill_index(self) -> None:
        """Take posts into the full-text index, a batch now and then, so that marks are written between."""
        if await self.library.fill_index():
            self.set_timer(BETWEEN_BATCHES, partial(self.ask, "index", self._fill_index))

    async def _open_location(self, location: str) -> None:
        try:
            source = await self.library.visit(location, arrived=self._arrived)
        except ReaderError as error:
            self.app.exit(return_code=error.exit_code, message=str(error))
            return
        await self._settle(source)
        if source.error:
            self.say(_still_readable(source))

    async def _open_all(self) -> None:
        """Show all sources; where there is none yet, the guide."""
        sources = await self.library.sources()
        if sources:
            self.known = {source.id: source for source in sources}
            await self._list(Query(drafts=self.drafts))
        else:
            await self._settle(await self.library.visit_guide(arrived=self._arrived))

    async def _settle(self, source: Source) -> None:
        """Show a source as it is now that it has been read."""
        self.known = {**self.known, source.id: source}
        async with self._settling:
            if self.posts.page is None:
                await self._list(Query(source=source.id, drafts=self.drafts))
            else:
                await self.fit()
        self._draw_top()

    def _arrived(self, source: Source, progress: Progress) -> None:
        """There is something new of a source: show it while the rest comes in."""
        self.say(progress.words)
        self.ask("arrivals", self._settle, source)

    async def _list(self, query: Query) -> None:
        """Show another list, where the person left it if it is the one they left."""
        self.query_shown = query
        self.posts.with_source = query.source is None and len(self.known) > 1
        self.posts.now = self.clock()
        self._draw_top()
        if not await self._come_back():
            await self.turn_to(1)

    async def _come_back(self) -> bool:
        """Go to the post the last session ended at; False when it isn't in this list."""
        if not self.session.post:
            return False
        post = PostId(self.session.post)
        assert self.query_shown is not None
        number = await self.library.page_of(self.query_shown, post, self.page_size)
        if number is None or not await self.turn_to_post(await self.library.headline(post)):
            return False
        if self.session.reading and self.chosen:
            self.read(self.chosen)
        return True

    # The top line

    async def count(self) -> None:
        """Draw the counters as they are now."""
        if self.query_shown and self.query_shown.source is not None:
            source = await self.library.source(self.query_shown.source)
            self.known = {**self.known, source.id: source}
        else:
            self.known = {source.id: source for source in await self.library.sources()}
        self._draw_top()

    def _draw_top(self) -> None:
        shown = self.source_shown
        self.top_line.source = shown.title if shown else ALL_SOURCES
        self.top_line.site = site(shown) if shown else ""
        of = [shown] if shown else list(self.known.values())
        self.top_line.unread = sum(source.unread for source in of)
        self.top_line.total = sum(source.total for source in of)

    @property
    def source_shown(self) -> Source | None:
        """The one source the list shows; None for all of them."""
        only = self.query_shown.source if self.query_shown else None
        return self.known.get(only) if only is not None else None

    # News

    def action_refresh(self) -> None:
        """Look for new posts in what is shown."""
        self.say(LOOKING, stay=True)
        self.ask("visit", self._look_again)

    async def _look_again(self) -> None:
        shown = self.source_shown
        results = await self.library.refresh([shown.id] if shown else None, arrived=self._arrived)
        self.posts.now = self.clock()
        await self.fit()
        await self.count()
        self.say(news(results))


def news(results: list[Refreshed]) -> str:
    """What a refresh brought, in one sentence or two."""
    added = sum(result.added for result in results)
    failed = [result for result in results if result.status == "failed"]
    found = "Nothing new." if not added else "1 new post." if added == 1 else f"{added:,} new posts."
    match failed:
        case []:
            return found
        case [only]:
            return only.error if not added else f"{found} {only.error}"
        case _:
            return f"{found} {len(failed)} of {len(results)} sources did not answer. r tries again."


def site(source: Source) -> str:
    """Where a source lives, for the top line: its host, or its folder."""
    if source.kind is SourceKind.GUIDE:
        return ""
    if source.kind is SourceKind.FEED:
        return re.sub(r"^www\.", "", urlsplit(source.site_url or source.location).hostname or "")
    path = Path(source.location)
    return f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else str(path)


def _still_readable(source: Source) -> str:
    posts = "1 post" if source.total == 1 else f"{source.total:,} posts"
    return f"{source.error} The {posts} you have can be read."

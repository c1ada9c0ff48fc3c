"""Ask sources for news: each by its kind, several at once, every failure a value."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from tui_reader.config import Config
from tui_reader.errors import ReaderError, StoreError
from tui_reader.library import guide, retention
from tui_reader.library.archives import Archives
from tui_reader.library.asking import Asker
from tui_reader.library.choosing import Choose
from tui_reader.library.feeds import Feeds
from tui_reader.library.files import Files
from tui_reader.library.finding import host
from tui_reader.library.folders import Folders
from tui_reader.library.full_texts import FullTexts
from tui_reader.library.locate import Location, Place
from tui_reader.library.progress import Arrived, Progress
from tui_reader.library.waiting import NotDueError
from tui_reader.models import Source, SourceKind
from tui_reader.outcomes import Refreshed, Stored
from tui_reader.store import sources
from tui_reader.store.asked import Standing
from tui_reader.store.database import Database

AT_ONCE = 24
"""Sources refreshed at the same time."""

AT_ONE_HOST = 2
"""Of these, feeds of one host: no more of them would be let through."""


class Refresher:
    """Knows who reads which kind of source."""

    def __init__(self, database: Database, clock: Callable[[], datetime], config: Config) -> None:
        limits = config.limits
        self._database = database
        self._clock = clock
        self.asker = Asker(database, clock, limits, config.accounts)
        self.feeds = Feeds(database, clock, limits, self.asker)
        self.archives = Archives(database, clock, limits, self.asker)
        self.full_texts = FullTexts(database, self.asker)
        self._folders = Folders(database, clock, limits)
        self._files = Files(database, clock, limits)

    async def visit(self, location: Location, arrived: Arrived, choose: Choose | None = None) -> Source:
        """Open a location of which nothing is stored.

        Args:
            location: Where.
            arrived: Called as more of a folder comes in.
            choose: Chooses where a site offers several feeds; None: the best is taken.

        Raises:
            ReaderError: It can't be read. Nothing is stored then.
        """
        match location.place:
            case Place.ADDRESS:
                source = await self.feeds.visit(location.addresses, choose)
            case Place.FOLDER:
                source = await self._folders.visit(Path(location.name), arrived)
            case Place.FILE:
                source = await self._files.visit(Path(location.name))
        return await self._settle(source, "")

    async def visit_guide(self, arrived: Arrived) -> Source:
        """Open the bundled guide blog for the first time."""
        source = await self._folders.visit(guide.folder(), arrived, kind=SourceKind.GUIDE, title=guide.TITLE)
        return await self._settle(source, "")

    async def one(
        self, source: Source, arrived: Arrived, *, insist: bool = False, announced: bool = False
    ) -> Refreshed:
        """Refresh one source. A failure is kept with the source as its sentence.

        Args:
            source: Any source.
            arrived: Called as more of a folder comes in.
            insist: Ask a feed though it may not be asked yet.
            announced: Tell by `arrived` that it is being asked.
        """
        started = time.monotonic()
        standing = await self.asker.standing(source) if source.kind is SourceKind.FEED else Standing()
        if source.kind is SourceKind.FEED and not insist:
            try:
                self.asker.check_due(standing)
            except NotDueError as wait:
                return Refreshed(source, "waiting", note=str(wait), error=source.error)
        if announced:
            arrived(source, Progress(words=f"Asking {source.title} for news"))
        stored, left, error = Stored(), 0, ""
        try:
            stored = await self._refresh(source, standing, arrived)
            left = await retention.leave(self._database, source.id, standing.keep, self._clock())
        except ReaderError as failure:
            error = str(failure)
        source = await self._settle(source, error)
        status = "failed" if error else "ok" if stored != Stored() else "unchanged"
        seconds = time.monotonic() - started
        return Refreshed(
            source, status, stored.added, stored.changed, error, seconds, left=left, copies=stored.copies
        )

    async def all(
        self,
        chosen: Iterable[Source],
        done: Callable[[Refreshed], None],
        arrived: Arrived,
        *,
        insist: bool = False,
    ) -> list[Refreshed]:
        """Refresh many sources, a few at once; `done` is called as each ends."""
        limit = asyncio.Semaphore(AT_ONCE)
        doors = defaultdict[str, asyncio.Semaphore](partial(asyncio.Semaphore, AT_ONE_HOST))

        async def limited(source: Source) -> Refreshed:
            # Who waits for a turn at a host of many feeds takes no place from those of other hosts.
            async with doors[_door(source)], limit:
                result = await self.one(source, arrived, insist=insist)
            done(result)
            return result

        return list(await asyncio.gather(*map(limited, chosen)))

    async def _refresh(self, source: Source, standing: Standing, arrived: Arrived) -> Stored:
        match source.kind:
            case SourceKind.FEED:
                return await self.feeds.refresh(source, standing)
            case SourceKind.FOLDER | SourceKind.GUIDE:
                return await self._folders.refresh(source, arrived)
            case SourceKind.FILE | SourceKind.FEED_FILE:
                return await self._files.refresh(source)

    async def _settle(self, source: Source, error: str) -> Source:
        """Note when the source was asked and how that ended; returns it with its counters of now.

        Looking through an unchanged folder writes nothing: a write waits for the disk, which takes
        longer than the look.
        """
        if error != source.error and source.kind is not SourceKind.FEED:
            try:
                await self._database.write(sources.set_checked, source.id, self._clock(), error)
            except StoreError as failure:  # it can't be kept, but it is told
                error = error or str(failure)
        fresh = await self._database.read(sources.get, source.id) or source
        return fresh._replace(error=error) if error else fresh


def _door(source: Source) -> str:
    """Where a source is asked: a feed at its host, anything else by itself."""
    return host(source.location) if source.kind is SourceKind.FEED else source.location

"""What every part of the library stands on: its file, its settings, its clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tui_reader.config import Config
from tui_reader.errors import NotFoundError
from tui_reader.models import Source, SourceId
from tui_reader.store import sources
from tui_reader.store.database import Database

if TYPE_CHECKING:
    from tui_reader.library.refresh import Refresher

MOVED_ASIDE = (
    "The database was broken. It is kept beside the new one as {}. "
    "tui-reader db restore FILE brings back a copy, db salvage FILE what can still be read of that one."
)


def utc_now() -> datetime:
    """The clock, unless a test brings its own."""
    return datetime.now(UTC)


class Shelf:
    """A library's file, settings and clock, and the way to those who read sources."""

    def __init__(self, database: Database, config: Config, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.clock = clock
        self.config = config
        self.notice = ""
        """What a person must be told of the file before anything else."""
        self._refresher: Refresher | None = None

    @classmethod
    def open(cls, path: Path, config: Config, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open the library at a database file, creating it when there is none.

        Raises:
            StoreError: The file is newer, foreign, broken, or can't be written.
        """
        return cls(Database.open(path), config, clock)

    @classmethod
    def open_anyway(cls, path: Path, config: Config, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open the library as `open` does; where the file is broken, move it aside and begin a new one.

        `notice` then says so.

        Raises:
            StoreError: The file is newer, foreign, or can't be written.
        """
        shelf = cls(Database.open_anyway(path, clock()), config, clock)
        if aside := shelf.database.moved_aside:
            shelf.notice = MOVED_ASIDE.format(aside.name)
        return shelf

    async def close(self) -> None:
        """Finish what is being written and let the file go."""
        await asyncio.to_thread(self.database.close)

    async def reading_sources(self) -> Refresher:
        """Who reads sources, loaded when first needed: a stored list then shows in half the time."""
        if self._refresher is None:
            self._refresher = await asyncio.to_thread(self._new_refresher)
        return self._refresher

    async def source(self, source_id: SourceId) -> Source:
        """One source, with its counters as they are now."""
        if source := await self.database.read(sources.get, source_id):
            return source
        raise NotFoundError(f"There is no source {source_id}.", "tui-reader sources lists them.")

    def _new_refresher(self) -> Refresher:
        from tui_reader.library.refresh import Refresher

        return Refresher(self.database, self.clock, self.config)

"""Single files: one post, or a feed saved as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tui_reader.config import Limits
from tui_reader.entries import DraftRow, Ingested
from tui_reader.errors import LocationError, NotAFeedError
from tui_reader.library import incoming, ingest, locate, receiving, worker
from tui_reader.models import Source, SourceKind
from tui_reader.outcomes import Stored
from tui_reader.sources import local_file
from tui_reader.store import sources
from tui_reader.store.database import Database
from tui_reader.text import clean


class Files:
    """Sources that are one local file."""

    def __init__(self, database: Database, clock: Callable[[], datetime], limits: Limits) -> None:
        self._database = database
        self._clock = clock
        self._limits = limits

    async def visit(self, path: Path) -> Source:
        """Read a file nothing is stored of: a post, or a feed.

        Raises:
            ReaderError: It is neither.
        """
        kind, ingested = await self._read(path)
        source = await self._database.write(
            sources.upsert,
            kind,
            str(path),
            ingest.site((ingested.title, path.stem), "").title,
            ingested.site_url,
            now=self._clock(),
        )
        await self._store(source, ingested)
        return source

    async def refresh(self, source: Source) -> Stored:
        """Read a known file again.

        Raises:
            ReaderError: It has gone, or can't be read any more. What is stored stays.
        """
        path = Path(source.location)
        if not await asyncio.to_thread(path.exists):
            raise LocationError(f"The file {clean.line(path.name)} is not there now.", worker.KEPT)
        _, ingested = await self._read(path)
        return await self._store(source, ingested)

    async def _read(self, path: Path) -> tuple[SourceKind, Ingested[DraftRow]]:
        if await asyncio.to_thread(local_file.is_feed, path):
            return SourceKind.FEED_FILE, await self._feed(path)
        entry = await asyncio.to_thread(local_file.read, path, most=self._limits.post_mb * 1024 * 1024)
        drafts = incoming.entries((entry,), self._clock(), self._limits)
        return SourceKind.FILE, Ingested(drafts[0].title, "", drafts)

    async def _feed(self, path: Path) -> Ingested[DraftRow]:
        body = await asyncio.to_thread(_head, path, self._limits.response_mb * 1024 * 1024)
        ingested = await worker.run(
            incoming.feed,
            body,
            {},
            path.as_uri(),
            self._clock(),
            self._limits,
            size=len(body),
            subject=path.name,
        )
        if ingested is None:
            raise NotAFeedError(f"{clean.line(path.name)} is neither a post nor a feed.", locate.WHAT_WORKS)
        return ingested

    async def _store(self, source: Source, ingested: Ingested[DraftRow]) -> Stored:
        return await receiving.store(self._database, source.id, ingested.drafts, self._clock())


def _head(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)

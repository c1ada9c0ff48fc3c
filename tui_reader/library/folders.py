"""Folders of posts and single files: scan, read what changed, pass the gate, store."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tui_reader.config import Limits
from tui_reader.entries import DraftRow, RawEntry
from tui_reader.errors import LocationError, ParseError
from tui_reader.library import incoming, ingest, receiving, worker
from tui_reader.library.progress import Arrived, Progress
from tui_reader.models import Source, SourceKind
from tui_reader.outcomes import Stored
from tui_reader.sources import folder
from tui_reader.sources.folder import Reason
from tui_reader.sources.local import commits
from tui_reader.sources.local.surroundings import Surroundings
from tui_reader.store import posts, settings, sources
from tui_reader.store.database import Database
from tui_reader.text import clean, dates

FIRST_BATCH = 100
"""Files read before the first page is shown: more than any page holds."""

BATCH = 250
"""Files a transaction: large enough to cost little, small enough to show progress."""

AHEAD = 3
"""Batches that are read while one is being stored."""


_Batch: TypeAlias = Sequence[folder.FoundFile]


class _Read(NamedTuple):
    rows: tuple[DraftRow, ...]
    skipped: tuple[folder.Skipped, ...]


class _Folder(NamedTuple):
    """What is read, and how; sent to the processes that read."""

    root: Path
    around: Surroundings
    looked: float
    """When it was looked through, by the monotonic clock: its history is read once each time."""
    limits: Limits


class Folders:
    """Posts that are files."""

    def __init__(self, database: Database, clock: Callable[[], datetime], limits: Limits) -> None:
        self._database = database
        self._clock = clock
        self._limits = limits

    async def visit(
        self, root: Path, arrived: Arrived, *, kind: SourceKind = SourceKind.FOLDER, title: str = ""
    ) -> Source:
        """Open a folder nothing is stored of: its posts show as they are read.

        Raises:
            LocationError: There is no post in it. Nothing is stored then.
        """
        scan = await asyncio.to_thread(folder.scan, root, most=_bytes(self._limits))
        if not scan.files:
            raise LocationError(f"There are no posts in {_called(root)}.", _why_none(scan))
        site = ingest.site((title, scan.title, root.name), scan.site_url, self._limits)
        source = await self._database.write(
            sources.upsert, kind, str(root), site.title, site.url, now=self._clock()
        )
        await self._index(source, scan, arrived)
        return source

    async def refresh(self, source: Source, arrived: Arrived) -> Stored:
        """Look through a known folder again.

        Raises:
            LocationError: It has vanished, which may be a disk that isn't mounted: its posts stay.
        """
        root = Path(source.location)
        if not await asyncio.to_thread(root.is_dir):
            raise LocationError(f"The folder {_called(root)} is not there now.", worker.KEPT)
        dialect = await self._database.read(settings.get, source.id, settings.DIALECT)
        scan = await asyncio.to_thread(folder.scan, root, most=_bytes(self._limits), dialect=dialect)
        site = ingest.site((), scan.site_url)
        if site.url != source.site_url:
            await self._database.write(sources.set_site, source.id, site.url)
        return await self._index(source, scan, arrived)

    async def _index(self, source: Source, scan: folder.Scan, arrived: Arrived) -> Stored:
        stamps = await self._database.read(posts.stamps, source.id)
        changed = [file for file in scan.files if stamps.get(file.path) != scan.stamp(file.stamp)]
        stored = Stored()
        skipped = list(scan.skipped)
        done = 0
        searched = _Folder(Path(source.location), scan.around, time.monotonic(), self._limits)
        async for read in self._reading(searched, tuple(_batches(changed))):
            new = await receiving.store(self._database, source.id, read.rows, self._clock())
            stored = Stored(*(before + more for before, more in zip(stored, new, strict=True)))
            skipped += read.skipped
            done += len(read.rows) + len(read.skipped)
            arrived(await self._again(source), _progress(done, len(changed)))
        await self._hide_missing(source, scan, stamps, skipped)
        arrived(await self._again(source), Progress(done, len(changed), _summary(skipped)))
        return stored

    async def _reading(self, searched: _Folder, batches: Sequence[_Batch]) -> AsyncIterator[_Read]:
        """Each batch read and past the gate, in order. Some are read ahead while one is being stored.

        The first is read here: it is small, and on the screen before a process would have begun.
        """
        waiting = iter(batches)
        ahead: deque[asyncio.Task[_Read]] = deque()
        try:
            for first in islice(waiting, 1):
                yield await asyncio.to_thread(_read, searched, first, self._clock())
            for batch in waiting:
                ahead.append(asyncio.create_task(self._read(searched, batch)))
                if len(ahead) > AHEAD:
                    yield await ahead.popleft()
            while ahead:
                yield await ahead.popleft()
        finally:
            for task in ahead:
                task.cancel()

    async def _read(self, searched: _Folder, batch: _Batch) -> _Read:
        size, patience = sum(file.size for file in batch), worker.DEADLINE * len(batch)
        subject = searched.root.name
        try:
            return await worker.run(
                _read, searched, batch, self._clock(), size=size, subject=subject, deadline=patience
            )
        except ParseError:
            # Whatever ended the process: no file's failure touches another's, so all are tried once more.
            return await asyncio.to_thread(_read, searched, batch, self._clock())

    async def _hide_missing(
        self, source: Source, scan: folder.Scan, stamps: dict[str, str], skipped: Sequence[folder.Skipped]
    ) -> None:
        present = scan.present(stamps) - {skip.path for skip in skipped if skip.reason is Reason.NO_POST}
        if not stamps.keys() <= present:
            new = {file.path for file in scan.files} - stamps.keys()
            await self._database.write(posts.hide_missing, source.id, present, new)

    async def _again(self, source: Source) -> Source:
        return await self._database.read(sources.get, source.id) or source


def _batches(files: Sequence[folder.FoundFile]) -> Iterator[_Batch]:
    """The files most likely on the first page come first."""
    ordered = sorted(files, key=lambda file: file.newness, reverse=True)
    if ordered:
        yield ordered[:FIRST_BATCH]
    for start in range(FIRST_BATCH, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


@lru_cache(maxsize=1)
def _history(root: Path, _looked: float) -> Mapping[str, datetime]:
    """When the files of a folder were first committed. Git is asked only once a post needs to know."""
    return commits.first_commits(root) if commits.is_tracked(root) else {}


def _read(searched: _Folder, files: _Batch, now: datetime) -> _Read:
    """Read files and pass them through the gate. No file's failure touches another's."""
    entries, skipped = [], []
    for file in files:
        found = folder.read(searched.root, file, most=_bytes(searched.limits), around=searched.around)
        if isinstance(found, folder.Skipped):
            skipped.append(found)
        else:
            entries.append(_dated(searched, found, now))
    return _Read(incoming.entries(entries, now, searched.limits), tuple(skipped))


def _dated(searched: _Folder, entry: RawEntry, now: datetime) -> RawEntry:
    """The entry with its commit's time, unless it says itself when it was published."""
    if entry.name_date or dates.parse(entry.published, now=now, ahead=ingest.planned_ahead(entry)):
        return entry
    return entry._replace(commit_time=_history(searched.root, searched.looked).get(entry.path))


def _called(root: Path) -> str:
    return clean.line(root.name or str(root))


def _bytes(limits: Limits) -> int:
    """Of the largest post."""
    return limits.post_mb * 1024 * 1024


def _progress(done: int, total: int) -> Progress:
    return Progress(done, total, f"Reading posts: {done:,} of {total:,}")


def _summary(skipped: Sequence[folder.Skipped]) -> str:
    """One sentence about files that were left out, or nothing."""
    reasons = Counter(skip.reason for skip in skipped if skip.reason is not Reason.NO_POST)
    if not reasons:
        return ""
    told = ", ".join(f"{times} {reason}" for reason, times in reasons.most_common(4))
    return f"{reasons.total()} file{'s' if reasons.total() > 1 else ''} skipped: {told}."


def _why_none(scan: folder.Scan) -> str:
    if scan.skipped:
        return _summary(scan.skipped)
    return "Posts are files that end in .md, .markdown, .mdown, .mdx, .txt or .html."

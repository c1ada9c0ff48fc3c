"""Folders of 1,000 and 10,000 posts: at first against reading and storing bytes, then against a scan."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import corpora
from tests.bench.figures import Figure
from tests.bench.shelf import NOW, Shelf
from tests.bench.timing import in_turn, milliseconds
from tui_reader.config import Config
from tui_reader.library.library import Library
from tui_reader.library.progress import Progress
from tui_reader.models import Source

SIZE = 4_000
ROUNDS = {1_000: 7, 10_000: 3}
"""By how many posts there are."""

FIRST_PAGE = 0.2
"""Of all of it: a second of five."""


def figures(shelf: Shelf) -> list[Figure]:
    """Through the library, with everything imported, each time into a new database."""
    return [figure for count in ROUNDS for figure in _figures(shelf, count)]


def _figures(shelf: Shelf, count: int) -> list[Figure]:
    folder = corpora.folder(shelf.place / f"folder-{count}", count, SIZE)
    visit = _Visit(folder, count)
    found = in_turn(
        {
            "stored": lambda: milliseconds(lambda: _read_and_store(folder, shelf.home() / "bare.db")),
            "indexed": lambda: milliseconds(lambda: _read_and_store(folder, shelf.home() / "bare.db", True)),
            "cold": lambda: asyncio.run(visit.cold(shelf.home() / "cold.db")),
            "first": lambda: visit.first_page,
            "scan": lambda: milliseconds(lambda: list(_scan(folder))),
            "warm": lambda: asyncio.run(visit.warm(shelf.home() / "warm.db")),
        },
        ROUNDS[count],
    )
    name = f"folder of {count:,}"
    return [
        Figure(f"{name}, cold", found["cold"], "read and store bytes", found["stored"], 3.0),
        Figure(f"{name}, cold", found["cold"], "read, store and index", found["indexed"], 2.0),
        Figure(f"{name}, first page", found["first"], "all of it", found["cold"], FIRST_PAGE),
        Figure(f"{name}, warm", found["warm"], "scan with stat", found["scan"], 3.0),
    ]


def _scan(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Every Markdown file with its time and size."""
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith(".md"):
                    told = entry.stat(follow_symlinks=False)
                    yield entry.path, told.st_mtime_ns, told.st_size


def _read_and_store(folder: Path, path: Path, indexed: bool = False) -> None:
    """Every byte, in one transaction, with the durability ours has; its words too, if they are wanted."""
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("pragma journal_mode = wal")
        database.execute("pragma synchronous = full")
        database.execute("create table posts (path text primary key, body text) strict")
        rows = ((name, Path(name).read_text("utf-8")) for name, _, _ in _scan(folder))
        database.executemany("insert into posts values (?, ?)", rows)
        if indexed:
            database.execute("create virtual table words using fts5 (body, content = 'posts')")
            database.execute("insert into words (words) values ('rebuild')")


class _Visit:
    """Visits of a folder, and how long they took in milliseconds."""

    def __init__(self, folder: Path, count: int) -> None:
        self._folder = folder
        self._count = count
        self.first_page = 0.0
        """Until the first posts of the last first visit could be seen."""

    async def cold(self, path: Path) -> float:
        """A first visit."""
        library = Library.open(path, Config(), clock=lambda: NOW)
        took, self.first_page = await self._made(library)
        await library.close()
        return took

    async def warm(self, path: Path) -> float:
        """A second visit."""
        library = Library.open(path, Config(), clock=lambda: NOW)
        await self._made(library)
        took, _ = await self._made(library)
        await library.close()
        return took

    async def _made(self, library: Library) -> tuple[float, float]:
        started = time.perf_counter()
        shown: list[float] = []

        def arrived(source: Source, _progress: Progress) -> None:
            if source.total:
                shown.append(time.perf_counter() - started)

        source = await library.visit(str(self._folder), arrived=arrived)
        took = time.perf_counter() - started
        assert source.total == self._count, source
        return took * 1000, min(shown, default=took) * 1000

"""A folder of 1,000 posts: the first time against reading and storing bytes, then against a scan."""

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

COUNT, SIZE = 1_000, 4_000
ROUNDS = 7


def figures(shelf: Shelf) -> list[Figure]:
    """Through the library, with everything imported, each time into a new database."""
    folder = corpora.folder(shelf.place / "thousand", COUNT, SIZE)
    found = in_turn(
        {
            "stored": lambda: milliseconds(lambda: _read_and_store(folder, shelf.home() / "bare.db")),
            "cold": lambda: asyncio.run(_cold(folder, shelf.home() / "cold.db")),
            "scan": lambda: milliseconds(lambda: list(_scan(folder))),
            "warm": lambda: asyncio.run(_warm(folder, shelf.home() / "warm.db")),
        },
        ROUNDS,
    )
    return [
        Figure("folder of 1,000, cold", found["cold"], "read and store bytes", found["stored"], 3.0),
        Figure("folder of 1,000, warm", found["warm"], "scan with stat", found["scan"], 3.0),
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


def _read_and_store(folder: Path, path: Path) -> None:
    """Every byte, in one transaction, with the durability ours has."""
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("pragma journal_mode = wal")
        database.execute("pragma synchronous = full")
        database.execute("create table posts (path text primary key, body blob) strict")
        rows = ((name, Path(name).read_bytes()) for name, _, _ in _scan(folder))
        database.executemany("insert into posts values (?, ?)", rows)


async def _cold(folder: Path, path: Path) -> float:
    """Milliseconds of a first visit."""
    library = Library.open(path, Config(), clock=lambda: NOW)
    took = await _visit(library, folder)
    await library.close()
    return took


async def _warm(folder: Path, path: Path) -> float:
    """Milliseconds of a second visit."""
    library = Library.open(path, Config(), clock=lambda: NOW)
    await _visit(library, folder)
    took = await _visit(library, folder)
    await library.close()
    return took


async def _visit(library: Library, folder: Path) -> float:
    started = time.perf_counter()
    source = await library.visit(str(folder))
    took = (time.perf_counter() - started) * 1000
    assert source.total == COUNT, source
    return took

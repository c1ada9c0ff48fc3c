"""What the library does without the screen, in libraries of several sizes."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.shelf import Shelf
from tests.bench.timing import against_smallest, milliseconds
from tui_reader.conditions import EVERYTHING
from tui_reader.library import related
from tui_reader.models import PostId, Query, SourceId
from tui_reader.store import journal, leaving, pages, readings, sources
from tui_reader.store.database import Database

ROUNDS = 5
READ = 200
"""Posts of the history that are shown."""

MARKED = 10_000
NOW = datetime(2026, 6, 2, tzinfo=UTC)

Act = Callable[[Database], float]


def figures(shelf: Shelf, counts: Sequence[int]) -> list[Figure]:
    """Each thing in each library, against the smallest of them."""
    with ExitStack() as stack:
        libraries = {
            count: stack.enter_context(closing(Database.open(shelf.great(count)))) for count in counts
        }
        found: list[Figure] = []
        for name, act in ACTS.items():
            found += against_smallest(
                name, {count: partial(act, library) for count, library in libraries.items()}, ROUNDS
            )
        for name, each in A_POST.items():
            found += against_smallest(
                f"{name}, a post",
                {count: partial(each, library) for count, library in libraries.items()},
                ROUNDS,
                unit="µs",
            )
        sizes = {count: partial(_room, library.path, count) for count, library in libraries.items()}
        return [*found, *against_smallest("database, a post", sizes, 1, unit="KB")]


def _asked(query: Callable[[sqlite3.Connection], object]) -> Act:
    return lambda library: milliseconds(lambda: library.read_now(query))


def _related(library: Database) -> float:
    post = library.read_now(pages.newest, Query())
    assert post is not None
    return milliseconds(lambda: asyncio.run(related.find(library, post)))


def _marked(library: Database) -> float:
    """A thousandth of a millisecond for each of 10,000 posts, or of all where there are fewer."""
    ids = library.read_now(_ids)
    took = milliseconds(lambda: library.write_now(journal.mark_read, ids, True, NOW))
    library.write_now(journal.undo)
    return took * 1000 / len(ids)


def _undone(library: Database) -> float:
    ids = library.read_now(_ids)
    library.write_now(journal.mark_read, ids, True, NOW)
    return milliseconds(lambda: library.write_now(journal.undo)) * 1000 / len(ids)


def _looked_through(library: Database) -> float:
    """What of a source may leave, looked for among all its posts."""
    source = library.read_now(sources.get, SourceId(1))
    assert source is not None
    took = milliseconds(lambda: library.read_now(leaving.may_leave, source.id, None, source.total // 2))
    return took * 1000 / source.total


def _ids(conn: sqlite3.Connection) -> list[PostId]:
    return [PostId(id_) for (id_,) in conn.execute("select id from posts order by id limit ?", (MARKED,))]


def _room(path: Path, count: int) -> float:
    return path.stat().st_size / count / 1024


ACTS: dict[str, Act] = {
    "unread counts": _asked(lambda conn: (pages.counts(conn, Query()), sources.every(conn))),
    "related posts": _related,
    "history": _asked(lambda conn: readings.newest(conn, EVERYTHING, READ)),
}
A_POST: dict[str, Act] = {
    "mark 10,000": _marked,
    "undo that": _undone,
    "retention": _looked_through,
}

"""Searches of 100,000 posts, and marks on 10,000 of them, against what SQLite does by itself."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.bench import great_library
from tests.bench.figures import Figure, Measured
from tests.bench.shelf import Shelf
from tests.bench.timing import in_turn, milliseconds
from tui_reader.library import query, related
from tui_reader.models import PostId, Query, SourceId
from tui_reader.ordering import Arrangement, Sort
from tui_reader.store import at_once, journal, leaving, pages, posts
from tui_reader.store.database import Database

COUNT = 100_000
ROUNDS = 3
RANKED_ROUNDS = 9
"""Some take less than a millisecond, and half of that is to be told."""

SIZE = 15
"""Posts of a page."""

MARKED = 10_000
LEAVING = 1_000
"""Of the 2,000 posts of a source."""

NOW = datetime(2026, 6, 2, tzinfo=UTC)

BUDGETS = {
    "a rare word": (great_library.RARE, 0.05),
    "a medium word": (great_library.MEDIUM, 0.05),
    "a common word": (great_library.COMMON, 0.15),
    "a phrase": (f'"{great_library.PHRASE}"', 0.15),
}
"""What is searched, and how much of a scan it may take. The last two are the worst there are."""


def figures(shelf: Shelf) -> list[Figure]:
    """The first page, as the screen asks for it; how many there are it asks for afterwards."""
    database = Database.open(shelf.great(COUNT))
    plain = database.read_now(_plain, shelf.place / "plain.db")
    with closing(database), closing(sqlite3.connect(plain)) as scanned:
        searches = [_search(name, database, scanned) for name in BUDGETS]
        sizes = [_size(database.path, plain)]
        return [*(each for found in searches for each in found), *_many(database), *sizes]


def _plain(conn: sqlite3.Connection, path: Path) -> Path:
    """The same bodies as text in a table, as newsboat has them."""
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("create table item (id integer primary key, title text, content text)")
        texts = conn.execute("select id, title, text from indexable")
        plain.executemany("insert into item values (?, ?, ?)", texts)
        plain.commit()
    return path


def _search(name: str, database: Database, scanned: sqlite3.Connection) -> list[Figure]:
    line, budget = BUDGETS[name]
    asked = query.parse(line)
    best = Query(where=asked.where, line=line, arrangement=Arrangement(Sort.RANKED))
    expression = line if line.startswith('"') else f'"{line}"'
    found = in_turn(
        {
            "scan": _timed(lambda: _scan(scanned, line.strip('"'))),
            "newest": _timed(lambda: database.read_now(at_once.page, asked, 1, SIZE)),
            "counted": _timed(lambda: database.read_now(pages.counts, asked)),
        },
        ROUNDS,
    )
    found |= in_turn(
        {
            "ranked": _timed(lambda: database.read_now(at_once.page, best, 1, SIZE)),
            "statement": _timed(lambda: database.read_now(_ranked, expression)),
        },
        RANKED_ROUNDS,
    )
    return [
        Figure(f"search of {name}", found["newest"], "LIKE over the same bodies", found["scan"], budget),
        Figure(f"ranked search of {name}", found["ranked"], "order by rank", found["statement"], 1.2),
        Figure(f"counting {name}, meanwhile", found["counted"], "LIKE over the same bodies", found["scan"]),
    ]


def _scan(conn: sqlite3.Connection, words: str) -> list[object]:
    """As newsboat 2.10 asks, whose list then has all that is found."""
    sql = "select id from item where title like ?1 or content like ?1 order by id desc"
    return conn.execute(sql, (f"%{words}%",)).fetchall()


def _ranked(conn: sqlite3.Connection, expression: str) -> list[object]:
    sql = (
        "select p.* from (select rowid from post_index where post_index match ? order by rank limit ?) f"
        " join posts p on p.id = f.rowid"
    )
    return conn.execute(sql, (expression, SIZE)).fetchall()


def _many(database: Database) -> list[Figure]:
    """Marking many posts, taking that back, counting the unread ones, what is like a post, what leaves."""
    ids = database.read_now(_first)
    found = in_turn(
        {
            "update": _timed(lambda: database.write_now(_update, ids)),
            "mark": _timed(lambda: database.write_now(journal.mark_read, ids, True, NOW)),
            "undo": _timed(lambda: database.write_now(journal.undo)),
            "counts": _timed(lambda: database.read_now(pages.counts, Query())),
            "counted": _timed(lambda: database.read_now(_counted)),
            "alike": _timed(lambda: asyncio.run(_alike(database, ids[5]))),
            "leaves": lambda: _left(database, _leave),
            "deleted": lambda: _left(database, _delete),
        },
        ROUNDS,
    )
    return [
        Figure("mark 10,000 read", found["mark"], "a bare update of 10,000", found["update"]),
        Figure("undo that", found["undo"], "a bare update of 10,000", found["update"]),
        Figure("unread counts", found["counts"], "counting the rows", found["counted"], 0.05),
        Figure("related posts", found["alike"], "counting the rows", found["counted"]),
        Figure("retention, 1,000 posts leave", found["leaves"], "a bare delete of 1,000", found["deleted"]),
    ]


class _NotKeptError(Exception):
    """Ends a transaction so that the next round finds the same."""


def _left(database: Database, act: Callable[[sqlite3.Connection], None]) -> float:
    """Let posts leave, and take it all back; how long the first took."""
    took = 0.0

    def leave(conn: sqlite3.Connection) -> None:
        nonlocal took
        conn.execute("update posts set read = 1 where source_id = 1")
        took = milliseconds(lambda: act(conn))
        raise _NotKeptError

    with suppress(_NotKeptError):
        database.write_now(leave)
    return took


def _leave(conn: sqlite3.Connection) -> None:
    leaving.leave(conn, SourceId(1), None, LEAVING)


def _delete(conn: sqlite3.Connection) -> None:
    conn.execute(
        "delete from bodies where post_id in (select id from posts where source_id = 1 order by id limit ?)",
        (LEAVING,),
    )


def _size(library: Path, plain: Path) -> Figure:
    """All that the library keeps, indexes too, against the bare texts."""
    found = [Measured((path.stat().st_size / 1024 / 1024,), "MB") for path in (library, plain)]
    return Figure("database of 100,000 posts", found[0], "the texts in a table", found[1], 2.0)


def _first(conn: sqlite3.Connection) -> list[PostId]:
    return [PostId(id_) for (id_,) in conn.execute("select id from posts order by id limit ?", (MARKED,))]


def _update(conn: sqlite3.Connection, ids: list[PostId]) -> None:
    """There and back, so that the next round finds the same."""
    for read in (1, 0):
        conn.executemany("update posts set read = ? where id = ?", ((read, id_) for id_ in ids))


def _counted(conn: sqlite3.Connection) -> list[object]:
    return conn.execute("select count(*), sum(read) from posts where +gone = 0 and +draft = 0").fetchall()


async def _alike(database: Database, post_id: PostId) -> object:
    post = await database.read(posts.headline, post_id)
    assert post is not None
    return await related.find(database, post)


def _timed(act: Callable[[], object]) -> Callable[[], float]:
    return partial(milliseconds, act)

"""Searches of 100,000 posts against what SQLite does by itself: a scan of the bodies, and one statement."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.bench import great_library
from tests.bench.figures import Figure
from tests.bench.shelf import Shelf
from tests.bench.timing import in_turn, milliseconds
from tui_reader.library import query, related
from tui_reader.models import PostId, Query
from tui_reader.ordering import Arrangement, Sort
from tui_reader.store import journal, pages, posts
from tui_reader.store.database import Database

COUNT = 100_000
ROUNDS = 3
SIZE = 15
"""Posts of a page."""

MARKED = 10_000
NOW = datetime(2026, 6, 2, tzinfo=UTC)

BUDGETS = {
    "a rare word": (great_library.RARE, 0.05),
    "a medium word": (great_library.MEDIUM, 0.05),
    "a common word": (great_library.COMMON, 0.15),
    "a phrase": (f'"{great_library.PHRASE}"', 0.15),
}
"""What is searched, and how much of a scan it may take. The last two are the worst there are."""


def figures(shelf: Shelf) -> list[Figure]:
    """The first page and the number of posts, as the screen asks for them."""
    database = Database.open(shelf.great(COUNT))
    plain = database.read_now(_plain, shelf.place / "plain.db")
    with closing(database), closing(sqlite3.connect(plain)) as scanned:
        searches = [_search(name, database, scanned) for name in BUDGETS]
        return [*(each for pair in searches for each in pair), *_many(database)]


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
            "newest": _timed(lambda: database.read_now(pages.page, asked, 1, SIZE)),
            "ranked": _timed(lambda: database.read_now(pages.page, best, 1, SIZE)),
            "statement": _timed(lambda: database.read_now(_ranked, expression)),
        },
        ROUNDS,
    )
    return [
        Figure(f"search of {name}", found["newest"], "LIKE over the same bodies", found["scan"], budget),
        Figure(f"ranked search of {name}", found["ranked"], "order by rank", found["statement"], 1.2),
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
    """Marking many posts, taking that back, counting the unread ones, and what is like a post."""
    ids = database.read_now(_first)
    found = in_turn(
        {
            "update": _timed(lambda: database.write_now(_update, ids)),
            "mark": _timed(lambda: database.write_now(journal.mark_read, ids, True, NOW)),
            "undo": _timed(lambda: database.write_now(journal.undo)),
            "counts": _timed(lambda: database.read_now(pages.counts, Query())),
            "counted": _timed(lambda: database.read_now(_counted)),
            "alike": _timed(lambda: asyncio.run(_alike(database, ids[5]))),
        },
        ROUNDS,
    )
    return [
        Figure("mark 10,000 read", found["mark"], "a bare update of 10,000", found["update"]),
        Figure("undo that", found["undo"], "a bare update of 10,000", found["update"]),
        Figure("unread counts", found["counts"], "counting the rows", found["counted"], 0.05),
        Figure("related posts", found["alike"], "counting the rows", found["counted"]),
    ]


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

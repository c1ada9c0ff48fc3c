"""Looking at the tables from outside, past the program's own queries."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from tui_reader.store.opening import WRITABLE, connect

_COUNTED = """
select s.id, count(p.id), coalesce(sum(p.read = 0), 0),
    coalesce(sum(p.starred), 0), coalesce(sum(p.started), 0),
    coalesce(sum(p.copy), 0), coalesce(sum(p.copy and p.read = 0), 0),
    coalesce(sum(p.copy and p.starred), 0), coalesce(sum(p.copy and p.started), 0)
from sources s left join posts p on p.source_id = s.id and p.gone = 0 and p.draft = 0 group by s.id
"""


def state(conn: Connection) -> list[tuple[object, ...]]:
    """Every row that undo answers for."""
    posts = conn.execute(
        "select 'post', id, gone, apart, read, starred, started, progress, twin, copy, alone,"
        " muted, own_tags from posts order by id"
    )
    sources = conn.execute(
        "select 'source', id, removed, subscribed, position, name, folder from sources order by id"
    )
    settings = conn.execute("select 'setting', * from source_settings order by source_id, name")
    rules = conn.execute("select 'rule', * from rules order by id")
    return [*posts, *sources, *settings, *rules]


def counters(conn: Connection) -> list[tuple[int, ...]]:
    """What the triggers have counted, a row a source: its posts by their marks, and of each the copies."""
    return conn.execute(
        "select id, total, unread, starred, started, copies, unread_copies, starred_copies, started_copies"
        " from sources order by id"
    ).fetchall()


def recount(conn: Connection) -> list[tuple[int, ...]]:
    """The same, counted now."""
    return conn.execute(_COUNTED).fetchall()


def integrity(path: Path) -> str:
    """What SQLite finds wrong with the file: "ok" is nothing."""
    with closing(connect(path, WRITABLE)) as conn:
        (found,) = conn.execute("pragma integrity_check").fetchone()
        return str(found)


def check_index(conn: Connection) -> None:
    """FTS5 compares the index with the posts, word for word (https://sqlite.org/fts5.html, 6.7)."""
    conn.execute("insert into post_index (post_index, rank) values ('integrity-check', 1)")

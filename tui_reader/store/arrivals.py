"""Posts coming in: new ones stored, edited ones brought up to date, vanished ones hidden.

Nothing here deletes: what a feed no longer lists, and a file that is gone, stay with their marks.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import chain
from sqlite3 import Connection
from typing import Any, NamedTuple

from tui_reader.entries import Draft, DraftRow
from tui_reader.models import DateOrigin, SourceId
from tui_reader.outcomes import Stored
from tui_reader.store import draft_rows, other_names, rekeyed, renamed, signs, twins
from tui_reader.store.columns import micros, path_of
from tui_reader.store.leaving import LEFT
from tui_reader.store.packing import pack_body

_POST = (
    "id",
    "source_id",
    "apart",
    "added",
    "key",
    "signature",
    "path",
    "stamp",
    "published",
    *signs.COLUMNS,
)
_BODY = (*draft_rows.AROUND, "text", "body", "post_id")
_AT_ONCE = 50
"""Rows a statement: triggers cost half of what they cost with a statement a row."""

_HOME = "select removed or kind = 'guide', kind, location, site_url from sources where id = ?"
_LAST_ID = "select coalesce(max(seq), 0) from sqlite_sequence where name = 'posts'"
_KNOWN = """
select key, id, signature, path, stamp, gone & ~2, published, date_origin from posts
where source_id = ? and key in (select value from json_each(?))
"""
_UPDATE_POST = f"""
update posts set gone = gone & 2, signature = ?, path = ?, stamp = ?, published = ?,
    {", ".join(f"{field} = ?" for field in draft_rows.FIELDS)}
where id = ?
"""
_UPDATE_BODY = f"update bodies set {', '.join(f'{field} = ?' for field in _BODY[:-1])} where post_id = ?"
_TOUCH = "update posts set gone = gone & 2, path = ?, stamp = ? where id = ?"


class _Known(NamedTuple):
    """What is stored of a post that arrives again."""

    id: int
    signature: int
    path: str | bytes
    stamp: str
    gone: int
    published: int
    date_origin: str


def store_drafts(
    conn: Connection, source_id: SourceId, drafts: Sequence[Draft | DraftRow], now: datetime
) -> Stored:
    """Store what one document holds; a post that is known keeps its marks and its place.

    A post is known by its key, or by what else tells it where a feed has changed that. Of two drafts with
    one key the first counts: feeds list the newest first.
    """
    unique = _first_of_each_key(drafts)
    known = _known(conn, source_id, unique)
    if again := rekeyed.follow(conn, source_id, unique, known):
        known = _known(conn, source_id, unique)
    new = [row for key, row in unique.items() if key not in known]
    added = _insert(conn, source_id, new, now)
    changed = _update(conn, [(known[key], row) for key, row in unique.items() if key in known])
    other_names.keep(conn, source_id, unique)
    twins.meet(conn, added, {*changed, *again})
    return Stored(len(added), len(changed), twins.met_before(conn, added))


def stamps(conn: Connection, source_id: SourceId) -> dict[str, str]:
    """Path and stamp of every file of a folder that is shown: what needn't be read again."""
    rows = conn.execute(
        "select path, stamp from posts where source_id = ? and path <> '' and gone & 1 = 0", (source_id,)
    )
    return {path_of(path): stamp for path, stamp in rows}


def hide_missing(
    conn: Connection, source_id: SourceId, present: Collection[str], new: Collection[str] = ()
) -> int:
    """Hide the posts whose files were deleted; how many. Stored again, they show again.

    Where no file is left at all, the folder was moved or isn't mounted: then nothing is hidden.

    Args:
        conn: Within a transaction.
        source_id: The folder.
        present: The paths that are there.
        new: Those of them that were not there before.
    """
    if not present:
        return 0
    rows = conn.execute(
        "select id, path, content_hash from posts where source_id = ? and path <> '' and gone & 1 = 0"
        " order by id",
        (source_id,),
    ).fetchall()
    there = frozenset(present)
    missing = [renamed.Missing(post_id, held) for post_id, path, held in rows if path_of(path) not in there]
    gone_on = renamed.follow(conn, source_id, missing, new) if missing else set()
    hidden = [post.id for post in missing if post.id not in gone_on]
    conn.execute(
        "update posts set gone = gone | 1 where id in (select value from json_each(?))",
        (json.dumps(hidden),),
    )
    return len(hidden)


def _first_of_each_key(drafts: Iterable[Draft | DraftRow]) -> dict[str, DraftRow]:
    unique: dict[str, DraftRow] = {}
    for draft in drafts:
        row = draft if isinstance(draft, DraftRow) else draft_rows.row(draft)
        unique.setdefault(row.key, row)
    return unique


def _known(conn: Connection, source_id: SourceId, keys: Collection[str]) -> dict[str, _Known]:
    rows = conn.execute(_KNOWN, (source_id, json.dumps(list(keys))))
    return {row[0]: _Known(*row[1:]) for row in rows}


def _insert(conn: Connection, source_id: SourceId, new: list[DraftRow], now: datetime) -> range:
    """Insert posts, then bodies, each in one go: the ids are ours to give, nobody else is writing.

    The first draft gets the highest id, so that posts of one date keep the order they came in.
    """
    if not new:
        return range(0)
    is_apart, kind, location, site_url = conn.execute(_HOME, (source_id,)).fetchone()
    home = signs.Home(kind, path_of(location), site_url)
    (last,) = conn.execute(_LAST_ID).fetchone()
    added = micros(now)
    posts, bodies = [], []
    for post_id, row in enumerate(reversed(new), last + 1):
        signed = signs.of(home, row.key, row.url, path_of(row.path), row.title)
        met = (row.key, row.signature, row.path, row.stamp, row.published)
        posts.append((post_id, source_id, is_apart, added, *met, *signed, *row.fields))
        bodies.append((*row.around, row.text, row.body, post_id))
    _insert_rows(conn, "posts", (*_POST, *draft_rows.FIELDS), posts)
    _insert_rows(conn, "bodies", _BODY, bodies)
    return range(last + 1, last + 1 + len(new))


def _insert_rows(
    conn: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    one = f"({', '.join('?' * len(columns))})"
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        values = ", ".join([one] * len(part))
        conn.execute(
            f"insert into {table} ({', '.join(columns)}) values {values}", tuple(chain.from_iterable(part))
        )


def _update(conn: Connection, met_again: list[tuple[_Known, DraftRow]]) -> list[int]:
    """Bring known posts up to date; the ids of those that show something new."""
    posts, bodies, touched = list[tuple[Any, ...]](), [], []
    for known, row in met_again:
        if known.gone & LEFT:
            continue  # it was read, and is not to be kept
        if row.signature != known.signature:
            dated = (row.published, *row.fields)
            if row.fields[0] == DateOrigin.FIRST_SEEN:  # the first time was the one stored
                dated = (known.published, known.date_origin, *row.fields[1:])
            posts.append((row.signature, row.path, row.stamp, *dated, known.id))
            bodies.append((*row.around, row.text, pack_body(row.body), known.id))
        elif known.gone or (row.path, row.stamp) != (known.path, known.stamp):
            touched.append((row.path, row.stamp, known.id))
    conn.executemany(_UPDATE_POST, posts)
    conn.executemany(_UPDATE_BODY, bodies)
    conn.executemany(_TOUCH, touched)
    return [post[-1] for post in posts]

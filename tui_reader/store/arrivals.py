"""Posts coming in: new ones stored, edited ones brought up to date, vanished ones hidden.

Nothing here deletes: what a feed no longer lists, and a file that is gone, stay with their marks.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import chain
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from tui_reader.models import DateOrigin, SourceId
from tui_reader.outcomes import Stored
from tui_reader.store import draft_rows, other_names, signs, twins
from tui_reader.store.columns import micros, path_of, storable
from tui_reader.store.leaving import LEFT
from tui_reader.store.packing import pack_body

if TYPE_CHECKING:
    from tui_reader.entries import Draft

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


def store_drafts(conn: Connection, source_id: SourceId, drafts: Sequence[Draft], now: datetime) -> Stored:
    """Store what one document holds; a post that is known keeps its marks and its place.

    A post is known by its key. Of two drafts with one key the first counts: feeds list the newest first.
    """
    unique = _first_of_each_key(drafts)
    known = _known(conn, source_id, unique)
    new = [(key, draft) for key, draft in unique.items() if key not in known]
    added = _insert(conn, source_id, new, now)
    changed = _update(conn, [(known[key], draft) for key, draft in unique.items() if key in known])
    other_names.keep(conn, source_id, unique)
    twins.meet(conn, added, changed)
    return Stored(added=len(added), changed=len(changed))


def stamps(conn: Connection, source_id: SourceId) -> dict[str, str]:
    """Path and stamp of every file of a folder that is shown: what needn't be read again."""
    rows = conn.execute(
        "select path, stamp from posts where source_id = ? and path <> '' and gone & 1 = 0", (source_id,)
    )
    return {path_of(path): stamp for path, stamp in rows}


def hide_missing(conn: Connection, source_id: SourceId, present: Collection[str]) -> int:
    """Hide the posts whose files were deleted; how many. Stored again, they show again.

    Where no file is left at all, the folder was moved or isn't mounted: then nothing is hidden.
    """
    if not present:
        return 0
    rows = conn.execute(
        "select id, path from posts where source_id = ? and path <> '' and gone & 1 = 0", (source_id,)
    ).fetchall()
    there = frozenset(present)
    missing = [post_id for post_id, path in rows if path_of(path) not in there]
    missing = [post_id for post_id in missing if not _found_again(conn, source_id, post_id)]
    conn.execute(
        "update posts set gone = gone | 1 where id in (select value from json_each(?))",
        (json.dumps(missing),),
    )
    return len(missing)


def _found_again(conn: Connection, source_id: SourceId, post_id: int) -> bool:
    """Whether the file of a post was renamed: another that has come holds the same, and nobody marked that.

    The post then goes on under the new name, with its marks and its place.
    """
    row = conn.execute(
        "select new.id, new.key, new.path, new.stamp from posts old join posts new"
        " on new.source_id = old.source_id and new.content_hash = old.content_hash and new.id <> old.id"
        " where old.id = ? and new.source_id = ? and new.gone & 1 = 0 and new.id > old.id"
        " and new.read = 0 and new.starred = 0 and new.own_tags = '' order by new.id limit 1",
        (post_id, source_id),
    ).fetchone()
    if row is None:
        return False
    new_id, key, path, stamp = row
    conn.execute("delete from posts where id = ?", (new_id,))
    conn.execute("update posts set key = ?, path = ?, stamp = ? where id = ?", (key, path, stamp, post_id))
    twins.meet(conn, (), [post_id])
    return True


def _first_of_each_key(drafts: Iterable[Draft]) -> dict[str, Draft]:
    unique: dict[str, Draft] = {}
    for draft in drafts:
        unique.setdefault(storable(draft.key), draft)
    return unique


def _known(conn: Connection, source_id: SourceId, keys: Collection[str]) -> dict[str, _Known]:
    rows = conn.execute(_KNOWN, (source_id, json.dumps(list(keys))))
    return {row[0]: _Known(*row[1:]) for row in rows}


def _insert(conn: Connection, source_id: SourceId, new: list[tuple[str, Draft]], now: datetime) -> range:
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
    for post_id, (key, draft) in enumerate(reversed(new), last + 1):
        row = draft_rows.row(draft)
        signed = signs.of(home, key, draft.url, draft.path, draft.title)
        posts.append((post_id, source_id, is_apart, added, key, *row[:4], *signed, *row.fields))
        bodies.append((*row.around, *draft_rows.text_and_body(draft), post_id))
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


def _update(conn: Connection, met_again: list[tuple[_Known, Draft]]) -> list[int]:
    """Bring known posts up to date; the ids of those that show something new."""
    posts, bodies, touched = list[tuple[Any, ...]](), [], []
    for known, draft in met_again:
        if known.gone & LEFT:
            continue  # it was read, and is not to be kept
        row = draft_rows.row(draft)
        if row.signature != known.signature:
            dated = (row.published, *row.fields)
            if draft.date_origin is DateOrigin.FIRST_SEEN:  # the first time was the one stored
                dated = (known.published, known.date_origin, *row.fields[1:])
            posts.append((*row[:3], *dated, known.id))
            text, body = draft_rows.text_and_body(draft)
            bodies.append((*row.around, text, pack_body(body), known.id))
        elif known.gone or (row.path, row.stamp) != (known.path, known.stamp):
            touched.append((row.path, row.stamp, known.id))
    conn.executemany(_UPDATE_POST, posts)
    conn.executemany(_UPDATE_BODY, bodies)
    conn.executemany(_TOUCH, touched)
    return [post[-1] for post in posts]

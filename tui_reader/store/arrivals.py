"""Posts coming in: new ones stored, edited ones brought up to date, vanished ones hidden.

Nothing here deletes: what a feed no longer lists, and a file that is gone, stay with their marks.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from itertools import chain
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.models import DateOrigin, Draft, SourceId, Stored
from tui_reader.store.columns import (
    file_name,
    lines,
    maybe_micros,
    micros,
    path_of,
    storable,
    storable_int,
)
from tui_reader.store.packing import pack_text

_FIELDS = (
    (
        "date_origin, updated, draft, words, genre, language, url, title, authors, tags, categories,"
        " folded, summary, content_hash"
    )
    .replace(" ", "")
    .split(",")
)
_NEW = ("id", "source_id", "apart", "added", "key", "signature", "path", "stamp", "published", *_FIELDS)
_BODY = ("kind", "base_url", "enclosures", "notes", "text", "body", "post_id")
_AT_ONCE = 50
"""Rows a statement: triggers cost half of what they cost with a statement a row."""

_UPDATE_POST = f"""
update posts set gone = 0, signature = ?, path = ?, stamp = ?, published = ?,
    {", ".join(f"{field} = ?" for field in _FIELDS)}
where id = ?
"""
_UPDATE_BODY = f"update bodies set {', '.join(f'{field} = ?' for field in _BODY[:-1])} where post_id = ?"
_TOUCH = "update posts set gone = 0, path = ?, stamp = ? where id = ?"
_KNOWN = """
select key, id, signature, path, stamp, gone, published, date_origin from posts
where source_id = ? and key in (select value from json_each(?))
"""

_LAST_ID = "select coalesce(max(seq), 0) from sqlite_sequence where name = 'posts'"


class _Known(NamedTuple):
    """What is stored of a post that arrives again."""

    id: int
    signature: int
    path: str | bytes
    stamp: str
    gone: int
    published: int
    date_origin: str


class _Row(NamedTuple):
    """A draft as columns, but for its body."""

    signature: int
    path: str | bytes
    stamp: str
    published: int
    fields: tuple[object, ...]
    """The columns of `_FIELDS`."""
    around: tuple[object, ...]
    """The columns of a body but the body."""


def store_drafts(conn: Connection, source_id: SourceId, drafts: Sequence[Draft], now: datetime) -> Stored:
    """Store what one document holds; a post that is known keeps its marks and its place.

    A post is known by its key. Of two drafts with one key the first counts: feeds list the newest first.
    """
    unique = _first_of_each_key(drafts)
    known = _known(conn, source_id, unique)
    new = [(key, draft) for key, draft in unique.items() if key not in known]
    _insert(conn, source_id, new, now)
    changed = _update(conn, [(known[key], draft) for key, draft in unique.items() if key in known])
    return Stored(added=len(new), changed=changed)


def stamps(conn: Connection, source_id: SourceId) -> dict[str, str]:
    """Path and stamp of every file of a folder that is shown: what needn't be read again."""
    rows = conn.execute(
        "select path, stamp from posts where source_id = ? and path <> '' and gone = 0", (source_id,)
    )
    return {path_of(path): stamp for path, stamp in rows}


def hide_missing(conn: Connection, source_id: SourceId, present: Collection[str]) -> int:
    """Hide the posts whose files were deleted; how many. Stored again, they show again.

    Where no file is left at all, the folder was moved or isn't mounted: then nothing is hidden.
    """
    if not present:
        return 0
    rows = conn.execute(
        "select id, path from posts where source_id = ? and path <> '' and gone = 0", (source_id,)
    ).fetchall()
    there = frozenset(present)
    missing = [post_id for post_id, path in rows if path_of(path) not in there]
    conn.execute(
        "update posts set gone = 1 where id in (select value from json_each(?))", (json.dumps(missing),)
    )
    return len(missing)


def _first_of_each_key(drafts: Iterable[Draft]) -> dict[str, Draft]:
    unique: dict[str, Draft] = {}
    for draft in drafts:
        unique.setdefault(storable(draft.key), draft)
    return unique


def _known(conn: Connection, source_id: SourceId, keys: Collection[str]) -> dict[str, _Known]:
    rows = conn.execute(_KNOWN, (source_id, json.dumps(list(keys))))
    return {row[0]: _Known(*row[1:]) for row in rows}


def _insert(conn: Connection, source_id: SourceId, new: list[tuple[str, Draft]], now: datetime) -> None:
    """Insert posts, then bodies, each in one go: the ids are ours to give, nobody else is writing.

    The first draft gets the highest id, so that posts of one date keep the order they came in.
    """
    if not new:
        return
    (apart,) = conn.execute(
        "select removed or kind = 'guide' from sources where id = ?", (source_id,)
    ).fetchone()
    (last,) = conn.execute(
        "select coalesce(max(seq), 0) from sqlite_sequence where name = 'posts'"
    ).fetchone()
    added = micros(now)
    posts, bodies = [], []
    for post_id, (key, draft) in enumerate(reversed(new), last + 1):
        row = _row(draft)
        posts.append((post_id, source_id, apart, added, key, *row[:4], *row.fields))
        bodies.append((*row.around, *_body(draft), post_id))
    _insert_rows(conn, "posts", _NEW, posts)
    _insert_rows(conn, "bodies", _BODY, bodies)


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


def _update(conn: Connection, met_again: list[tuple[_Known, Draft]]) -> int:
    """Bring known posts up to date; how many show something new."""
    posts, bodies, touched = [], [], []
    for known, draft in met_again:
        row = _row(draft)
        if row.signature != known.signature:
            dated = (row.published, *row.fields)
            if draft.date_origin is DateOrigin.FIRST_SEEN:  # the first time was the one stored
                dated = (known.published, known.date_origin, *row.fields[1:])
            posts.append((*row[:3], *dated, known.id))
            bodies.append((*row.around, *_body(draft), known.id))
        elif known.gone or (row.path, row.stamp) != (known.path, known.stamp):
            touched.append((row.path, row.stamp, known.id))
    # Posts first: their trigger puts aside the words the index holds, while the old body is there.
    conn.executemany(_UPDATE_POST, posts)
    conn.executemany(_UPDATE_BODY, bodies)
    conn.executemany(_TOUCH, touched)
    return len(posts)


def _row(draft: Draft) -> _Row:
    published = micros(draft.published)
    fields, around = _fields(draft), _around(draft)
    dated = "" if draft.date_origin is DateOrigin.FIRST_SEEN else published
    signature = _digest("\x1f".join(map(str, (dated, *fields, *around))))
    return _Row(signature, file_name(draft.path), storable(draft.stamp), published, fields, around)


def _fields(draft: Draft) -> tuple[object, ...]:
    title = storable(draft.title)
    authors, tags = storable(lines(draft.authors)), storable(lines(draft.tags))
    return (
        draft.date_origin.value,
        maybe_micros(draft.updated),
        int(draft.draft),
        storable_int(draft.words),
        draft.genre.value,
        storable(draft.language),
        storable(draft.url),
        title,
        authors,
        tags,
        storable(lines(draft.categories)),
        f"{title}\n{authors}\n{tags}".casefold(),
        storable(draft.summary),
        storable(draft.content_hash) or str(_digest(f"{title}\n{storable(draft.body)}")),
    )


def _around(draft: Draft) -> tuple[object, ...]:
    enclosures = [[enclosure.url, enclosure.type, enclosure.length] for enclosure in draft.enclosures]
    return (
        draft.body_kind.value,
        storable(draft.base_url),
        json.dumps(enclosures) if enclosures else "",
        storable(lines(draft.notes)),
    )


def _body(draft: Draft) -> tuple[str | bytes | None, str]:
    body = storable(draft.body)
    return pack_text(storable(draft.text), body), body


def _digest(seen: str) -> int:
    """64 bits: equal for a post that is only met again."""
    return int.from_bytes(blake2b(seen.encode(), digest_size=8).digest(), "big", signed=True)

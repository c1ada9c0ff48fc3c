"""Everything decided about posts and sources, in order, each with its way back.

Whatever changes such state says so here; undo, redo and history read it. An event tells what each
field of which rows was before and is after, so read backwards it is its own inverse.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from sqlite3 import Connection
from typing import Any, NamedTuple

from tui_reader.models import PostId, Query
from tui_reader.store import kept_rows, pages, twins
from tui_reader.store.columns import micros, row_id
from tui_reader.store.kept_rows import Kept, RowChange


class Field(StrEnum):
    """What can be changed and undone: a column of a table."""

    READ = "read"
    STARRED = "starred"
    ALONE = "alone"
    OWN_TAGS = "own_tags"
    MUTED = "muted"
    """By which rule; 0: by none."""
    REMOVED = "removed"
    SUBSCRIBED = "subscribed"
    NAME = "name"
    FOLDER = "folder"
    POSITION = "position"

    @property
    def table(self) -> str:
        """Where the column is."""
        return "posts" if self in _OF_POSTS else "sources"

    @property
    def is_shared(self) -> bool:
        """Whether the copies of a post have it too."""
        return self in (Field.READ, Field.STARRED, Field.OWN_TAGS)


_OF_POSTS = frozenset({Field.READ, Field.STARRED, Field.ALONE, Field.OWN_TAGS, Field.MUTED})


class Change(NamedTuple):
    """Rows whose field went from one value to another."""

    field: Field
    before: int | str
    after: int | str
    ids: tuple[int, ...]


def mark_read(conn: Connection, ids: Iterable[PostId], read: bool, now: datetime) -> int:
    """Mark posts read or unread as one event; how many changed."""
    return _mark(conn, Field.READ, ids, read, "Marked {} " + ("read" if read else "unread"), now)


def mark_all_read(conn: Connection, query: Query, now: datetime) -> int:
    """Mark all posts of a list read as one event; how many changed."""
    return mark_read(conn, pages.unread_ids(conn, query), True, now)


def mark_starred(conn: Connection, ids: Iterable[PostId], starred: bool, now: datetime) -> int:
    """Star posts, or take their stars away, as one event; how many changed."""
    return _mark(conn, Field.STARRED, ids, starred, "Starred {}" if starred else "Unstarred {}", now)


def mark_opened(conn: Connection, post_id: PostId, now: datetime) -> bool:
    """Mark a post read because it was opened; False when it was read already."""
    return bool(_mark(conn, Field.READ, [post_id], True, "Opened {}", now, kind="opened"))


def mark_alone(conn: Connection, ids: Iterable[PostId], alone: bool, now: datetime) -> int:
    """Part posts from their copies for good, or let them join again, as one event; how many changed."""
    there = [id_ for id_ in ids if not alone or len(twins.group(conn, id_)) > 1]
    changed = flip(conn, Field.ALONE, there, alone)
    if changed is None:
        return 0
    twins.settle(conn, changed.ids)
    words = "Split {} from its copies" if alone else "Put {} together with its copies"
    record(conn, "split", words.format(called(conn, changed.ids)), [changed], now)
    return len(changed.ids)


def flip(conn: Connection, field: Field, ids: Iterable[int], value: bool) -> Change | None:
    """Set a flag where it is different, and tell where; the caller records it."""
    ids = twins.with_copies(conn, ids) if field.is_shared else list(ids)
    rows = conn.execute(
        f"update {field.table} set {field} = ? where id in (select value from json_each(?)) and {field} <> ?"
        " returning id",
        (value, json.dumps(ids), value),
    )
    changed = tuple(id_ for (id_,) in rows.fetchall())
    return Change(field, not value, value, changed) if changed else None


def assign(conn: Connection, field: Field, id_: int, value: int | str) -> Change | None:
    """Give one row's field a value, and tell what it was; the caller records it."""
    row = conn.execute(f"select {field} from {field.table} where id = ?", (row_id(id_),)).fetchone()
    if row is None or row[0] == value:
        return None
    change = Change(field, row[0], value, (id_,))
    _set(conn, field, change.ids, value)
    return change


def shift(conn: Connection, change: Change) -> Change:
    """Give rows that all have the value before the one after; the caller records it."""
    _set(conn, change.field, change.ids, change.after)
    return change


def record(
    conn: Connection, kind: str, words: str, changes: Sequence[Change | RowChange], now: datetime
) -> None:
    """Add an event. What was undone before it can't be redone after it: that branch is left behind."""
    conn.execute("update journal set undone = 2 where undone = 1")
    conn.execute(
        "insert into journal (at, kind, words, changes) values (?, ?, ?, ?)",
        (micros(now), kind, words, json.dumps([change._asdict() for change in changes])),
    )


def undo(conn: Connection) -> str | None:
    """Take the latest event back; the sentence that says which, None when nothing is left to undo."""
    words = _step(conn, "undone = 0 order by id desc", back=True)
    return words and f"Undone: {words}."


def redo(conn: Connection) -> str | None:
    """Do again what was undone last; the sentence that says what, None when there is nothing."""
    words = _step(conn, "undone = 1 order by id", back=False)
    return words and f"Done again: {words}."


def _step(conn: Connection, which: str, *, back: bool) -> str | None:
    """Make all as it was before an event, or after it; its words, to stand in a sentence."""
    event = conn.execute(f"select id, words, changes from journal where {which} limit 1").fetchone()
    if event is None:
        return None
    id_, words, stored = event
    changes = _changes(stored)
    for change in reversed(changes) if back else changes:
        if isinstance(change, RowChange):
            kept_rows.restore(conn, change, change.before if back else change.after)
        else:
            _set(conn, change.field, change.ids, change.before if back else change.after)
    conn.execute("update journal set undone = ? where id = ?", (back, id_))
    return f"{words[:1].lower()}{words[1:]}"


def _mark(
    conn: Connection,
    field: Field,
    ids: Iterable[PostId],
    value: bool,
    words: str,
    now: datetime,
    kind: str = "marked",
) -> int:
    changed = flip(conn, field, ids, value)
    if changed is None:
        return 0
    record(conn, kind, words.format(called(conn, changed.ids)), [changed], now)
    return twins.count(conn, changed.ids)


def _set(conn: Connection, field: Field, ids: Sequence[int], value: int | str) -> None:
    """Set a field of rows, and whatever hangs on it. Posts that have become copies since share it."""
    if field.is_shared:
        ids = twins.with_copies(conn, ids)
    conn.execute(
        f"update {field.table} set {field} = ? where id in (select value from json_each(?))",
        (value, json.dumps(ids)),
    )
    if field is Field.ALONE:
        twins.settle(conn, ids)


def _changes(stored: str) -> list[Change | RowChange]:
    return [_row_change(each) if "row_of" in each else _field_change(each) for each in json.loads(stored)]


def _field_change(stored: Any) -> Change:  # json types what it reads so
    return Change(Field(stored["field"]), stored["before"], stored["after"], tuple(stored["ids"]))


def _row_change(stored: Any) -> RowChange:
    before, after = (None if row is None else tuple(row) for row in (stored["before"], stored["after"]))
    return RowChange(Kept(stored["row_of"]), before, after)


def called(conn: Connection, ids: Sequence[int]) -> str:
    """One post by its title, many by their number."""
    if (times := twins.count(conn, ids)) > 1:
        return f"{times:,} posts"
    (title,) = conn.execute("select title from posts where id = ?", (ids[0],)).fetchone()
    return f"“{title}”"

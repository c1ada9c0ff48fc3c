"""What was asked of sources, and when each may be asked again."""

from __future__ import annotations

import json
from datetime import datetime
from sqlite3 import Connection
from typing import Any, NamedTuple

from tui_reader.entries import Asked, Habits
from tui_reader.models import SourceId
from tui_reader.store import settings
from tui_reader.store.columns import (
    maybe_micros,
    maybe_moment,
    micros,
    moment,
    row_id,
    storable,
    storable_int,
)

KEPT = 100
"""Requests of a source that are kept."""

_MOVES = 3


class Standing(NamedTuple):
    """How things stand between a source and this program."""

    checked: datetime | None = None
    next_fetch: datetime | None = None
    reason: str = ""
    """Why then, in a sentence."""
    failed: int = 0
    """Times in a row that asking was in vain."""
    moved: tuple[str, ...] = ()
    """Where the last answers said the source has moved for good, the newest last; empty where none did."""
    habits: Habits = Habits()
    generator: str = ""
    is_typed: bool = True
    """A person gave this address, so it may lie in a private network."""
    posted: tuple[datetime, ...] = ()
    """When its last posts were published."""
    interval: str = ""
    """Minutes that the person wants between two requests, or empty."""
    keep: str = ""
    """How long the person wants its posts kept, or how many of them; empty: all."""


def standing(conn: Connection, source_id: SourceId) -> Standing:
    """How things stand with a source."""
    row = conn.execute(
        "select checked, next_fetch, reason, failed, moved, habits, generator, typed"
        " from sources where id = ?",
        (row_id(source_id),),
    ).fetchone()
    if row is None:
        return Standing()
    checked, next_fetch, reason, failed, moved, habits, generator, typed = row
    posted = conn.execute(
        "select published from posts where source_id = ? and gone = 0 and date_origin <> 'first seen'"
        " order by published desc limit 10",
        (row_id(source_id),),
    )
    return Standing(
        maybe_moment(checked),
        maybe_moment(next_fetch),
        reason,
        failed,
        tuple(json.loads(moved or "[]")),
        Habits.from_json(habits),
        generator,
        bool(typed),
        tuple(moment(published) for (published,) in posted),
        settings.get(conn, source_id, settings.INTERVAL),
        settings.get(conn, source_id, settings.KEEP),
    )


def note(conn: Connection, source_id: SourceId, asked: Asked, *, failed: int = 0, moved: str = "") -> None:
    """Write down a request, and what follows of it for the source.

    Args:
        conn: In a transaction.
        source_id: Who was asked.
        asked: The request.
        failed: How many in a row were in vain, this one too.
        moved: Where the answer said the source has moved for good.
    """
    row = conn.execute("select moved from sources where id = ?", (row_id(source_id),)).fetchone()
    before = json.loads(row[0] or "[]") if row else []
    conn.execute(
        "update sources set checked = ?, next_fetch = ?, reason = ?, failed = ?, moved = ?, error = ?"
        " where id = ?",
        (
            micros(asked.at),
            maybe_micros(asked.next_fetch),
            storable(asked.reason),
            failed,
            json.dumps([*before, moved][-_MOVES:]),
            storable(asked.error),
            source_id,
        ),
    )
    write_down(conn, source_id, asked)


def write_down(conn: Connection, source_id: SourceId, asked: Asked) -> None:
    """Write down a request, from which nothing follows here; the oldest of too many are forgotten."""
    conn.execute(
        "insert into requests (source_id, at, url, status, bytes, milliseconds, etag, last_modified,"
        " next_fetch, reason, error) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (source_id, *_row(asked)),
    )
    conn.execute(
        "delete from requests where source_id = ?1 and id not in"
        " (select id from requests where source_id = ?1 order by id desc limit ?2)",
        (source_id, KEPT),
    )


def requests(conn: Connection, source_id: SourceId, most: int = KEPT) -> tuple[Asked, ...]:
    """The last requests of a source, newest first."""
    rows = conn.execute(
        "select at, url, status, bytes, milliseconds, etag, last_modified, next_fetch, reason, error"
        " from requests where source_id = ? order by id desc limit ?",
        (row_id(source_id), most),
    )
    return tuple(_asked(row) for row in rows)


def last_asked(conn: Connection, source_id: SourceId, url: str) -> Asked | None:
    """The last request for an address that a source led to, as far as it is remembered."""
    return next((each for each in requests(conn, source_id) if each.url == url), None)


def set_habits(conn: Connection, source_id: SourceId, habits: Habits, generator: str) -> None:
    """Keep what a feed says of itself."""
    conn.execute(
        "update sources set habits = ?, generator = ? where id = ?",
        (habits.as_json(), storable(generator), source_id),
    )


def set_fresh(conn: Connection, source_id: SourceId, minutes: int) -> None:
    """Keep for how long the last answer stays as it is."""
    before = standing(conn, source_id)
    set_habits(conn, source_id, before.habits._replace(fresh=minutes), before.generator)


def put_off(conn: Connection, source_id: SourceId, until: datetime, reason: str) -> None:
    """Note another time at which a source is asked next, and why then."""
    conn.execute(
        "update sources set next_fetch = ?, reason = ? where id = ?",
        (micros(until), storable(reason), source_id),
    )


def move(conn: Connection, source_id: SourceId, location: str) -> bool:
    """Adopt another address for a source; False when another source has it already."""
    taken = conn.execute("select 1 from sources where location = ?", (storable(location),)).fetchone()
    if taken is None:
        conn.execute(
            "update sources set location = ?, moved = '', etag = '', last_modified = '' where id = ?",
            (storable(location), source_id),
        )
    return taken is None


def set_found(conn: Connection, source_id: SourceId) -> None:
    """Note that a source's address came from a document, not from a person."""
    conn.execute("update sources set typed = 0 where id = ?", (source_id,))


def _row(asked: Asked) -> tuple[object, ...]:
    return (
        micros(asked.at),
        storable(asked.url),
        asked.status,
        storable_int(asked.bytes),
        storable_int(asked.milliseconds),
        storable(asked.etag),
        storable(asked.last_modified),
        maybe_micros(asked.next_fetch),
        storable(" ".join(filter(None, (asked.reason, *asked.notes)))),
        storable(asked.error),
    )


def _asked(row: Any) -> Asked:  # sqlite3 types its rows so
    at, url, status, size, milliseconds, etag, last_modified, next_fetch, reason, error = row
    return Asked(
        moment(at),
        url,
        status,
        size,
        milliseconds,
        etag,
        last_modified,
        maybe_moment(next_fetch),
        reason,
        error,
    )

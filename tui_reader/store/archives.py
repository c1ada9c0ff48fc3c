"""How far the archives of feeds were read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.entries import Older
from tui_reader.models import SourceId
from tui_reader.store.columns import maybe_moment, row_id, storable, unlined


class Archive(NamedTuple):
    """Where the reading of an archive stopped."""

    older: Older | None
    """The page to go on with; None at the end."""
    marks: frozenset[str] = frozenset()
    """By what the pages that were read are known again."""
    pages: int = 0
    """How many were read."""


def get(conn: Connection, source_id: SourceId) -> Archive:
    """The archive of a source."""
    row = conn.execute(
        "select next_url, is_told, marks, pages from archives where source_id = ?", (row_id(source_id),)
    ).fetchone()
    if row is None:
        return Archive(None)
    url, is_told, marks, pages = row
    return Archive(Older(url, bool(is_told)) if url else None, frozenset(unlined(marks)), pages)


def oldest(conn: Connection, source_id: SourceId) -> datetime | None:
    """The date of the oldest post of a source."""
    (published,) = conn.execute(
        "select min(published) from posts where source_id = ?", (row_id(source_id),)
    ).fetchone()
    return maybe_moment(published)


def begin(conn: Connection, source_id: SourceId, older: Older | None, marks: Collection[str]) -> None:
    """Note where the archive of a feed begins; where it was begun already, nothing changes."""
    conn.execute(
        "insert or ignore into archives (source_id, next_url, is_told, marks, pages) values (?, ?, ?, ?, 0)",
        (source_id, storable(older.url) if older else "", bool(older and older.is_told), _lines(marks)),
    )


def turn(conn: Connection, source_id: SourceId, older: Older | None, marks: Collection[str]) -> None:
    """Note that a page was read, and where the next one is."""
    before = get(conn, source_id)
    conn.execute(
        "update archives set next_url = ?, is_told = ?, marks = ?, pages = pages + 1 where source_id = ?",
        (
            storable(older.url) if older else "",
            bool(older and older.is_told),
            _lines(before.marks | frozenset(marks)),
            source_id,
        ),
    )


def _lines(marks: Collection[str]) -> str:
    return storable("\n".join(sorted(marks)))

"""Whole rows that come and go by a person's decision, such as the settings of a source.

Each is told as what it was before and is after, so that the journal takes it back and makes it again.
"""

from __future__ import annotations

from enum import StrEnum
from sqlite3 import Connection
from typing import NamedTuple, TypeAlias

Value: TypeAlias = int | str
Row: TypeAlias = tuple[Value, ...]


class Kept(StrEnum):
    """A table of such rows."""

    SETTINGS = "source_settings"
    RULES = "rules"
    SEARCHES = "saved_searches"

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, those of the key first. Only ever append: the journal holds rows in this order."""
        return _TABLES[self][0]

    @property
    def key_length(self) -> int:
        """How many of the columns are the key."""
        return _TABLES[self][1]


_TABLES: dict[Kept, tuple[tuple[str, ...], int]] = {
    Kept.SETTINGS: (("source_id", "name", "value"), 2),
    Kept.RULES: (("id", "action", "tag", "query", "added"), 1),
    Kept.SEARCHES: (("id", "name", "line", "everywhere", "position"), 1),
}


class RowChange(NamedTuple):
    """A row that came, went, or became another; None: there is none."""

    row_of: Kept
    before: Row | None
    after: Row | None


def put(conn: Connection, table: Kept, row: Row) -> RowChange | None:
    """Let a row be as it is given; None where it is so already. The caller records the change."""
    return _change(conn, table, row[: table.key_length], row)


def drop(conn: Connection, table: Kept, key: Row) -> RowChange | None:
    """Take a row away; None where there is none. The caller records the change."""
    return _change(conn, table, key, None)


def restore(conn: Connection, change: RowChange, row: Row | None) -> None:
    """Let a row be as it was before a change, or after it."""
    known = row or change.before or change.after
    assert known is not None
    _write(conn, change.row_of, known[: change.row_of.key_length], row)


def _change(conn: Connection, table: Kept, key: Row, after: Row | None) -> RowChange | None:
    sql = f"select {', '.join(table.columns)} from {table} where {_is(table)}"
    before: Row | None = conn.execute(sql, key).fetchone()
    if before == after:
        return None
    _write(conn, table, key, after)
    return RowChange(table, before, after)


def _write(conn: Connection, table: Kept, key: Row, row: Row | None) -> None:
    conn.execute(f"delete from {table} where {_is(table)}", key)
    if row is not None:
        columns = table.columns[: len(row)]  # an older event may know fewer
        marks = ", ".join("?" * len(row))
        conn.execute(f"insert into {table} ({', '.join(columns)}) values ({marks})", row)


def _is(table: Kept) -> str:
    return " and ".join(f"{column} = ?" for column in table.columns[: table.key_length])

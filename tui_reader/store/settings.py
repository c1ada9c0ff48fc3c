"""What a person wants of a single source."""

from __future__ import annotations

from sqlite3 import Connection

from tui_reader.models import SourceId
from tui_reader.store.columns import row_id, storable

FULL_TEXT = "full_text"
SELECTOR = "selector"
INTERVAL = "interval"
"""Minutes between two requests."""

DIALECT = "dialect"
"""Whose source tree a folder is, where it isn't what it looks like."""

NAMES = (FULL_TEXT, SELECTOR, INTERVAL, DIALECT)


def get(conn: Connection, source_id: SourceId, name: str) -> str:
    """One setting, empty where it isn't set."""
    row = conn.execute(
        "select value from source_settings where source_id = ? and name = ?", (row_id(source_id), name)
    ).fetchone()
    return "" if row is None else str(row[0])


def every(conn: Connection, source_id: SourceId) -> dict[str, str]:
    """All that are set."""
    return dict(
        conn.execute("select name, value from source_settings where source_id = ?", (row_id(source_id),))
    )


def put(conn: Connection, source_id: SourceId, name: str, value: str) -> None:
    """Set one; an empty value unsets it."""
    if value:
        conn.execute(
            "insert or replace into source_settings (source_id, name, value) values (?, ?, ?)",
            (source_id, name, storable(value)),
        )
    else:
        conn.execute(
            "delete from source_settings where source_id = ? and name = ?", (row_id(source_id), name)
        )

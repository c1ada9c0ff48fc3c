"""What a person wants of a single source."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from tui_reader.models import SourceId
from tui_reader.store import journal, kept_rows, sources
from tui_reader.store.columns import row_id, storable
from tui_reader.store.kept_rows import Kept

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


def put(conn: Connection, source_id: SourceId, name: str, value: str, now: datetime) -> None:
    """Set one as an event of the journal; an empty value unsets it."""
    source = sources.get(conn, source_id)
    if source is None:
        return
    key = (source.id, name)
    row = (*key, storable(value))
    change = kept_rows.put(conn, Kept.SETTINGS, row) if value else kept_rows.drop(conn, Kept.SETTINGS, key)
    if change:
        words = f"Set {name} of “{source.title}”" if value else f"Unset {name} of “{source.title}”"
        journal.record(conn, "source", words, [change], now)

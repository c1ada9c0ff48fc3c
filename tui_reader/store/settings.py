"""What a person wants of a single source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from sqlite3 import Connection

from tui_reader.models import SourceId
from tui_reader.store import journal, kept_rows, sources
from tui_reader.store.columns import row_id, storable
from tui_reader.store.journal import Change, Field
from tui_reader.store.kept_rows import Kept, RowChange

NAME = "name"
"""What a person calls it. It stands in the source's own row."""

FULL_TEXT = "full_text"
SELECTOR = "selector"
INTERVAL = "interval"
"""Minutes between two requests."""

DIALECT = "dialect"
"""Whose source tree a folder is, where it isn't what it looks like."""

READ_WHEN = "read_when"

KEEP = "keep"
"""How long its posts are kept, or how many."""

NAMES = (FULL_TEXT, SELECTOR, INTERVAL, DIALECT, READ_WHEN, KEEP)


def get(conn: Connection, source_id: SourceId, name: str) -> str:
    """One setting, empty where it isn't set."""
    row = conn.execute(
        "select value from source_settings where source_id = ? and name = ?", (row_id(source_id), name)
    ).fetchone()
    return "" if row is None else str(row[0])


def of_sources(conn: Connection, name: str) -> dict[SourceId, str]:
    """One setting of all sources for which it is set."""
    return dict(conn.execute("select source_id, value from source_settings where name = ?", (name,)))


def every(conn: Connection, source_id: SourceId) -> dict[str, str]:
    """All that are set."""
    return dict(
        conn.execute("select name, value from source_settings where source_id = ?", (row_id(source_id),))
    )


def put(conn: Connection, source_id: SourceId, values: Mapping[str, str], now: datetime) -> None:
    """Set several as one event of the journal; empty values unset."""
    source = sources.get(conn, source_id)
    if source is None:
        return
    changes = {name: _put(conn, source.id, name, storable(value)) for name, value in values.items()}
    if made := {name: change for name, change in changes.items() if change}:
        verb = "Set" if any(values[name] for name in made) else "Unset"
        words = f"{verb} {', '.join(made)} of “{source.title}”"
        journal.record(conn, "source", words, list(made.values()), now)


def _put(conn: Connection, source_id: SourceId, name: str, value: str) -> Change | RowChange | None:
    if name == NAME:
        return journal.assign(conn, Field.NAME, source_id, value)
    if value:
        return kept_rows.put(conn, Kept.SETTINGS, (source_id, name, value))
    return kept_rows.drop(conn, Kept.SETTINGS, (source_id, name))

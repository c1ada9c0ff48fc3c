"""Searches saved under names, in the person's order."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from tui_reader.models import SavedSearch, SearchId
from tui_reader.store import journal, kept_rows
from tui_reader.store.columns import row_id, storable
from tui_reader.store.kept_rows import Kept, Row

_COLUMNS = ", ".join(Kept.SEARCHES.columns)


def every(conn: Connection) -> tuple[SavedSearch, ...]:
    """All of them."""
    found = conn.execute(f"select {_COLUMNS} from saved_searches order by position, id")
    return tuple(_search(row) for row in found)


def get(conn: Connection, search_id: SearchId) -> SavedSearch | None:
    """One of them."""
    row = _row(conn, search_id)
    return None if row is None else _search(row)


def save(conn: Connection, name: str, line: str, everywhere: bool, now: datetime) -> SavedSearch:
    """Save a search under a name; what had this name before becomes it."""
    same = conn.execute(f"select {_COLUMNS} from saved_searches where name = ?", (storable(name),)).fetchone()
    if same is None:
        row = (_next(conn, "seq", "sqlite_sequence where name = 'saved_searches'"), storable(name))
        position = _next(conn, "position", "saved_searches")
    else:
        row, position = same[:2], same[-1]
    saved: Row = (*row, storable(line), int(everywhere), position)
    _keep(conn, f"Saved the search “{name}”", saved, now)
    return _search(saved)


def rename(conn: Connection, search_id: SearchId, name: str, now: datetime) -> None:
    """Call a search otherwise."""
    if row := _row(conn, search_id):
        _keep(conn, f"Renamed the search “{row[1]}”", (row[0], storable(name), *row[2:]), now)


def remove(conn: Connection, search_id: SearchId, now: datetime) -> None:
    """Forget a search."""
    if row := _row(conn, search_id):
        change = kept_rows.drop(conn, Kept.SEARCHES, row[:1])
        assert change is not None
        journal.record(conn, "searches", f"Removed the search “{row[1]}”", [change], now)


def exchange(conn: Connection, one: SearchId, other: SearchId, now: datetime) -> None:
    """Let two searches change places."""
    first, second = _row(conn, one), _row(conn, other)
    if first is None or second is None:
        return
    moved = [(*first[:-1], second[-1]), (*second[:-1], first[-1])]
    changes = [change for row in moved if (change := kept_rows.put(conn, Kept.SEARCHES, row))]
    if changes:
        journal.record(conn, "searches", f"Moved the search “{first[1]}”", changes, now)


def _keep(conn: Connection, words: str, row: Row, now: datetime) -> None:
    if change := kept_rows.put(conn, Kept.SEARCHES, row):
        journal.record(conn, "searches", words, [change], now)


def _row(conn: Connection, search_id: SearchId) -> Row | None:
    found: Row | None = conn.execute(
        f"select {_COLUMNS} from saved_searches where id = ?", (row_id(search_id),)
    ).fetchone()
    return found


def _next(conn: Connection, column: str, where: str) -> int:
    number: int = conn.execute(f"select coalesce(max({column}), 0) + 1 from {where}").fetchone()[0]
    return number


def _search(row: Row) -> SavedSearch:
    id_, name, line, everywhere, _ = row
    return SavedSearch(SearchId(int(id_)), str(name), str(line), bool(everywhere))

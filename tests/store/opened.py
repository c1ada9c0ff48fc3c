"""A database that is open for as long as a test looks into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui_reader.store.database import Database


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """Open the database at a path, and close it in the end."""
    database = Database.open(path)
    try:
        yield database
    finally:
        database.close()

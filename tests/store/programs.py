"""Other programs on the same database, each run as a process by `test_programs`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.drafts import NOW
from tui_reader.models import PostId, SourceKind
from tui_reader.store import journal, sources
from tui_reader.store.database import Database


def begin(database: Database, number: int) -> None:
    """Open the database, which on a new path makes it, and store a source of one's own."""
    database.write_now(sources.upsert, SourceKind.FEED, f"/{number}", "Feed", now=NOW)


def mark(database: Database, first: int) -> None:
    """Star 200 posts from an id on, one by one."""
    for number in range(first, first + 200):
        assert database.write_now(journal.mark_starred, [PostId(number)], True, NOW) == 1


if __name__ == "__main__":
    _, name, path, first = sys.argv
    opened = Database.open_anyway(Path(path), NOW)
    {"begin": begin, "anyway": begin, "mark": mark}[name](opened, int(first))
    opened.close()

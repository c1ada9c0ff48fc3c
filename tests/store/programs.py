"""Other programs on the same database, each run as a process by `test_programs`."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from tests.store.drafts import NOW, draft
from tui_reader.models import PostId, Query, SourceKind
from tui_reader.store import journal, posts, search, sources
from tui_reader.store.database import Database


def begin(database: Database, number: int) -> None:
    """Open the database, which on a new path makes it, and store a source of one's own."""
    database.write_now(sources.upsert, SourceKind.FEED, f"/{number}", "Feed", now=NOW)


def mark(database: Database, first: int) -> None:
    """Star 200 posts from an id on, one by one."""
    for number in range(first, first + 200):
        assert database.write_now(journal.mark_starred, [PostId(number)], True, NOW) == 1


def work(database: Database, first: int) -> None:
    """Store feeds of twenty posts, star and index them without end; say each star once it is kept."""
    for number in count(first):
        feed = database.write_now(sources.upsert, SourceKind.FEED, f"/{number}", "Feed", now=NOW)
        text = f"Feed {number}. " * 500
        coming = [draft(each, body=text, text=text) for each in range(20)]
        database.write_now(posts.store_drafts, feed.id, coming, NOW)
        newest = database.read_now(posts.newest, Query(feed.id))
        assert newest is not None
        database.write_now(journal.mark_starred, [newest.id], True, NOW)
        sys.stdout.write(f"{newest.id}\n")
        sys.stdout.flush()
        database.write_now(search.fill, 15)


if __name__ == "__main__":
    _, name, path, first = sys.argv
    opened = Database.open_anyway(Path(path), NOW)
    {"begin": begin, "anyway": begin, "mark": mark, "work": work}[name](opened, int(first))
    opened.close()

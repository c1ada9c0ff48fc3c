"""A database of its own for every test, and drafts to fill it with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.drafts import NOW, drafts
from tests.store.opened import opened
from tui_reader.models import Source, SourceKind
from tui_reader.store import posts, sources
from tui_reader.store.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's database is."""
    return tmp_path / "library.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """An open, empty database."""
    database = Database.open(path)
    yield database
    database.close()


@pytest.fixture
def blog(database: Database) -> Source:
    """A feed without posts yet."""
    return database.write_now(sources.upsert, SourceKind.FEED, "https://a.example/feed", "A blog", now=NOW)


@pytest.fixture
def filled(path: Path) -> Path:
    """The path of a closed database with 300 posts."""
    with opened(path) as database:
        source = database.write_now(sources.upsert, SourceKind.FEED, "/feed", "Feed", now=NOW)
        database.write_now(posts.store_drafts, source.id, drafts(300), NOW)
    return path

"""A full disk, a place that can only be read, another program that doesn't let go."""

from __future__ import annotations

import asyncio
import os
import resource
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.store.drafts import NOW, draft, drafts
from tests.store.opened import opened
from tests.store.snapshots import counters, integrity, recount
from tui_reader.errors import StoreError
from tui_reader.models import PostId, Query, Source, SourceKind
from tui_reader.outcomes import Stored
from tui_reader.store import journal, posts, sources
from tui_reader.store.database import Database

NOBODY = 65_534


def incompressible(number: int) -> str:
    return "".join(chr(0x4E00 + (number + each * 7919) % 20_000) for each in range(2_000))


def flood(database: Database, source: Source) -> Stored:
    """Store a megabyte."""
    coming = [draft(number, body=incompressible(number)) for number in range(100, 300)]
    return database.write_now(posts.store_drafts, source.id, coming, NOW)


def limit_pages(conn: sqlite3.Connection, pages: int) -> None:
    conn.execute(f"pragma max_page_count = {pages}").fetchone()


@contextmanager
def full_disk(size: int = 0) -> Iterator[None]:
    """Files may have no more bytes than so many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_on_a_full_disk_nothing_is_half_stored_and_reading_goes_on(
    database: Database, blog: Source, path: Path
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(10), NOW)
    database.write_now(limit_pages, 100)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"The disk is full: .* Make room"):
            flood(database, blog)
    assert database.read_now(posts.page, Query(), 1, 1).total == 10
    assert database.write_now(journal.mark_read, [PostId(1)], True, NOW) == 1
    database.write_now(limit_pages, 100_000)
    assert flood(database, blog).added == 200
    assert database.read_now(counters) == database.read_now(recount)
    assert integrity(path) == "ok"


def test_when_files_may_grow_no_further_nothing_is_half_stored(
    database: Database, blog: Source, path: Path
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(10), NOW)
    with full_disk(300_000):
        with pytest.raises(StoreError, match="The disk is full, or failed"):
            flood(database, blog)
        assert database.read_now(posts.page, Query(), 1, 1).total == 10
    assert flood(database, blog).added == 200
    assert integrity(path) == "ok"


def test_what_was_stored_opens_though_the_disk_is_full(path: Path) -> None:
    with opened(path) as database:
        source = database.write_now(sources.upsert, SourceKind.FEED, "/feed", "Feed", now=NOW)
        database.write_now(posts.store_drafts, source.id, drafts(10), NOW)
    before = path.read_bytes()
    with full_disk(), opened(path) as database:
        assert not database.writable
        assert len(database.read_now(posts.page, Query(), 1, 20).headlines) == 10
        with pytest.raises(StoreError, match=r"The disk is full: .* start tui-reader again"):
            database.write_now(journal.mark_read, [PostId(1)], True, NOW)
    assert path.read_bytes() == before
    with opened(path) as database:
        assert database.write_now(journal.mark_read, [PostId(1)], True, NOW) == 1


def test_on_a_full_disk_a_log_that_holds_something_is_not_passed_over(path: Path) -> None:
    with opened(path) as database:
        database.write_now(sources.upsert, SourceKind.FEED, "/feed", "Feed", now=NOW)
        kept = path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()
    path.write_bytes(kept[0])
    path.with_name(f"{path.name}-wal").write_bytes(kept[1])
    with full_disk(), pytest.raises(StoreError, match="The disk is full, or failed"):
        Database.open(path)
    with opened(path) as database:
        assert [each.title for each in database.read_now(sources.every)] == ["Feed"]


def test_a_program_that_does_not_let_go_is_named(database: Database, blog: Source, path: Path) -> None:
    database.write_now(lambda conn: conn.execute("pragma busy_timeout = 1").close())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(StoreError, match=r"Another program has kept .* locked"):
            database.write_now(sources.subscribe, blog.id, NOW)
        assert database.read_now(sources.get, blog.id) == blog
    database.write_now(sources.subscribe, blog.id, NOW)


async def test_a_writer_waits_for_another_program(database: Database, blog: Source, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        other.execute("update sources set title = 'Theirs'")
        waiting = asyncio.ensure_future(database.write(sources.subscribe, blog.id, NOW))
        await asyncio.sleep(0)
        assert not waiting.done()
        other.execute("commit")
        await waiting
    found = database.read_now(sources.get, blog.id)
    assert found is not None
    assert (found.title, found.subscribed) == ("Theirs", True)


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of a person without privileges, who the test is from now on."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = os.geteuid() == 0
        if root:
            os.chown(folder, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield folder
        finally:
            if root:
                os.setresuid(0, 0, 0)
            folder.chmod(0o700)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o700, 0o400), (0o500, 0o600), (0o500, 0o400)])
def test_where_nothing_can_be_written_what_is_stored_can_be_read(
    unprivileged: Path, folder_mode: int, file_mode: int
) -> None:
    path = unprivileged / "library.db"
    with opened(path) as database:
        source = database.write_now(sources.upsert, SourceKind.FEED, "/feed", "Feed", now=NOW)
        database.write_now(posts.store_drafts, source.id, drafts(10), NOW)
        assert database.writable
    path.chmod(file_mode)
    unprivileged.chmod(folder_mode)
    before = path.read_bytes()
    with opened(path) as database:
        assert not database.writable
        assert len(database.read_now(posts.page, Query(), 1, 20).headlines) == 10
        with pytest.raises(StoreError, match="The change was not kept: the database"):
            database.write_now(journal.mark_read, [PostId(1)], True, NOW)
    assert path.read_bytes() == before


def test_where_nothing_can_be_written_no_database_is_made(unprivileged: Path) -> None:
    unprivileged.chmod(0o500)
    for path in (unprivileged / "library.db", unprivileged / "data" / "library.db"):
        with pytest.raises(StoreError, match="can't be opened: Permission denied"):
            Database.open(path)
    assert list(unprivileged.iterdir()) == []


def test_an_unreadable_database_tells_so(unprivileged: Path) -> None:
    path = unprivileged / "library.db"
    Database.open(path).close()
    path.chmod(0)
    with pytest.raises(StoreError, match="can't be opened: Permission denied"):
        Database.open(path)


def test_an_older_database_that_can_only_be_read_cannot_be_brought_up_to_date(unprivileged: Path) -> None:
    path = unprivileged / "library.db"
    Database.open(path).close()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("pragma user_version = 0")
    path.chmod(0o400)
    with pytest.raises(StoreError, match="can only be read"):
        Database.open(path)

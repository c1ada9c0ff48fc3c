"""From a path to a database: new, old, newer, somebody else's, broken."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.drafts import NOW, drafts
from tests.store.opened import opened
from tests.store.snapshots import integrity
from tui_reader.errors import StoreError
from tui_reader.models import PostId, Query, Source, SourceKind
from tui_reader.store import journal, posts, sources
from tui_reader.store.database import Database
from tui_reader.store.opening import connect, open_file, prefer_wal
from tui_reader.store.schema import MIGRATIONS

NEXT = ("create table later (id integer primary key) strict", "alter table posts add column mood text")
"""A migration that a later version might have."""


def total(path: Path) -> int:
    with opened(path) as database:
        return database.read_now(posts.page, Query(), 1, 1).total


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder with what it holds."""
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}


def refusal(path: Path) -> str:
    """Why the file isn't opened; that everything beside it stays as it was."""
    before = digests(path.parent)
    with pytest.raises(StoreError) as refused:
        Database.open(path)
    assert digests(path.parent) == before
    assert str(path) in str(refused.value)
    assert refused.value.next_step
    return refused.value.what


def test_what_was_stored_is_there_the_next_time(filled: Path) -> None:
    assert total(filled) == 300
    assert integrity(filled) == "ok"
    assert [each.name for each in filled.parent.iterdir()] == [filled.name]


def test_a_new_database_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "data" / "tui-reader" / "library.db"
    mask = os.umask(0)
    try:
        with opened(path) as database:
            database.write_now(sources.upsert, SourceKind.FEED, "/feed", "Feed", now=NOW)
            modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    finally:
        os.umask(mask)
    assert modes == dict.fromkeys(["library.db", "library.db-wal", "library.db-shm"], 0o600)
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "name", ["a?b%20c#d.db", "file:x.db", "?mode=memory", "ü ß.db", "caf\udce9.db", ":memory:", "' or 1.db"]
)
def test_a_path_of_any_name_is_that_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / "in ?%#" / name
    with opened(path) as database:
        database.write_now(sources.upsert, SourceKind.FEED, "/feed", "Feed", now=NOW)
    assert [each.name for each in path.parent.iterdir()] == [name]
    with opened(path) as database:
        assert len(database.read_now(sources.every)) == 1


def test_a_relative_path_stays_where_it_is_when_the_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with opened(Path("library.db")) as database:
        monkeypatch.chdir("/")
        database.write_now(sources.upsert, SourceKind.FEED, "/feed", "Feed", now=NOW)
    assert total(tmp_path / "library.db") == 0


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    assert total(path) == 0


def test_an_empty_path_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="not a tui-reader database"):
        Database.open(Path())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"x", b"\n", b"# Notes\n" * 100, b"SQLite format 3\0", b"\xff" * 5000])
def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path) == f"{path} is not a tui-reader database. It was left as it is."


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_another_applications_database_is_left_alone(path: Path, mode: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"pragma journal_mode = {mode}")
        other.execute("create table posts (id integer primary key)")
        other.commit()
    assert refusal(path) == f"{path} is not a tui-reader database. It was left as it is."


def test_a_folder_and_a_pipe_are_no_databases(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(StoreError, match="not a tui-reader database"):
            Database.open(path)


def test_a_place_that_cannot_be_tells_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "nowhere.db").symlink_to(tmp_path / "missing" / "library.db")
    for name, reason in (
        ("file/library.db", "Not a directory"),
        ("nowhere.db", "No such file or directory"),
        ("x" * 300, "File name too long"),
    ):
        with pytest.raises(StoreError, match=f"can't be opened: {reason}"):
            Database.open(tmp_path / name)


def test_a_newer_database_is_left_alone(filled: Path) -> None:
    open_file(filled, (*MIGRATIONS, NEXT)).conn.close()
    assert refusal(filled) == f"The database {filled} was made by a newer tui-reader. It was left as it is."


def test_a_newer_database_in_use_is_noticed_though_only_its_log_says_so(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as newer:
        newer.execute("pragma user_version = 99")
        with pytest.raises(StoreError, match="made by a newer tui-reader"):
            Database.open(filled)


def test_an_older_database_is_brought_up_to_date_and_a_copy_is_kept(filled: Path) -> None:
    with closing(open_file(filled, (*MIGRATIONS, NEXT)).conn) as conn:
        assert conn.execute("pragma user_version").fetchone() == (len(MIGRATIONS) + 1,)
        assert conn.execute("select count(*) from posts where mood is null").fetchone() == (300,)
    assert integrity(filled) == "ok"
    copy = filled.with_name(f"library.db.before-{len(MIGRATIONS) + 1}")
    assert sorted(each.name for each in filled.parent.iterdir()) == [filled.name, copy.name]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert integrity(copy) == "ok"
    assert total(copy) == 300


def test_of_a_database_that_holds_nothing_yet_no_copy_is_kept(path: Path) -> None:
    open_file(path, MIGRATIONS[:3]).conn.close()  # as another program leaves it while it makes one
    open_file(path, MIGRATIONS).conn.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_migration_that_fails_changes_nothing(filled: Path) -> None:
    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError, match="syntax error"):
            open_file(filled, (*MIGRATIONS, (*NEXT, "create nonsense")))
    assert total(filled) == 300
    with closing(open_file(filled, (*MIGRATIONS, NEXT)).conn) as conn:
        assert conn.execute("select count(mood) from posts").fetchone() == (0,)


def test_a_migration_waits_for_nobody_who_only_reads(filled: Path) -> None:
    with opened(filled) as reader:

        def while_reading(conn: sqlite3.Connection) -> int:
            conn.execute("select count(*) from posts").fetchone()
            open_file(filled, (*MIGRATIONS, NEXT)).conn.close()
            return int(conn.execute("select count(*) from posts").fetchone()[0])

        assert reader.read_now(while_reading) == 300


def test_zeros_are_a_broken_database(path: Path) -> None:
    path.write_bytes(bytes(8192))
    assert refusal(path) == f"The database {path} is broken. It was left as it is."


def test_a_database_cut_short_is_broken(filled: Path) -> None:
    os.truncate(filled, filled.stat().st_size - 4096)
    assert refusal(filled) == f"The database {filled} is broken. It was left as it is."


def test_a_broken_schema_is_told_at_once(filled: Path) -> None:
    with filled.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 3000)
    assert refusal(filled) == f"The database {filled} is broken. It was left as it is."


def test_garbage_in_the_middle_is_told_when_it_is_met(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as conn:
        (last_root,) = conn.execute("select max(rootpage) from sqlite_schema").fetchone()
    behind = 4096 * (last_root + 1)
    with filled.open("r+b") as file:
        file.seek(behind)
        file.write(b"\xa5" * (filled.stat().st_size - behind - 4096))
    before = digests(filled.parent)
    with opened(filled) as database, pytest.raises(StoreError, match="is broken"):
        database.read_now(lambda conn: [posts.body(conn, PostId(number)) for number in range(1, 301)])
    assert digests(filled.parent) == before


def test_an_empty_file_beside_a_full_log_may_be_all_that_is_left_and_stays(path: Path) -> None:
    path.touch()
    path.with_name("library.db-wal").write_bytes(b"7\x7f\x06\x82" * 100)
    assert refusal(path) == f"The database {path} is broken. It was left as it is."


def test_the_log_of_a_deleted_database_does_no_harm_to_a_new_one(
    path: Path, blog: Source, database: Database
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(10), NOW)
    log = path.with_name("library.db-wal").read_bytes()
    database.close()
    path.unlink()
    path.with_name("library.db-wal").write_bytes(log)
    assert total(path) == 0
    assert integrity(path) == "ok"


def test_a_log_left_behind_by_a_crash_is_read(
    database: Database, blog: Source, path: Path, tmp_path: Path
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(10), NOW)
    for number, suffixes in enumerate((["", "-wal", "-shm"], ["", "-wal"])):
        crashed = tmp_path / str(number) / "library.db"
        crashed.parent.mkdir()
        for suffix in suffixes:
            shutil.copy(f"{path}{suffix}", f"{crashed}{suffix}")
        assert total(crashed) == 10
        assert integrity(crashed) == "ok"


def test_a_deleted_log_costs_only_what_was_in_it(filled: Path, tmp_path: Path) -> None:
    with opened(filled) as database:
        database.write_now(journal.undo)
        database.write_now(sources.upsert, SourceKind.FEED, "/new", "New", now=NOW)
        copied = tmp_path / "copied.db"
        shutil.copy(filled, copied)
    assert total(copied) == 300


def test_a_python_with_an_old_sqlite_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(StoreError, match=r"needs 3\.37 or newer"):
        Database.open(path)
    assert not path.exists()


def test_without_shared_memory_a_rollback_journal_does(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as conn:
        conn.execute("pragma journal_mode = delete")
    # This VFS locks with files and shares no memory, as on a network drive.
    with closing(connect(filled, "mode=rw&vfs=unix-dotfile")) as conn:
        prefer_wal(conn)
        assert conn.execute("pragma journal_mode").fetchone() == ("delete",)
        assert journal.mark_read(conn, [posts.newest(conn, Query()).id], True, NOW) == 1  # type: ignore[union-attr]
    with opened(filled) as database:
        assert database.read_now(posts.counts, Query()) == (299, 300)
        assert database.read_now(lambda conn: conn.execute("pragma journal_mode").fetchone()) == ("wal",)

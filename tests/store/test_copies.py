"""Copies of the database: made while it is in use, brought back, and broken ones moved aside."""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.drafts import NOW, draft, drafts
from tests.store.opened import opened
from tests.store.snapshots import counters, integrity, recount
from tests.store.test_programs import finish, start
from tui_reader.errors import BrokenError, StoreError
from tui_reader.models import PostId, Query, Source
from tui_reader.store import copies, journal, posts, sources, vacuuming
from tui_reader.store.aside import move_aside
from tui_reader.store.database import Database
from tui_reader.store.migrating import version
from tui_reader.store.opening import READ_ONLY, connect, open_file
from tui_reader.store.schema import MIGRATIONS


def total(path: Path) -> int:
    with opened(path) as database:
        return database.read_now(posts.page, Query(), 1, 1).total


def break_middle(path: Path) -> None:
    """Overwrite the page that lists of posts begin with."""
    with closing(connect(path, READ_ONLY)) as conn:
        roots = "select rootpage from sqlite_schema where name in ('every_all', 'posts', 'sources')"
        pages = [page for (page,) in conn.execute(roots)]
    with path.open("r+b") as file:
        for page in pages:
            file.seek(4096 * (page - 1))
            file.write(b"\xa5" * 4096)


def test_a_copy_made_while_another_program_writes_is_whole(
    database: Database, blog: Source, path: Path
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(600), NOW)
    program = start("mark", path, 1)
    made = [copies.backup(path, None, NOW) for _ in range(3)]
    assert finish([program]) == [0]
    assert len(set(made)) == 3
    for copy in made:
        assert copy.parent == path.parent
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert total(copy) == 600
        assert integrity(copy) == "ok"
    assert not list(path.parent.glob("*.part"))


def test_a_copy_is_never_written_over_anything(filled: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    with pytest.raises(StoreError, match="is there already, and stays as it is"):
        copies.backup(filled, there, NOW)
    assert there.read_text() == "mine"
    with pytest.raises(StoreError, match="can't be written: no such file or directory"):
        copies.backup(filled, tmp_path / "nowhere" / "copy.db", NOW)


def test_a_broken_database_makes_no_copy(filled: Path, tmp_path: Path) -> None:
    break_middle(filled)
    with pytest.raises(BrokenError):
        copies.backup(filled, tmp_path / "copy.db", NOW)
    assert not list(tmp_path.glob("copy*"))


def test_what_is_brought_back_shows_in_a_program_that_has_it_open(
    database: Database, blog: Source, path: Path
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(10), NOW)
    copy = copies.backup(path, None, NOW)
    database.write_now(posts.store_drafts, blog.id, drafts(20, start=10), NOW)
    restored = copies.restore(path, copy, NOW)
    assert database.read_now(posts.page, Query(), 1, 1).total == 10
    assert database.write_now(journal.mark_read, [PostId(1)], True, NOW) == 1
    assert database.read_now(counters) == database.read_now(recount)
    assert restored.kept is not None
    assert total(restored.kept) == 30
    assert total(copy) == 10
    assert not list(path.parent.glob("*restoring*"))


def test_an_older_copy_is_brought_up_to_date_on_the_way(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    open_file(old, MIGRATIONS[:2]).conn.close()
    before = old.read_bytes()
    assert copies.restore(path, old, NOW).kept is None
    assert total(path) == 0
    assert old.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["library.db", "old.db"]
    with opened(path) as database:
        assert database.read_now(version) == len(MIGRATIONS)


@pytest.mark.parametrize("content", [b"", b"a text", bytes(8192)])
def test_what_is_no_copy_is_not_brought_back(filled: Path, tmp_path: Path, content: bytes) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(content)
    before = filled.read_bytes()
    with pytest.raises(StoreError, match=r"copy.db is (?:not a tui-reader database|broken)"):
        copies.restore(filled, copy, NOW)
    assert filled.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_a_broken_database_is_replaced_by_its_copy_and_kept(filled: Path) -> None:
    copy = copies.backup(filled, None, NOW)
    break_middle(filled)
    damaged = filled.read_bytes()
    restored = copies.restore(filled, copy, NOW)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == damaged
    assert total(filled) == 300


@pytest.mark.parametrize("how", ["zeros", "short", "middle"])
def test_a_broken_database_is_moved_aside_and_a_new_one_begins(filled: Path, how: str) -> None:
    match how:
        case "zeros":
            filled.write_bytes(bytes(8192))
        case "short":
            filled.write_bytes(filled.read_bytes()[:-4096])
        case _:
            break_middle(filled)
    damaged = filled.read_bytes()
    database = Database.open_anyway(filled, NOW)
    aside = database.moved_aside
    database.close()
    assert aside is not None
    assert aside.name == "library.db.broken-20250822-120000"
    assert aside.read_bytes() == damaged
    assert total(filled) == 0
    again = Database.open_anyway(filled, NOW)
    again.close()
    assert again.moved_aside is None


def test_a_sound_database_is_never_moved_aside(filled: Path) -> None:
    assert move_aside(filled, NOW) is None
    assert total(filled) == 300


def test_what_is_not_ours_or_newer_is_not_moved_aside(filled: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("A text of mine.")
    with closing(connect(filled, "mode=rw")) as conn:
        conn.execute("pragma user_version = 999")
    for path in (notes, filled):
        with pytest.raises(StoreError, match="It was left as it is"):
            Database.open_anyway(path, NOW)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["library.db", "notes.txt"]


def test_room_that_is_free_is_given_back_while_the_database_is_in_use(
    database: Database, blog: Source, path: Path
) -> None:
    coming = [
        draft(number, body="".join(chr(0x4E00 + number + each) for each in range(2_000)))
        for number in range(300)
    ]
    database.write_now(posts.store_drafts, blog.id, coming, NOW)
    database.write_now(lambda conn: conn.execute("delete from posts where id > 10").close())
    copies.backup(path, None, NOW)
    before = vacuuming.Sizes.of(path)
    assert before.free > 500_000
    assert before.copies > 0
    after = vacuuming.vacuum(path)
    assert after.free == 0
    assert after.database < before.database - 500_000
    assert database.read_now(posts.page, Query(), 1, 1).total == 10


def test_programs_that_meet_a_broken_database_at_once_keep_it_once(path: Path) -> None:
    path.write_bytes(bytes(8192))
    assert finish([start("anyway", path, number) for number in range(3)]) == [0] * 3
    assert len(list(path.parent.glob("library.db.broken-*"))) == 1
    with opened(path) as database:
        assert len(database.read_now(sources.every)) == 3


def test_a_database_may_be_called_as_a_pattern_is(filled: Path) -> None:
    path = filled.rename(filled.with_name("my [b].db"))
    copy = copies.backup(path, None, NOW)
    assert vacuuming.Sizes.of(path).copies == copy.stat().st_size
    copies.restore(path, copy, NOW)
    assert not list(path.parent.glob("*restoring*"))

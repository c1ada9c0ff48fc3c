"""`db` and `doctor`, run as a person runs them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.library.feeds import item, rss
from tests.loopback import Loopback


@pytest.fixture
def database(tmp_path: Path, run: Run, blog: Path) -> Path:
    """The database of a person who has read a blog of two posts."""
    assert run("add", str(blog)).returncode == 0
    return tmp_path / "data" / "tui-reader" / "library.db"


def test_a_database_is_checked_copied_and_brought_back(run: Run, database: Path, tmp_path: Path) -> None:
    assert run("db", "check").stdout == "The database is sound: 2 posts of 1 source.\n"
    assert json.loads(run("db", "check", "--json").stdout) == {
        "sound": True, "error": None, "posts": 2, "sources": 1,
    }  # fmt: skip
    copied = json.loads(run("db", "backup", str(tmp_path / "copy.db"), "--json").stdout)
    assert copied == {"file": str(tmp_path / "copy.db"), "bytes": (tmp_path / "copy.db").stat().st_size}
    assert run("remove", "1").returncode == 0
    back = run("db", "restore", str(tmp_path / "copy.db"))
    assert back.stdout.startswith(f"Brought back from {tmp_path}/copy.db. What was there before is kept as ")
    assert len(json.loads(run("sources", "--json").stdout)) == 1
    told = run("db").stdout.splitlines()
    assert told[0] == str(database)
    assert "for posts and marks" in told[1]
    assert "before-restore" in told[-1]
    sizes = json.loads(run("db", "--json").stdout)
    assert sizes["file"] == str(database)
    assert sizes["database"] >= database.stat().st_size
    assert sizes["beside"][0]["bytes"] == sizes["copies"]


def test_a_vacuum_tells_how_much_smaller_it_became(run: Run, database: Path) -> None:
    assert "smaller: " in run("db", "vacuum").stdout
    sizes = json.loads(run("db", "vacuum", "--json").stdout)
    assert sizes["before"] >= sizes["after"] > 0


def test_restoring_asks_for_the_copy_and_names_those_there_are(run: Run, database: Path) -> None:
    asked = run("db", "restore")
    assert asked.returncode == 1
    assert "None lies beside the database" in asked.stderr
    copy = run("db", "backup").stdout.split()[2].rstrip(",")
    assert copy in run("db", "restore").stderr


def test_a_broken_database_is_told_by_db_and_doctor_and_moved_aside_by_the_rest(
    run: Run, database: Path
) -> None:
    database.write_bytes(bytes(8192))
    for arguments in (("db", "check"), ("doctor",)):
        told = run(*arguments)
        assert told.returncode == 1
        assert "is broken" in told.stdout
        assert "tui-reader db restore" in told.stdout
    assert json.loads(run("db", "check", "--json").stdout)["sound"] is False
    assert run("db", "backup").returncode == 1
    assert database.read_bytes() == bytes(8192)
    listed = run("ls")
    assert listed.returncode == 0
    assert "Welcome" in listed.stdout
    assert "The database was broken. It is kept beside the new one as library.db.broken-" in listed.stderr
    assert run("ls").stderr == ""
    assert len(list(database.parent.glob("library.db.broken-*"))) == 1


def test_what_can_be_read_of_a_broken_database_is_carried_over(run: Run, database: Path) -> None:
    with closing(sqlite3.connect(database)) as careless:  # a body is lost: the file still lists
        careless.execute("delete from bodies where post_id = 1")
        careless.execute("delete from sources")
        careless.commit()
    assert "tui-reader db salvage" in run("db", "check").stdout
    saved = run("db", "salvage").stdout
    assert saved.startswith("Carried over 2 posts of 1 source, with their marks, 1 change and 0 readings.")
    assert "The text of 1 post is lost. Of 1 source only posts are left. What was there before" in saved
    assert run("db", "check").stdout == "The database is sound: 2 posts of 1 source.\n"
    aside = next(iter(database.parent.glob("library.db.broken-*")))
    assert f"nothing has to be salvaged. Name the broken one: {aside}." in run("db", "salvage").stderr
    again = json.loads(run("db", "salvage", str(aside), "--json").stdout)
    assert (again["carried"]["posts"], again["sources_without_address"]) == (2, 1)
    assert Path(again["kept"]).exists()
    database.write_bytes(b"nothing")
    failed = run("db", "salvage")
    assert failed.returncode == 1
    assert database.read_bytes() == b"nothing"


def test_the_doctor_tells_how_much_room_everything_takes(run: Run, database: Path) -> None:
    told = run("doctor").stdout
    assert "for posts and marks" in told
    assert "for copies beside it" in told
    assert "for pictures and what else may be deleted any time" in told


def test_the_doctor_tells_what_was_ignored_in_the_posts_of_a_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "good.md").write_text("---\ntitle: Good\n---\nText.\n", "utf-8")
    run("add", str(folder))
    assert "ignored" not in run("doctor", "1").stdout
    for number in range(1, 12):
        (folder / f"bad-{number:02}.md").write_text("---\ndate: someday\n---\nText.\n", "utf-8")
    run("refresh")
    told = run("doctor", "1").stdout
    assert "In 11 posts something was ignored:" in told
    assert "  bad-10.md: The date “someday” is no date that can be read.\n  …\n" in told
    (folder / "bad-01.md").unlink()
    run("refresh")
    assert "  bad-11.md: The date" in run("doctor", "1").stdout


def test_the_doctor_tells_how_many_posts_of_a_long_feed_were_taken(run: Run) -> None:
    with Loopback() as server:
        server.give("/feed.xml", rss(*(item(f"Post {number}", guid=str(number)) for number in range(2001))))
        run("add", server.url("/feed.xml"))
    assert "Of 2,001 posts the newest 2,000 were taken." in run("doctor", "1").stdout

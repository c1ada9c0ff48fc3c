"""Searches saved by the shell."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run


def test_searches_are_saved_listed_used_renamed_removed_and_brought_back(run: Run, blog: Path) -> None:
    run("add", str(blog))
    assert "save NAME Q" in run("searches").stderr
    assert run("searches", "save", "Tagged", "tag:x").stdout == "Saved as Tagged.\n"
    assert json.loads(run("searches", "--json").stdout) == [
        {"id": 1, "name": "Tagged", "query": "tag:x", "unread": 1, "total": 1}
    ]
    found = json.loads(run("ls", "--search", "tagged", "--json").stdout)
    assert [post["title"] for post in found["posts"]] == ["One"]
    run("searches", "rename", "Tagged", "With x")
    assert run("searches").stdout == "With x: tag:x (1 unread of 1)\n"
    run("searches", "remove", "With x")
    assert run("searches").stdout == ""
    run("undo")
    assert "With x" in run("searches").stdout


def test_a_search_that_an_older_version_saved_costs_no_other_its_count(
    run: Run, blog: Path, home: dict[str, str]
) -> None:
    run("add", str(blog))
    for name in ("Old", "Tagged"):
        run("searches", "save", name, "tag:x")
    (database,) = Path(home["XDG_DATA_HOME"]).rglob("*.db")
    with closing(sqlite3.connect(database)) as conn, conn:
        conn.execute("update saved_searches set line = 'sauce:x' where name = 'Old'")
    assert run("searches").stdout.splitlines() == [
        "Old: sauce:x (this version can't understand it)",
        "Tagged: tag:x (1 unread of 1)",
    ]
    old, tagged = json.loads(run("searches", "--json").stdout)
    assert (old["unread"], tagged["unread"]) == (None, 1)
    assert "source: was expected" in run("ls", "--search", "Old").stderr


def test_a_search_that_cannot_be_understood_is_not_saved(run: Run) -> None:
    refused = run("searches", "save", "Short", "minutes:<abc")
    assert refused.returncode == 2
    assert "a number was expected" in refused.stderr
    assert refused.stderr.endswith("\n  minutes:<abc\n  ^^^^^^^^^^^^\n")
    unknown = run("ls", "--search", "Long")
    assert unknown.returncode == 1
    assert "No search is saved as “Long”." in unknown.stderr


def test_a_source_is_found_by_the_name_it_was_given_and_by_its_own(run: Run, blog: Path) -> None:
    run("add", str(blog))
    run("rename", "1", 'My "own" diary')
    for query in ("source:diary", "source:blog", 'source:“My "own" diary”'):
        assert json.loads(run("search", query, "--json").stdout)["total"] == 2
    assert json.loads(run("search", "-source:diary", "--json").stdout)["total"] == 0

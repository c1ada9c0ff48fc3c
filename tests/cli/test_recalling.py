"""`history` and `next`, run as a person runs them."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from tests.cli.conftest import Run
from tui_reader.config import Config
from tui_reader.library.library import Library

READ_AT = datetime(2025, 6, 1, 12, 30, tzinfo=UTC)


async def read_both(database: Path) -> None:
    library = Library.open(database, Config(), clock=lambda: READ_AT)
    for post in (await library.reading_list(60))[:2]:
        await library.note_reading(post.headline.id)
    await library.close()


def test_what_was_read_is_listed_by_day_and_as_a_line_of_json_each(
    run: Run, blog: Path, tmp_path: Path
) -> None:
    run("add", str(blog))
    assert "Nothing was read" in run("history").stderr
    asyncio.run(read_both(tmp_path / "data" / "tui-reader" / "library.db"))
    listed = run("history", TZ="UTC").stdout.splitlines()
    assert listed[0] == "1 June 2025"
    assert [line.split()[0] for line in listed[1:]] == ["12:30", "12:30"]
    told = [json.loads(line) for line in run("history", "--json", "--since", "2025").stdout.splitlines()]
    assert [each["at"] for each in told] == ["2025-06-01T12:30:00Z"] * 2
    assert {each["post"]["title"] for each in told} == {"One", "Two"}
    assert len(run("history", "--json", "--query", "title:two").stdout.splitlines()) == 1
    assert run("history", "--since", "yesterday").stdout == ""
    refused = run("history", "--since", "soon")
    assert refused.returncode == 1
    assert "2025-07-31" in refused.stderr


def test_next_fits_into_the_minutes(run: Run, blog: Path) -> None:
    run("add", str(blog))
    chosen = json.loads(run("next", "--minutes", "1", "--json").stdout)
    assert (chosen["minutes"], chosen["sum"], len(chosen["posts"])) == (1, 1, 1)
    assert (chosen["posts"][0]["left"], chosen["posts"][0]["why"]) == (1, "unread")
    listed = run("next")
    assert [line.split()[1:5] for line in listed.stdout.splitlines()] == [
        ["1", "min", "unread", "Two"],
        ["1", "min", "unread", "One"],
    ]
    assert "2 of 20 minutes" in listed.stderr
    assert "1 of 1 minute." in run("next", "--minutes", "1").stderr
    assert run("next", "--minutes", "0").returncode == 2


def test_next_is_chosen_from_what_a_query_finds_its_flags_too(run: Run, blog: Path) -> None:
    run("add", str(blog))
    run("mark", "--query", "title:two", "--star")
    found = json.loads(run("next", "--query", "starred", "--json").stdout)
    assert [post["title"] for post in found["posts"]] == ["Two"]
    run("mark", "--query", "starred", "--read")
    assert json.loads(run("next", "--query", "starred", "--json").stdout)["posts"] == []


def test_no_length_of_time_is_too_long(run: Run, blog: Path, tmp_path: Path) -> None:
    run("add", str(blog))
    asyncio.run(read_both(tmp_path / "data" / "tui-reader" / "library.db"))
    assert len(run("history", "--json", "--since", "9999 years").stdout.splitlines()) == 2


def test_the_days_of_a_query_are_those_of_the_person_s_clock(run: Run, blog: Path) -> None:
    run("add", str(blog))
    asked = ("ls", "--query", "on:2025-05-01", "--json")
    assert json.loads(run(*asked, TZ="UTC").stdout)["total"] == 1
    assert json.loads(run(*asked, TZ="XYZ-12").stdout)["total"] == 1
    assert json.loads(run("ls", "--query", "before:2025-05-02", "--json", TZ="XYZ+12").stdout)["total"] == 2

"""Several programs on one database at once, and programs killed in the middle of their work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.store.drafts import NOW, drafts
from tests.store.opened import opened
from tests.store.snapshots import check_index, counters, integrity, recount
from tui_reader.models import PostId, Query, Scope, Source
from tui_reader.store import journal, posts, search, sources
from tui_reader.store.database import Database
from tui_reader.store.migrating import version
from tui_reader.store.schema import MIGRATIONS

ROOT = Path(__file__).parents[2]


def start(name: str, path: Path, first: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-m", "tests.store.programs", name, str(path), str(first)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finish(programs: list[subprocess.Popen[str]]) -> list[int]:
    for program in programs:
        program.communicate(timeout=60)
    return [program.returncode for program in programs]


def test_two_programs_marking_at_once_lose_nothing(database: Database, blog: Source, path: Path) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(600), NOW)
    programs = [start("mark", path, 1), start("mark", path, 201)]
    for number in range(401, 601):
        database.write_now(journal.mark_starred, [PostId(number)], True, NOW)
    assert finish(programs) == [0, 0]
    assert database.read_now(posts.page, Query(scope=Scope.STARRED), 1, 1).total == 600
    assert database.read_now(counters) == database.read_now(recount)
    undone = [database.write_now(journal.undo) for _ in range(601)]
    assert undone[-1] is None
    assert None not in undone[:-1]
    assert database.read_now(posts.page, Query(scope=Scope.STARRED), 1, 1).total == 0


def test_programs_started_at_once_make_one_database(path: Path) -> None:
    assert finish([start("begin", path, number) for number in range(4)]) == [0] * 4
    with opened(path) as database:
        found = database.read_now(sources.every)
        assert sorted(source.location for source in found) == ["/0", "/1", "/2", "/3"]
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def killed(job: str, path: Path, times: int) -> list[PostId]:
    """Have a program killed at moments of chance; the posts it was told are starred."""
    command = [sys.executable, "-W", "error", "-m", "tests.store.killing", job, str(path), str(times)]
    program = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, start_new_session=True, check=False
    )
    assert (program.returncode, program.stderr) == (0, "")
    return [PostId(number) for number in json.loads(program.stdout)]


def test_a_hundred_kills_lose_nothing_that_was_told_to_be_kept(path: Path) -> None:
    starred = killed("work", path, 100)
    assert len(starred) >= 100
    with opened(path) as database:
        for post in starred:
            headline = database.read_now(posts.headline, post)
            assert headline is not None
            assert headline.starred
        assert database.read_now(counters) == database.read_now(recount)
        assert {source.total for source in database.read_now(sources.every)} <= {0, 5}
        while database.write_now(search.fill, 200):
            pass
        database.write_now(check_index)
    assert integrity(path) == "ok"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_program_killed_while_it_brings_an_old_database_up_to_date_can_do_it_again(path: Path) -> None:
    killed("migrate", path, 15)
    left = [each for each in path.parent.iterdir() if each.name[-1].isdigit() and ".before-" not in each.name]
    assert left
    for old in left:
        with opened(old) as database:
            assert database.read_now(version) == len(MIGRATIONS)
        assert integrity(old) == "ok"

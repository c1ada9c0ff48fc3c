"""A program that is killed over and over in the middle of its work, run by `test_programs`.

It is loaded once and forked for each kill: a hundred kills then take seconds, not a minute. Each fork opens
the database as a program does, works on it without end, and says on a pipe what it was told is kept.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from itertools import count
from pathlib import Path

from tests.store.drafts import NOW, draft
from tui_reader.entries import Draft
from tui_reader.models import PostId, Query, SourceKind
from tui_reader.store import journal, posts, search, sources
from tui_reader.store.database import Database
from tui_reader.store.opening import open_file
from tui_reader.store.schema import MIGRATIONS

LONGEST = 0.015
"""Seconds that a fork works on, at most, after the first thing it was told is kept."""


def work(path: Path, first: int, told: int) -> None:
    """Open the database, store posts, star and index them, and say each star that is kept."""
    database = Database.open_anyway(path, NOW)
    for number in count(first):
        store_and_star(database, number, told)


def store_and_star(database: Database, number: int, told: int) -> None:
    """Store a feed and star its newest posts."""
    feed = database.write_now(sources.upsert, SourceKind.FEED, f"/{number}", "Feed", now=NOW)
    coming = [_draft(number, each) for each in range(5)]
    database.write_now(posts.store_drafts, feed.id, coming, NOW)
    for post in database.read_now(posts.page, Query(feed.id), 1, 2).headlines:
        database.write_now(journal.mark_starred, [post.id], True, NOW)
        os.write(told, f"{post.id}\n".encode())
    database.write_now(search.fill, 15)


def _draft(feed: int, number: int) -> Draft:
    """A post that is no copy of any other."""
    name, text = f"{feed}-{number}", f"Post {number} of feed {feed}. " * 200
    url = f"https://a.example/{name}"
    return draft(number, url=url, title=f"Post {name}", content_hash=name, body=text, text=text)


def warm_up() -> None:
    """Load all that the work needs, once for all forks."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open_anyway(Path(folder) / "warm.db", NOW)
        store_and_star(database, 0, os.open(os.devnull, os.O_WRONLY))
        database.close()


def migrate(path: Path, _first: int, told: int) -> None:
    """Bring an old database up to date, over and over, in a file of its own each time."""
    for number in count():
        old = path.with_name(f"{path.name}.old-{os.getpid()}-{number}")
        open_file(old, MIGRATIONS[:1]).conn.close()
        os.write(told, b"\n")
        open_file(old).conn.close()
        for each in old.parent.glob(f"{old.name}*"):
            each.unlink()


def killed(job: str, path: Path, first: int, pause: float) -> list[PostId]:
    """Fork, let it work for a while after its first word, kill it; what it was told is kept."""
    hears, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        {"work": work, "migrate": migrate}[job](path, first, told)
    os.close(told)
    said = os.read(hears, 65_536)
    end = time.monotonic() + pause
    while (left := end - time.monotonic()) > 0 and select.select([hears], [], [], left)[0]:
        said += os.read(hears, 65_536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(hears, 65_536):
        said += rest
    os.close(hears)
    return [PostId(int(line)) for line in said.split(b"\n") if line.isdigit()]


def integrity(path: Path) -> str:
    """What SQLite finds wrong with a file."""
    with closing(sqlite3.connect(path)) as conn:
        (found,) = conn.execute("pragma integrity_check").fetchone()
        return str(found)


def main(job: str, path: Path, times: int) -> None:
    """Kill so many times, look after each whether the database is whole, and tell what is to be there."""
    warm_up()
    chance = random.Random(times)
    kept: list[PostId] = []
    for kill in range(times):
        kept += killed(job, path, 1000 * kill, chance.random() * LONGEST)
        for file in [path, *path.parent.glob("*.old-*-*[0-9]")]:
            if file.exists() and (found := integrity(file)) != "ok":
                raise SystemExit(f"after kill {kill + 1} of {job}: {file.name}: {found}")
    sys.stdout.write(json.dumps(kept))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

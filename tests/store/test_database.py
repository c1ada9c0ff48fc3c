"""One thread writes, others read, and each sees whole transactions."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from tests.store.drafts import NOW, drafts
from tui_reader.errors import StoreError
from tui_reader.models import PostId, Query, Source, SourceKind
from tui_reader.outcomes import Stored
from tui_reader.store import journal, posts, sources
from tui_reader.store.database import Database


def count(conn: sqlite3.Connection) -> int:
    (found,) = conn.execute("select count(*) from posts").fetchone()
    return int(found)


async def test_what_was_written_is_read_after(database: Database, blog: Source) -> None:
    await database.write(posts.store_drafts, blog.id, drafts(30), NOW)
    page = await database.read(posts.page, Query(), 2, 10)
    assert (page.number, page.total, len(page.headlines)) == (2, 30, 10)
    marks = [database.write(journal.mark_read, [PostId(number)], True, now=NOW) for number in range(1, 31)]
    assert sum(await asyncio.gather(*marks)) == 30
    assert await database.read(posts.counts, Query()) == (0, 30)


async def test_writes_happen_in_the_order_they_were_asked_for(database: Database, blog: Source) -> None:
    done: list[int] = []

    def note(_: sqlite3.Connection, number: int) -> None:
        done.append(number)

    await asyncio.gather(*[database.write(note, number) for number in range(50)])
    assert done == list(range(50))


def test_a_change_that_fails_leaves_nothing_behind(database: Database, blog: Source) -> None:
    def fail(conn: sqlite3.Connection) -> None:
        posts.store_drafts(conn, blog.id, drafts(5), NOW)
        raise KeyError("a mistake of ours")

    with pytest.raises(KeyError):
        database.write_now(fail)
    assert database.read_now(count) == 0
    database.write_now(posts.store_drafts, blog.id, drafts(5), NOW)
    assert database.read_now(count) == 5


def test_our_own_mistakes_stay_loud(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        database.read_now(lambda conn: conn.execute("select * from nowhere"))
    with pytest.raises(sqlite3.IntegrityError):
        database.write_now(lambda conn: conn.execute("insert into bodies (post_id) values (7)"))
    assert database.read_now(count) == 0


def test_reading_can_change_nothing(database: Database, blog: Source) -> None:
    with pytest.raises(StoreError, match="can only be read"):
        database.read_now(lambda conn: conn.execute("delete from sources"))
    assert database.read_now(sources.every) == (blog,)


async def test_reading_goes_on_while_something_long_is_written(database: Database, blog: Source) -> None:
    started, finish = threading.Event(), threading.Event()

    def long(conn: sqlite3.Connection) -> None:
        posts.store_drafts(conn, blog.id, drafts(5), NOW)
        started.set()
        assert finish.wait(20)

    writing = asyncio.ensure_future(database.write(long))
    assert await asyncio.to_thread(started.wait, 20)
    assert await asyncio.gather(*[database.read(count) for _ in range(8)]) == [0] * 8
    finish.set()
    await writing
    assert await database.read(count) == 5


def test_readers_do_not_wait_for_each_other(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(5), NOW)
    assert database.read_now(lambda _: database.read_now(lambda _: database.read_now(count))) == 5


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(database: Database, blog: Source) -> None:
    def twice(conn: sqlite3.Connection) -> tuple[int, int]:
        before = count(conn)
        database.write_now(posts.store_drafts, blog.id, drafts(5), NOW)
        return before, count(conn)

    assert database.read_now(twice) == (0, 0)
    assert database.read_now(count) == 5


async def test_closing_waits_for_what_was_asked_for(path: Path) -> None:
    database = Database.open(path)
    blog = database.write_now(sources.upsert, SourceKind.FEED, "/feed", "Feed", now=NOW)
    writes = [
        database.write(posts.store_drafts, blog.id, drafts(10, start), NOW) for start in range(0, 50, 10)
    ]
    waiting = [asyncio.ensure_future(write) for write in writes]
    await asyncio.sleep(0)
    await asyncio.to_thread(database.close)
    await asyncio.gather(*waiting)
    database.close()
    reopened = Database.open(path)
    assert reopened.read_now(count) == 50
    reopened.close()


async def test_a_write_nobody_waits_for_any_more_is_whole_all_the_same(
    database: Database, blog: Source
) -> None:
    started, finish = threading.Event(), threading.Event()

    def long(conn: sqlite3.Connection) -> None:
        started.set()
        assert finish.wait(20)
        posts.store_drafts(conn, blog.id, drafts(5), NOW)

    writing = asyncio.ensure_future(database.write(long))
    assert await asyncio.to_thread(started.wait, 20)
    writing.cancel()
    finish.set()
    await database.write(sources.subscribe, blog.id, NOW)
    assert await database.read(count) == 5


class Busy:
    """Keeps the thread that writes busy, so that what comes meanwhile waits."""

    def __init__(self, database: Database) -> None:
        self._started, self._finish = threading.Event(), threading.Event()
        self._writing = asyncio.ensure_future(database.write(self._wait))

    def _wait(self, _: sqlite3.Connection) -> None:
        self._started.set()
        assert self._finish.wait(20)

    async def begun(self) -> None:
        assert await asyncio.to_thread(self._started.wait, 20)

    async def end(self) -> None:
        await asyncio.sleep(0)  # those who wait come to stand in line
        self._finish.set()
        await self._writing


async def test_changes_that_wait_are_written_together_and_one_that_fails_takes_no_other(
    database: Database, blog: Source
) -> None:
    def fail(conn: sqlite3.Connection) -> Stored:
        posts.store_drafts(conn, blog.id, drafts(5), NOW)
        raise KeyError("a mistake of ours")

    busy = Busy(database)
    await busy.begun()
    two, failing = database.write(posts.store_drafts, blog.id, drafts(2), NOW), database.write(fail)
    three = database.write(posts.store_drafts, blog.id, drafts(3), NOW)
    waiting = asyncio.gather(two, failing, three, return_exceptions=True)
    await busy.end()
    first, failed, last = await waiting
    assert (first, last) == (Stored(added=2), Stored(added=1))
    assert isinstance(failed, KeyError)
    assert database.read_now(count) == 3


async def test_when_all_is_rolled_back_all_who_wait_hear_why(database: Database, blog: Source) -> None:
    def give_up(conn: sqlite3.Connection) -> Stored:
        conn.execute("rollback")
        raise sqlite3.IntegrityError("as on a full disk")

    busy = Busy(database)
    await busy.begun()
    changes = [database.write(posts.store_drafts, blog.id, drafts(2), NOW), database.write(give_up)]
    waiting = asyncio.gather(*changes, return_exceptions=True)
    await busy.end()
    assert [type(each) for each in await waiting] == [sqlite3.IntegrityError] * 2
    assert database.read_now(count) == 0
    assert await database.write(posts.store_drafts, blog.id, drafts(2), NOW) == Stored(added=2)

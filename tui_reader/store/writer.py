"""The one thread that writes, which commits together what came while it was busy.

A commit waits for the disk, four milliseconds and more: 500 sources that come in at once would wait for
500 of them. Each change stays whole by itself: what fails leaves nothing, and takes no other with it.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

TOGETHER = 16
"""Changes of one commit. The more there are, the longer waits who comes next."""


class Writer:
    """Carries out changes in the order they come in.

    Args:
        connect: Opens the connection, once there is something to write.
        told: Turns errors of SQLite into sentences.
    """

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], told: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._connect = connect
        self._told = told
        self._thread = ThreadPoolExecutor(1, "store-write")
        self._waiting: deque[_Change] = deque()
        self._conn: sqlite3.Connection | None = None

    def submit(self, change: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Have a change made, all of it or nothing. Once there is a result, it is on the disk."""
        done: Future[T] = Future()
        self._waiting.append(_Change(change, done))
        self._thread.submit(self._write)
        return done

    def look(self, query: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Have the connection that writes asked something, between two changes."""
        return self._thread.submit(self._look, query)

    def close(self) -> None:
        """Wait for all changes, then let go of the file."""
        self._thread.shutdown()
        if self._conn is not None:
            self._conn.close()

    def _look(self, query: Callable[[sqlite3.Connection], T]) -> T:
        with self._told():
            return query(self._opened())

    def _opened(self) -> sqlite3.Connection:
        self._conn = self._conn or self._connect()
        return self._conn

    def _write(self) -> None:
        changes = self._taken()
        if not changes:
            return  # the change this was called for went with those before it
        outcomes: list[_Outcome] = []
        try:
            with self._told():
                _together(self._opened(), changes, outcomes, self._told)
        except Exception as error:  # noqa: BLE001  # nothing was written: all who wait must hear why
            outcomes = [_Outcome(error=error)] * len(changes)
        for change, outcome in zip(changes, outcomes, strict=True):
            _tell(change.done, outcome)

    def _taken(self) -> list[_Change]:
        taken: list[_Change] = []
        while self._waiting and len(taken) < TOGETHER:
            change = self._waiting.popleft()
            if change.done.set_running_or_notify_cancel():
                taken.append(change)
        return taken


class _Change(NamedTuple):
    work: Callable[[sqlite3.Connection], Any]
    done: Future[Any]


class _Outcome(NamedTuple):
    result: object = None
    error: BaseException | None = None


def _together(
    conn: sqlite3.Connection,
    changes: Sequence[_Change],
    outcomes: list[_Outcome],
    told: Callable[[], AbstractContextManager[None]],
) -> None:
    conn.execute("begin immediate")
    try:
        for change in changes:
            outcomes.append(_alone(conn, change, told))
        conn.execute("commit")
    except BaseException:
        if conn.in_transaction:
            conn.execute("rollback")
        raise


def _alone(
    conn: sqlite3.Connection, change: _Change, told: Callable[[], AbstractContextManager[None]]
) -> _Outcome:
    """Make one change; when it fails, take back what it did and nothing else.

    Raises:
        BaseException: SQLite gave up all of them, as on a full disk.
    """
    conn.execute("savepoint change")
    try:
        with told():
            result = change.work(conn)
    except BaseException as error:
        if not conn.in_transaction:
            raise
        conn.execute("rollback to change")
        conn.execute("release change")
        return _Outcome(error=error)
    conn.execute("release change")
    return _Outcome(result)


def _tell(done: Future[Any], outcome: _Outcome) -> None:
    if outcome.error is not None:
        done.set_exception(outcome.error)
    else:
        done.set_result(outcome.result)

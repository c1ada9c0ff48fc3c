"""The one door to SQLite: one thread writes, others read, and what fails is told in a sentence."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from tui_reader.errors import BrokenError
from tui_reader.store import failures
from tui_reader.store.aside import move_aside, open_readable
from tui_reader.store.opening import WRITABLE, Opened, connect, open_file
from tui_reader.store.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")


class Database:
    """An open database.

    What it is asked to do are functions whose first argument is a connection: see `posts`,
    `sources`, `journal` and `search`. Each runs in one transaction, or leaves nothing.
    """

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self._mode = opened.mode
        self._refused = failures.without_room if opened.without_room else failures.read_only
        self._seen: int | None = None
        self._idle = deque([opened.conn])
        self._writer = Writer(partial(connect, path, self._mode), partial(failures.told, path))
        self._reading = ThreadPoolExecutor(2, "store-read")
        self._counting = ThreadPoolExecutor(1, "store-count")
        self.moved_aside: Path | None = None
        """Where the broken file is now in whose place this one was begun."""

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open the database at `path`, making it where there is none.

        Raises:
            StoreError: It is newer, another application's, broken or out of reach; the file is as it was.
        """
        absolute = path.absolute()
        return cls(absolute, open_file(absolute))

    @classmethod
    def open_anyway(cls, path: Path, now: datetime) -> Database:
        """Open the database at `path`; where that is broken, move it aside and begin a new one.

        Raises:
            StoreError: It is newer, another application's or out of reach; the file is as it was.
        """
        absolute = path.absolute()
        try:
            return cls(absolute, open_readable(absolute))
        except BrokenError:
            aside = move_aside(absolute, now)
        begun = cls.open(absolute)
        begun.moved_aside = aside
        return begun

    @property
    def writable(self) -> bool:
        """Whether marks can be kept; a database in a read-only place can still be read."""
        return self._mode == WRITABLE

    async def changed_by_others(self) -> bool:
        """Whether another program has changed something since this was asked last; at first, no.

        SQLite keeps a number for that in memory the programs share: nothing is read from the disk.
        """
        return await asyncio.wrap_future(self._writer.look(self._look_for_others))

    async def read(
        self, query: Callable[Concatenate[sqlite3.Connection, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask something, beside whatever is being written."""
        asked = partial(self.read_now, query, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._reading, asked)

    async def read_at_leisure(
        self, query: Callable[Concatenate[sqlite3.Connection, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The same as `read` for what takes long, in a thread of its own: no page waits for it."""
        asked = partial(self.read_now, query, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._counting, asked)

    async def write(
        self, change: Callable[Concatenate[sqlite3.Connection, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Change something: all of it or, when it raises, nothing. Once it returns it is on the disk."""
        return await asyncio.wrap_future(self._submit(change, *args, **kwargs))

    def read_now(
        self, query: Callable[Concatenate[sqlite3.Connection, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The same as `read`, in the thread that calls, which waits."""
        with failures.told(self.path):
            conn = self._reader()
            try:
                conn.execute("begin")
                return query(conn, *args, **kwargs)
            finally:
                if conn.in_transaction:
                    conn.execute("rollback")
                self._idle.append(conn)

    def write_now(
        self, change: Callable[Concatenate[sqlite3.Connection, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The same as `write`; the thread that calls waits for its turn."""
        return self._submit(change, *args, **kwargs).result()

    def close(self) -> None:
        """Wait for what is under way, then let go of the file."""
        self._writer.close()
        self._reading.shutdown()
        self._counting.shutdown(cancel_futures=True)
        while self._idle:
            self._idle.pop().close()

    def _reader(self) -> sqlite3.Connection:
        """An idle connection or one more: as many as ever read at once, which are the threads that ask."""
        try:
            conn = self._idle.pop()
        except IndexError:
            conn = connect(self.path, self._mode)
        conn.execute("pragma query_only = on")
        return conn

    def _look_for_others(self, conn: sqlite3.Connection) -> bool:
        """By the connection that does all our writing, to which only what others write is a change."""
        (seen,) = conn.execute("pragma data_version").fetchone()
        before, self._seen = self._seen, seen
        return before not in (None, seen)

    def _submit(
        self, change: Callable[Concatenate[sqlite3.Connection, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        if not self.writable:
            raise self._refused(self.path)
        return self._writer.submit(lambda conn: change(conn, *args, **kwargs))

"""From a path to a connection, and what is done to the file on the way."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tui_reader.store import failures, header
from tui_reader.store.folding import folded_names, indexed_words, spoken_words
from tui_reader.store.migrating import migrate, version
from tui_reader.store.packing import unpack_text
from tui_reader.store.schema import MIGRATIONS

WRITABLE = "mode=rw"
READ_ONLY = "mode=ro"
UNCHANGING = "mode=ro&immutable=1"
"""For a folder that can't be written to, where a WAL database could have no `-shm`."""

_OLDEST = (3, 37)
"""The first SQLite with STRICT tables."""
_PATIENCE = 10
"""Seconds a writer waits for another program's."""
_WAL_KEPT = 16 * 1024 * 1024
"""Bytes of write-ahead log that stay on the disk after a large change."""


class Opened(NamedTuple):
    """A connection, and the mode in which more of them can be made."""

    conn: sqlite3.Connection
    mode: str
    without_room: bool = False
    """Nothing can be written because the disk has no room even for what SQLite needs to begin."""


def open_file(path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> Opened:
    """Open the database at an absolute path, making it and bringing it up to date as needed.

    Raises:
        StoreError: It is newer, another application's, broken or out of reach. The file is as it was.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise failures.too_old()
    try:
        made = not path.exists() and _make(path)
        in_wal = not made and header.check(path, len(migrations))
    except OSError as error:
        raise failures.unreachable(path, error.strerror or str(error)) from error
    with failures.told(path):
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            return _as_it_is(path, len(migrations))
        try:
            return _to_write(path, migrations, in_wal)
        except sqlite3.OperationalError as error:
            if not (in_wal and _lacks_room(error)) or header.has(path, "-wal"):
                raise
            opened, found = _read_only(path, UNCHANGING)
            if found != len(migrations):
                opened.conn.close()
                raise
            return opened._replace(without_room=True)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection set up as all of ours are."""
    conn = sqlite3.connect(
        f"{path.as_uri()}?{mode}",
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    with _closed_on_failure(conn):
        conn.create_function("unpacked_text", 2, unpack_text, deterministic=True)
        conn.create_function("indexed_words", 1, indexed_words, deterministic=True)
        conn.create_function("folded_names", 3, folded_names, deterministic=True)
        conn.create_function("spoken_words", 1, spoken_words, deterministic=True)
        conn.create_function("folded", 1, str.casefold, deterministic=True)
        conn.execute("pragma foreign_keys = on")
        conn.execute("pragma synchronous = full")
        conn.execute("pragma trusted_schema = on")  # the view of what is indexed and triggers call these
        conn.execute(f"pragma journal_size_limit = {_WAL_KEPT}")
    return conn


def prefer_wal(conn: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side, where the file system can share memory.

    Where it can't (NFS), a rollback journal keeps everything as safe; they take turns then.
    """
    with suppress(sqlite3.OperationalError):
        conn.execute("pragma journal_mode = wal").fetchone()


def _make(path: Path) -> bool:
    """Make an empty file, and the folders above it, for nobody else's eyes; False when another was quicker.

    SQLite throws away the log that a deleted database may have left beside it.
    """
    for folder in reversed([folder for folder in path.parents if not folder.exists()]):
        folder.mkdir(mode=0o700, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    return True


def _to_write(path: Path, migrations: Sequence[Sequence[str]], in_wal: bool) -> Opened:
    conn = connect(path, WRITABLE)
    with _closed_on_failure(conn):
        _bring_up_to_date(conn, path, migrations)
        if not in_wal:
            prefer_wal(conn)
    return Opened(conn, WRITABLE)


def _lacks_room(error: sqlite3.OperationalError) -> bool:
    """Whether it may be for want of room: a full disk has none for the memory that programs share."""
    return error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR_SHM", "SQLITE_IOERR_WRITE"))


def _bring_up_to_date(conn: sqlite3.Connection, path: Path, migrations: Sequence[Sequence[str]]) -> None:
    if version(conn) < len(migrations):
        migrate(conn, path, migrations, partial(connect, path, READ_ONLY))
    if version(conn) > len(migrations):
        raise failures.newer(path)


def _as_it_is(path: Path, newest: int) -> Opened:
    """A connection to a file that can only be read, which must be up to date as it stands."""
    try:
        opened, found = _read_only(path, READ_ONLY)
    except sqlite3.OperationalError:
        opened, found = _read_only(path, UNCHANGING)
    if found != newest:
        opened.conn.close()
        raise failures.read_only(path)
    return opened


def _read_only(path: Path, mode: str) -> tuple[Opened, int]:
    conn = connect(path, mode)
    with _closed_on_failure(conn):
        return Opened(conn, mode), version(conn)


@contextmanager
def _closed_on_failure(conn: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        conn.close()
        raise

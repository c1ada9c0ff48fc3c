"""From a path to a connection, and what is done to the file on the way."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tui_reader.store import failures, header
from tui_reader.store.migrating import migrate, version
from tui_reader.store.packing import unpack_text
from tui_reader.store.schema import MIGRATIONS

WRITABLE = "mode=rw"
_READ_ONLY = "mode=ro"
_UNCHANGING = "mode=ro&immutable=1"
"""For a folder that can't be written to, where a WAL database could have no `-shm`."""

_PATIENCE = 10
"""Seconds a writer waits for another program's."""
_WAL_KEPT = 16 * 1024 * 1024
"""Bytes of write-ahead log that stay on the disk after a large change."""


class Opened(NamedTuple):
    """A connection, and the mode in which more of them can be made."""

    conn: sqlite3.Connection
    mode: str


def open_file(path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> Opened:
    """Open the database at an absolute path, making it and bringing it up to date as needed.

    Raises:
        StoreError: It is newer, another application's, broken or out of reach. The file is as it was.
    """
    try:
        _make_room(path)
        found = header.check(path, len(migrations))
    except OSError as error:
        raise failures.unreachable(path, error.strerror or str(error)) from error
    with failures.told(path):
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            return Opened(_up_to_date(path, found, migrations), WRITABLE)
        return _as_it_is(path, len(migrations))


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection set up as all of ours are."""
    conn = sqlite3.connect(
        f"{path.as_uri()}?{mode}",
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    conn.create_function("unpacked_text", 2, unpack_text, deterministic=True)
    conn.execute("pragma foreign_keys = on")
    conn.execute("pragma synchronous = full")
    conn.execute("pragma trusted_schema = on")  # the view of what is indexed calls unpacked_text
    conn.execute(f"pragma journal_size_limit = {_WAL_KEPT}")
    return conn


def _make_room(path: Path) -> None:
    """Make a missing file and the folders above it, for nobody else's eyes."""
    if path.exists():
        return
    for folder in reversed(path.parents):
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _up_to_date(path: Path, found: header.Header, migrations: Sequence[Sequence[str]]) -> sqlite3.Connection:
    conn = connect(path, WRITABLE)
    try:
        if version(conn) < len(migrations):
            migrate(conn, path, migrations, partial(connect, path, _READ_ONLY))
        if version(conn) > len(migrations):
            raise failures.newer(path)
        if not found.in_wal:
            # Refused where memory can't be shared (NFS): a rollback journal does the same, more slowly.
            with suppress(sqlite3.OperationalError):
                conn.execute("pragma journal_mode = wal").fetchone()
    except BaseException:
        conn.close()
        raise
    return conn


def _as_it_is(path: Path, newest: int) -> Opened:
    """A connection to a file that can only be read, which must be up to date as it stands."""
    mode = _READ_ONLY
    conn = connect(path, mode)
    try:
        found = version(conn)
    except sqlite3.OperationalError:
        conn.close()
        mode = _UNCHANGING
        conn = connect(path, mode)
        found = version(conn)
    if found != newest:
        conn.close()
        raise failures.read_only(path)
    return Opened(conn, mode)

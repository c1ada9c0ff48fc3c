"""A broken database out of the way, so that a new one can begin. Nothing is ever deleted."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from tui_reader.errors import BrokenError
from tui_reader.store import failures
from tui_reader.store.opening import Opened, open_file

BROKEN = "broken"
_FIRST_READ = (
    "select * from sources",
    "select * from posts where gone = 0 and apart = 0 order by published desc, id desc limit 1",
)
_BESIDE = ("-wal", "-shm", "-journal")
_MOST_NAMES = 1_000


def free_name(path: Path, what: str, now: datetime) -> Path:
    """A name beside a database that no file has: `library.db.broken-20261127-210500`."""
    stem = f"{path.name}.{what}-{now:%Y%m%d-%H%M%S}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, _MOST_NAMES))
    return next(found for name in names if not (found := path.with_name(name)).exists())


def move_aside(path: Path, now: datetime) -> Path | None:
    """Give a broken database another name, and its logs with it.

    Of two programs that meet it at once, one moves it; the other finds a sound one.

    Returns:
        Where it is now; None when it turns out not to be broken.
    """
    with _alone_in(path.parent):
        return _rename(path, now) if _is_broken(path) else None


def put_aside(path: Path, now: datetime) -> Path:
    """The same for one of which something else can take the place, though lists can still be read from it."""
    with _alone_in(path.parent):
        return _rename(path, now)


def _rename(path: Path, now: datetime) -> Path:
    """The file itself comes last: once it is gone, what lies beside may be another program's new one's."""
    aside = free_name(path, BROKEN, now)
    for suffix in _BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    path.rename(aside)
    return aside


def open_readable(path: Path) -> Opened:
    """Open a database from which lists can be read.

    Raises:
        BrokenError: It can't be read, or what every list begins with can't.
        StoreError: As `open_file` does.
    """
    opened = open_file(path)
    try:
        with failures.told(path):
            for statement in _FIRST_READ:
                opened.conn.execute(statement).fetchall()
    except BaseException:
        opened.conn.close()
        raise
    return opened


def _is_broken(path: Path) -> bool:
    try:
        open_readable(path).conn.close()
    except BrokenError:
        return True
    return False


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other programs of ours from doing the same; where a folder can't be locked, there is no harm."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)

"""Copies of a whole database: made while others write, and brought back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import NamedTuple

from tui_reader.errors import BrokenError, StoreError
from tui_reader.store import failures, header, health
from tui_reader.store.aside import free_name, put_aside
from tui_reader.store.copying import copy_whole
from tui_reader.store.opening import READ_ONLY, UNCHANGING, WRITABLE, connect, open_file
from tui_reader.store.schema import MIGRATIONS

BACKUP = "backup"
BEFORE_RESTORE = "before-restore"


class Restored(NamedTuple):
    """What became of a database that was brought back from a copy."""

    path: Path
    kept: Path | None
    """Where it is kept as it was before; None when there was none."""


def backup(path: Path, to: Path | None, now: datetime) -> Path:
    """Copy what is committed of the database at `path`, while others read it and write to it.

    Args:
        path: An absolute path.
        to: A new file; None: one beside the database, named after the moment.
        now: That moment.

    Raises:
        StoreError: There is no sound database, or the copy can't be written. What is there stays as it is.
    """
    kept = to or free_name(path, BACKUP, now)
    with failures.told(path), closing(open_file(path).conn) as conn, _reserved(kept):
        copy_whole(conn, kept)
        if wrong := _unsound(kept):
            raise BrokenError(
                f"The database {path} is broken: {wrong}.", "What was copied was removed again."
            )
    return kept


def restore(path: Path, copy: Path, now: datetime) -> Restored:
    """Bring a database back from a copy; as it was before it is kept beside it.

    Other programs that have it open see what was brought back as they see any change. Only where it was
    broken the file itself changes places.

    Args:
        path: An absolute path; there may be nothing.
        copy: Of this version or an older one; it stays as it is.
        now: The moment, for the name under which the database is kept.

    Raises:
        StoreError: The copy is no sound database. Nothing was changed.
    """
    fresh = path.with_name(f"{path.name}.restoring-{os.getpid()}")
    try:
        _take_copy(copy, fresh)
        return put_in_place(fresh, path, now)
    finally:
        for each in path.parent.glob(f"{escape(fresh.name)}*"):
            each.unlink()


def _take_copy(copy: Path, fresh: Path) -> None:
    """A copy of the copy, of today's version and sound."""
    with failures.told(copy):
        try:
            header.check(copy, len(MIGRATIONS))
        except OSError as error:
            raise failures.unreachable(copy, error.strerror or str(error)) from None
        if copy.stat().st_size == 0:
            raise failures.foreign(copy)
        fresh.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Looked at as it lies, no log appears beside it; one that is there has to be read.
        mode = READ_ONLY if copy.with_name(f"{copy.name}-wal").exists() else UNCHANGING
        with closing(connect(copy.absolute(), mode)) as conn:
            copy_whole(conn, fresh)
        open_file(fresh).conn.close()
        if wrong := _unsound(fresh):
            raise BrokenError(f"The copy {copy} is broken: {wrong}.", "Nothing was changed.")


def put_in_place(fresh: Path, path: Path, now: datetime) -> Restored:
    """Let a sound database of today's version take a place; what is there now is kept beside it."""
    if not path.exists():
        fresh.replace(path)
        return Restored(path, None)
    try:
        kept = backup(path, free_name(path, BEFORE_RESTORE, now), now)
    except BrokenError:
        aside = put_aside(path, now)
        fresh.replace(path)
        return Restored(path, aside)
    with (
        failures.told(path),
        closing(connect(fresh, READ_ONLY)) as source,
        closing(connect(path, WRITABLE)) as target,
    ):
        source.backup(target)
    return Restored(path, kept)


def is_sound(path: Path) -> bool:
    """Whether the database at an absolute path is there, and as SQLite wrote it."""
    try:
        with failures.told(path), closing(open_file(path).conn) as conn:
            return not health.check(conn)
    except BrokenError:
        return False


def _unsound(path: Path) -> str:
    with closing(connect(path.absolute(), WRITABLE)) as conn:
        return health.check(conn)


@contextmanager
def _reserved(path: Path) -> Iterator[None]:
    """Take a name for a new file, and give it back when no file came of it: nothing is written over."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise StoreError(f"{path} is there already, and stays as it is.", "Give another name.") from None
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise StoreError(f"{path} can't be written: {why}.", "Give another name.") from None
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise

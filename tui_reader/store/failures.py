"""What SQLite says, in sentences for a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui_reader.errors import BrokenError, StoreError

_SENTENCES = {
    "SQLITE_FULL": ("The disk is full: the change to {path} was not kept.", "Make room and try again."),
    "SQLITE_READONLY": (
        "The change was not kept: the database {path} can only be read.",
        "Make it writable, or choose another one with --db.",
    ),
    "SQLITE_BUSY": (
        "Another program has kept {path} locked for a while.",
        "Try again when it is done.",
    ),
    "SQLITE_CORRUPT": (
        "The database {path} is broken. It was left as it is.",
        "tui-reader db restore brings back a copy, db salvage what can still be read.",
    ),
    "SQLITE_IOERR": (
        "The disk is full, or failed, while {path} was in use: what was changed last is not kept.",
        "Make room, and look at the disk.",
    ),
    "SQLITE_CANTOPEN": (
        "The database {path} can't be opened.",
        "See that its folder exists and may be written to, or choose another one with --db.",
    ),
}
_SAME = {"SQLITE_LOCKED": "SQLITE_BUSY", "SQLITE_NOTADB": "SQLITE_CORRUPT", "SQLITE_PROTOCOL": "SQLITE_BUSY"}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises about the file at `path` into a sentence.

    A mistake of our own (a wrong statement, a broken constraint) stays as loud as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        name = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
        found = _SENTENCES.get(_SAME.get(name, name))
        if found is None:
            raise
        what, next_step = found
        kind = BrokenError if found is _SENTENCES["SQLITE_CORRUPT"] else StoreError
        raise kind(what.format(path=path), next_step) from error


def too_old() -> StoreError:
    """A Python whose SQLite lacks what the schema is made of."""
    return StoreError(
        f"This Python brings SQLite {sqlite3.sqlite_version}; tui-reader needs 3.37 or newer.",
        "Run it with another Python.",
    )


def newer(path: Path) -> StoreError:
    """A database that a later tui-reader made."""
    return StoreError(
        f"The database {path} was made by a newer tui-reader. It was left as it is.",
        "Update tui-reader, or choose another one with --db.",
    )


def foreign(path: Path) -> StoreError:
    """A file that isn't ours to write to."""
    return StoreError(
        f"{path} is not a tui-reader database. It was left as it is.", "Choose another one with --db."
    )


def broken(path: Path) -> BrokenError:
    """A database of ours that can't be read any more."""
    what, next_step = _SENTENCES["SQLITE_CORRUPT"]
    return BrokenError(what.format(path=path), next_step)


def read_only(path: Path) -> StoreError:
    """A database that may not be written to."""
    what, next_step = _SENTENCES["SQLITE_READONLY"]
    return StoreError(what.format(path=path), next_step)


def without_room(path: Path) -> StoreError:
    """A database on a disk that was full when it was opened."""
    what, _ = _SENTENCES["SQLITE_FULL"]
    return StoreError(what.format(path=path), "Make room and start tui-reader again.")


def unreachable(path: Path, reason: str) -> StoreError:
    """A database that can't be made or opened where it should be."""
    return StoreError(f"The database {path} can't be opened: {reason}.", "Choose another one with --db.")

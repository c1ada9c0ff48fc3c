"""Giving back the room that nothing needs any more, and how much there is of everything."""

from __future__ import annotations

from contextlib import closing
from glob import escape
from pathlib import Path
from typing import NamedTuple

from tui_reader.store import failures
from tui_reader.store.opening import WRITABLE, Opened, connect, open_file

_LOGS = ("-wal", "-shm", "-journal")


class Sizes(NamedTuple):
    """How much room a database takes, in bytes."""

    database: int
    """With its logs."""
    free: int
    """Of that, what `vacuum` gives back, as far as is known."""
    copies: int
    """What else of it lies beside it: backups, copies before changes, broken ones moved aside."""

    @classmethod
    def of(cls, path: Path) -> Sizes:
        """Of the database at an absolute path."""
        own = [path, *(path.with_name(path.name + log) for log in _LOGS)]
        beside = [each for each in path.parent.glob(f"{escape(path.name)}.*") if each.is_file()]
        return cls(sum(map(size, own)), _free(path), sum(map(size, beside)))


def vacuum(path: Path) -> Sizes:
    """Write the database anew without the room that is free, and tell its sizes of then.

    It waits for whoever is writing, and needs as much room on the disk as the database takes.

    Raises:
        StoreError: It can't be written to, the disk is full, or another program doesn't let go.
    """
    with failures.told(path):
        opened = open_file(path)
        opened.conn.close()
        if opened.mode != WRITABLE:
            raise failures.read_only(path)
        with closing(connect(path, WRITABLE)) as conn:
            conn.execute("vacuum")
            conn.execute("pragma optimize")
            conn.execute("pragma wal_checkpoint(truncate)").fetchall()
    return Sizes.of(path)


def _free(path: Path) -> int:
    if not path.exists():
        return 0
    opened: Opened = open_file(path)
    with failures.told(path), closing(opened.conn) as conn:
        ((pages,), (size,)) = (
            conn.execute(f"pragma {name}").fetchone() for name in ("freelist_count", "page_size")
        )
    return int(pages) * int(size)


def size(path: Path) -> int:
    """Bytes of a file, 0 of one that another program has just put away."""
    try:
        return path.stat().st_size
    except OSError:
        return 0

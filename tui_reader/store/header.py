"""Whose file it is and whether it can be ours, read from its first hundred bytes.

Read without SQLite, which would leave `-wal` and `-shm` beside a file of another application.
Layout: https://www.sqlite.org/fileformat.html, section 1.3.
"""

from __future__ import annotations

import stat
from pathlib import Path

from tui_reader.store import failures
from tui_reader.store.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"


def check(path: Path, newest: int) -> bool:
    """Make sure that the file at `path` is ours, whole, and of version `newest` or older.

    Returns:
        Whether it is in WAL mode already.

    Raises:
        StoreError: It isn't. The file is as it was.
        OSError: It can't be read.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise failures.foreign(path)
    if status.st_size == 0:
        if has(path, "-wal"):  # SQLite would delete it, and it might be all that is left
            raise failures.broken(path)
        return False
    with path.open("rb") as file:
        header = file.read(100)
    if not any(header):
        raise failures.broken(path)
    if header[:16] != _MAGIC or _number(header, 68) != APPLICATION_ID:
        raise failures.foreign(path)
    if _number(header, 60) > newest:
        raise failures.newer(path)
    in_use = has(path, "-wal") or has(path, "-journal")
    if _is_cut_short(header, status.st_size) and not in_use:
        raise failures.broken(path)
    return header[18:20] == b"\2\2"


def has(path: Path, suffix: str) -> bool:
    """Whether there is something in the log beside the database."""
    log = path.with_name(path.name + suffix)
    return log.exists() and log.stat().st_size > 0


def _is_cut_short(header: bytes, size: int) -> bool:
    """Fewer bytes than the pages the header counts, where its count can be trusted."""
    page_size = int.from_bytes(header[16:18], "big")
    pages = _number(header, 28) if _number(header, 24) == _number(header, 92) else 0
    return size < pages * (65_536 if page_size == 1 else page_size)


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")

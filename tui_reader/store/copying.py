"""One database copied into a file of its own, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def copy_whole(conn: sqlite3.Connection, to: Path) -> None:
    """Copy what is committed, in one go: whoever writes meanwhile neither waits nor is half in it.

    The name has its new content only when that is whole and on the disk. Nobody else may read it.
    """
    unfinished = to.with_name(to.name + ".part")
    os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(unfinished)) as target:
            conn.backup(target)
        unfinished.replace(to)
    finally:
        unfinished.unlink(missing_ok=True)

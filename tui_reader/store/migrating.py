"""From an older schema to today's: one transaction a step, with a copy of the file kept before."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path


def version(conn: sqlite3.Connection) -> int:
    """How many migrations the database has seen."""
    (found,) = conn.execute("pragma user_version").fetchone()
    return int(found)


def migrate(
    conn: sqlite3.Connection,
    path: Path,
    migrations: Sequence[Sequence[str]],
    connect: Callable[[], sqlite3.Connection],
) -> None:
    """Bring the schema up to date. `name.before-N` keeps the file as it was before N, if it held anything.

    Two programs may start at once: the version is read again once the other one is kept out.
    Killed at any moment, the database is whole, of the version before or after a step.
    """
    is_new = version(conn) == 0
    for number, statements in enumerate(migrations, 1):
        conn.execute("begin immediate")
        try:
            if version(conn) == number - 1:
                if not is_new:
                    _keep_copy(connect, path.with_name(f"{path.name}.before-{number}"))
                for statement in statements:
                    conn.execute(statement)
                conn.execute(f"pragma user_version = {number}")
            conn.execute("commit")
        except BaseException:
            if conn.in_transaction:
                conn.execute("rollback")
            raise
    # An older program looks at the header of the file first, and the new version is still in the log.
    conn.execute("pragma wal_checkpoint(passive)").fetchall()


def _keep_copy(connect: Callable[[], sqlite3.Connection], kept: Path) -> None:
    """Copy what is committed; the name appears when the copy is whole and on the disk."""
    unfinished = kept.with_name(kept.name + ".part")
    os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    with closing(connect()) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    unfinished.replace(kept)

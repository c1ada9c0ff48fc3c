"""From an older schema to today's: one transaction a step, with a copy of the file kept before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from tui_reader.store.copying import copy_whole


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
    for number, statements in enumerate(migrations, 1):
        conn.execute("begin immediate")
        try:
            if version(conn) == number - 1:
                if _holds_anything(conn):
                    with closing(connect()) as as_it_was:
                        copy_whole(as_it_was, path.with_name(f"{path.name}.before-{number}"))
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


def _holds_anything(conn: sqlite3.Connection) -> bool:
    """Whether a source was ever met; no, too, while another program is still making the database."""
    if version(conn) == 0:
        return False
    (found,) = conn.execute("select exists (select 1 from sources)").fetchone()
    return bool(found)

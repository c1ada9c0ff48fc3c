"""From an older schema to today's: one transaction a step, with a copy of the file kept before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain
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
    with _transaction(conn):
        # A new database holds nothing to go back to: one step spares many waits for the disk.
        if version(conn) == 0:
            _take(conn, migrations, 1)
    taken = version(conn)
    for number, statements in enumerate(migrations[taken:], taken + 1):
        with _transaction(conn):
            if version(conn) == number - 1:
                if _holds_anything(conn):
                    with closing(connect()) as as_it_was:
                        copy_whole(as_it_was, path.with_name(f"{path.name}.before-{number}"))
                _take(conn, [statements], number)
    # An older program looks at the header of the file first, and the new version is still in the log.
    conn.execute("pragma wal_checkpoint(passive)").fetchall()


@contextmanager
def _transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing, while every other writer waits."""
    conn.execute("begin immediate")
    try:
        yield
        conn.execute("commit")
    except BaseException:
        if conn.in_transaction:
            conn.execute("rollback")
        raise


def _take(conn: sqlite3.Connection, steps: Sequence[Sequence[str]], first: int) -> None:
    """Take steps, of which the first has this number."""
    for statement in chain.from_iterable(steps):
        conn.execute(statement)
    conn.execute(f"pragma user_version = {first + len(steps) - 1}")


def _holds_anything(conn: sqlite3.Connection) -> bool:
    """Whether a source was ever met; no, too, while another program is still making the database."""
    if version(conn) == 0:
        return False
    (found,) = conn.execute("select exists (select 1 from sources)").fetchone()
    return bool(found)

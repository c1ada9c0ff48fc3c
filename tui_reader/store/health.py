"""Whether the file is still what SQLite wrote."""

from __future__ import annotations

from sqlite3 import Connection

_TOLD = 3
"""Findings worth telling: the first explains the others."""


def check(conn: Connection) -> str:
    """What is wrong with the database, or nothing when it is sound. Reads the whole file."""
    found = [str(row[0]) for row in conn.execute(f"pragma integrity_check({_TOLD})")]
    found += [
        f"a row of {table} points at a {parent} that is gone"
        for table, _, parent, _ in conn.execute("pragma foreign_key_check").fetchmany(_TOLD)
    ]
    return "" if found == ["ok"] else "; ".join(each for each in found if each != "ok")

"""Searches that a person saved under a name."""

from __future__ import annotations

STATEMENTS = (
    """
    create table saved_searches (
        id integer primary key autoincrement,
        name text not null,
        line text not null,
        everywhere integer not null,
        position integer not null
    ) strict
    """,
)

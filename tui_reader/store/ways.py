"""The ways to the posts of a list of which something is asked."""

from __future__ import annotations

from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.conditions import Condition
from tui_reader.store.leading import leader
from tui_reader.store.where import Clause, clause


class Way(NamedTuple):
    """Where posts come from, and what is asked of each."""

    place: str
    asked: Clause
    """Its values begin with those of the place."""

    @property
    def rows(self) -> str:
        """As words of SQL."""
        return f"from {self.place} where {self.asked.sql}"

    @property
    def values(self) -> tuple[object, ...]:
        """For its marks."""
        return self.asked.values


class Ways(NamedTuple):
    """How all posts of a list are reached, how a page of them is, and what is asked of a single one."""

    all: Way
    walked: Way
    each: Clause
    whole: Way | None = None
    """The list of which they are a part, where `walked` asks the index of words about post after post."""


def found(conn: Connection, where: Condition, every: Way, *, led: bool) -> Ways:
    """The ways to those posts of `every` that a condition holds for; with `led` perhaps through an index.

    `leading.py` tells which there are.
    """
    each = every.asked.and_(clause(conn, where, walked=True))
    leads = leader(conn, where) if led else None
    if leads is None:
        all_of_them = every.asked.and_(clause(conn, where))
        whole = None if all_of_them == each else every
        return Ways(Way(every.place, all_of_them), Way(every.place, each), each, whole)
    asked = every.asked.and_(clause(conn, leads.rest))
    place = f"(select distinct id from ({leads.sql})) f cross join posts p on p.id = f.id"
    through = Way(place, Clause(asked.sql, (*leads.values, *asked.values)))
    if leads.is_few:
        return Ways(through, through, each)
    among = every.asked.and_(Clause(f"p.id in ({leads.sql})", leads.values))
    return Ways(through, Way(every.place, among.and_(clause(conn, leads.rest, walked=True))), each)

"""The orders of a list that one index can have, and the indexes of those that are rarely wanted."""

from __future__ import annotations

from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.models import Query, Scope
from tui_reader.ordering import Sort
from tui_reader.store.scoped import scoped


class Order(NamedTuple):
    """A column of posts, and which way it goes; posts that are equal in it are ordered by their ids."""

    column: str
    descending: bool

    @property
    def forth(self) -> str:
        """The words of SQL for the list's order."""
        return self._words(self.descending)

    @property
    def back(self) -> str:
        """The same from the list's end."""
        return self._words(not self.descending)

    @property
    def after(self) -> str:
        """The sign between the keys of posts further down and one's own."""
        return "<" if self.descending else ">"

    @property
    def before(self) -> str:
        """The sign between the keys of posts further up and one's own."""
        return ">" if self.descending else "<"

    def _words(self, descending: bool) -> str:
        way = "desc" if descending else "asc"
        return f"order by p.{self.column} {way}, p.id {way}"


BY_DATE = Order("published", descending=True)
ORDERS = {
    Sort.NEWEST: BY_DATE,
    Sort.OLDEST: Order("published", descending=False),
    Sort.TITLE: Order("sort_title", descending=False),
    Sort.LONGEST: Order("words", descending=True),
    Sort.SHORTEST: Order("words", descending=False),
}
"""Two others are made of several lists, one after the other: see `sections.py`; one by the index of words."""

_FLAGS = {
    Scope.ALL: "",
    Scope.UNREAD: " and read = 0",
    Scope.STARRED: " and starred = 1",
    Scope.STARTED: " and started = 1",
}


def index_for(conn: Connection, query: Query, scope: str, order: Order) -> str:
    """The index to walk a list by, as words of SQL; nothing where it isn't made yet.

    Args:
        conn: To look whether there is one.
        query: Whose source, if one, comes first in the index.
        scope: One of `Scope`, or `read`.
        order: The list's.
    """
    name = _name(query, scope, order)
    is_there = (
        name in _MADE_ALWAYS
        or conn.execute("select 1 from sqlite_schema where type = 'index' and name = ?", (name,)).fetchone()
    )
    return f" indexed by {name}" if is_there else ""


def is_ready(conn: Connection, query: Query) -> bool:
    """Whether the order of a query has all indexes it is walked by."""
    query = scoped(query)
    return all(index_for(conn, query, scope, order) for scope, order in _wanted(query))


def make_ready(conn: Connection, query: Query) -> None:
    """Make the indexes an order is walked by, once for all: a few tenths of a second for 100,000 posts."""
    query = scoped(query)
    for scope, order in _wanted(query):
        name = _name(query, scope, order)
        first = "" if query.source is None else "source_id, "
        apart = " and apart = 0 and copy = 0" if query.source is None else ""
        flag = " and read = 1" if scope == READ else _FLAGS[Scope(scope)]
        conn.execute(
            f"create index if not exists {name} on posts ({first}{order.column}, id, draft)"
            f" where gone = 0{apart}{flag}"
        )


READ = "read"
"""A scope that only an order asks for: what is left when the unread posts stand before it."""

_MADE_ALWAYS = {f"{whose}_{scope}" for whose in ("every", "source") for scope in Scope}


def _wanted(query: Query) -> list[tuple[str, Order]]:
    match query.sort:
        case Sort.UNREAD if query.scope is not Scope.UNREAD:
            return [(READ, BY_DATE)]
        case Sort.UNREAD | Sort.SOURCE | Sort.RANKED:
            return []
        case sort:
            return [(query.scope, ORDERS[sort])]


def _name(query: Query, scope: str, order: Order) -> str:
    whose = "every" if query.source is None else "source"
    return f"{whose}_{scope}" + ("" if order.column == BY_DATE.column else f"_{order.column}")

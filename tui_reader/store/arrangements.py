"""How each list is arranged: a source's, a saved search's, what is found in texts, and that of all posts."""

from __future__ import annotations

import logging
from sqlite3 import Connection

from tui_reader.conditions import searches_texts
from tui_reader.models import Query
from tui_reader.ordering import USUAL, Arrangement, Grouping, Sort
from tui_reader.store import order

log = logging.getLogger(__name__)


def get(conn: Connection, query: Query) -> Arrangement:
    """How a person arranged a list last; the usual way where that was never said."""
    row = conn.execute("select sort, grouping from arrangements where list = ?", (_list(query),)).fetchone()
    if row is None:
        return USUAL
    try:
        return Arrangement(Sort(row[0]), Grouping(row[1]))
    except ValueError as error:
        log.warning("an arrangement of another version is not used: %s", error)
        return USUAL


def put(conn: Connection, query: Query) -> None:
    """Keep how a list is arranged, and make what its order needs."""
    found = query.arrangement
    if found == USUAL:
        conn.execute("delete from arrangements where list = ?", (_list(query),))
    else:
        conn.execute(
            "insert or replace into arrangements (list, sort, grouping) values (?, ?, ?)",
            (_list(query), found.sort, found.grouping),
        )
    order.make_ready(conn, query)


def _list(query: Query) -> str:
    if query.search is not None:
        return f"search:{query.search}"
    if searches_texts(query.where):
        return "searches"
    return "every" if query.source is None else f"source:{query.source}"

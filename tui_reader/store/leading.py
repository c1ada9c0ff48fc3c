"""The few posts that a condition can hold for, where the indexes know them.

A list is either walked in its order until a page is full, or made of few posts that are put in order.
Which is quicker depends on how many there are: for 100,000 posts the border is a few thousand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.conditions import All, Any, Condition, Named, Part, Words
from tui_reader.store import headlines, matching
from tui_reader.store.columns import storable
from tui_reader.store.where import sources_called

FEW = 8_000


class Leader(NamedTuple):
    """A statement for the ids of posts."""

    sql: str
    values: tuple[object, ...]


def leader(conn: Connection, condition: Condition) -> Leader | None:
    """Few posts among which are all that a condition holds for; None where there may be many."""
    found = _leader(conn, condition)
    if found is None:
        return None
    counted = f"select count(*) from (select 1 from ({found.sql}) limit {FEW + 1})"
    return found if conn.execute(counted, found.values).fetchone()[0] <= FEW else None


def _leader(conn: Connection, condition: Condition) -> Leader | None:
    if expression := matching.expression(condition):
        return Leader("select rowid as id from post_index where post_index match ?", (expression,))
    match condition:
        case Named(Part.TAG, name):
            return Leader("select post_id as id from labels where name = ?", (storable(name).casefold(),))
        case Named(Part.SOURCE, name) | Words(name, Part.SOURCE):
            return _of_sources(sources_called(conn, storable(name).casefold()))
        case Words(text, Part.HEADLINE) if len(text.strip()) >= headlines.SHORTEST:
            return _in_headlines(conn, storable(text).casefold())
        case All(parts):
            return _one_of(conn, parts)
        case Any(parts):
            return _all_of(_leader(conn, part) for part in parts)
        case _:
            return None


def _one_of(conn: Connection, parts: Sequence[Condition]) -> Leader | None:
    """Whichever part has few; words are asked for together."""
    words = [part for part in parts if matching.expression(part)]
    together = [All(tuple(words))] if len(words) > 1 else []
    others = [part for part in parts if not isinstance(part, All)]
    found = (leader(conn, part) for part in (*together, *others))
    return next((each for each in found if each is not None), None)


def _all_of(parts: Iterable[Leader | None]) -> Leader | None:
    found = list(parts)
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found):
        return None
    return Leader(
        " union ".join(each.sql for each in known), tuple(value for each in known for value in each.values)
    )


def _in_headlines(conn: Connection, wanted: str) -> Leader:
    """What the trigrams find, what no index knows yet, and all posts of sources that are called so."""
    indexed = Leader(
        "select rowid as id from headline_index where headline_index match ?", (headlines.quoted(wanted),)
    )
    waiting = Leader("select post_id as id from index_queue", ())
    parts = [indexed, waiting]
    if sources := sources_called(conn, wanted):
        parts.append(_of_sources(sources))
    return _all_of(parts) or indexed


def _of_sources(ids: Sequence[int]) -> Leader:
    listed = json.dumps(ids)
    own = (
        "from posts o indexed by source_all where o.gone = 0"
        " and o.source_id in (select value from json_each(?))"
    )
    copies = f"select t.id from posts t where t.twin <> 0 and t.twin in (select o.twin {own} and o.twin <> 0)"
    return Leader(f"select o.id {own} union all {copies}", (listed, listed))

"""The posts that a condition can hold for, where the indexes know them, and how they lead to a page.

A list is made in one of three ways. Which is quickest depends on how many posts may be in it:

- Few are looked up and put in order.
- Of some, their ids are gathered; the list is gone through in its order, and what is not among
  them passed over, until a page is full.
- Where there may be many, the list is gone through and each post is looked at for itself: not far
  though, for those found may all be old.

For 100,000 posts the borders are some hundreds, and a quarter of all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from tui_reader.conditions import EVERYTHING, All, Any, Condition, From, Named, Part, Words
from tui_reader.store import headlines, matching
from tui_reader.store.columns import storable
from tui_reader.store.where import labeled, sources_called

FEW = 500
SOME = 8_000
"""Of sources, tags and headlines. Of texts, whose index hands out ids alone in no time, `_DENSE`."""

_DENSE = 0.25
"""The part of all posts from which on looking at each leads to a full page at once."""

_SAMPLES, _SAMPLE = 8, 128
"""How many runs of ids, and of how many, tell how dense texts lie: a word may be that of one blog."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A statement for the ids of posts."""

    sql: str
    values: tuple[object, ...]
    rest: Condition = EVERYTHING
    """What has still to be asked of them."""
    of_texts: bool = False
    """Whether they come from the index of words alone."""
    is_few: bool = False


def leader(conn: Connection, condition: Condition) -> Leader | None:
    """Posts among which are all that a condition holds for; None where there may be many."""
    if matching.expression(condition) or not isinstance(condition, All):
        found = _leader(conn, condition)
        return None if found is None else _measured(conn, found)
    known = [each for each in _of_parts(conn, condition.parts) if each is not None]
    return next((each for each in known if each.is_few), known[0] if known else None)


def _measured(conn: Connection, found: Leader) -> Leader | None:
    """A leader with whether it leads to few posts; None where it leads to many."""
    if _count(conn, found, FEW) <= FEW:
        return replace(found, is_few=True)
    if found.of_texts:
        return None if _are_dense(conn, found) else found
    return found if _count(conn, found, SOME) <= SOME else None


def _count(conn: Connection, found: Leader, most: int) -> int:
    """How many posts it leads to; of more than `most`, one more."""
    counted: tuple[int] = conn.execute(
        f"select count(*) from (select 1 from ({found.sql}) limit {most + 1})", found.values
    ).fetchone()
    return counted[0]


def _are_dense(conn: Connection, found: Leader) -> bool:
    """Whether a good part of all posts is what it leads to, as samples tell."""
    (last,) = conn.execute("select coalesce(max(id), 0) from posts").fetchone()
    sampled = f"select count(*) from ({found.sql} and rowid between ? and ?)"
    starts = [number * last // _SAMPLES for number in range(_SAMPLES)]
    held = 0
    for start in starts:
        (counted,) = conn.execute(sampled, (*found.values, start + 1, start + _SAMPLE)).fetchone()
        held += int(counted)
    return held >= _DENSE * min(int(last), _SAMPLES * _SAMPLE)


def _leader(conn: Connection, condition: Condition) -> Leader | None:
    """A statement for the ids of all posts that a condition holds for, and perhaps some more."""
    if expression := matching.expression(condition):
        sql = "select rowid as id from post_index where post_index match ?"
        return Leader(sql, (expression,), of_texts=True)
    match condition:
        case Named(Part.TAG, name, is_prefix):
            tagged = labeled(name, is_prefix=is_prefix)
            return Leader(f"select post_id as id from labels where {tagged.sql}", tagged.values)
        case Named(Part.SOURCE, name) | Words(name, Part.SOURCE):
            return replace(_of_sources(sources_called(conn, storable(name).casefold())), rest=condition)
        case From(sources):
            return replace(_of_sources(sources), rest=condition)
        case Words(text, Part.HEADLINE) if len(text.strip()) >= headlines.SHORTEST:
            return replace(_in_headlines(conn, storable(text).casefold()), rest=condition)
        case All():
            return leader(conn, condition)
        case Any(parts):
            found = _all_of(_leader(conn, part) for part in parts)
            return None if found is None else replace(found, rest=condition)
        case _:
            return None


def _of_parts(conn: Connection, parts: Sequence[Condition]) -> Iterator[Leader | None]:
    """A leader for each part, that for all words together first."""
    words = [part for part in parts if matching.expression(part)]
    together = [All(tuple(words))] if len(words) > 1 else words
    for part in (*together, *(part for part in parts if part not in words and not isinstance(part, All))):
        if (found := leader(conn, part)) is not None:
            taken = words if found.of_texts else [part]
            others = tuple(each for each in parts if each not in taken)
            yield replace(found, rest=All((*others, found.rest)) if others else found.rest)


def _all_of(parts: Iterable[Leader | None]) -> Leader | None:
    found = list(parts)
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found):
        return None
    values = tuple(value for each in known for value in each.values)
    return Leader(" union all ".join(each.sql for each in known), values)  # without "all" it is made whole


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

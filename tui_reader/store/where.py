"""What a query asks of posts, as a clause of SQL on `posts p` and the values of its marks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from sqlite3 import Connection
from typing import NamedTuple, assert_never

from tui_reader import reading_time
from tui_reader.conditions import (
    All,
    Any,
    Between,
    Condition,
    Flag,
    From,
    Has,
    Is,
    Language,
    Measure,
    Named,
    Near,
    Not,
    Part,
    Trait,
    Words,
)
from tui_reader.store import matching
from tui_reader.store.columns import micros, storable

TRAITS = {trait: 1 << place for place, trait in enumerate(Trait)}
"""The bits of the column `traits`. Only ever append to the enumeration."""

_FLAGS = {
    Flag.UNREAD: "p.read = 0",
    Flag.READ: "p.read = 1",
    Flag.STARRED: "p.starred = 1",
    Flag.STARTED: "p.started = 1",
    Flag.DRAFT: "p.draft = 1",
    Flag.UPDATED: "p.updated is not null",
    Flag.MUTED: "p.gone = 2",
}
_COLUMNS = {
    Measure.PUBLISHED: "p.published",
    Measure.MINUTES: "p.words",
    Measure.WORDS: "p.words",
    Measure.PROGRESS: "cast(round(p.progress * 100) as integer)",
}


_ASKED_FOR_EACH = "exists (select 1 from post_index where post_index match ? and rowid = p.id)"


class Clause(NamedTuple):
    """A part of a statement."""

    sql: str
    values: tuple[object, ...] = ()

    def and_(self, other: Clause) -> Clause:
        """Both."""
        return Clause(f"{self.sql} and ({other.sql})", (*self.values, *other.values))


def clause(conn: Connection, condition: Condition, *, walked: bool = False) -> Clause:
    """The clause that holds for the posts a condition holds for.

    Args:
        conn: To look up the sources that are named.
        condition: What is asked of the posts.
        walked: A list is walked until a page is full, so that the index is asked for post after post.
            Else it is asked once for all, which costs as much as there are.
    """
    if found := matching.expression(condition):
        return _by_index(found, walked)
    match condition:
        case All(parts):
            return _all(conn, parts, walked)
        case Any(parts):
            return _joined(conn, parts, " or ", "0", walked)
        case Not(Named(Part.SOURCE, name) | Words(name, Part.SOURCE)):
            return _not_of(conn, name)
        case Not(part):
            held = clause(conn, part, walked=walked)
            return Clause(f"not ({held.sql})", held.values)
        case Words(text, part):
            return _in_headline(conn, text) if part is Part.HEADLINE else _named(conn, part, text)
        case Near(texts, _, part):
            return _named(conn, part, " ".join(texts))
        case Named(Part.TAG, name, is_prefix):
            return _tagged(name, is_prefix=is_prefix)
        case Named(part, name):
            return _named(conn, part, name)
        case From(sources):
            return _of_sources(sources)
        case Is(flag):
            return Clause(_FLAGS[flag])
        case Has(trait):
            return Clause("p.traits & ? <> 0", (TRAITS[trait],))
        case Language(code):
            return Clause("replace(p.language, '_', '-') || '-' like ?", (f"{code}-%",))
        case Between(measure, low, high):
            return _between(measure, low, high)
        case _:
            assert_never(condition)


def _not_of(conn: Connection, name: str) -> Clause:
    """A post of another source stays, though this one has a copy of it."""
    denied = json.dumps(sources_called(conn, storable(name).casefold()))
    return Clause("p.source_id not in (select value from json_each(?))", (denied,))


def _tagged(name: str, *, is_prefix: bool) -> Clause:
    tagged = labeled(name, is_prefix=is_prefix)
    return Clause(f"p.id in (select post_id from labels where {tagged.sql})", tagged.values)


def _by_index(found: str, walked: bool) -> Clause:
    if walked and "*" not in found:  # words that begin so are no single look-up
        return Clause(_ASKED_FOR_EACH, (found,))
    return Clause("p.id in (select rowid from post_index where post_index match ?)", (found,))


def asks_for_muted(condition: Condition) -> bool:
    """Whether it speaks of what rules hide, so that a list has to hold that too."""
    match condition:
        case All(parts) | Any(parts):
            return any(map(asks_for_muted, parts))
        case Not(part):
            return asks_for_muted(part)
        case _:
            return condition == Is(Flag.MUTED)


def _all(conn: Connection, parts: Sequence[Condition], walked: bool) -> Clause:
    """Indexed words are asked for together: one look into the index in place of several."""
    words = [part for part in parts if matching.expression(part)]
    denied = [part for part in parts if isinstance(part, Not) and matching.expression(part.part)]
    if len(words) + len(denied) > 1 and words:
        rest = [part for part in parts if part not in words and part not in denied]
        return _joined(conn, [All((*words, *denied)), *rest], " and ", "1", walked)
    return _joined(conn, parts, " and ", "1", walked)


def _joined(
    conn: Connection, parts: Iterable[Condition], operator: str, of_none: str, walked: bool
) -> Clause:
    found = [clause(conn, part, walked=walked) for part in parts]
    if not found:
        return Clause(of_none)
    sql = operator.join(f"({each.sql})" for each in found)
    return Clause(sql, tuple(value for each in found for value in each.values))


def _named(conn: Connection, part: Part, name: str) -> Clause:
    wanted = storable(name).casefold()
    match part:
        case Part.SOURCE:
            return _of_sources(sources_called(conn, wanted))
        case Part.TAG:
            return clause(conn, Named(part, name))
        case Part.AUTHOR:
            return Clause("instr(folded(p.authors), ?) > 0", (wanted,))
        case _:
            return Clause("instr(folded(p.title), ?) > 0", (wanted,))


def labeled(name: str, *, is_prefix: bool) -> Clause:
    """What holds for a tag's rows in `labels`, where names are folded."""
    wanted = storable(name).casefold()
    if is_prefix:
        return Clause("name >= ? and name < ?", (wanted, f"{wanted}\U0010ffff"))
    return Clause("name = ?", (wanted,))


def _in_headline(conn: Connection, text: str) -> Clause:
    wanted = storable(text).casefold()
    sources = _of_sources(sources_called(conn, wanted))
    return Clause(f"instr(p.folded, ?) > 0 or {sources.sql}", (wanted, *sources.values))


def sources_called(conn: Connection, wanted: str) -> list[int]:
    """The ids of the sources whose name, given or its own, or address holds a text without its case."""
    found = conn.execute("select id, name, title, location, site_url from sources")
    return [id_ for id_, *names in found if any(wanted in str(name).casefold() for name in names)]


def _of_sources(ids: Sequence[int]) -> Clause:
    """Posts of sources, and those of which they have a copy: a list of all sources shows only one."""
    listed = json.dumps(ids)
    return Clause(
        "(p.source_id in (select value from json_each(?)) or p.twin <> 0 and exists (select 1 from posts t"
        " where t.twin = p.twin and t.twin <> 0 and t.gone = 0"
        " and t.source_id in (select value from json_each(?))))",
        (listed, listed),
    )


def _between(measure: Measure, low: int | datetime | None, high: int | datetime | None) -> Clause:
    column = _COLUMNS[measure]
    bounds = [(f"{column} >= ?", low), (f"{column} < ?", high)]
    given = [(sql, _stored(measure, bound)) for sql, bound in bounds if bound is not None]
    return Clause(" and ".join(sql for sql, _ in given) or "1", tuple(value for _, value in given))


def _stored(measure: Measure, bound: int | datetime) -> int:
    if isinstance(bound, datetime):
        return micros(bound)
    return reading_time.words(bound) if measure is Measure.MINUTES else bound

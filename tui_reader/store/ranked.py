"""The rows of a list of which words were asked for, the posts that are most about them first."""

from __future__ import annotations

import json
from dataclasses import replace
from sqlite3 import Connection
from typing import Literal

from tui_reader.conditions import EVERYTHING, All, Condition
from tui_reader.models import Headline, PostId, Query
from tui_reader.store import matching
from tui_reader.store.columns import row_id
from tui_reader.store.rows import NOT_HIDDEN, Key, Rows, headlines
from tui_reader.store.where import Clause, asks_for_muted, clause

_SCORE = "bm25(post_index, 10.0, 4.0, 5.0, 1.0)"
"""Okapi BM25, the smaller the better. A word counts most in the title, then among authors and tags."""

_MATCHES = f"select rowid as id, {_SCORE} as score from post_index where post_index match ?"


_BEST = f"""
with f as materialized ({_MATCHES})
select id, (select count(*) from f where {NOT_HIDDEN.format("id")}) from f order by score, -id limit {{}}
"""
"""The best matches, and beside each how many there are in all: scores are reckoned only once."""

_AT_ONCE = 1_000
"""Matches that are put in order at first: more than a page holds, for some may be read, or drafts."""


class Ranked:
    """The rows of one list, the best first, of equal ones the newest.

    Args:
        words: What the index is asked.
        rows: The same posts in another order.
        also: What else is asked of the posts.
    """

    def __init__(self, words: str, rows: Rows, also: Clause) -> None:
        self._words = words
        self._rows = rows
        self._also = also
        self._best: list[tuple[PostId, int]] | None = None

    @classmethod
    def of(cls, conn: Connection, query: Query, read: bool | None) -> Ranked | None:
        """The rows a query asks for; None where it asks for no words by which they could be ranked."""
        words, rest = _parted(query.where)
        if words is None or asks_for_muted(rest):
            return None
        marks = Rows.of(conn, replace(query, where=EVERYTHING), read=read)
        also = clause(conn, rest)
        both = Clause(f"{marks.where} and ({also.sql})", (*marks.values, *also.values))
        return cls(words, Rows.of(conn, query, read=read), both)

    def count(self, conn: Connection) -> int:
        """How many there are."""
        if not self._rows.counts_words:
            return self._rows.count(conn)
        best = self._look(conn)
        return best[0][1] if best else 0

    def ids(self, conn: Connection) -> list[PostId]:
        """All of them."""
        return self._ordered(conn)

    def key(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key of a post, None when it isn't among them."""
        return self.place_of(conn, post_id) if self._rows.key(conn, post_id) else None

    def place_of(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key a post has or would have among them, None where it holds none of the words."""
        sql = f"select score, id from ({_MATCHES} and rowid = ?)"
        found: Key | None = conn.execute(sql, (self._words, row_id(post_id))).fetchone()
        return found

    def key_of(self, conn: Connection, headline: Headline) -> Key | None:
        """The key of a row as it is now."""
        return self.place_of(conn, headline.id)

    def before(self, conn: Connection, key: Key, *, or_equal: bool = False) -> int:
        """How many come before a key in the list; or with the key's own."""
        sql = f"{self._with('count(*)')} and (f.score, -f.id) {'<=' if or_equal else '<'} (?, ?)"
        counted: tuple[int] = conn.execute(sql, (self._words, *self._also.values, *_place(key))).fetchone()
        return counted[0]

    def beyond(self, conn: Connection, key: Key, step: Literal[-1, 1], limit: int) -> tuple[Headline, ...]:
        """The rows next to a key, further down (1) or up (-1), in the list's order either way."""
        sign, way = (">", "asc") if step > 0 else ("<", "desc")
        sql = (
            f"{self._with('f.id')} and (f.score, -f.id) {sign} (?, ?)"
            f" order by f.score {way}, -f.id {way} limit ?"
        )
        found = conn.execute(sql, (self._words, *self._also.values, *_place(key), limit)).fetchall()
        return headlines(conn, [id_ for (id_,) in found[::step]])

    def part(self, conn: Connection, offset: int, length: int, _total: int) -> tuple[Headline, ...]:
        """The rows from `offset` on."""
        best = self._look(conn)
        listed = (
            f"select p.id from json_each(?) j cross join posts p on p.id = j.value where {self._also.sql}"
            f" order by j.key limit {length:d} offset {offset:d}"
        )
        ids = json.dumps([id_ for id_, _ in best])
        found = [PostId(id_) for (id_,) in conn.execute(listed, (ids, *self._also.values))]
        if len(found) < length and len(best) == _AT_ONCE:
            found = self._ordered(conn, f"limit {length:d} offset {offset:d}")
        return headlines(conn, found)

    def _look(self, conn: Connection) -> list[tuple[PostId, int]]:
        if self._best is None:
            self._best = conn.execute(_BEST.format(_AT_ONCE), (self._words,)).fetchall()
        return self._best

    def _ordered(self, conn: Connection, part: str = "") -> list[PostId]:
        sql = f"{self._with('f.id')} order by f.score, -f.id {part}"
        return [PostId(id_) for (id_,) in conn.execute(sql, (self._words, *self._also.values))]

    def _with(self, columns: str) -> str:
        return (
            f"with f as materialized ({_MATCHES})"
            f" select {columns} from f cross join posts p on p.id = f.id where {self._also.sql}"
        )


def _parted(condition: Condition) -> tuple[str | None, Condition]:
    """The words that are looked up, as an expression of the index, and what else is asked."""
    if condition == EVERYTHING or (whole := matching.expression(condition)):
        return (None if condition == EVERYTHING else whole), EVERYTHING
    if not isinstance(condition, All):
        return None, condition
    words = [part for part in condition.parts if part != EVERYTHING and matching.expression(part)]
    rest = tuple(part for part in condition.parts if part not in words)
    return (matching.expression(All(tuple(words))) if words else None), All(rest)


def _place(key: Key) -> tuple[float, int]:
    score, id_ = key
    return score, -id_

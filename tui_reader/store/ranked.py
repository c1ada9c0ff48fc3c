"""The rows of a list of which words were asked for, the posts that are most about them first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Literal

from tui_reader.conditions import EVERYTHING, All, Condition
from tui_reader.models import Headline, PostId, Query
from tui_reader.store import matching
from tui_reader.store.columns import row_id
from tui_reader.store.rows import Key, Rows, headline
from tui_reader.store.where import clause

_SCORE = "bm25(post_index, 10.0, 4.0, 5.0, 1.0)"
"""Okapi BM25, the smaller the better. A word counts most in the title, then among authors and tags."""

_SPARE = 200
"""Matches that are looked at beyond those a page needs: some may be read, or drafts."""

_MATCHES = f"select rowid as id, {_SCORE} as score from post_index where post_index match ?"


@dataclass(frozen=True, slots=True)
class Ranked:
    """The rows of one list, the best first, of equal ones the newest."""

    expression: str
    where: str
    """What else is asked of the posts."""
    values: tuple[object, ...]
    rows: Rows
    """The same posts in another order."""

    @classmethod
    def of(cls, conn: Connection, query: Query, read: bool | None) -> Ranked | None:
        """The rows a query asks for; None where it asks for no words by which they could be ranked."""
        words, rest = _parted(query.where)
        if words is None:
            return None
        marks = Rows.of(conn, replace(query, where=EVERYTHING), read=read)
        also = clause(conn, rest)
        return cls(
            words,
            f"{marks.where} and ({also.sql})",
            (*marks.values, *also.values),
            Rows.of(conn, query, read=read),
        )

    def count(self, conn: Connection) -> int:
        """How many there are."""
        return self.rows.count(conn)

    def ids(self, conn: Connection) -> list[PostId]:
        """All of them."""
        return self._ids(conn)

    def key(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key of a post, None when it isn't among them."""
        return self.place_of(conn, post_id) if self.rows.key(conn, post_id) else None

    def place_of(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key a post has or would have among them, None where it holds none of the words."""
        sql = f"select score, id from ({_MATCHES} and rowid = ?)"
        found: Key | None = conn.execute(sql, (self.expression, row_id(post_id))).fetchone()
        return found

    def key_of(self, conn: Connection, headline: Headline) -> Key | None:
        """The key of a row as it is now."""
        return self.place_of(conn, headline.id)

    def before(self, conn: Connection, key: Key, *, or_equal: bool = False) -> int:
        """How many come before a key in the list; or with the key's own."""
        sql = f"{self._with('count(*)')} and (f.score, -f.id) {'<=' if or_equal else '<'} (?, ?)"
        counted: tuple[int] = conn.execute(sql, (self.expression, -1, *self.values, *_place(key))).fetchone()
        return counted[0]

    def beyond(self, conn: Connection, key: Key, step: Literal[-1, 1], limit: int) -> tuple[Headline, ...]:
        """The rows next to a key, further down (1) or up (-1), in the list's order either way."""
        sign, way = (">", "asc") if step > 0 else ("<", "desc")
        sql = (
            f"{self._with('f.id')} and (f.score, -f.id) {sign} (?, ?)"
            f" order by f.score {way}, -f.id {way} limit ?"
        )
        found = conn.execute(sql, (self.expression, -1, *self.values, *_place(key), limit)).fetchall()
        return _headlines(conn, [id_ for (id_,) in found[::step]])

    def part(self, conn: Connection, offset: int, length: int, _total: int) -> tuple[Headline, ...]:
        """The rows from `offset` on: at first only the best matches are put in order."""
        for limit in (offset + length + _SPARE, -1):
            found = self._ids(conn, limit)[offset : offset + length]
            if len(found) == length:
                break
        return _headlines(conn, found)

    def _ids(self, conn: Connection, limit: int = -1) -> list[PostId]:
        """Those among the best so many matches; -1: among all."""
        sql = f"{self._with('f.id')} order by f.score, -f.id"
        return [PostId(id_) for (id_,) in conn.execute(sql, (self.expression, limit, *self.values))]

    def _with(self, columns: str) -> str:
        best = f"{_MATCHES} order by score, rowid desc limit ?"
        return (
            f"with f as materialized ({best})"
            f" select {columns} from f cross join posts p on p.id = f.id where {self.where}"
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


def _headlines(conn: Connection, ids: list[PostId]) -> tuple[Headline, ...]:
    found = (headline(conn, id_) for id_ in ids)
    return tuple(each for each in found if each is not None)

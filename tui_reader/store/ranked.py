"""The rows of a list of which words were asked for, the posts that are most about them first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import dropwhile, islice, takewhile
from sqlite3 import Connection
from typing import Any, Literal

from tui_reader.conditions import EVERYTHING, All, Condition
from tui_reader.models import Headline, PostId, Query
from tui_reader.store import matching
from tui_reader.store.columns import row_id
from tui_reader.store.headline_rows import COLUMNS, headlines, of_rows
from tui_reader.store.rows import Key, Rows, asked_of_all
from tui_reader.store.where import Clause, asks_for_muted, clause

_WEIGHTS = "10.0, 4.0, 5.0, 1.0"
"""For Okapi BM25: a word counts most in the title, then among authors and tags."""

_SCORED = f"select bm25(post_index, {_WEIGHTS}), rowid from post_index where post_index match ? and rowid = ?"

# The index itself puts its matches in order, the smallest score first and of equal ones the smallest id
# (its sorter is stable), and hands them out one by one. A score that is read is reckoned a second time.
_BEST_FIRST = (
    "select {columns} from post_index f cross join posts p on p.id = f.rowid{joined}"
    f" where f.post_index match ? and f.rank match 'bm25({_WEIGHTS})' and {{also}} order by f.rank"
)


class Ranked:
    """The rows of one list, the best first, of equal ones that which was met first.

    Args:
        words: What the index is asked.
        also: What else is asked of the posts.
        query: Asks for all that.
        read: As `Rows` has it.
    """

    def __init__(self, words: str, also: Clause, query: Query, read: bool | None) -> None:
        self._words = words
        self._also = also
        self._query = query
        self._read = read

    @classmethod
    def of(cls, conn: Connection, query: Query, read: bool | None) -> Ranked | None:
        """The rows a query asks for; None where it asks for no words by which they could be ranked."""
        words, rest = _parted(query.where)
        if words is None or asks_for_muted(rest):
            return None
        every = asked_of_all(query, read)
        if rest == EVERYTHING:
            return cls(words, every, query, read)
        also = clause(conn, rest, walked=True)
        both = Clause(f"{every.sql} and ({also.sql})", (*every.values, *also.values))
        return cls(words, both, query, read)

    def count(self, conn: Connection) -> int:
        """How many there are."""
        return self._unranked(conn).count(conn)

    def ids(self, conn: Connection) -> list[PostId]:
        """All of them."""
        return [PostId(id_) for _, id_ in self._keys(conn)]

    def key(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key of a post, None when it isn't among them."""
        return self.place_of(conn, post_id) if self._unranked(conn).key(conn, post_id) else None

    def place_of(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key a post has or would have among them, None where it holds none of the words."""
        found: Key | None = conn.execute(_SCORED, (self._words, row_id(post_id))).fetchone()
        return found

    def key_of(self, conn: Connection, headline: Headline) -> Key | None:
        """The key of a row as it is now."""
        return self.place_of(conn, headline.id)

    def before(self, conn: Connection, key: Key, *, or_equal: bool = False) -> int:
        """How many come before a key in the list; or with the key's own."""
        above = takewhile(lambda each: each < key or (or_equal and each == key), self._keys(conn))
        return sum(1 for _ in above)

    def beyond(self, conn: Connection, key: Key, step: Literal[-1, 1], limit: int) -> tuple[Headline, ...]:
        """The rows next to a key, further down (1) or up (-1), in the list's order either way."""
        found: Iterator[Key]
        if step > 0:
            found = islice(dropwhile(lambda each: each <= key, self._keys(conn)), limit)
        else:
            found = iter(deque(takewhile(lambda each: each < key, self._keys(conn)), limit))
        return headlines(conn, [PostId(id_) for _, id_ in found])

    def first(self, conn: Connection, limit: int) -> tuple[Headline, ...]:
        """The rows the list begins with, in one statement."""
        joined = " cross join sources s on s.id = p.source_id"
        return of_rows(conn, islice(self._best_first(conn, COLUMNS, joined), limit))

    def part(self, conn: Connection, offset: int, length: int, _total: int) -> tuple[Headline, ...]:
        """The rows from `offset` on."""
        found = islice(self._keys(conn), offset, offset + length)
        return headlines(conn, [PostId(id_) for _, id_ in found])

    def hold(self, conn: Connection, ids: list[PostId]) -> bool:
        """Whether all of some posts are among them."""
        return self._unranked(conn).hold(conn, ids)

    def _unranked(self, conn: Connection) -> Rows:
        return Rows.of(conn, self._query, read=self._read)

    def _keys(self, conn: Connection) -> Iterator[Key]:
        return self._best_first(conn, "f.rank, p.id")

    def _best_first(self, conn: Connection, columns: str, joined: str = "") -> Iterator[Any]:
        sql = _BEST_FIRST.format(columns=columns, joined=joined, also=self._also.sql)
        return conn.execute(sql, (self._words, *self._also.values))


def _parted(condition: Condition) -> tuple[str | None, Condition]:
    """The words that are looked up, as an expression of the index, and what else is asked."""
    if condition == EVERYTHING or (whole := matching.expression(condition)):
        return (None if condition == EVERYTHING else whole), EVERYTHING
    if not isinstance(condition, All):
        return None, condition
    words = [part for part in condition.parts if part != EVERYTHING and matching.expression(part)]
    rest = tuple(part for part in condition.parts if part not in words)
    return (matching.expression(All(tuple(words))) if words else None), All(rest)

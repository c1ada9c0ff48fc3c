"""The rows of one list: which posts they are, in order, and how to reach them by their index.

Every statement names its index: it was made for this list, and must not be given up for another
because the statistics look different one day. An order that was never asked for before has none yet.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any, Literal, NamedTuple

from tui_reader.conditions import EVERYTHING
from tui_reader.models import Headline, PostId, Query, Scope
from tui_reader.store import matching, ways
from tui_reader.store.columns import micros, row_id
from tui_reader.store.headline_rows import COLUMNS, of_rows
from tui_reader.store.order import BY_DATE, ORDERS, READ, Order, index_for
from tui_reader.store.ways import Way, Ways
from tui_reader.store.where import Clause, asks_for_muted

Key = tuple[Any, ...]
"""Where a post stands in a list: the value it is ordered by, and its id."""

_FLAGS = {
    Scope.ALL: "",
    Scope.UNREAD: " and p.read = 0",
    Scope.STARRED: " and p.starred = 1",
    Scope.STARTED: " and p.started = 1",
}
_COUNTERS = {Scope.ALL: "total", Scope.UNREAD: "unread", Scope.STARRED: "starred", Scope.STARTED: "started"}
"""The columns of sources that count."""
_COPIES = {
    Scope.ALL: "copies",
    Scope.UNREAD: "unread_copies",
    Scope.STARRED: "starred_copies",
    Scope.STARTED: "started_copies",
}
"""Of those that are counted, the ones that lists of all sources leave out."""


NOT_HIDDEN = "{} not in (select id from posts indexed by hidden_posts where gone + apart + copy + draft > 0)"
"""What is asked of an id so that lists of all sources show the post."""

_COUNTED_BY_WORDS = (
    f"select count(*) from post_index where post_index match ? and {NOT_HIDDEN.format('+rowid')}"
)

_NEAR = 100
"""Rows that are walked over rather than counted."""

_LOOKED_AT = 4
"""Posts that the index of words is asked about one by one, for each that is wanted."""


class Rows(NamedTuple):
    """The rows of one list, in its order."""

    ways: Ways
    counting: Clause | None
    """The statement that tells their number without looking at each; None: there is none."""
    order: Order = BY_DATE

    @classmethod
    def of(
        cls, conn: Connection, query: Query, *, read: bool | None = None, copies: bool | None = None
    ) -> Rows:
        """The rows a query asks for.

        Args:
            conn: To look up what the query names.
            query: Its order is that of one index: see `sections.py` for the others.
            read: Only those that are read, or those that aren't; None: both.
            copies: Whether posts are in it that are met through another source too and listed there.
                None: in the list of one source.
        """
        copies = query.source is not None if copies is None else copies
        marks, counted = _marked(query, read, copies)
        muted_too = asks_for_muted(query.where)
        listed = _listed(query, marks, copies=copies, muted_too=muted_too)
        order = ORDERS.get(query.sort, BY_DATE)
        index = "" if muted_too else index_for(conn, query, _walked_by(query, read), order)
        every = Way(f"posts p{index}", listed)
        if query.where == EVERYTHING:
            counting = Clause(counted, listed.values) if counted and not query.drafts else None
            return cls(Ways(every, every, listed), counting, order)
        found = ways.found(conn, query.where, every, led=not muted_too)
        return cls(found, _by_words(query, read), order)

    def count(self, conn: Connection) -> int:
        """How many there are."""
        counted: tuple[int]
        if self.counting is not None:
            counted = conn.execute(*self.counting).fetchone()
        else:
            counted = conn.execute(f"select count(*) {self.ways.all.rows}", self.ways.all.values).fetchone()
        return counted[0]

    def of_sources(self, conn: Connection) -> dict[int, int]:
        """How many there are of each source that has any."""
        counted = f"select p.source_id, count(*) {self.ways.all.rows} group by p.source_id"
        return dict(conn.execute(counted, self.ways.all.values))

    def ids(self, conn: Connection) -> list[PostId]:
        """All of them."""
        sql = f"select p.id {self.ways.all.rows} {self.order.forth}"
        return [PostId(id_) for (id_,) in conn.execute(sql, self.ways.all.values)]

    def key(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key of a post, None when it isn't among them."""
        sql = f"select {self._key} from posts p where {self.ways.each.sql} and p.id = ?"
        found: Key | None = conn.execute(sql, (*self.ways.each.values, row_id(post_id))).fetchone()
        return found

    def place_of(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key a post has or would have among them, None when there is no such post."""
        sql = f"select {self._key} from posts p where p.id = ?"
        found: Key | None = conn.execute(sql, (row_id(post_id),)).fetchone()
        return found

    def key_of(self, conn: Connection, headline: Headline) -> Key | None:
        """The key of a row as it was when it was read."""
        if self.order.column == BY_DATE.column:
            return micros(headline.published), headline.id
        return self.place_of(conn, headline.id)

    def before(self, conn: Connection, key: Key, *, or_equal: bool = False) -> int:
        """How many come before a key in the list; or with the key's own."""
        sign = self.order.before + "=" * or_equal
        counted: tuple[int] = conn.execute(
            f"select count(*) {self.ways.all.rows} and ({self._key}) {sign} (?, ?)",
            (*self.ways.all.values, *key),
        ).fetchone()
        return counted[0]

    def beyond(self, conn: Connection, key: Key, step: Literal[-1, 1], limit: int) -> tuple[Headline, ...]:
        """The rows next to a key, further down (1) or up (-1), in the list's order either way."""
        return self._from(conn, key, limit, back=step < 0)

    def first(self, conn: Connection, limit: int) -> tuple[Headline, ...]:
        """The rows the list begins with."""
        return self._from(conn, None, limit, back=False)

    def hold(self, conn: Connection, ids: Sequence[PostId]) -> bool:
        """Whether all of some posts are among them."""
        asked = self.ways.each
        sql = f"select count(*) from json_each(?) j cross join posts p on p.id = j.value where {asked.sql}"
        counted = conn.execute(sql, (json.dumps(list(map(row_id, ids))), *asked.values)).fetchone()
        return bool(counted[0] == len(ids))

    def part(self, conn: Connection, offset: int, length: int, total: int) -> tuple[Headline, ...]:
        """The rows from `offset` on, of which whichever end is nearer to the start is skipped to."""
        if offset == 0:
            return self.first(conn, length)
        from_end = offset > total - offset - length
        skipped = total - offset - length if from_end else offset
        near = skipped < _NEAR and self.ways.whole is None
        way = self.ways.walked if near else self.ways.all
        order = self.order.back if from_end else self.order.forth
        sql = f"select {self._key} {way.rows} {order} limit 1 offset ?"
        first: Key | None = conn.execute(sql, (*way.values, skipped)).fetchone()
        return () if first is None else self._from(conn, first, length, back=from_end, or_equal=True)

    def _from(
        self, conn: Connection, key: Key | None, limit: int, *, back: bool, or_equal: bool = False
    ) -> tuple[Headline, ...]:
        beyond = self._beyond(key, back=back, or_equal=or_equal)
        found = None if self.ways.whole is None else self._near(conn, self.ways.whole, beyond, limit, back)
        if found is None:
            way = self.ways.walked if self.ways.whole is None else self.ways.all
            found = self._select(conn, way, beyond, limit, back)
        return found[::-1] if back else found

    def _near(
        self, conn: Connection, whole: Way, beyond: Clause, limit: int, back: bool
    ) -> tuple[Headline, ...] | None:
        """The rows wanted, found by looking at a few posts one by one; None where these are not enough."""
        asked = whole.asked.and_(beyond)
        order = self.order.back if back else self.order.forth
        sql = f"select {self._key} from {whole.place} where {asked.sql} {order} limit 1 offset ?"
        end = conn.execute(sql, (*asked.values, limit * _LOOKED_AT)).fetchone()
        within = beyond if end is None else beyond.and_(self._beyond(end, back=not back, or_equal=True))
        found = self._select(conn, self.ways.walked, within, limit, back)
        return found if len(found) == limit or end is None else None

    def _beyond(self, key: Key | None, *, back: bool, or_equal: bool) -> Clause:
        """What is asked of posts so that they come after a key, or before it."""
        sign = (self.order.before if back else self.order.after) + "=" * or_equal
        return Clause("1") if key is None else Clause(f"({self._key}) {sign} (?, ?)", key)

    def _select(
        self, conn: Connection, way: Way, beyond: Clause, limit: int, back: bool
    ) -> tuple[Headline, ...]:
        asked = way.asked.and_(beyond)
        sql = (
            f"select {COLUMNS} from {way.place} cross join sources s on s.id = p.source_id"  # posts lead
            f" where {asked.sql} {self.order.back if back else self.order.forth} limit ?"
        )
        return of_rows(conn, conn.execute(sql, (*asked.values, limit)))

    @property
    def _key(self) -> str:
        return f"p.{self.order.column}, p.id"


def asked_of_all(query: Query, read: bool | None = None) -> Clause:
    """What every post of a list has, whatever else is asked of it."""
    copies = query.source is not None
    return _listed(query, _marked(query, read, copies)[0], copies=copies, muted_too=False)


def _listed(query: Query, marks: str, *, copies: bool, muted_too: bool) -> Clause:
    """What every post of a list has, with these marks."""
    where = f"p.gone {'in (0, 2)' if muted_too else '= 0'}{marks}"
    where += " and p.apart = 0" if query.source is None else " and p.source_id = ?"
    if not copies:
        where += " and p.copy = 0"
    if not query.drafts:
        where += " and p.draft = 0"
    return Clause(where, () if query.source is None else (row_id(query.source),))


def counter(scope: Scope, copies: bool) -> str:
    """How many posts of a scope a source has, by its counters."""
    return _COUNTERS[scope] if copies else f"({_COUNTERS[scope]} - {_COPIES[scope]})"


def _marked(query: Query, read: bool | None, copies: bool) -> tuple[str, str]:
    """What marks are asked for, and the statement that reads the number of such posts from the counters."""
    counted = "removed = 0 and kind <> 'guide'" if query.source is None else "id = ?"
    number = counter(query.scope, copies)
    flag = _FLAGS[query.scope]
    if read is not None and query.scope is Scope.ALL:
        unread = counter(Scope.UNREAD, copies)
        number = f"{number} - {unread}" if read else unread
        flag = " and p.read = 1" if read else _FLAGS[Scope.UNREAD]
    elif read is not None and (query.scope is not Scope.UNREAD or read):
        return f"{flag} and p.read = {read:d}", ""
    return flag, f"select coalesce(sum({number}), 0) from sources where {counted}"


def _by_words(query: Query, read: bool | None) -> Clause | None:
    """The statement that counts in the index of words, five times as fast as going through the list."""
    words = matching.expression(query.where)
    is_whole = query.source is None and query.scope is Scope.ALL and read is None and not query.drafts
    return Clause(_COUNTED_BY_WORDS, (words,)) if words and is_whole else None


def _walked_by(query: Query, read: bool | None) -> str:
    """The scope whose index leads to the rows."""
    if read is None or query.scope is not Scope.ALL:
        return query.scope
    return READ if read else Scope.UNREAD

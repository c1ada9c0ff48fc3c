"""The rows of one list: which posts they are, in order, and how to reach them by their index.

Every statement names its index: it was made for this list, and must not be given up for another
because the statistics look different one day. An order that was never asked for before has none yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, Literal

from tui_reader.conditions import EVERYTHING
from tui_reader.models import Copy, DateOrigin, Genre, Headline, PostId, Query, Scope, SourceId
from tui_reader.store import matching
from tui_reader.store.columns import maybe_moment, micros, moment, row_id, unlined
from tui_reader.store.leading import leader
from tui_reader.store.order import BY_DATE, ORDERS, READ, Order, index_for
from tui_reader.store.where import Clause, asks_for_muted, clause

Key = tuple[Any, ...]
"""Where a post stands in a list: the value it is ordered by, and its id."""

_COLUMNS = """
p.id, p.source_id, iif(s.name = '', s.title, s.name), p.title, p.url, p.authors, p.published,
p.date_origin, p.updated, p.tags, p.categories, p.summary, p.words, p.genre, p.read, p.starred,
p.progress, p.started, p.draft, p.own_tags, p.muted <> 0, iif(p.twin = 0, '', (
    select group_concat(t.copy || ' ' || t.id || ' ' || iif(o.name = '', o.title, o.name), char(10))
    from posts t join sources o on o.id = t.source_id
    where t.twin = p.twin and t.twin <> 0 and t.id <> p.id and t.gone = 0 and o.removed = 0))
"""
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


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one list, in its order."""

    place: str
    """Where the posts come from: a table by an index of this list, or few ids of an index of words."""
    where: str
    values: tuple[object, ...]
    walked: Clause
    """The same as `where` and `values`, for going from post to post until a page is full."""
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
        where, values = _listed(query, marks, copies=copies, muted_too=muted_too)
        led = leader(conn, query.where) if query.where != EVERYTHING and not muted_too else None
        walked = Clause(where, tuple(values))
        counting = Clause(counted, tuple(values)) if counted and not query.drafts else None
        if query.where != EVERYTHING:
            found = clause(conn, query.where)
            step = clause(conn, query.where, walked=True) if led is None else found
            walked = Clause(f"{where} and ({step.sql})", (*values, *step.values))
            where, counting = f"{where} and ({found.sql})", _by_words(query, read)
            values += found.values
        order = ORDERS.get(query.sort, BY_DATE)
        index = "" if muted_too else index_for(conn, query, _walked_by(query, read), order)
        place = f"posts p{index}"
        if led is not None:
            place = f"(select distinct id from ({led.sql})) f cross join posts p on p.id = f.id"
            values = [*led.values, *values]
            walked = Clause(where, tuple(values))
        return cls(place, where, tuple(values), walked, counting, order)

    @property
    def counts_words(self) -> bool:
        """Whether they are all posts in which words stand, so that the index of words counts them."""
        return self.counting is not None and self.counting.sql is _COUNTED_BY_WORDS

    def count(self, conn: Connection) -> int:
        """How many there are."""
        counted: tuple[int]
        if self.counting is not None:
            counted = conn.execute(*self.counting).fetchone()
        else:
            counted = conn.execute(f"select count(*) {self._rows}", self.values).fetchone()
        return counted[0]

    def of_sources(self, conn: Connection) -> dict[int, int]:
        """How many there are of each source that has any."""
        counted = f"select p.source_id, count(*) {self._rows} group by p.source_id"
        return dict(conn.execute(counted, self.values))

    def ids(self, conn: Connection) -> list[PostId]:
        """All of them."""
        sql = f"select p.id {self._rows} {self.order.forth}"
        return [PostId(id_) for (id_,) in conn.execute(sql, self.values)]

    def key(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key of a post, None when it isn't among them."""
        sql = f"select {self._key} {self._rows} and p.id = ?"
        found: Key | None = conn.execute(sql, (*self.values, row_id(post_id))).fetchone()
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
            f"select count(*) {self._rows} and ({self._key}) {sign} (?, ?)", (*self.values, *key)
        ).fetchone()
        return counted[0]

    def beyond(self, conn: Connection, key: Key, step: Literal[-1, 1], limit: int) -> tuple[Headline, ...]:
        """The rows next to a key, further down (1) or up (-1), in the list's order either way."""
        return self._from(conn, key, limit, back=step < 0)

    def part(self, conn: Connection, offset: int, length: int, total: int) -> tuple[Headline, ...]:
        """The rows from `offset` on, of which whichever end is nearer to the start is skipped to."""
        from_end = offset > total - offset - length
        skipped = total - offset - length if from_end else offset
        near = skipped < _NEAR
        rows = f"from {self.place} where {self.walked.sql}" if near else self._rows
        values = self.walked.values if near else self.values
        order = self.order.back if from_end else self.order.forth
        sql = f"select {self._key} {rows} {order} limit 1 offset ?"
        first: Key | None = conn.execute(sql, (*values, skipped)).fetchone()
        return () if first is None else self._from(conn, first, length, back=from_end, or_equal=True)

    def _from(
        self, conn: Connection, key: Key, limit: int, *, back: bool, or_equal: bool = False
    ) -> tuple[Headline, ...]:
        sign = (self.order.before if back else self.order.after) + "=" * or_equal
        sql = (
            f"select {_COLUMNS} {self._with_sources} and ({self._key}) {sign} (?, ?)"
            f" {self.order.back if back else self.order.forth} limit ?"
        )
        found = [_headline(row) for row in conn.execute(sql, (*self.walked.values, *key, limit))]
        return tuple(reversed(found) if back else found)

    @property
    def _key(self) -> str:
        return f"p.{self.order.column}, p.id"

    @property
    def _rows(self) -> str:
        return f"from {self.place} where {self.where}"

    @property
    def _with_sources(self) -> str:
        joined = "cross join sources s on s.id = p.source_id"  # cross: posts lead, in their order
        return f"from {self.place} {joined} where {self.walked.sql}"


def _listed(query: Query, marks: str, *, copies: bool, muted_too: bool) -> tuple[str, list[object]]:
    """What every post of a list has, whatever else is asked of it, and the values of the marks therein."""
    where = f"p.gone {'in (0, 2)' if muted_too else '= 0'}{marks}"
    where += " and p.apart = 0" if query.source is None else " and p.source_id = ?"
    if not copies:
        where += " and p.copy = 0"
    if not query.drafts:
        where += " and p.draft = 0"
    return where, [] if query.source is None else [row_id(query.source)]


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


def headline(conn: Connection, post_id: PostId) -> Headline | None:
    """One post's row, whatever list it is in."""
    return next(iter(headlines(conn, [post_id])), None)


def headlines(conn: Connection, ids: Sequence[PostId]) -> tuple[Headline, ...]:
    """The rows of posts, in the order of their ids as given."""
    sql = (
        f"select {_COLUMNS} from json_each(?) j cross join posts p on p.id = j.value"
        " join sources s on s.id = p.source_id order by j.key"
    )
    return tuple(map(_headline, conn.execute(sql, (json.dumps(list(map(row_id, ids))),))))


def _headline(row: Any) -> Headline:  # sqlite3 types its rows so
    return Headline(
        id=PostId(row[0]),
        source_id=SourceId(row[1]),
        source_title=row[2],
        title=row[3],
        url=row[4],
        authors=unlined(row[5]),
        published=moment(row[6]),
        date_origin=DateOrigin(row[7]),
        updated=maybe_moment(row[8]),
        tags=unlined(row[9]),
        categories=unlined(row[10]),
        summary=row[11],
        words=row[12],
        genre=Genre(row[13]),
        read=bool(row[14]),
        starred=bool(row[15]),
        progress=row[16],
        started=bool(row[17]),
        draft=bool(row[18]),
        own_tags=unlined(row[19]),
        muted=bool(row[20]),
        also_in=_copies(unlined(row[21])) if row[21] else (),
    )


def _copies(told: Iterable[str]) -> tuple[Copy, ...]:
    """Copies of a post, the one that leads first."""
    apart = sorted((int(copy), int(id_), title) for copy, id_, title in (each.split(" ", 2) for each in told))
    return tuple(Copy(PostId(id_), title) for _, id_, title in apart)

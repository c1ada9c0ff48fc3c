"""The rows of one list: which posts they are, in order, and how to reach them by their index.

Every statement names its index: it was made for this list, and must not be given up for another
because the statistics look different one day.
"""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, Literal

from tui_reader.conditions import EVERYTHING
from tui_reader.models import DateOrigin, Genre, Headline, PostId, Query, Scope, SourceId
from tui_reader.store.columns import maybe_moment, moment, row_id, unlined
from tui_reader.store.leading import leader
from tui_reader.store.where import Clause, clause

Key = tuple[int, int]
"""Where a post stands in a list: when it was published, in microseconds, and its id."""

_COLUMNS = """
p.id, p.source_id, iif(s.name = '', s.title, s.name), p.title, p.url, p.authors, p.published,
p.date_origin, p.updated, p.tags, p.categories, p.summary, p.words, p.genre, p.read, p.starred,
p.progress, p.started, p.draft
"""
_FLAGS = {
    Scope.ALL: "",
    Scope.UNREAD: " and p.read = 0",
    Scope.STARRED: " and p.starred = 1",
    Scope.STARTED: " and p.started = 1",
}
_COUNTERS = {Scope.ALL: "total", Scope.UNREAD: "unread", Scope.STARRED: "starred", Scope.STARTED: "started"}
_COPIES = {
    Scope.ALL: "copies",
    Scope.UNREAD: "unread_copies",
    Scope.STARRED: "starred_copies",
    Scope.STARTED: "started_copies",
}
"""Of those that are counted, the ones that lists of all sources leave out."""


_NEAR = 100
"""Rows that are walked over rather than counted."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one list, newest first."""

    place: str
    """Where the posts come from: a table by an index of this list, or few ids of an index of words."""
    where: str
    values: tuple[object, ...]
    walked: Clause
    """The same as `where` and `values`, for going from post to post until a page is full."""
    ready_count: str
    """The statement that reads their number from the counters, or empty: then they are counted."""

    @classmethod
    def of(cls, conn: Connection, query: Query, *, unread: bool = False) -> Rows:
        """The rows a query asks for; with `unread`, only those that aren't read."""
        scope = Scope.UNREAD if unread and query.scope is Scope.ALL else query.scope
        where, values = "p.gone = 0" + _FLAGS[scope], list[object]()
        led = leader(conn, query.where) if query.where != EVERYTHING else None
        if query.source is None:
            index, counted = f"every_{scope.value}", "removed = 0 and kind <> 'guide'"
            where += " and p.apart = 0 and p.copy = 0"
            counter = f"{_COUNTERS[scope]} - {_COPIES[scope]}"
        else:
            index, counted = f"source_{scope.value}", "id = ?"
            where += " and p.source_id = ?"
            counter = _COUNTERS[scope]
            values.append(row_id(query.source))
        ready = f"select coalesce(sum({counter}), 0) from sources where {counted}"
        if not query.drafts:
            where += " and p.draft = 0"
        if unread and scope is not Scope.UNREAD:
            where, ready = where + " and p.read = 0", ""
        walked = Clause(where, tuple(values))
        if query.where != EVERYTHING:
            found = clause(conn, query.where)
            step = clause(conn, query.where, walked=True) if led is None else found
            walked = Clause(f"{where} and ({step.sql})", (*values, *step.values))
            where, ready = f"{where} and ({found.sql})", ""
            values += found.values
        place = f"posts p indexed by {index}"
        if led is not None:
            place = f"(select distinct id from ({led.sql})) f cross join posts p on p.id = f.id"
            values = [*led.values, *values]
            walked = Clause(where, tuple(values))
        return cls(place, where, tuple(values), walked, "" if query.drafts else ready)

    def count(self, conn: Connection) -> int:
        """How many there are."""
        counted: tuple[int]
        if self.ready_count:
            counted = conn.execute(self.ready_count, self.values).fetchone()
        else:
            counted = conn.execute(f"select count(*) {self._rows}", self.values).fetchone()
        return counted[0]

    def ids(self, conn: Connection) -> list[PostId]:
        """All of them."""
        sql = f"select p.id {self._rows} {_ordered('desc')}"
        return [PostId(id_) for (id_,) in conn.execute(sql, self.values)]

    def key(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key of a post, None when it isn't among them."""
        sql = f"select p.published, p.id {self._rows} and p.id = ?"
        found: Key | None = conn.execute(sql, (*self.values, row_id(post_id))).fetchone()
        return found

    def newer(self, conn: Connection, key: Key, *, or_equal: bool = False) -> int:
        """How many come before a key in the list; or with the key's own."""
        sign = ">=" if or_equal else ">"
        sql = f"select count(*) {self._rows} and (p.published, p.id) {sign} (?, ?)"
        counted: tuple[int] = conn.execute(sql, (*self.values, *key)).fetchone()
        return counted[0]

    def beyond(self, conn: Connection, key: Key, step: Literal[-1, 1], limit: int) -> tuple[Headline, ...]:
        """The rows next to a key, older ones (1) or newer ones (-1), newest first either way."""
        return self._from(conn, "<" if step > 0 else ">", key, limit)

    def part(self, conn: Connection, offset: int, length: int, total: int) -> tuple[Headline, ...]:
        """The rows from `offset` on, of which whichever end is nearer to the start is skipped to."""
        from_end = offset > total - offset - length
        order, skipped = ("asc", total - offset - length) if from_end else ("desc", offset)
        near = skipped < _NEAR
        rows = f"from {self.place} where {self.walked.sql}" if near else self._rows
        values = self.walked.values if near else self.values
        sql = f"select p.published, p.id {rows} {_ordered(order)} limit 1 offset ?"
        first: Key | None = conn.execute(sql, (*values, skipped)).fetchone()
        return () if first is None else self._from(conn, ">=" if from_end else "<=", first, length)

    def _from(self, conn: Connection, sign: str, key: Key, limit: int) -> tuple[Headline, ...]:
        upwards = sign.startswith(">")
        sql = (
            f"select {_COLUMNS} {self._with_sources} and (p.published, p.id) {sign} (?, ?)"
            f" {_ordered('asc' if upwards else 'desc')} limit ?"
        )
        found = [_headline(row) for row in conn.execute(sql, (*self.walked.values, *key, limit))]
        return tuple(reversed(found) if upwards else found)

    @property
    def _rows(self) -> str:
        return f"from {self.place} where {self.where}"

    @property
    def _with_sources(self) -> str:
        joined = "cross join sources s on s.id = p.source_id"  # cross: posts lead, in their order
        return f"from {self.place} {joined} where {self.walked.sql}"


def headline(conn: Connection, post_id: PostId) -> Headline | None:
    """One post's row, whatever list it is in."""
    sql = f"select {_COLUMNS} from posts p join sources s on s.id = p.source_id where p.id = ?"
    row = conn.execute(sql, (row_id(post_id),)).fetchone()
    return None if row is None else _headline(row)


def _ordered(order: str) -> str:
    return f"order by p.published {order}, p.id {order}"


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
    )

"""Lists made of lists, one after the other: by source, and the unread posts before the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from sqlite3 import Connection
from typing import Literal, TypeAlias

from tui_reader.conditions import EVERYTHING
from tui_reader.models import Headline, PostId, Query, Scope, SourceId
from tui_reader.ordering import Sort
from tui_reader.store.headline_rows import headline
from tui_reader.store.ranked import Ranked
from tui_reader.store.rows import Key, Rows, counter
from tui_reader.store.scoped import scoped


class Sections:
    """The rows of several lists as those of one. A key is the section's mark and the key within it."""

    def __init__(
        self, sizes: dict[int, int], section: Callable[[int], Rows], mark: Callable[[Headline], int]
    ) -> None:
        """Take the sections.

        Args:
            sizes: The sections' marks, in their order, and how many rows each has.
            section: Makes the one of a mark; only the few that a page shows are made.
            mark: Tells in which section a row stands.
        """
        self._sizes = sizes
        self._section = cache(section)
        self._mark = mark

    def count(self, conn: Connection) -> int:
        """How many rows there are."""
        return sum(self._sizes.values())

    def ids(self, conn: Connection) -> list[PostId]:
        """All of them."""
        return [id_ for mark in self._sizes for id_ in self._section(mark).ids(conn)]

    def key(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key of a post, None when it isn't among them."""
        return self._keyed(conn, post_id, Rows.key)

    def place_of(self, conn: Connection, post_id: PostId) -> Key | None:
        """The key a post has or would have among them, None when no section is for it."""
        return self._keyed(conn, post_id, Rows.place_of)

    def key_of(self, conn: Connection, headline: Headline) -> Key | None:
        """The key of a row as it was when it was read."""
        mark = self._mark(headline)
        key = self._section(mark).key_of(conn, headline) if mark in self._sizes else None
        return None if key is None else (mark, *key)

    def before(self, conn: Connection, key: Key, *, or_equal: bool = False) -> int:
        """How many come before a key in the list; or with the key's own."""
        mark, *inner = key
        above = sum(self._sizes[each] for each in self._marks(mark, -1))
        return above + self._section(mark).before(conn, tuple(inner), or_equal=or_equal)

    def beyond(self, conn: Connection, key: Key, step: Literal[-1, 1], limit: int) -> tuple[Headline, ...]:
        """The rows next to a key, further down (1) or up (-1), in the list's order either way."""
        mark, *inner = key
        found = self._section(mark).beyond(conn, tuple(inner), step, limit)
        for each in self._marks(mark, step):
            if len(found) == limit:
                break
            size = self._sizes[each]
            wanted = min(limit - len(found), size)
            more = self._section(each).part(conn, 0 if step > 0 else size - wanted, wanted, size)
            found = (*found, *more) if step > 0 else (*more, *found)
        return found

    def part(self, conn: Connection, offset: int, length: int, total: int) -> tuple[Headline, ...]:
        """The rows from `offset` on."""
        found: tuple[Headline, ...] = ()
        for mark, size in self._sizes.items():
            if offset < size and len(found) < length:
                wanted = min(length - len(found), size - offset)
                found = (*found, *self._section(mark).part(conn, offset, wanted, size))
            offset = max(0, offset - size)
        return found

    def _keyed(
        self, conn: Connection, post_id: PostId, key_in: Callable[[Rows, Connection, PostId], Key | None]
    ) -> Key | None:
        row = headline(conn, post_id)
        if row is None or (mark := self._mark(row)) not in self._sizes:
            return None
        key = key_in(self._section(mark), conn, post_id)
        return None if key is None else (mark, *key)

    def _marks(self, mark: int, step: Literal[-1, 1]) -> Iterator[int]:
        """The sections beyond one, nearest first."""
        marks = list(self._sizes)[::step]
        return iter(marks[marks.index(mark) + 1 :])


Listing: TypeAlias = Rows | Sections | Ranked


def listing(conn: Connection, query: Query, *, unread: bool = False) -> Listing:
    """The rows a query asks for, in its order; with `unread`, only those that aren't read."""
    query, wanted = scoped(query), False if unread else None
    match query.sort:
        case Sort.SOURCE if query.source is None:
            return _by_source(conn, query, wanted)
        case Sort.UNREAD if query.scope is not Scope.UNREAD and not unread:
            return _unread_first(conn, query)
        case Sort.RANKED if ranked := Ranked.of(conn, query, wanted):
            return ranked
        case _:
            return Rows.of(conn, query, read=wanted)


def _unread_first(conn: Connection, query: Query) -> Sections:
    parts = {int(read): Rows.of(conn, query, read=read) for read in (False, True)}
    sizes = {mark: part.count(conn) for mark, part in parts.items()}
    return Sections(sizes, parts.__getitem__, lambda row: int(row.read))


def _by_source(conn: Connection, query: Query, read: bool | None) -> Sections:
    def section(source_id: int) -> Rows:
        return Rows.of(conn, query._replace(source=SourceId(source_id)), read=read, copies=False)

    found = _sizes(conn, query, read)
    named = conn.execute("select id, iif(name = '', title, name) from sources").fetchall()
    ordered = sorted(named, key=lambda row: (row[1].casefold(), row[0]))
    sizes = {id_: found[id_] for id_, _ in ordered if found.get(id_)}
    return Sections(sizes, section, lambda row: row.source_id)


def _sizes(conn: Connection, query: Query, read: bool | None) -> dict[int, int]:
    """How many posts each source has in the list: from the counters, or counted all at once."""
    scope = query.scope if read is None else Scope.UNREAD
    if query.where != EVERYTHING or query.drafts or (read is not None and query.scope is not Scope.ALL):
        return Rows.of(conn, query, read=read).of_sources(conn)
    counted = f"select id, {counter(scope, copies=False)} from sources where removed = 0 and kind <> 'guide'"
    return dict(conn.execute(counted))

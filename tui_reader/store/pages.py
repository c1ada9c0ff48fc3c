"""The list, page by page: keyset both ways, so that turning costs the same at any size."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Literal

from tui_reader.models import Headline, Page, PostId, Query
from tui_reader.store.rows import Key
from tui_reader.store.sections import Listing, listing

_LONGEST = 100_000


def page(conn: Connection, query: Query, number: int, size: int, near: Page | None = None) -> Page:
    """One page of the list; a number past either end means that end.

    With the page before or after as `near` it is found from there. When posts came or went since,
    it is the page that now holds the next row in that direction: nothing is skipped, and the
    answer's `number` tells where that is.
    """
    size = within_reach(size)
    rows = listing(conn, query)
    total = rows.count(conn)
    pages = max(1, -(-total // size))
    begin = start(conn, rows, near, query, number, size)
    if near is not None and begin is not None and near.total != total:
        number, begin = _drifted(conn, rows, *begin) // size + 1, None
    number = max(1, min(number, pages))
    length = min(size, total - (number - 1) * size)
    found: Sequence[Headline] = ()
    if begin is not None and 1 < number < pages:
        found = rows.beyond(conn, *begin, size)
    if len(found) != length:
        found = rows.part(conn, (number - 1) * size, length, total)
    return Page(query, number, pages, total, size, tuple(found))


def within_reach(size: int) -> int:
    """A number of rows that a page can have."""
    return max(1, min(size, _LONGEST))


def page_of(conn: Connection, query: Query, post_id: PostId, size: int) -> int | None:
    """The number of the page a post is on, None when the query doesn't hold it."""
    position = position_of(conn, query, post_id)
    return None if position is None else position // max(1, size) + 1


def position_of(conn: Connection, query: Query, post_id: PostId) -> int | None:
    """How many posts of the list come before one, None when the query doesn't hold it."""
    rows = listing(conn, query)
    key = rows.key(conn, post_id)
    return None if key is None else rows.before(conn, key)


def neighbor(
    conn: Connection, query: Query, post_id: PostId, step: Literal[-1, 1], unread: bool = False
) -> Headline | None:
    """The post one up (-1) or down (1) the list from a post, which need not be in it.

    That it need not matters: opening a post takes it out of the unread ones, and "next" goes on from there.
    """
    rows = listing(conn, query, unread=unread)
    place = rows.place_of(conn, post_id)
    return None if place is None else next(iter(rows.beyond(conn, place, step, 1)), None)


def newest(conn: Connection, query: Query) -> Headline | None:
    """The first post of the list."""
    return next(iter(listing(conn, query).part(conn, 0, 1, 2)), None)


def counts(conn: Connection, query: Query) -> tuple[int, int]:
    """How many posts of the list are unread, and how many there are."""
    return listing(conn, query, unread=True).count(conn), listing(conn, query).count(conn)


def ids(conn: Connection, query: Query) -> list[PostId]:
    """All posts of a list, in its order."""
    return listing(conn, query).ids(conn)


def unread_ids(conn: Connection, query: Query) -> list[PostId]:
    """All unread posts of a list, in its order."""
    return listing(conn, query, unread=True).ids(conn)


def start(
    conn: Connection, rows: Listing, near: Page | None, query: Query, number: int, size: int
) -> tuple[Key, Literal[-1, 1]] | None:
    """The row to go on from and the direction, where `near` is the page next to the wanted one."""
    if near is None or not near.headlines or (near.query, near.size) != (query, size):
        return None
    if number not in (near.number - 1, near.number + 1):
        return None
    step: Literal[-1, 1] = 1 if number > near.number else -1
    key = rows.key_of(conn, near.headlines[-1 if step > 0 else 0])
    return None if key is None else (key, step)


def _drifted(conn: Connection, rows: Listing, key: Key, step: Literal[-1, 1]) -> int:
    """Where the next row in the direction is by now, counted from 0."""
    return rows.before(conn, key, or_equal=True) if step > 0 else rows.before(conn, key) - 1

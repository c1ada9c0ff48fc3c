"""A page of what somebody searches, shown before it is counted how much is found.

To count all posts a word stands in takes longer, in a great library, than to find those of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from tui_reader.conditions import EVERYTHING
from tui_reader.models import Headline, Page, Query
from tui_reader.store import pages
from tui_reader.store.ranked import Ranked
from tui_reader.store.rows import Rows
from tui_reader.store.sections import listing


def page(conn: Connection, query: Query, number: int, size: int, near: Page | None = None) -> Page:
    """One page of the list, as `pages.page` has it, but not `counted` where that would have to be waited for.

    It is numbered by the page it is turned from, as long as all rows of that are still in the list.
    """
    size = pages.within_reach(size)
    rows = listing(conn, query) if query.where != EVERYTHING else None
    if not isinstance(rows, Rows | Ranked):
        return pages.page(conn, query, number, size, near)  # the counters of sources know
    beside = near if near is not None and _goes_on(conn, rows, near, query, size) else None
    found = rows.first(conn, size + 1) if number <= 1 else _turned(conn, rows, beside, query, number)
    made = _made(query, max(1, number), size, found, beside)
    return pages.page(conn, query, number, size, near) if made is None else made


def _goes_on(conn: Connection, rows: Rows | Ranked, near: Page, query: Query, size: int) -> bool:
    """Whether a page is of this list, and the list still has its rows."""
    is_same = bool(near.headlines) and (near.query, near.size) == (query, size)
    return is_same and rows.hold(conn, [each.id for each in near.headlines])


def _turned(
    conn: Connection, rows: Rows | Ranked, near: Page | None, query: Query, number: int
) -> Sequence[Headline]:
    """The rows of the page next to `near` and one more; none where it isn't next to it."""
    start = pages.start(conn, rows, near, query, number, near.size) if near else None
    if near is None or start is None:
        return ()
    key, step = start
    found = rows.beyond(conn, key, step, near.size + (step > 0))
    return found if step > 0 else (*found, near.headlines[0])


def _made(query: Query, number: int, size: int, found: Sequence[Headline], near: Page | None) -> Page | None:
    """A page of rows and one more where there are more; None where that isn't as `near` has it."""
    goes_on = len(found) > size
    shown = tuple(found[:size])
    if number > 1 and not found:
        return None
    if near is None or (number >= near.pages and not near.counted):
        total = (number - 1) * size + len(found)
        return Page(query, number, number + goes_on, total, size, shown, counted=not goes_on)
    if goes_on != (number < near.pages):
        return None
    return Page(query, number, near.pages, near.total, size, shown, counted=near.counted)

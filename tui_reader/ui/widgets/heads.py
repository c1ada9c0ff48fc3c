"""Rows of the list with heads between them, where posts are grouped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from tui_reader.models import Headline, Page
from tui_reader.ordering import Grouping
from tui_reader.text import date_words


class Spot(NamedTuple):
    """What stands on a line."""

    row: int
    line: int
    """Line of the row, from 0; -1 the head above it."""


class Stack(NamedTuple):
    """Where the rows of a page stand."""

    starts: tuple[int, ...]
    """The line each row begins at, its head included."""
    heads: tuple[str, ...]
    """What stands above each row; nothing where it belongs to what is above."""
    row_height: int

    @property
    def height(self) -> int:
        """Lines of all rows and heads."""
        return self.starts[-1] + self._lines_of(-1) if self.starts else 0

    def at(self, y: int) -> Spot | None:
        """What stands on a line, from 0; None below the last row."""
        row = bisect_right(self.starts, y) - 1
        if row < 0 or y >= self.height:
            return None
        return Spot(row, y - self.starts[row] - bool(self.heads[row]))

    def span(self, row: int) -> tuple[int, int]:
        """The first and the last line of a row, its head included."""
        if not 0 <= row < len(self.starts):
            return 0, 0
        return self.starts[row], self.starts[row] + self._lines_of(row) - 1

    def _lines_of(self, row: int) -> int:
        return bool(self.heads[row]) + self.row_height


NOTHING = Stack((), (), 1)


def stack(page: Page | None, row_height: int, now: datetime | None) -> Stack:
    """Stack the rows of a page.

    Args:
        page: What is shown; None shows nothing.
        row_height: Lines of a row.
        now: The present, by which days are named; without it there are no heads of days.
    """
    headlines = page.headlines if page else ()
    heads = _heads(headlines, _namer(page.query.arrangement.grouping, now)) if page else ()
    starts, y = [], 0
    for head in heads:
        starts.append(y)
        y += bool(head) + row_height
    return Stack(tuple(starts), heads, row_height)


def _namer(grouping: Grouping, now: datetime | None) -> Callable[[Headline], str] | None:
    match grouping:
        case Grouping.DAY if now is not None:
            return lambda headline: date_words.day(headline.published, now=now)
        case Grouping.SOURCE:
            return lambda headline: headline.source_title or "Untitled"
        case _:
            return None


def _heads(headlines: Sequence[Headline], name: Callable[[Headline], str] | None) -> tuple[str, ...]:
    if name is None:
        return ("",) * len(headlines)
    names = [name(headline) for headline in headlines]
    return tuple(own if own != above else "" for own, above in zip(names, ["", *names], strict=False))

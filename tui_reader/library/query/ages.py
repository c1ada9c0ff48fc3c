"""Posts older than something: a day, a month, or so long ago."""

from __future__ import annotations

from datetime import datetime

from tui_reader.conditions import All, Between, Measure
from tui_reader.errors import ReaderError
from tui_reader.library.query import periods
from tui_reader.models import Query
from tui_reader.text import clean


def older_than(asked: Query, text: str, now: datetime) -> Query:
    """Those posts of a list that are older than what is typed.

    Args:
        asked: The list.
        text: A day, a month or a year, before which they are to be, or a length of time.
        now: The present, in the zone in which the person's days begin.

    Raises:
        ReaderError: It is none of that.
    """
    if border := periods.since(text, now):
        return asked._replace(where=All((asked.where, Between(Measure.PUBLISHED, high=border))))
    raise ReaderError(
        f"“{clean.line(text, limit_cells=60)}” is no date.",
        'A day is written 2025-07-31, a month 2025-07, a length of time 3d or "2 weeks".',
    )

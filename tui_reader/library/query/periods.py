"""Days, months and lengths of time as a query spells them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

EXAMPLE_DAY = "a day, month or year was expected, such as 2025-07 or 2025-07-31"
EXAMPLE_LENGTH = 'a length of time was expected, such as 3d or "2 weeks"'

LONGEST = timedelta(days=365 * 200)
"""No length of time reaches back further: Python knows no year before the first."""

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_LENGTH = re.compile(r"(\d{1,5})\s*([a-z]+)")
_UNITS = {
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "m": timedelta(days=30),
    "y": timedelta(days=365),
}
_NAMES = {
    "h": ("h", "hour", "hours"),
    "d": ("d", "day", "days"),
    "w": ("w", "wk", "week", "weeks"),
    "m": ("m", "mo", "month", "months"),
    "y": ("y", "yr", "year", "years"),
}
_UNIT_OF = {name: _UNITS[unit] for unit, names in _NAMES.items() for name in names}


class Period(NamedTuple):
    """A day, a month or a year."""

    begin: datetime
    end: datetime
    """The first moment after it."""


def period(text: str, now: datetime, zone: tzinfo) -> Period | None:
    """The time that a date covers: `2025`, `2025-07`, `2025-07-31`, `today`, `yesterday`; None for others.

    Args:
        text: As typed.
        now: The present, aware.
        zone: Where the person's days begin.
    """
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    if text.lower() in ("today", "yesterday"):
        begin = today - timedelta(days=text.lower() == "yesterday")
        return Period(begin, begin + timedelta(days=1))
    if not (found := _DAY.fullmatch(text)):
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return _covered(year or 0, month, day, zone)
    except (ValueError, OverflowError):
        return None


def _covered(year: int, month: int | None, day: int | None, zone: tzinfo) -> Period:
    begin = datetime(year, month or 1, day or 1, tzinfo=zone)
    if day is not None:
        return Period(begin, begin + timedelta(days=1))
    last = begin.replace(month=month or 12)
    return Period(begin, last.replace(day=monthrange(year, last.month)[1]) + timedelta(days=1))


def length(text: str) -> timedelta | None:
    """A length of time up to `LONGEST`: `3d`, `2 weeks`, `6 months` of 30 days; None for others."""
    found = _LENGTH.fullmatch(text.strip().lower())
    unit = _UNIT_OF.get(found[2]) if found else None
    return min(int(found[1]) * unit, LONGEST) if found and unit else None


def since(text: str, now: datetime) -> datetime | None:
    """Where the time up to now begins that is typed as a day, month or year, or as a length of time.

    Args:
        text: As typed; None is told of what is neither.
        now: The present, in the zone in which the person's days begin.
    """
    assert now.tzinfo is not None
    if named := period(text.strip(), now, now.tzinfo):
        return named.begin
    ago = length(text)
    return now - ago if ago else None

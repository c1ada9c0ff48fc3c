"""Times in the headers of an answer: seconds, or a date of HTTP, or neither."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime


def retry_after(value: str, now: datetime, longest: timedelta) -> timedelta | None:
    """Read a Retry-After header: seconds or an HTTP date, never more than `longest` ahead.

    Args:
        value: As it came.
        now: The present, aware.
        longest: What a larger value is cut to.
    """
    wait = seconds(value, longest)
    if wait is not None:
        return wait
    moment = date(value)
    return min(max(moment - now, timedelta()), longest) if moment else None


def seconds(value: str, longest: timedelta) -> timedelta | None:
    """Read a whole number of seconds, never more than `longest`; None when it is none."""
    value = value.strip()
    if not (value.isascii() and value.isdigit()):
        return None
    # A day has 86,400 s: a number with more digits than that is not worth converting.
    return min(timedelta(seconds=int(value)), longest) if len(value) < 10 else longest


def date(value: str) -> datetime | None:
    """Read an HTTP date; None when it is none."""
    try:
        moment = parsedate_to_datetime(value.strip()[:64])
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)

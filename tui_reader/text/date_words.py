"""Dates as a reader wants to see them: on a row of the list, above a post, as a head over a day."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

_NEAR = timedelta(days=31)


def short(moment: datetime, *, now: datetime, tz: tzinfo | None = None) -> str:
    """The date as a row of the list shows it: "14:05" or "today", "4 Sep" this year, "Sep 2023" in others.

    Args:
        moment: An aware datetime.
        now: The present, aware.
        tz: The reader's zone; None is the machine's.
    """
    here, today = _here(moment, tz), now.astimezone(tz)
    if here.date() == today.date():
        return "today" if _is_day_alone(moment) else f"{here:%H:%M}"
    month = MONTHS[here.month - 1][:3]
    # A post dated ahead can fall in next year already: "1 Jan" is plain enough in December, not in March.
    is_near = here.year == today.year or timedelta(0) < here - today < _NEAR
    return f"{here.day} {month}" if is_near else f"{month} {here.year}"


def long(moment: datetime, tz: tzinfo | None = None) -> str:
    """The date as a post's header shows it: "22 August 2025"."""
    here = _here(moment, tz)
    return f"{here.day} {MONTHS[here.month - 1]} {here.year}"


def day(moment: datetime, *, now: datetime, tz: tzinfo | None = None) -> str:
    """The day as a head over its posts: "Today", "Yesterday", "Thursday, 4 September", "4 September 2023"."""
    here, today = _here(moment, tz), now.astimezone(tz)
    match (today.date() - here.date()).days:
        case 0:
            return "Today"
        case 1:
            return "Yesterday"
        case _ if here.year == today.year:
            return f"{_DAYS[here.weekday()]}, {here.day} {MONTHS[here.month - 1]}"
        case _:
            return long(moment, tz)


def _here(moment: datetime, tz: tzinfo | None) -> datetime:
    """A moment on the reader's clock. A day that was written without a time is that day everywhere."""
    return moment.astimezone(UTC) if _is_day_alone(moment) else moment.astimezone(tz)


def _is_day_alone(moment: datetime) -> bool:
    """Whether it is midnight to the microsecond, as `parse` takes a date without a time to be."""
    return moment.astimezone(UTC).time() == time()


def rfc3339(moment: datetime) -> str:
    """The date for machines, to the second: "2025-08-22T10:11:12Z" (RFC 3339)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

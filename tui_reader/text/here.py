"""The time zone of the machine, with its summers and winters.

`datetime.now().astimezone().tzinfo` is no zone: it is how far from UTC the clock stands today, and in
half of the year an hour off for dates of the other half.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class _Here(tzinfo):
    """What the system knows of the zone, asked for each moment anew."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """How far the clocks stood, or will stand, from UTC."""
        try:
            told = (moment or datetime.now()).replace(tzinfo=None).astimezone().utcoffset()  # noqa: DTZ005
        except (ValueError, OverflowError, OSError):
            told = None  # a year of which the system knows nothing, as at both ends of the calendar
        return told or timedelta()

    def dst(self, moment: datetime | None) -> None:
        """Nobody asks how much of that is summer."""

    def tzname(self, moment: datetime | None) -> str | None:
        """What the time is called here, such as CEST."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """A moment of UTC on the clocks here."""
        try:
            here = moment.replace(tzinfo=UTC).astimezone()
            told = here.replace(tzinfo=self)
            # Of the hour that comes twice in autumn this may be the second.
            return told.replace(fold=told.utcoffset() != here.utcoffset())
        except (ValueError, OverflowError, OSError):
            return moment


HERE = _Here()

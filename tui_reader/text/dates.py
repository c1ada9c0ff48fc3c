"""Dates as strangers write them; `date_words` has them as a reader wants to see them.

Feeds and front matter spell dates in more ways than any standard allows. The two spellings that
make up nearly all of them (RFC 822 and ISO 8601) are read in about a microsecond, the odd ones
in a few; what is no date, or none a blog can have, is None, and nothing raises.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache

from tui_reader.text.date_words import MONTHS

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Older than the web itself: a default such as 1970 or 0001, not a date somebody meant."""

LATEST = timedelta(days=1)
"""How far ahead of now a date may lie: clocks and time zones disagree by hours, not by years."""

PLANNED = timedelta(days=366)
"""How far ahead a writer dates a post of their own that is to be published later."""

_LONGEST = 80
"""Characters looked at. The longest sane spelling (JavaScript's `Date.toString`) has 70."""


def parse(
    value: str | datetime | date | None, *, now: datetime, zone: tzinfo = UTC, ahead: timedelta = LATEST
) -> datetime | None:
    """Read a date in any common spelling, in UTC; None when there is none to be trusted.

    A date without a time, or written as midnight, is midnight in UTC whatever the zone: `date_words` shows
    that as this day to readers anywhere. Slashed dates whose day and month could be
    exchanged ("03/04/2021") are no date: a wrong one would be worse.

    Args:
        value: As written, or a real date (TOML has them).
        now: The present, aware.
        zone: In which a time that names none is meant.
        ahead: What lies more than this after the present is refused.
    """
    found = _read(value)
    if found and found.tzinfo is None:
        found = found.replace(tzinfo=UTC if found.time() == time() else zone)
    return _trusted(found, now + ahead)


def on_clock(value: str | datetime | date | None, *, now: datetime, zone: tzinfo) -> datetime | None:
    """A date in any common spelling, as a clock in a zone shows it; None where `parse` finds none.

    Args:
        value: As written, or a real date.
        now: The present, aware.
        zone: Where the clock is; a time that names no zone is read off it.
    """
    found = _read(value)
    if found and found.tzinfo is None:
        found = found.replace(tzinfo=zone)
    trusted = _trusted(found, now + LATEST)
    return trusted and trusted.astimezone(zone)


def _read(value: str | datetime | date | None) -> datetime | None:
    try:
        return _from_text(value.strip()[:_LONGEST]) if isinstance(value, str) else _from_object(value)
    except (ValueError, OverflowError):
        return None


def _trusted(found: datetime | None, latest: datetime) -> datetime | None:
    try:
        moment = found and found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment and EARLIEST <= moment <= latest else None


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            # English, German, French, Spanish, Portuguese, Italian, Dutch; three letters are
            # enough unless two months share them (French juin and juillet).
            "jan january januar janvier enero ene janeiro gennaio gen januari jän jänner janv",
            "feb february februar février fevrier fév febrero fevereiro fev febbraio februari févr",
            "mar march märz mär maerz mars marzo março marco maart mrt",
            "apr april avril avr abril abr aprile",
            "may mai mayo maio maggio mag mei",
            "jun june juni juin junio junho giugno giu",
            "jul july juli juillet juil julio julho luglio lug",
            "aug august août aout aoû agosto ago augustus",
            "sep sept september septembre septiembre setembro set settembre",
            "oct october oktober okt octobre octubre outubro out ottobre ott",
            "nov november novembre noviembre novembro",
            "dec december dezember dez décembre decembre déc diciembre dic dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}

_ZONES = {
    # RFC 822 names these; Python's own table stops here too.
    "ut": 0, "utc": 0, "gmt": 0, "z": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    # These turn up in feeds all the same.
    "akst": -9, "akdt": -8, "hst": -10, "brt": -3, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2,
    "met": 1, "mest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "ist": 5.5, "hkt": 8,
    "sgt": 8, "jst": 9, "kst": 9, "awst": 8, "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip

_WORD = r"[^\W\d_]+"
_ZONE = rf"(?P<zone>[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?(?![0-9])|{_WORD}(?:[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?)"
_CLOCK = (
    r"(?P<hour>[0-9]{1,2})(?:[:h](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?)?"
    r"(?![0-9:])(?:\s?(?P<half>[aApP])\.?[mM]\b\.?)?"
)
# Some write the year once more between time and zone, as date(1) does: Jekyll's own blog has it.
_TIME = rf"(?:(?:[Tt_]|,?\s+(?:at\s|à\s|um\s|-\s)?\s*){_CLOCK}(?:\s*(?:[0-9]{{4}}\s+)?{_ZONE})?)?"
_WEEKDAY = rf"(?:{_WORD}\.?,?\s+|{_WORD},\s*)?"

_YEAR_FIRST = (
    rf"(?P<year>[0-9]{{4}})(?:[-/.]|\s*[年년]\s*)(?P<month>[0-9]{{1,2}})(?:[-/.]|\s*[月월]\s*)"
    rf"(?P<day>[0-9]{{1,2}})(?![0-9])(?:\s*[日일])?{_TIME}"
)
_DAY_FIRST = (
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:(?:st|nd|rd|th|er)\b|\.|º)?[\s-]*(?:de\s+|of\s+)?"
    rf"(?P<name>{_WORD})\.?,?[\s-]*(?:de\s+)?'?(?P<year>[0-9]{{2,4}})(?![0-9]){_TIME}"
)
_MONTH_FIRST = (
    rf"{_WEEKDAY}(?P<name>{_WORD})\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)"
    rf"'?(?P<year>[0-9]{{4}})(?![0-9]){_TIME}"
)
_ASCTIME = (
    rf"{_WEEKDAY}(?P<name>{_WORD})\s+(?P<day>[0-9]{{1,2}}),?\s+{_CLOCK}\s+(?:{_ZONE}\s+)?"
    r"(?P<year>[0-9]{4})(?![0-9])"
)
_USUAL_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2}, )?([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4}) "
    r"((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-9]{2})?) (GMT|Z|[+-][0-9]{4})$"
)
_DOTTED = rf"(?P<day>[0-9]{{1,2}})\.\s?(?P<month>[0-9]{{1,2}})\.\s?(?P<year>[0-9]{{4}})(?![0-9]){_TIME}"
_SLASHED = rf"(?P<one>[0-9]{{1,2}})[-/](?P<two>[0-9]{{1,2}})[-/](?P<year>[0-9]{{4}})(?![0-9]){_TIME}"
_MONTH_ONLY = (
    rf"(?:(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})|(?P<name>{_WORD})\.?,?\s+(?P<named>[0-9]{{4}}))$"
)


@cache
def _spellings() -> tuple[re.Pattern[str], ...]:
    """The rarer spellings, compiled when the first is met: a list that is stored needs none of them."""
    ways = (_DAY_FIRST, _YEAR_FIRST, _MONTH_FIRST, _ASCTIME, _DOTTED, _SLASHED, _MONTH_ONLY)
    return tuple(map(re.compile, ways))


def _from_object(value: datetime | date | None) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001, it has no zone yet


def _from_text(text: str) -> datetime | None:
    """Try the two usual spellings first, each in its fast way; the others may take 20 µs."""
    if text.isdecimal():
        return _from_digits(text)
    if found := _USUAL_RFC_822.match(text):
        return _from_rfc_822(*found.groups())
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for spelling in _spellings():
        if found := spelling.match(text):
            return _assemble(found.groupdict())
    return None


def _from_rfc_822(day: str, name: str, year: str, clock: str, zone: str) -> datetime | None:
    """Nearly every RSS date ("Thu, 04 Mar 2021 10:11:12 GMT"), four times as fast as `_assemble`."""
    if not (month := _MONTHS.get(name.lower())):
        return None
    hour, minute, second = int(clock[:2]), int(clock[3:5]), int(clock[6:] or 0)
    return datetime(int(year), month, int(day), hour, minute, min(second, 59), tzinfo=_zone(zone))


def _from_digits(text: str) -> datetime | None:
    """Digits alone: a calendar date without marks, or seconds since 1970 and fractions of them."""
    match len(text):
        case 4:
            return datetime(int(text), 1, 1)  # noqa: DTZ001
        case 8 | 12 | 14:
            parts = [int(text[:4]), *(int(text[at : at + 2]) for at in range(4, len(text), 2))]
            return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001
        case 10 | 13 | 16:
            return datetime.fromtimestamp(int(text) / 10 ** (len(text) - 10), UTC)
        case _:
            return None


def _assemble(parts: dict[str, str | None]) -> datetime | None:
    if (day_of_year := _day(parts)) is None:
        return None
    year, month, day = day_of_year
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half in "pP" else 0)
    # 24:00 is midnight at the day's end; a day with any other impossible clock is still a day.
    over = (hour, minute, second) == (24, 0, 0)
    if hour > 23 or minute > 59:
        hour = minute = second = 0
    # A leap second has no place in datetime.
    zone = _zone(named) if (named := parts.get("zone")) else None
    found = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    return found + timedelta(days=over)


def _day(parts: dict[str, str | None]) -> tuple[int, int, int] | None:
    year = _year(parts.get("year") or parts.get("named") or "")
    if one := parts.get("one"):
        return _unslash(year, int(one), int(parts["two"] or 0))
    name = parts.get("name")
    month = _month(name) if name else int(parts.get("month") or 0)
    return (year, month, int(parts.get("day") or 1)) if month else None


def _unslash(year: int, one: int, two: int) -> tuple[int, int, int] | None:
    """Day and month in the order that has a meaning, None when both orders have."""
    if one > 12 or one == two:
        return year, two, one
    return (year, one, two) if two > 12 else None


def _month(name: str) -> int:
    """The number of a month by its name, whole or cut ("Septem"), 0 when it is none."""
    name = name.lower()
    return _MONTHS.get(name) or (_MONTHS.get(name[:3], 0) if name in _ENGLISH_CUTS else 0)


_ENGLISH_CUTS = frozenset(name.lower()[:length] for name in MONTHS for length in range(3, len(name)))


def _year(text: str) -> int:
    """A year of two digits is of this century below 50, one of three counts from 1900 (RFC 5322, 4.3)."""
    year = int(text)
    if len(text) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(text) == 3 else year


@lru_cache(maxsize=64)
def zone_named(name: str) -> tzinfo | None:
    """The zone that a site's settings name: `Europe/Berlin`, `+02:00`; None when it is none."""
    if re.fullmatch(r"[+-][0-9]{2}:?[0-9]{2}", name):
        return _zone(name)
    from zoneinfo import ZoneInfo  # 8 ms to import, and few sites name one

    try:
        return ZoneInfo(name) if re.fullmatch(r"[A-Za-z0-9_+/-]{1,60}", name) else None
    except (KeyError, ValueError, OSError):
        return None


@lru_cache(maxsize=64)
def _zone(text: str) -> timezone:
    """The offset that a zone's name or number means; UTC when it means nothing."""
    name = text.rstrip("+-0123456789:")
    hours = _ZONES.get(name.lower(), 0.0)
    if (digits := text[len(name) :]) and digits.strip("+-0:"):
        whole, _, rest = digits[1:].partition(":")
        if not rest and len(whole) > 2:
            whole, rest = whole[:-2], whole[-2:]
        hours = (int(whole) + int(rest or 0) / 60) * (-1 if digits[0] == "-" else 1)
    # The earth has offsets from -12:00 to +14:00; "+9999" is none of them.
    return timezone(timedelta(hours=hours)) if -12 <= hours <= 14 else UTC

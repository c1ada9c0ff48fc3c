"""What a feed says of its making: the program, how often it changes, and whether there is more of it.

Read from its head by patterns, whichever parser reads the rest: feedparser keeps only the last of
several hours, and forgets the namespace that tells whether a feed is complete.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_LONGEST_HEAD = 64 * 1024

_DAY = 24 * 60
_PERIODS = {"hourly": 60, "daily": _DAY, "weekly": 7 * _DAY, "monthly": 30 * _DAY, "yearly": 365 * _DAY}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_LONGEST_PERIOD = _PERIODS["yearly"]


class Hints(NamedTuple):
    """What the head of a feed says; see `RawFeed`."""

    generator: str = ""
    is_complete: bool = False
    ttl: int = 0
    update_period: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


def of(document: str | bytes) -> Hints:
    """Read the hints in the head of a feed written in XML.

    Args:
        document: The feed; bytes are UTF-8.
    """
    head = _head(document)
    return Hints(
        generator=_generator(head),
        is_complete=_HISTORY in head and _COMPLETE.search(head) is not None,
        ttl=min(_number(_first(_TTL, head)), _LONGEST_PERIOD),
        update_period=_update_period(head),
        skip_hours=_skip_hours(head),
        skip_days=_skip_days(head),
    )


_FIRST_ENTRY = r"<(?:[\w-]+:)?(?:item|entry)[\s>]"
_FIRST_IN_TEXT, _FIRST_IN_BYTES = re.compile(_FIRST_ENTRY), re.compile(_FIRST_ENTRY.encode())


def _head(document: str | bytes) -> str:
    if isinstance(document, str):
        found = _FIRST_IN_TEXT.search(document, 0, _LONGEST_HEAD)
        return document[: found.start() if found else _LONGEST_HEAD]
    at = _FIRST_IN_BYTES.search(document, 0, _LONGEST_HEAD)
    return document[: at.start() if at else _LONGEST_HEAD].decode("utf-8", "replace")


def _element(name: str) -> re.Pattern[str]:
    """An element without others in it: its attributes and its text."""
    return re.compile(
        rf"<(?:[\w-]+:)?{name}(?P<given>(?:\s[^<>]*)?)>\s*(?:<!\[CDATA\[)?(?P<text>[^<\]]{{0,300}})",
        re.IGNORECASE,
    )


_GENERATOR, _AGENT = _element("generator"), _element("generatorAgent")
_TTL, _PERIOD, _FREQUENCY = _element("ttl"), _element("updatePeriod"), _element("updateFrequency")
_HOUR, _DAY_NAME = _element("hour"), _element("day")

_ADDRESS = re.compile(r"""\b(?:uri|url|resource)\s*=\s*["']([^"'<>]{0,300})""")
_HISTORY = "purl.org/syndication/history/1.0"
_COMPLETE = re.compile(r"<[\w-]+:complete\s*/?>")


def _generator(head: str) -> str:
    """The program's name and address, in any order they are told in."""
    found = _GENERATOR.search(head) or _AGENT.search(head)
    if found is None:
        return ""
    address = _ADDRESS.search(found["given"])
    told = (found["text"], address[1] if address else "")
    return " ".join(filter(None, (html.unescape(each).strip() for each in told)))


def _first(pattern: re.Pattern[str], head: str) -> str:
    found = pattern.search(head)
    return found["text"].strip() if found else ""


def _number(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _update_period(head: str) -> int:
    period = _PERIODS.get(_first(_PERIOD, head).lower(), 0)
    return period // max(_number(_first(_FREQUENCY, head)), 1)


def _skip_hours(head: str) -> tuple[int, ...]:
    """RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23: 24 is midnight as 0 is."""
    hours = {int(each["text"]) % 24 for each in _HOUR.finditer(head) if _is_hour(each["text"].strip())}
    return tuple(sorted(hours)) if len(hours) < 24 else ()


def _is_hour(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:3]) <= 24


def _skip_days(head: str) -> tuple[int, ...]:
    named = {each["text"].strip().lower() for each in _DAY_NAME.finditer(head)}
    days = tuple(number for number, name in enumerate(_DAYS) if name in named)
    return days if len(days) < len(_DAYS) else ()

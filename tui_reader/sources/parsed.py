"""What feedparser hands out, looked at without trusting its types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

Fields: TypeAlias = Mapping[str, object]


def text(fields: Fields, key: str) -> str:
    """A string as it is, anything else as none."""
    # feedparser's own look-up renames keys, and warns when `updated` is missing.
    value = dict.get(fields, key) if isinstance(fields, dict) else None
    return value if isinstance(value, str) else ""


def fields(value: object) -> Fields:
    """A dictionary as it is, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def each(holder: Fields, key: str) -> list[Fields]:
    """The dictionaries in a list; none when there is no list."""
    value = dict.get(holder, key) if isinstance(holder, dict) else None
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def number(digits: str) -> int:
    """A size in bytes, 0 when it is none."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else 0


def seconds(told: str) -> int:
    """How long something plays, told as "754", "754.5", "12:34" or "1:02:03"; 0 when it is none of these."""
    found = _PLAYING.fullmatch(told.strip())
    if found is None:
        return 0
    whole = int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + int(found[3])
    return whole if whole <= _LONGEST else 0


_PLAYING = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,7})(?:\.\d{1,9})?", re.ASCII)

_LONGEST = 100 * 3600
"""Who tells of more has not counted seconds."""

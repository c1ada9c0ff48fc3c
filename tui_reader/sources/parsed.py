"""What feedparser hands out, looked at without trusting its types."""

from __future__ import annotations

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

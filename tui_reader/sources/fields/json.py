"""JSON front matter. What breaks the language's rules is saved line by line."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from tui_reader.sources.fields import LONGEST, Fields, Value, loosely, quote

_FIELD = re.compile(r"\s*\"([^\"\n]{1,100})\"\s*:\s*(.*?),?\s*$")
_END = re.compile(r"^\}[ \t]*$", re.MULTILINE)


class Found(NamedTuple):
    """An object at the beginning of a text, and where it ends."""

    fields: Fields
    end: int


def parse(text: str, start: int) -> Found | None:
    """Read the object that begins at `start`; None when nothing there is meant as one."""
    try:
        value, end = json.JSONDecoder().raw_decode(text[: start + LONGEST], start)
    except (ValueError, RecursionError):
        return _salvage(text, start)
    return Found(Fields(value), end) if isinstance(value, dict) else None


def _salvage(text: str, start: int) -> Found | None:
    """The fields that stand on lines of their own, up to a `}` that does."""
    closing = _END.search(text, start)
    if not closing or not _FIELD.match(text[start + 1 : start + 200].lstrip().partition("\n")[0]):
        return None
    values: dict[str, Value] = {}
    notes: list[str] = []
    for line in text[start + 1 : min(closing.start(), start + LONGEST)].strip().split("\n"):
        if not (found := _FIELD.match(line)):
            notes.append(f"In the front matter, {quote(line)} was not understood.")
            continue
        fields = _read_alone(found[1], found[2]) or loosely(found[1], found[2])
        values.update(fields.values)
        notes.extend(fields.notes)
    return Found(Fields(values, tuple(notes)), closing.end())


def _read_alone(key: str, written: str) -> Fields | None:
    try:
        return Fields({key: json.loads(written)})
    except (ValueError, RecursionError):
        return None

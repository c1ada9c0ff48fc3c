"""Marks as a JSON file: written, and read again here or on another machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tui_reader.errors import LocationError
from tui_reader.models import Place
from tui_reader.store.marks import Mark
from tui_reader.text import clean, date_words, dates
from tui_reader.text.address import masked

NAME = "tui_reader_marks"
VERSION = 1
_HEAD = 4096
"""Bytes of a file that tell what it is."""
LONGEST = 200 * 1024 * 1024
"""Bytes of a file of marks: those of half a million posts."""


def marks_in(path: Path) -> bytes | None:
    """What a file of marks holds; None for any other file, of which its own reader tells what is wrong."""
    try:
        with path.expanduser().open("rb") as file:
            beginning = file.read(_HEAD)
            begins = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and NAME.encode() in beginning
            return beginning + file.read(LONGEST) if begins else None
    except (OSError, RuntimeError):
        return None


def written(marks: list[Mark]) -> str:
    """Marks as text, one a line."""
    lines = ",\n".join(json.dumps(_as_json(mark), ensure_ascii=False) for mark in marks)
    # What stands in a folder's name and is no UTF-8 is spelled as JSON escapes it.
    lines = lines.encode("utf-8", "backslashreplace").decode()
    return f'{{"{NAME}": {VERSION}, "posts": [\n{lines}\n]}}\n'


def read(data: bytes) -> list[Mark]:
    """The marks of a file.

    Raises:
        LocationError: It holds none, or was written by a newer tui-reader.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise _unreadable() from None
    posts = found.get("posts") if isinstance(found, dict) else None
    if not isinstance(posts, list):
        raise _unreadable()
    if found.get(NAME) != VERSION:
        raise LocationError("These marks were written by a newer tui-reader.", "Update tui-reader.")
    return [mark for each in posts if isinstance(each, dict) and (mark := _mark(each))]


def _as_json(mark: Mark) -> dict[str, object]:
    fields: dict[str, object] = {
        "source": masked(mark.location),
        "key": mark.key,
        "url": mark.url,
        "title": mark.title,
        "published": date_words.rfc3339(mark.published),
        "read": mark.read,
        "starred": mark.starred,
        "tags": list(mark.tags),
    }
    if mark.place.is_started:
        place = mark.place
        fields["place"] = [place.block, place.offset, place.digest, round(place.progress, 4)]
    return {name: value for name, value in fields.items() if value}


def _mark(fields: dict[str, Any]) -> Mark | None:
    published = dates.parse(_text(fields, "published"), now=datetime.now(UTC))
    if published is None:
        return None
    match fields.get("place"):
        case [int(block), int(offset), str(digest), int() | float() as progress] if block >= 0 <= offset:
            place = Place(block, offset, digest, min(1.0, max(0.0, progress)))
        case _:
            place = Place()
    return Mark(
        _text(fields, "source"),
        _text(fields, "key"),
        _text(fields, "url"),
        _text(fields, "title"),
        published,
        fields.get("read") is True,
        fields.get("starred") is True,
        place,
        _tags(fields.get("tags")),
    )


def _tags(value: object) -> tuple[str, ...]:
    """Tags as a person types them; what is none is left out."""
    if not isinstance(value, list):
        return ()
    cleaned = (clean.line(each, limit_cells=100) for each in value[:100] if isinstance(each, str))
    return tuple(filter(None, cleaned))


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _unreadable() -> LocationError:
    return LocationError("This file holds no marks of tui-reader.", "tui-reader export marks writes one.")

"""How our nouns lie in columns: times as integers, lists as lines, strange file names as bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from tui_reader.models import Enclosure

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LARGEST = 2**63 - 1


def micros(moment: datetime) -> int:
    """A moment as whole microseconds since 1970: exact, and sorted as the moments are."""
    return (moment - _EPOCH) // _MICROSECOND


def maybe_micros(moment: datetime | None) -> int | None:
    """The same, where there may be no moment."""
    return None if moment is None else micros(moment)


def moment(stored: int) -> datetime:
    """The moment, in UTC."""
    return _EPOCH + timedelta(microseconds=stored)


def maybe_moment(stored: int | None) -> datetime | None:
    """The same, where there may be none."""
    return None if stored is None else moment(stored)


def lines(values: tuple[str, ...]) -> str:
    """Names, one a line: a filter finds in them what was written, and no punctuation of a notation."""
    joined = "\n".join(values)
    if len(joined.splitlines()) == len(values):
        return joined
    return "\n".join(" ".join(value.splitlines()) for value in values if value)


def unlined(stored: str) -> tuple[str, ...]:
    """The names again."""
    return tuple(stored.split("\n")) if stored else ()


def enclosures_of(stored: str) -> tuple[Enclosure, ...]:
    """What a body carries beside it; nothing is stored as an empty text."""
    return tuple(Enclosure(*fields) for fields in json.loads(stored)) if stored else ()


def storable(text: str) -> str:
    """The text with lone surrogates replaced, which UTF-8 and so SQLite can't hold."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def file_name(path: str) -> str | bytes:
    """A path as it can be stored: one that isn't UTF-8 as the bytes it has on disk."""
    if (as_text := storable(path)) == path:
        return path
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return as_text


def path_of(stored: str | bytes) -> str:
    """The path again."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogateescape")


def storable_int(number: int) -> int:
    """The nearest integer of 64 bits, all that SQLite holds."""
    return max(-_LARGEST, min(_LARGEST, number))


def row_id(number: int) -> int:
    """An id that can be asked for: one that no row can have becomes 0, which no row has."""
    return number if 0 < number <= _LARGEST else 0

"""The fields of the language: what `name:value` means, and what is said when a value means nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import NamedTuple

from tui_reader.conditions import Between, Condition, Flag, Has, Is, Language, Measure, Named, Part, Trait
from tui_reader.library.query import periods
from tui_reader.library.query.errors import MisunderstoodError


class Now(NamedTuple):
    """When and where the query is asked."""

    at: datetime
    zone: tzinfo


class Field(NamedTuple):
    """A field of the language."""

    meaning: str
    """What it chooses, for completion and the guide."""
    read: Callable[[str, Now], Condition]
    values: tuple[str, ...] = ()
    """The values there are, where they can be listed, or examples of them."""


_COMPARED = re.compile(r"(<=|>=|<|>|=)?\s*(\d{1,9})\+?")
_RANGE = re.compile(r"(\d{1,9})(?:-|\.\.)(\d{1,9})")


def _named(part: Part) -> Callable[[str, Now], Condition]:
    def read(value: str, _now: Now) -> Condition:
        if not value.strip():
            raise MisunderstoodError("a name was expected", "one with spaces in it goes in quotation marks")
        return Named(part, value.strip())

    return read


def _one_of(
    kind: type[Trait] | type[Flag], made: Callable[..., Condition]
) -> Callable[[str, Now], Condition]:
    def read(value: str, _now: Now) -> Condition:
        names = [str(each) for each in kind]
        wanted = value.lower().removesuffix("s") if value.lower() not in names else value.lower()
        if wanted not in names:
            raise MisunderstoodError(f"one of {', '.join(names)} was expected")
        return made(kind(wanted))

    return read


def _after(value: str, now: Now) -> Condition:
    return Between(Measure.PUBLISHED, low=_period(value, now).begin)


def _before(value: str, now: Now) -> Condition:
    return Between(Measure.PUBLISHED, high=_period(value, now).begin)


def _on(value: str, now: Now) -> Condition:
    found = _period(value, now)
    return Between(Measure.PUBLISHED, found.begin, found.end)


def _period(value: str, now: Now) -> periods.Period:
    if found := periods.period(value, now.at, now.zone):
        return found
    raise MisunderstoodError(periods.EXAMPLE_DAY)


def _newer(value: str, now: Now) -> Condition:
    return Between(Measure.PUBLISHED, low=_ago(value, now))


def _older(value: str, now: Now) -> Condition:
    return Between(Measure.PUBLISHED, high=_ago(value, now))


def _ago(value: str, now: Now) -> datetime:
    length = periods.length(value)
    if length is None:
        raise MisunderstoodError(periods.EXAMPLE_LENGTH)
    return now.at - length


def _number(measure: Measure) -> Callable[[str, Now], Condition]:
    def read(value: str, _now: Now) -> Condition:
        if found := _RANGE.fullmatch(value):
            return Between(measure, int(found[1]), int(found[2]) + 1)
        if not (found := _COMPARED.fullmatch(value)):
            raise MisunderstoodError(
                "a number was expected", f"such as {measure}:<5, {measure}:10+ or {measure}:5-10"
            )
        return _bounds(measure, ">=" if value.endswith("+") else found[1] or "=", int(found[2]))

    return read


def _bounds(measure: Measure, sign: str, number: int) -> Condition:
    match sign:
        case "<":
            return Between(measure, high=number)
        case "<=":
            return Between(measure, high=number + 1)
        case ">":
            return Between(measure, low=number + 1)
        case ">=":
            return Between(measure, low=number)
        case _:
            return Between(measure, number, number + 1)


def _language(value: str, _now: Now) -> Condition:
    if not re.fullmatch(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*", value):
        raise MisunderstoodError("the code of a language was expected", "such as en or pt-BR")
    return Language(value.lower().replace("_", "-"))


_TRAITS = tuple(str(trait) for trait in Trait)

FIELDS: dict[str, Field] = {
    "source": Field("posts of a source, by a part of its title or address", _named(Part.SOURCE)),
    "tag": Field("posts with a tag or category, your own tags too", _named(Part.TAG)),
    "author": Field("posts by an author, by a part of the name", _named(Part.AUTHOR)),
    "title": Field("posts whose title holds this", _named(Part.TITLE)),
    "after": Field("posts from a day, month or year on", _after, ("2025-07", "2025-07-31", "yesterday")),
    "before": Field("posts before a day, month or year", _before, ("2025-07", "2025", "today")),
    "on": Field("posts of a day, month or year", _on, ("today", "2025-07")),
    "newer": Field("posts no older than this", _newer, ("1d", '"2 weeks"', "6months")),
    "older": Field("posts older than this", _older, ("1y", '"2 weeks"')),
    "minutes": Field("posts by their reading time", _number(Measure.MINUTES), ("<5", "5-10", "10+")),
    "words": Field("posts by their number of words", _number(Measure.WORDS), (">1000", "<300")),
    "progress": Field("posts by the percent that was read", _number(Measure.PROGRESS), (">0", "50+")),
    "has": Field("posts that hold something", _one_of(Trait, Has), _TRAITS),
    "is": Field("posts in a state", _one_of(Flag, Is), tuple(str(flag) for flag in Flag)),
    "lang": Field("posts in a language", _language, ("en", "de")),
}
"""Every field but `in`, which says where words are looked for."""

PLACES = {
    str(part): part
    for part in (Part.TITLE, Part.TEXT, Part.AUTHOR, Part.TAG, Part.SOURCE, Part.HEADLINE, Part.ALL)
}
"""What `in:` may be followed by."""

NAMES = frozenset({*FIELDS, "in"})

"""What a query that is being typed may go on with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tui_reader.conditions import Flag
from tui_reader.library.query.fields import FIELDS, PLACES
from tui_reader.library.query.tokens import quoted

_LAST = re.compile(r'(?:^|(?<=[\s(]))-?((?:[A-Za-z]+:)?(?:"[^"]*"?|[^\s()"]*))$')
MOST = 50
"""Completions given."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on."""

    line: str
    """The whole line, completed."""
    meaning: str = ""


def complete(line: str, names: Callable[[str], Iterable[str]] = lambda _field: ()) -> tuple[Completion, ...]:
    """The ways in which a line may go on at its end; none after a space.

    Args:
        line: As typed so far.
        names: The names there are of a `source`, `tag` or `author`.
    """
    found = _LAST.search(line)
    if not found or not found[1]:
        return ()
    begun, before = found[1], line[: found.start(1)]
    name, colon, value = begun.partition(":")
    ways = _values(name.lower(), value, names) if colon else _words(begun)
    return tuple(Completion(before + way, meaning) for way, meaning in ways if way != begun)[:MOST]


def _words(begun: str) -> Iterable[tuple[str, str]]:
    lower = begun.lower()
    fields = ((f"{name}:", field.meaning) for name, field in FIELDS.items())
    flags = ((str(flag), "posts that are so") for flag in Flag)
    others = (("in:", "where the words are looked for"),)
    return ((way, meaning) for way, meaning in (*fields, *flags, *others) if way.startswith(lower))


def _values(name: str, value: str, names: Callable[[str], Iterable[str]]) -> Iterable[tuple[str, str]]:
    begun = value.strip('"').lower()
    if name == "in":
        known: Iterable[str] = PLACES
    elif name in FIELDS:
        known = FIELDS[name].values or names(name)
    else:
        known = ()
    for each in known:
        if begun in each.lower():
            yield f"{name}:{quoted(each)}", ""

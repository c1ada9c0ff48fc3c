"""Words that are spelled nearly as somebody typed: a slip of the fingers, or letters left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

MOST = 12
"""Words that are offered."""

SHORTEST = 3
"""Letters below which anything is near to anything."""

LONGEST = 40
"""Letters of the longest word that is forgiven."""

_ONE_SLIP, _TWO_SLIPS = 4, 8
"""Letters from which on so many slips are forgiven."""

_STRETCH = 4
"""A word may be so many times as long as what was typed of it."""


def near(typed: str, words: Iterable[str]) -> list[str]:
    """The words most like the beginning of which is what was typed, the likeliest first.

    A slip is a letter too many, too few, wrong, or changed places with the next. Where no word is one
    slip away, two are forgiven; then come words that hold all letters in their order. Only the nearest
    kind is told, so that what was meant isn't lost among what merely looks like it.

    Args:
        typed: One word; its case counts.
        words: Those that begin with its first letter: hardly anybody mistypes that.
    """
    if not SHORTEST <= len(typed) <= LONGEST:
        return []
    known = list(words)
    for kind in (_one_slip, _two_slips, _letters_in_order):
        if found := list(kind(typed, known)):
            return sorted(found, key=lambda word: (abs(len(word) - len(typed)), word))[:MOST]
    return []


def _one_slip(typed: str, words: Sequence[str]) -> Iterator[str]:
    if len(typed) < _ONE_SLIP:
        return iter(())
    ways = re.compile("|".join(_slips(typed)))
    return filter(ways.match, words)


def _slips(typed: str) -> Iterator[str]:
    for at in range(1, len(typed)):
        head, letter, tail = re.escape(typed[:at]), re.escape(typed[at]), re.escape(typed[at + 1 :])
        yield f"{head}.{tail}"
        yield f"{head}.{letter}{tail}"
        yield head + tail
        if typed[at + 1 :]:
            yield f"{head}{re.escape(typed[at + 1])}{letter}{re.escape(typed[at + 2 :])}"


def _two_slips(typed: str, words: Sequence[str]) -> Iterator[str]:
    if len(typed) < _TWO_SLIPS:
        return iter(())
    letters = set(typed)
    likely = (word for word in words if len(letters.difference(word)) <= 2)
    return (word for word in likely if _distance(typed, word[: len(typed) + 2]) <= 2)


def _distance(typed: str, word: str) -> int:
    """The fewest letters to add, drop or change until what was typed begins the word (Levenshtein)."""
    row = list(range(len(word) + 1))
    for count, letter in enumerate(typed, 1):
        above, row[0] = row[0], count
        for at, other in enumerate(word, 1):
            above, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, above + (letter != other))
    return min(row)


def _letters_in_order(typed: str, words: Sequence[str]) -> Iterator[str]:
    """Only the words in which the letters stand in the fewest pieces."""
    ways = re.compile(".*?".join(f"({re.escape(letter)})" for letter in typed))
    # Looked through once first: the expression alone would go back and forth in words that don't hold them.
    held = (word for word in words if len(word) <= _STRETCH * len(typed) and _holds(word, typed))
    found = [(_pieces(match), word) for word in held if (match := ways.match(word))]
    fewest = min(found, default=(0, ""))[0]
    return (word for pieces, word in found if pieces == fewest)


def _holds(word: str, typed: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in typed)


def _pieces(match: re.Match[str]) -> int:
    places = [match.start(group) for group in range(1, match.re.groups + 1)]
    return sum(later - earlier > 1 for earlier, later in pairwise(places))

"""Where in a text the words stand that a condition asks for, by the rules of the index.

The index knows whole words, whatever their case and accents. What is looked for in headlines may be any
piece of a word; one that was spelled differently is marked by the letters that were typed of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui_reader.conditions import All, Any, Condition, Named, Near, Part, Words
from tui_reader.store.folding import unspaced

MOST = 500
"""Places that are told of one text."""

_WORD = re.compile(r"[^\W_]+")
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_NOTHING = re.compile(r"(?!)")


class Spot(NamedTuple):
    """A stretch of a text where something stands that was asked for."""

    start: int
    end: int
    which: int = 0
    """What stands there: the number of the word, by which different ones are told apart."""


class Spotter:
    """Finds what a condition asks for; nothing that it denies.

    Args:
        condition: What was asked.
        parts: The parts of a post the texts are of: words of other parts are not looked for.
    """

    def __init__(self, condition: Condition, *parts: Part) -> None:
        sought = list(dict.fromkeys(_sought(condition, parts)))
        # Of two that begin at one place the longer one is found.
        self._sought = sorted(sought, key=lambda each: -len(each.text))
        groups = (f"({pattern})" for each in self._sought if (pattern := _pattern(each)))
        self._pattern = re.compile("|".join(groups) or _NOTHING.pattern)

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._sought)

    @property
    def is_spaced(self) -> bool:
        """Whether all that is looked for stands between spaces or signs, as whole words do."""
        return not any(unspaced().search(each.text) for each in self._sought)

    def written(self, text: str) -> list[str]:
        """What is looked for as a text writes it, in small letters: `über` where `uber` was typed."""
        return list(dict.fromkeys(text[spot.start : spot.end].lower() for spot in self.spots(text)))

    def spots(self, text: str) -> list[Spot]:
        """The places, in their order; none lies over another."""
        return [spot for spot, _ in zip(self._spots(folded(text)), range(MOST), strict=False)]

    def _spots(self, text: str) -> Iterator[Spot]:
        for found in self._pattern.finditer(text):
            which = (found.lastindex or 1) - 1
            typed = self._sought[which].typed
            for start, end in _letters(typed, found[0]) if typed else [(0, len(found[0]))]:
                yield Spot(found.start() + start, found.start() + end, which)


def folded(text: str) -> str:
    """The text without case and accents, each character where it was."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What becomes of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        parts = unicodedata.normalize("NFD", character)
        plain = parts[0] if len(parts) > 1 and unicodedata.combining(parts[1]) else character
        lower = plain.lower()
        self[code] = lower if len(lower) == 1 else plain
        return self[code]


_FOLDED = _Folded()


def _sought(condition: Condition, parts: Sequence[Part]) -> Iterator[Words]:
    match condition:
        case Words(_, part) if part in parts:
            yield condition
        case Named(part, name) if part in parts:
            yield Words(name, Part.HEADLINE)
        case Near(texts, _, part) if part in parts:
            yield from (Words(text, part) for text in texts)
        case All(inner) | Any(inner):
            for each in inner:
                yield from _sought(each, parts)


def _pattern(words: Words) -> str:
    text = folded(words.text)
    if words.part is Part.HEADLINE:
        return re.escape(text)
    pieces = [piece for word in _WORD.findall(text) for piece in unspaced().sub(r" \g<0> ", word).split()]
    if not pieces:
        return re.escape(text)
    pattern = re.escape(pieces[0])
    for before, after in pairwise(pieces):
        apart = r"[\W_]*" if unspaced().match(before) or unspaced().match(after) else r"[\W_]+"
        pattern += apart + re.escape(after)
    start = "" if unspaced().match(pieces[0]) else _BEFORE
    end = r"[^\W_]*" if words.is_prefix else "" if unspaced().match(pieces[-1]) else _AFTER
    return f"{start}{pattern}{end}"


def _letters(typed: str, word: str) -> Iterator[tuple[int, int]]:
    """The stretches of a word that were typed, from left to right."""
    at = 0
    for letter in folded(typed):
        found = word.find(letter, at)
        if found >= 0:
            yield found, found + 1
            at = found + 1

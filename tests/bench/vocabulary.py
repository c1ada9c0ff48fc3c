"""Made-up prose from a large vocabulary: text that compresses, breaks and searches like real text."""

from __future__ import annotations

import random
from array import array
from functools import lru_cache
from itertools import accumulate

WORDS = 30_000
"""As many as a busy blog uses; a small vocabulary would flatter the full-text index."""

_ONSETS = (*"bdfghjklmnprs", "br", "ch", "dr", "gl", "pl", "qu")
_VOWELS = (*"aeiouyé", "ea", "ai", "ou")
_CODAS = ("", "", *"nrmts", "st", "ll", "ck", "nd")


_DRAWN = 1 << 20
"""Lots of which words are drawn: even the rarest word has some, and a number leads to one at once."""


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    """The words, the commonest first: these are short."""
    made = random.Random(7)
    words: dict[str, None] = {}
    while len(words) < WORDS:
        syllables = 1 + (len(words) > 200) + (len(words) > 4_000) * made.randint(0, 2)
        words["".join(map(made.choice, (_ONSETS, _VOWELS, _CODAS) * syllables))] = None
    return tuple(words)


@lru_cache(maxsize=1)
def _lots() -> tuple[str, ...]:
    """Each word as often as it is to be drawn, by Zipf's law."""
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
    ends = [round(weight * _DRAWN / weights[-1]) for weight in weights]
    return tuple(
        word
        for word, begin, end in zip(_vocabulary(), (0, *ends), ends, strict=False)
        for _ in range(begin, end)
    )


def words(chance: random.Random, count: int) -> list[str]:
    """So many words, the common ones often."""
    lots = _lots()
    return [lots[number % _DRAWN] for number in array("I", chance.randbytes(4 * count))]


def word(rank: int) -> str:
    """The word of a rank: 0 is the commonest."""
    return _vocabulary()[rank]


def sentence(chance: random.Random) -> str:
    """One sentence of 4 to 24 words."""
    text = " ".join(words(chance, chance.randint(4, 24)))
    return text[0].upper() + text[1:] + chance.choice(("." * 8) + "?!")


def paragraph(chance: random.Random) -> str:
    """One to six sentences on one line."""
    return " ".join(sentence(chance) for _ in range(chance.randint(1, 6)))

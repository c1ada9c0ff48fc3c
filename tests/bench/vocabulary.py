"""Made-up prose from a large vocabulary: text that compresses, breaks and searches like real text."""

from __future__ import annotations

import random
from functools import lru_cache
from itertools import accumulate

WORDS = 30_000
"""As many as a busy blog uses; a small vocabulary would flatter the full-text index."""

_ONSETS = (*"bdfghjklmnprs", "br", "ch", "dr", "gl", "pl", "qu")
_VOWELS = (*"aeiouyé", "ea", "ai", "ou")
_CODAS = ("", "", *"nrmts", "st", "ll", "ck", "nd")


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words with their cumulative weights, by Zipf's law: the common ones are short."""
    made = random.Random(7)
    words: dict[str, None] = {}
    while len(words) < WORDS:
        syllables = 1 + (len(words) > 200) + (len(words) > 4_000) * made.randint(0, 2)
        words["".join(map(made.choice, (_ONSETS, _VOWELS, _CODAS) * syllables))] = None
    weights = accumulate(1 / (rank + 2.7) for rank in range(WORDS))
    return tuple(words), tuple(weights)


def words(chance: random.Random, count: int) -> list[str]:
    """So many words, the common ones often."""
    known, weights = _vocabulary()
    return chance.choices(known, cum_weights=weights, k=count)


def word(rank: int) -> str:
    """The word of a rank: 0 is the commonest."""
    return _vocabulary()[0][rank]


def sentence(chance: random.Random) -> str:
    """One sentence of 4 to 24 words."""
    text = " ".join(words(chance, chance.randint(4, 24)))
    return text[0].upper() + text[1:] + chance.choice(("." * 8) + "?!")


def paragraph(chance: random.Random) -> str:
    """One to six sentences on one line."""
    return " ".join(sentence(chance) for _ in range(chance.randint(1, 6)))

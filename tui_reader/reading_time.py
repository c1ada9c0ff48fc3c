"""How long reading takes, at 230 words a minute."""

from __future__ import annotations

_WORDS_A_MINUTE = 230


def minutes(words: int) -> int:
    """The reading time of so many words."""
    return max(1, round(words / _WORDS_A_MINUTE))


def words(least: int) -> int:
    """The fewest words with at least that many minutes of reading time."""
    if least <= 1:
        return 0
    found = int((least - 0.5) * _WORDS_A_MINUTE)
    return found if minutes(found) >= least else found + 1

"""What the values of options may be."""

from __future__ import annotations

import argparse

_LARGEST = 1_000_000


def is_number(text: str) -> bool:
    """Whether a word is the number of a post or a rule, and no more digits than any has."""
    return text.isdecimal() and len(text) < 19


def positive(text: str) -> int:
    """A whole number from 1.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not text.isdecimal() or not 0 < int(text) <= _LARGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)

"""What the values of options may be."""

from __future__ import annotations

import argparse

_LARGEST = 1_000_000


def positive(text: str) -> int:
    """A whole number from 1.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not text.isdigit() or not 0 < int(text) <= _LARGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)

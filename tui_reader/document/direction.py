"""Text from right to left: told by its first letter, set at the right edge, kept in logical order.

A terminal that knows the bidirectional algorithm reorders each row itself, and needs it in logical
order; one that doesn't could show nothing else. Isolating controls (U+2066 to U+2069) are never
written: terminals without the algorithm draw them as boxes or miscount their cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tui_reader.document.lines import Run

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STRONG = {"L": False, "R": True, "AL": True}


def is_rtl(runs: Iterable[Run]) -> bool:
    """Whether a paragraph runs from right to left: by its first strong character (UAX #9, rule P2)."""
    for run in runs:
        if run.text.isascii():
            if any(map(str.isalpha, run.text)):
                return False
        elif (direction := _direction(run.text)) is not None:
            return direction
    return False


def begins_rtl(source: str) -> bool:
    """Whether Markdown not read yet seems to run from right to left."""
    return _direction(source[:_SEEN]) or False


_SEEN = 80


def _direction(text: str) -> bool | None:
    if not _RIGHT_TO_LEFT.search(text):
        return False if any(map(str.isalpha, text)) else None
    kinds = (_STRONG.get(unicodedata.bidirectional(character)) for character in text)
    return next((kind for kind in kinds if kind is not None), None)

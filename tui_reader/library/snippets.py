"""What a text says around the words that were searched for: the sentence they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui_reader.library.spotting import Spot, Spotter
from tui_reader.models import Snippet

WINDOW = 160
"""Characters in which as many of the words as possible are to stand together."""

BEFORE, LONGEST = 100, 320
"""The most characters before the first word, and of all."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s+|[。！？]|\n\s*\n|\n")


def snippet(text: str, spotter: Spotter) -> Snippet:
    """The sentence with most of the words, on one line; the text's beginning where none stands in it."""
    spots = spotter.spots(text)
    if not spots:
        return Snippet(_line(text[:LONGEST]))
    start, is_cut = _start(text, _best(spots).start)
    piece = _line(("…" if is_cut else "") + text[start : start + LONGEST])
    if start + LONGEST < len(text):
        piece = piece.rpartition(" ")[0] or piece
    return Snippet(piece, tuple((spot.start, spot.end) for spot in spotter.spots(piece)))


def _best(spots: Sequence[Spot]) -> Spot:
    """Where the stretch begins that holds the most different words; of equal ones the first."""
    best, most = spots[0], 0
    for index, spot in enumerate(spots):
        together = {each.which for each in spots[index : index + 20] if each.end - spot.start <= WINDOW}
        if len(together) > most:
            best, most = spot, len(together)
    return best


def _start(text: str, spot: int) -> tuple[int, bool]:
    """Where the sentence begins; or where the nearest word does that isn't too far before, and True."""
    earliest = max(0, spot - BEFORE)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, earliest, spot)]
    if ends or not earliest:
        return (ends[-1] if ends else 0), False
    space = text.find(" ", earliest, spot)
    return (space + 1 if space >= 0 else earliest), True


def _line(text: str) -> str:
    return " ".join(text.split())

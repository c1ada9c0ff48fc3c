"""Widths in terminal cells, and cutting text by them without splitting what is seen as one.

Everything measures with `rich.cells`, because Textual does: a second opinion would bend columns.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, split_graphemes

# VS15, VS16 and skin tones: Rich counts them as Unicode says, tmux 3.3 and older terminals do not,
# and a column that follows such a title stands askew.
_UNSTEADY = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")


def cells(text: str) -> int:
    """Count the terminal cells `text` takes."""
    return cell_len(text)


def graphemes(text: str) -> list[tuple[str, int]]:
    """Split `text` into what is seen as single characters, each with its cells."""
    if text.isascii() and text.isprintable():
        return [(character, 1) for character in text]
    spans, _ = split_graphemes(text)
    return [(text[start:end], size) for start, end, size in spans]


def truncate(text: str, width: int, ellipsis: str = "…") -> str:
    """Cut `text` to at most `width` cells, ending in `ellipsis` where something was cut."""
    # Two cells are the widest a character gets, so short text needs no measuring.
    if len(text) * 2 <= width or cell_len(text) <= width:
        return text
    mark = _take(ellipsis, width)
    return _take(text, width - cell_len(mark)).rstrip() + mark


def pad(text: str, width: int) -> str:
    """Make `text` exactly `width` cells wide: cut where too long, spaces where too short."""
    fitting = truncate(text, width)
    return fitting + " " * (width - cell_len(fitting))


def list_title(text: str) -> str:
    """Drop what terminals measure differently, so that columns beside the title stay straight."""
    return text if text.isascii() else _UNSTEADY.sub("", text)


def _take(text: str, width: int) -> str:
    """Return the longest run of whole graphemes at the start of `text` that fits into `width` cells."""
    # A grapheme of no width belongs to the one before it, so more than this many characters
    # can only be read in vain; the bound keeps a 1 MB title cheap.
    head = text[: max(width, 0) * _LONGEST_GRAPHEME]
    taken = 0
    parts: list[str] = []
    for grapheme, size in graphemes(head):
        taken += size
        if taken > width:
            break
        parts.append(grapheme)
    return "".join(parts)


_LONGEST_GRAPHEME = 64

"""From styled pieces of text to the strips that Textual's line API draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from tui_reader.text import width as measure
from tui_reader.ui.palette import Palette

Piece = tuple[str, str]
"""Text, and the names of its style as in `document.lines.Run`."""


def strip(pieces: Iterable[Piece], width: int, palette: Palette, ground: str = "ground") -> Strip:
    """One row of exactly `width` cells: cut where too long, filled with the ground where too short."""
    segments = [Segment(text, palette.style(names, ground)) for text, names in pieces if text]
    return Strip(segments).adjust_cell_length(width, palette.style("", ground))


def blank(width: int, palette: Palette) -> Strip:
    """A row of nothing but the ground."""
    return Strip.blank(width, palette.style())


_EASY = 50
"""Cells of a line of a sentence that stands alone."""

TOO_SMALL = "Make the window larger to read."

LEFT_MARGIN, RIGHT_MARGIN = 1, 2
"""Cells of air at the edges of the lines above and below the panels, so that they end where these end."""


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> list[Piece]:
    """Pieces set against both edges; where they would meet, the right ones stay and the left are cut."""
    inside = width - LEFT_MARGIN - RIGHT_MARGIN
    wanted = cells_of(right)
    fitting = cut(left, max(0, inside - wanted - (2 if wanted else 0)))
    gap = inside - wanted - cells_of(fitting)
    return [(" " * LEFT_MARGIN, ""), *fitting, (" " * max(0, gap), ""), *right]


def cells_of(pieces: Iterable[Piece]) -> int:
    """Cells that pieces take side by side."""
    return measure.cells("".join(text for text, _ in pieces))


def cut(pieces: Iterable[Piece], width: int) -> list[Piece]:
    """The pieces' first `width` cells, with an ellipsis where something is left out."""
    kept: list[Piece] = []
    room = width
    for text, names in pieces:
        fitting = measure.truncate(text, room)
        kept.append((fitting, names))
        if fitting != text:
            break
        room -= measure.cells(text)
    return kept


def sentence(text: str, width: int) -> list[str]:
    """A sentence folded at spaces into rows of at most `width` cells."""
    rows: list[str] = []
    row = ""
    for word in text.split():
        if row and measure.cells(row) + 1 + measure.cells(word) > width:
            rows.append(row)
            row = ""
        row = f"{row} {word}" if row else word
    return [measure.truncate(row, width) for row in [*rows, row]] if width > 0 else []


def said_beside(text: str, y: int, width: int, margin: int, palette: Palette) -> Strip:
    """Line `y` of a sentence so many cells from the left edge, and half as many from the right."""
    lines = sentence(text, width - margin - margin // 2)
    if not 0 <= y < len(lines):
        return blank(width, palette)
    return strip([(" " * margin, ""), (lines[y], "dim")], width, palette)


def said(text: str, y: int, size: Size, palette: Palette, rule: str = "") -> Strip:
    """Line `y` of a sentence in the middle of an empty panel; `rule` stands at the left of each."""
    lines = sentence(text, min(size.width - 2 * LEFT_MARGIN, _EASY))
    row = y - max(0, (size.height - len(lines)) // 3)
    shown = lines[row] if 0 <= row < len(lines) else ""
    left = max(0, (size.width - measure.cells(shown)) // 2)
    return strip([(rule.ljust(left), "faint"), (shown, "dim")], size.width, palette)

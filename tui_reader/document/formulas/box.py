"""Rectangles of text with a baseline, put beside, above and around each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui_reader.document.breaking import AIR
from tui_reader.text.width import cells


class Box(NamedTuple):
    """Rows of equal width."""

    rows: tuple[str, ...]
    width: int
    """Cells."""
    base: int = 0
    """Index of the row that stands on the line of the text around it."""

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.rows)

    @property
    def below(self) -> int:
        """Rows below the baseline."""
        return len(self.rows) - self.base - 1


def of(text: str) -> Box:
    """Text on one row."""
    text = text.replace(AIR, " ")
    return Box((text,), cells(text))


NOTHING = of("")


def beside(boxes: Sequence[Box]) -> Box:
    """Boxes beside each other, their baselines on one row."""
    if len(boxes) == 1:
        return boxes[0]
    base = max((box.base for box in boxes), default=0)
    below = max((box.below for box in boxes), default=0)
    columns = [raised(box, base - box.base, below - box.below).rows for box in boxes]
    rows = tuple(["".join(parts) for parts in zip(*columns, strict=True)]) if columns else ("",)
    return Box(rows, sum([box.width for box in boxes]), base)


def raised(box: Box, above: int, below: int) -> Box:
    """A box with blank rows above and below it."""
    if not (above or below):
        return box
    blank = " " * box.width
    return Box((blank,) * above + box.rows + (blank,) * below, box.width, box.base + above)


def stacked(boxes: Sequence[Box], on: int, align: str = "c") -> Box:
    """Boxes below each other, centered or left-aligned; the baseline is that of box `on`."""
    width = max(box.width for box in boxes)
    rows = [row for box in boxes for row in widened(box, width, align).rows]
    base = sum([box.height for box in boxes[:on]]) + boxes[on].base
    return Box(tuple(rows), width, base)


def widened(box: Box, width: int, align: str = "c") -> Box:
    """A box set in a width: at its left (l), right (r) or center (c)."""
    rest = width - box.width
    if rest <= 0:
        return box
    left = {"l": 0, "r": rest}.get(align, rest // 2)
    rows = tuple([f"{' ' * left}{row}{' ' * (rest - left)}" for row in box.rows])
    return Box(rows, width, box.base)


def framed(box: Box) -> Box:
    """A box with a frame around it."""
    edge = "─" * (box.width + 2)
    rows = [f"┌{edge}┐", *[f"│ {row} │" for row in box.rows], f"└{edge}┘"]
    return Box(tuple(rows), box.width + 4, box.base + 1)


_GROWN = """
    (⎛⎜⎝⎜ )⎞⎟⎠⎟ [⎡⎢⎣⎢ ]⎤⎥⎦⎥ {⎧⎨⎩⎪ }⎫⎬⎭⎪ |││││ ‖‖‖‖‖ ⌈⎡⎢⎢⎢ ⌉⎤⎥⎥⎥ ⌊⎢⎢⎣⎢ ⌋⎥⎥⎦⎥ ⟨╱⟨╲│ ⟩╲⟩╱│ /╱╱╱╱ \\╲╲╲╲
    ↑↑│││ ↓││↓│ ↕↑│↓│ ⟦⟦⟦⟦⟦ ⟧⟧⟧⟧⟧
"""
_PIECES = {pieces[0]: pieces[1:] for pieces in _GROWN.split()}
"""A delimiter's top, middle, bottom, and what is repeated between them."""

_TWO_ROWS = {"{": "⎰⎱", "}": "⎱⎰"}


def fence(sign: str, height: int, base: int) -> Box:
    """A delimiter as high as what it stands beside."""
    if not sign:
        return NOTHING
    if height == 1 or sign not in _PIECES:
        return Box(tuple([sign if row == base else " " for row in range(height)]), cells(sign), base)
    if height == 2:
        pieces = _TWO_ROWS.get(sign) or _PIECES[sign][0] + _PIECES[sign][2]
        return Box(tuple(pieces), 1, base)
    pieces = _PIECES[sign]
    rows = [pieces[3]] * height
    rows[0], rows[-1] = pieces[0], pieces[2]
    rows[min(max(base, 1), height - 2)] = pieces[1]
    return Box(tuple(rows), 1, base)


def fenced(parts: Sequence[Box], fences: Sequence[str], air: int = 0) -> Box:
    """Boxes with delimiters before, between and after them, as high as the highest."""
    base = max(part.base for part in parts)
    height = base + 1 + max(part.below for part in parts)
    blank = [of(" " * air)] if air else []
    boxes: list[Box] = [fence(fences[0], height, base)]
    for part, closing in zip(parts, fences[1:], strict=True):
        boxes += [*blank, part, *blank, fence(closing, height, base)]
    return beside([box for box in boxes if box.width] or [NOTHING])


def rows_of(texts: Iterable[str], base: int) -> Box:
    """Rows written by hand, all of one width."""
    rows = tuple(texts)
    return Box(rows, cells(rows[0]), base)

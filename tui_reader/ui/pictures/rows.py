"""Rows of pictures as segments for Textual's line API."""

from __future__ import annotations

from rich.color import ColorSystem
from rich.segment import Segment

from tui_reader.library.pictures.picture import RGB, TRUE_COLORS
from tui_reader.ui.palette import Palette
from tui_reader.ui.pictures.painting import Painting
from tui_reader.ui.terminal import Terminal
from tui_reader.ui.widgets import paint


def painted(painting: Painting, row: int, *, still: bool) -> list[Segment]:
    """One row of a picture.

    Args:
        painting: The picture.
        row: Which one, from 0.
        still: The picture stands whole in view and is not being scrolled.
    """
    over = painting.overlay if still and row == painting.box.rows - 1 else None
    return [*painting.row(row), over] if over else painting.row(row)


def in_place(said: str, row: int, columns: int, palette: Palette) -> list[Segment]:
    """One row of the place of a picture that isn't there: what is said in place of it, or nothing yet.

    Args:
        said: A sentence, folded as it was when the place was measured; empty while the picture is to come.
        row: Which one, from 0.
        columns: Cells of the place.
        palette: The colors.
    """
    if not said:
        return [Segment(" " * columns, palette.style("code-block"))]
    rows = paint.sentence(said, columns)
    return list(paint.strip([(rows[row] if row < len(rows) else "", "picture")], columns, palette))


def ground(palette: Palette, terminal: Terminal) -> RGB:
    """The color behind pictures, as a terminal of few colors really draws it."""
    color = palette.style().bgcolor
    if color and terminal.colors < TRUE_COLORS:
        color = color.downgrade(ColorSystem.EIGHT_BIT)
    red, green, blue = color.get_truecolor() if color else (0, 0, 0)
    return red, green, blue

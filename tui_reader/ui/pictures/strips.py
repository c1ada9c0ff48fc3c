"""Rows of pictures as strips for Textual's line API."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from tui_reader.library.picture import RGB
from tui_reader.ui.palette import Palette
from tui_reader.ui.pictures.fitting import Box
from tui_reader.ui.pictures.painting import Painting
from tui_reader.ui.widgets import paint


def of_painting(
    painting: Painting, row: int, left: int, width: int, palette: Palette, *, still: bool
) -> Strip:
    """One row of a picture.

    Args:
        painting: The picture.
        row: Which one, from 0.
        left: Cells before it.
        width: Cells of the strip.
        palette: For what is beside the picture.
        still: The picture stands whole in view and is not being scrolled.
    """
    plain = palette.style()
    segments = [Segment(" " * left, plain), *painting.row(row)]
    over = painting.overlay if still and row == painting.box.rows - 1 else None
    rest = width - left - painting.box.columns
    # The overlay finds its place from where the row ends: at the last column that would be another one.
    if over and rest > 0:
        segments.append(over)
    return Strip([*segments, Segment(" " * max(0, rest), plain)], max(width, left + painting.box.columns))


def of_words(rows: Sequence[str], row: int, left: int, width: int, palette: Palette) -> Strip:
    """One row of what stands in place of a picture."""
    said = rows[row] if row < len(rows) else ""
    return paint.strip([(" " * left, ""), (said, "picture")], width, palette)


def of_room(box: Box, left: int, width: int, palette: Palette) -> Strip:
    """One row of the place of a picture that is still to come."""
    return paint.strip([(" " * left, ""), (" " * box.columns, "code-block")], width, palette)


def ground(palette: Palette) -> RGB:
    """The color behind pictures."""
    color = palette.style().bgcolor
    red, green, blue = color.get_truecolor() if color else (0, 0, 0)
    return red, green, blue

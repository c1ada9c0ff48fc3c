"""How many cells a picture takes."""

from __future__ import annotations

from typing import NamedTuple

from tui_reader.library.pictures.picture import Pixels
from tui_reader.ui.terminal import Terminal

PER_COLUMN = 8
"""Pixels of a picture that a cell is worth: about as wide as a browser shows it beside text of this size."""

_LEAST_ROWS = 3

_AROUND, _AROUND_ALONE = 4, 9
"""Rows that are left for what stands around a picture: lines of text; the title, the byline and a caption."""


class Box(NamedTuple):
    """A size in cells."""

    columns: int
    rows: int


def fit(size: Pixels, room: Box, terminal: Terminal, *, grow: bool = False) -> Box:
    """The cells of a picture within `room`, its shape kept.

    Args:
        size: Of the picture.
        room: The most it may take.
        terminal: Says how tall a cell is to its width, and what is too large for it.
        grow: Take all the room, even where the picture has fewer pixels.
    """
    room = _limited(room, terminal)
    columns = size.width / PER_COLUMN
    rows = size.height / PER_COLUMN * terminal.cell.width / terminal.cell.height
    scale = min(room.columns / columns, room.rows / rows)
    if not grow:
        scale = min(1.0, scale)
    return Box(max(1, min(room.columns, round(columns * scale))), max(1, min(room.rows, round(rows * scale))))


def room_in_text(columns: int, height: int, *, alone: bool = False) -> Box:
    """The room a picture has in a text `columns` wide, in a pane of `height` rows.

    It can be seen whole, with a line of the text above and below to hold on to. Alone in its post,
    it can be seen together with the post's title.
    """
    return Box(max(1, columns), max(_LEAST_ROWS, height - (_AROUND_ALONE if alone else _AROUND)))


def _limited(room: Box, terminal: Terminal) -> Box:
    columns, rows = max(1, room.columns), max(1, room.rows)
    if terminal.largest:
        columns = min(columns, max(1, terminal.largest.width // terminal.cell.width))
        rows = min(rows, max(1, terminal.largest.height // terminal.cell.height))
    return Box(columns, rows)

"""The painter a terminal needs."""

from __future__ import annotations

from collections.abc import Callable

from tui_reader.library.pictures.picture import Kind
from tui_reader.ui.pictures.painting import Painter
from tui_reader.ui.terminal import Terminal


def painter_for(terminal: Terminal, write: Callable[[str], None]) -> Painter | None:
    """What paints for a terminal; None where there are too few colors.

    Args:
        terminal: What it can show.
        write: Writes to it, in turn with the frames.
    """
    match terminal.kind:
        case None:
            return None
        case Kind.HALF:
            from tui_reader.ui.pictures.half_cells import HalfCellPainter

            return HalfCellPainter(terminal.colors)
        case Kind.KITTY:
            from tui_reader.ui.pictures.kitty import KittyPainter

            return KittyPainter(write)
        case Kind.SIXEL:
            from tui_reader.ui.pictures.sixel import SixelPainter

            return SixelPainter(terminal.colors)

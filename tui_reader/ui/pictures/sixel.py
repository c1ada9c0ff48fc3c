"""Pictures by sixel, which a terminal draws over its text at the cursor and forgets where text is written.

So a picture is drawn when it stands whole and still in view, after its last row; while it is
being scrolled its half cells stand for it.
"""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from tui_reader.library.pictures.picture import Kind, Rendering
from tui_reader.ui.pictures.fitting import Box
from tui_reader.ui.pictures.half_cells import HalfCellPainter, HalfCellPainting
from tui_reader.ui.terminal import FEWEST


class SixelPainter:
    """Paints half cells and what goes over them.

    Args:
        colors: Of the terminal's text; with few of them the ground stands for a picture that is scrolled.
    """

    kind = Kind.SIXEL

    def __init__(self, colors: int) -> None:
        self._beneath = HalfCellPainter(colors)
        self._has_half_cells = colors >= FEWEST

    async def paint(self, rendering: Rendering) -> HalfCellPainting:
        """Prepare the half cells, and the sequence that draws over them."""
        box = Box(rendering.wanted.columns, rendering.wanted.rows)
        if self._has_half_cells:
            painting = await self._beneath.paint(rendering)
        else:
            blank = Segment(" " * box.columns, Style(bgcolor=Color.from_rgb(*rendering.wanted.ground)))
            painting = HalfCellPainting(box, [[blank] for _ in range(box.rows)])
        painting.overlay = Segment(_over(rendering.graphics, box))
        return painting

    def close(self) -> None:
        """The terminal keeps nothing."""


def _over(picture: str, box: Box) -> str:
    """From the end of the last row: to the first cell of the picture, the picture, and back."""
    up = f"\x1b[{box.rows - 1}A" if box.rows > 1 else ""
    return f"\x1b7{up}\x1b[{box.columns}D{picture}\x1b8"

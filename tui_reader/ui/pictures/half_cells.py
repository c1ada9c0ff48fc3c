"""Pictures of half blocks: the upper pixel is a cell's color, the lower one its ground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from itertools import groupby

from rich.color import Color, ColorSystem, ColorType
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.library.pictures.picture import TRUE_COLORS, Kind, Rendering
from tui_reader.ui import collecting
from tui_reader.ui.pictures.fitting import Box

UPPER_HALF = "▀"

CELLS_A_SLICE = 128
"""Cells prepared between two turns of the event loop: 11 µs each, so a tenth of a frame."""


class HalfCellPainting:
    """A picture as rows of segments; cells that look alike share one."""

    overlay: Segment | None = None

    def __init__(self, box: Box, rows: list[list[Segment]]) -> None:
        self.box = box
        self._rows = rows

    def row(self, number: int) -> list[Segment]:
        """The segments of one row."""
        return self._rows[number]

    def release(self) -> None:
        """There is nothing that the terminal keeps."""


class HalfCellPainter:
    """Paints with text alone, which works wherever there are colors.

    Args:
        colors: Of the terminal's text.
    """

    kind = Kind.HALF

    def __init__(self, colors: int = TRUE_COLORS) -> None:
        self._system = ColorSystem.TRUECOLOR if colors == TRUE_COLORS else ColorSystem.EIGHT_BIT
        self._turn = asyncio.Lock()

    async def paint(self, rendering: Rendering) -> HalfCellPainting:
        """Prepare every row: a style for each pair of colors, with the sequence it is written as."""
        wanted = rendering.wanted
        box = Box(wanted.columns, wanted.rows)
        # One after the other, because what several prepare between two turns adds up; and left out of
        # garbage collection, which would look at a hundred thousand objects in which there is none.
        async with self._turn:
            with collecting.paused():
                return HalfCellPainting(box, [row async for row in self._rows(rendering.cells, box)])

    def close(self) -> None:
        """There is nothing that the terminal keeps."""

    async def _rows(self, cells: bytes, box: Box) -> AsyncIterator[list[Segment]]:
        styles: dict[bytes, Style] = {}
        done = 0
        for number in range(box.rows):
            row: list[Segment] = []
            for pair, count in _alike(cells, number, box.columns):
                if (style := styles.get(pair)) is None:
                    style = styles[pair] = self._style(pair)
                    done += 1
                row.append(Segment((" " if pair[:3] == pair[3:] else UPPER_HALF) * count, style))
                if done >= CELLS_A_SLICE:
                    done = 0
                    await asyncio.sleep(0)
            yield row

    def _style(self, pair: bytes) -> Style:
        style = Style.from_color(_color(pair[:3]), _color(pair[3:]))
        # Textual would do this in the frame that shows the row first, for all rows in view at once.
        Strip.render_ansi(style, self._system)
        return style


def _color(parts: bytes) -> Color:
    """A color without a name: to find one takes Rich as long as everything else here."""
    return Color("", ColorType.TRUECOLOR, None, ColorTriplet(*parts))


def _alike(cells: bytes, row: int, columns: int) -> Iterator[tuple[bytes, int]]:
    """The pairs of colors of a row, each with the number of neighbors that have it."""
    stride = 3 * columns
    upper = cells[2 * row * stride : (2 * row + 1) * stride]
    lower = cells[(2 * row + 1) * stride : (2 * row + 2) * stride]
    pairs = (upper[at : at + 3] + lower[at : at + 3] for at in range(0, stride, 3))
    return ((pair, len(list(group))) for pair, group in groupby(pairs))

"""One block of code by itself, every line as long as it is."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from tui_reader.document.blocks import CodeBlock
from tui_reader.document.highlight import highlighted
from tui_reader.document.lines import Run
from tui_reader.document.visible import TAB, shown
from tui_reader.text import width as measure
from tui_reader.ui.widgets.sideways import Sideways

GROUND = "code-block"

_AIR = 2
"""Cells on each side of the code."""

_CACHED = 500


class CodeView(Sideways):
    """Shows code in its colors."""

    def __init__(self, code: CodeBlock) -> None:
        super().__init__()
        self._lines = list(highlighted(code.source, code.language))
        self._strips: dict[int, Strip] = {}
        self._widest = max(map(_width, code.source.split("\n")))

    def on_mount(self) -> None:
        """Know how much there is to move through."""
        self.virtual_size = Size(self._widest + 2 * _AIR, len(self._lines))

    def watch_palette(self) -> None:
        """Draw in other colors."""
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        x, top = self.scroll_offset
        ground, width = self.palette.style(GROUND), self.size.width
        row = top + y
        if row >= len(self._lines):
            return Strip.blank(width, ground)
        return self._strip(row).crop(x, x + width).extend_cell_length(width, ground)

    def _strip(self, row: int) -> Strip:
        if row not in self._strips:
            if len(self._strips) >= _CACHED:
                self._strips.clear()
            runs = (Run(" " * _AIR), *shown(self._lines[row]))
            segments = [Segment(run.text, self.palette.style(f"{GROUND} {run.style}")) for run in runs]
            self._strips[row] = Strip(segments)
        return self._strips[row]


def _width(line: str) -> int:
    """Cells of a line, quickly where every character takes one."""
    if line.isascii():
        return len(line.expandtabs(TAB))
    return sum(measure.cells(run.text) for run in shown([Run(line)]))

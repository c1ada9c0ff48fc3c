"""The screen's first line: the program, what is being read, and how much of it is new."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.text.amounts import counted
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint
from tui_reader.ui.widgets.paint import Piece

_GAP = 2
"""Cells between what stands at either side."""


class TopLine(Widget):
    """Program, source and site at the left; unread and total at the right."""

    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)
    source: reactive[str] = reactive("")
    site: reactive[str] = reactive("")
    """Where the source lives: a host or a folder."""
    part: reactive[str] = reactive("")
    """Which of its posts are listed, instead of where it lives; nothing for all."""
    unread: reactive[int] = reactive(0)
    total: reactive[int] = reactive(0)
    muted: reactive[int] = reactive(0)
    """Posts that rules hide."""

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        left, right = next((way for way in self._ways if self._has_room(way)), self._ways[-1])
        if self.site and not self.part:
            left = [*left, (f" — {self.site}", "dim")]
        return paint.strip(paint.spread(left, right, self.size.width), self.size.width, self.palette)

    @property
    def _ways(self) -> list[tuple[list[Piece], list[Piece]]]:
        """What has to be read at either side, the fullest first: which posts are listed before all else."""
        program: list[Piece] = [("tui-reader", "accent strong"), ("  ", "")]
        source: list[Piece] = [(self.source, "text"), (f" — {self.part}" if self.part else "", "dim")]
        full: list[Piece] = [(self._counts, "dim")]
        short: list[Piece] = [(self._counts.partition(" · ")[0], "dim")]
        return [([*program, *source], full), ([*program, *source], short), (source, short)]

    def _has_room(self, sides: tuple[list[Piece], list[Piece]]) -> bool:
        room = self.size.width - paint.LEFT_MARGIN - paint.RIGHT_MARGIN
        return paint.cells_of(sides[0]) + _GAP + paint.cells_of(sides[1]) <= room

    @property
    def _counts(self) -> str:
        told = (
            f"{self.unread:,} unread" if self.total and self.unread else "",
            counted(self.total, "post") if self.total else "",
            f"{self.muted:,} muted" if self.muted else "",
        )
        return " · ".join(filter(None, told))

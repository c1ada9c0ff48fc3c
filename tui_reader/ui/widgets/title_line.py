"""The line above what stands alone on the screen: what it is."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint


class TitleLine(Widget):
    """A title at the left, and what belongs to it at the right."""

    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)

    def __init__(self, title: str, right: str = "") -> None:
        super().__init__()
        self._title = title
        self._right = right

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        pieces = paint.spread([(self._title, "bright strong")], [(self._right, "dim")], self.size.width)
        return paint.strip(pieces, self.size.width, self.palette)

"""A message that has no room at the foot: for a moment it is written over the panels' last lines."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint

_WIDEST = 96
"""Cells of a line, so that several are read as easily as a post."""


class LongMessage(Widget):
    """The whole message, in as many lines as it takes and half the screen has."""

    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)
    message: reactive[str] = reactive("", layout=True)

    def watch_message(self, message: str) -> None:
        """Be there only while there is something to say."""
        self.set_class(bool(message), "-said")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the message takes."""
        return max(1, min(len(self._lines(width)), viewport.height // 2))

    def render_line(self, y: int) -> Strip:
        """Draw a line of it."""
        width, height = self.size
        lines = self._lines(width)
        text = lines[y] if y < len(lines) else ""
        if y == height - 1 and len(lines) > height:
            text = f"{text} …"
        pieces = paint.spread([(text, "text")], [], width)
        return paint.strip(pieces, width, self.palette, "raised")

    def _lines(self, width: int) -> list[str]:
        room = min(width - paint.LEFT_MARGIN - paint.RIGHT_MARGIN, _WIDEST)
        return [line for part in self.message.split("\n") for line in paint.sentence(part, room)]

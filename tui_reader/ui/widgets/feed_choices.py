"""The feeds that a site offers as a list with a cursor: title and format, and below them the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.text import width as measure
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint
from tui_reader.ui.widgets.paint import Piece

_LINES = 2
"""Lines of a feed: what it is called, and where it is."""

_INDENT = 3
"""Cells before and behind, as the panel around has them."""

NAMELESS = "A feed without a name"


class FeedRow(NamedTuple):
    """A feed as it shows."""

    title: str
    format: str
    address: str


class FeedChoices(Widget):
    """Draws feeds; the one under the cursor is chosen."""

    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)
    cursor: reactive[int] = reactive(0)

    class Clicked(Message):
        """A feed was clicked; the cursor is on it."""

    def __init__(self, rows: Sequence[FeedRow]) -> None:
        """Take one or more feeds."""
        super().__init__()
        self._rows = rows

    def go_to(self, row: int) -> None:
        """Put the cursor on a feed; -1 is the last."""
        self.cursor = row % len(self._rows)

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on a feed."""
        return max(0, min(cursor, len(self._rows) - 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as all feeds are together."""
        return _LINES * len(self._rows)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        index, line = divmod(y + self._top, _LINES)
        if index >= len(self._rows):
            return paint.strip([], self.size.width, self.palette, "raised")
        pieces = self._title_pieces(index) if line == 0 else self._address_pieces(index)
        bar: Piece = ("▌" if index == self.cursor else " ", "accent")
        return paint.strip([bar, (" " * (_INDENT - 1), ""), *pieces], self.size.width, self.palette, "raised")

    def on_click(self, event: events.Click) -> None:
        """Choose the feed that was clicked."""
        index = (event.y + self._top) // _LINES
        if index < len(self._rows):
            self.cursor = index
            self.post_message(self.Clicked())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.cursor += 1

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.cursor -= 1

    @property
    def _top(self) -> int:
        """The first line in view: the cursor's feed stands in the middle where there are feeds around it."""
        last = max(0, _LINES * len(self._rows) - self.size.height)
        return max(0, min(last, _LINES * self.cursor - (self.size.height - _LINES) // 2))

    def _title_pieces(self, index: int) -> list[Piece]:
        row = self._rows[index]
        room = max(0, self.size.width - 2 * _INDENT - measure.cells(row.format) - 2)
        title = measure.pad(measure.truncate(row.title or NAMELESS, room), room)
        look = "strong" if index == self.cursor else "text"
        return [(title, look), ("  ", ""), (row.format, "dim")]

    def _address_pieces(self, index: int) -> list[Piece]:
        return paint.cut([(self._rows[index].address, "dim")], self.size.width - 2 * _INDENT)

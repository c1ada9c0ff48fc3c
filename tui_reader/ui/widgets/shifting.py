"""Code in the text: its lines stay as long as they are, and move sideways within the column."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.message import Message

from tui_reader.document.lines import CodeRow
from tui_reader.ui.widgets.typeset import Typeset

STEP = 8
"""Cells a key moves the code."""

NOTHING_WIDE = "No code in view is wider than the column."


class Shifting(Typeset):
    """A view of a post in which code is seen through windows."""

    class NothingWide(Message):
        """All code in view is seen whole."""

    def action_shift(self, step: int) -> None:
        """Move the code in view sideways, its first block that is wider than the column."""
        wide = next((row for row in self._rows_in_view() if _is_wide(row)), None)
        if wide is None:
            self.post_message(self.NothingWide())
        else:
            self._shift(wide.number, step)

    @property
    def has_code(self) -> bool:
        """Whether code is in view."""
        return any(True for _ in self._rows_in_view())

    @property
    def has_wide_code(self) -> bool:
        """Whether code in view is wider than the column."""
        return any(map(_is_wide, self._rows_in_view()))

    def _rows_in_view(self) -> Iterator[CodeRow]:
        top = self.scroll_offset.y
        return (line.code for line in self.lines_between(top, top + self.size.height) if line.code)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """The wheel moves the code under the mouse."""
        self._shift_at(event, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """The wheel moves the code under the mouse."""
        self._shift_at(event, -1)

    def _shift_at(self, event: events.MouseEvent, step: int) -> None:
        line = self.line_at(event.y + self.scroll_offset.y)
        if line and line.code:
            self._shift(line.code.number, step)
            event.stop()

    def _shift(self, number: int, step: int) -> None:
        if self.sheet is not None and self.sheet.layout is not None:
            self.sheet.layout.shift(number, step * STEP)
            self.redraw()


def _is_wide(row: CodeRow) -> bool:
    from tui_reader.document.code import air  # they load the engine
    from tui_reader.document.wrap import row_cells

    return row_cells(row.runs) > row.width - 2 * air(row.width)

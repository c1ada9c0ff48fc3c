"""A footnote shown over the foot of the post, so that reading goes on where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui_reader.document.lines import Line
from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets.moving import Moving

if TYPE_CHECKING:
    from tui_reader.document.document import Document

_HIGHEST = 3
"""The part of the pane's height a note may take: a third; what is longer scrolls."""

_LONGEST = 500
"""Rows of a note that are shown at all."""

_LEAST = 3
"""Rows it may take in any case, if the pane has so many."""


class Peek(Moving, can_focus=True):
    """Shows a note for as long as it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.PEEK)
    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)

    class NoteWanted(Message):
        """The reader goes to the note itself."""

    class Closed(Message):
        """The reader goes back to the text."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._lines: list[Line] = []
        self._margin = ""
        self.display = False

    def show(self, title: str, note: Document, pane: Region, margin: str, width: int) -> None:
        """Show a note over the foot of a pane.

        Args:
            title: What it is called.
            note: Its text.
            pane: Where the pane is on the screen.
            margin: What stands in the pane before its text.
            width: Cells of its text.
        """
        from tui_reader.document.layout import Layout

        layout = Layout(note, width)
        self._lines = [line for y in range(_LONGEST) if (line := layout.line(y))]
        self._title, self._margin = title, margin
        most = max(min(_LEAST, pane.height), pane.height // _HIGHEST)
        height = max(1, min(len(self._lines) + 1, most))
        self.styles.offset = (pane.x, pane.bottom - height)
        self.styles.width, self.styles.height = pane.width, height
        self.virtual_size = Size(pane.width, len(self._lines) + 1)
        self.display = True
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    @property
    def rows(self) -> int:
        """The rows it takes."""
        height = self.styles.height
        return int(height.value) if self.display and height else 0

    def render_line(self, y: int) -> Strip:
        """Draw one line: the title, on a rule, stays above the note."""
        width, style = self.size.width, self.palette.style
        margin = Segment(self._margin, style("faint", "raised"))
        if y == 0:
            rule = "─" * max(0, width - 2 * len(self._margin) - len(self._title) - 1)
            title = [
                Segment(f"{self._title} ", style("strong", "raised")),
                Segment(rule, style("faint", "raised")),
            ]
            return Strip([margin, *title]).adjust_cell_length(width, style("", "raised"))
        row = y - 1 + self.scroll_offset.y
        runs = self._lines[row].runs if row < len(self._lines) else ()
        segments = [Segment(run.text, style(run.style, "raised")) for run in runs if run.text]
        return Strip([margin, *segments]).adjust_cell_length(width, style("", "raised"))

    def on_blur(self) -> None:
        """Go away once something else has the focus."""
        if self.display:
            self.display = False

    def action_close(self) -> None:
        """Go back to the text."""
        self.post_message(self.Closed())

    def action_go(self) -> None:
        """Go to the note itself."""
        self.post_message(self.NoteWanted())

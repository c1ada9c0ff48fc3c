"""The headings of a post as a list with a cursor."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.document.lines import Heading
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint

HERE = "•"
"""Marks the heading that is being read."""

NOTHING_FOUND = "No heading says that."

_INDENT = 2
"""Cells that each level stands further in."""


class Headings(Widget):
    """Draws headings, set in by level; those that do not hold the words looked for are left out."""

    palette: reactive[Palette] = reactive(Palette.default)
    words: reactive[str] = reactive("")
    """What a heading must say to be shown."""
    cursor: reactive[int] = reactive(0)
    """A row of those shown."""

    class Clicked(Message):
        """A heading was clicked; the cursor is on it."""

    def __init__(self, headings: Sequence[Heading], here: int) -> None:
        """Take the headings, and the index of the one being read (-1: none)."""
        super().__init__()
        self._headings = headings
        self._here = here
        self._shown = tuple(range(len(headings)))
        self._highest = min((heading.level for heading in headings), default=1)
        self.set_reactive(Headings.cursor, max(0, here))

    @property
    def chosen(self) -> int | None:
        """The index of the heading under the cursor."""
        return self._shown[self.cursor] if self._shown else None

    def watch_words(self, words: str) -> None:
        """Show what holds all of the words, the cursor staying on its heading where that is shown."""
        before = self.chosen
        wanted = words.casefold().split()
        self._shown = tuple(
            index
            for index, heading in enumerate(self._headings)
            if all(word in heading.text.casefold() for word in wanted)
        )
        self.cursor = self._shown.index(before) if before in self._shown else 0
        self.refresh()

    def move(self, step: int) -> None:
        """Move the cursor by so many rows, as far as there are any."""
        self.cursor = max(0, min(len(self._shown) - 1, self.cursor + step))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = y + self._top
        if not self._shown:
            said = NOTHING_FOUND if y == 0 else ""
            return paint.strip([("   ", ""), (said, "dim")], self.size.width, self.palette, "raised")
        if row >= len(self._shown):
            return paint.strip([], self.size.width, self.palette, "raised")
        return self._row(row)

    def _row(self, row: int) -> Strip:
        index = self._shown[row]
        heading = self._headings[index]
        look = "strong" if row == self.cursor else "text"
        pieces = [
            ("▌" if row == self.cursor else " ", "accent"),
            (f"{HERE} " if index == self._here else "  ", "accent"),
            (" " * _INDENT * (heading.level - self._highest), ""),
            (heading.text, look),
        ]
        return paint.strip(paint.cut(pieces, self.size.width - 1), self.size.width, self.palette, "raised")

    @property
    def _top(self) -> int:
        """The first row in view: the cursor's stands in the middle where there are rows around it."""
        last = max(0, len(self._shown) - self.size.height)
        return max(0, min(last, self.cursor - self.size.height // 2))

    def on_click(self, event: events.Click) -> None:
        """Choose the heading that was clicked."""
        row = event.y + self._top
        if row < len(self._shown):
            self.cursor = row
            self.post_message(self.Clicked())

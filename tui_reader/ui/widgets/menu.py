"""A short list of things to choose from, each with a letter that chooses it at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint

IN_USE = "•"
"""Marks what holds now."""


class Choice(NamedTuple):
    """A row of a menu."""

    letter: str
    words: str


class Menu(Widget, can_focus=True):
    """Draws the choices, with a cursor on one of them."""

    palette: reactive[Palette] = reactive(Palette.default)
    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """A row was chosen; its index."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, choices: Sequence[Choice], in_use: int) -> None:
        """Take the choices, and the index of the one that holds now."""
        super().__init__()
        self._choices = choices
        self._in_use = in_use
        self.set_reactive(Menu.cursor, in_use)
        self.styles.height = len(choices)

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on a row."""
        return max(0, min(cursor, len(self._choices) - 1))

    def watch_cursor(self, cursor: int) -> None:
        """Keep the cursor in view where there is no room for all."""
        self.scroll_visible(animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = y + self._top
        if row >= len(self._choices):
            return paint.strip([], self.size.width, self.palette, "raised")
        choice = self._choices[row]
        here = row == self.cursor
        pieces = [
            ("▌" if here else " ", "accent"),
            (f"{IN_USE if row == self._in_use else ' '} ", "accent"),
            (choice.letter, "strong"),
            (f"  {choice.words}", "text" if here else "dim"),
        ]
        return paint.strip(pieces, self.size.width, self.palette, "ground" if here else "raised")

    @property
    def _top(self) -> int:
        return max(0, min(self.cursor - self.size.height + 1, len(self._choices) - self.size.height))

    def on_key(self, event: events.Key) -> None:
        """Choose by its letter."""
        letters = [choice.letter for choice in self._choices]
        if event.character in letters:
            event.stop()
            self.post_message(self.Chosen(letters.index(event.character)))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        if event.y + self._top < len(self._choices):
            self.cursor = event.y + self._top
            self.post_message(self.Chosen(self.cursor))

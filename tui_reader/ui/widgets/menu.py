"""A short list of things to choose from, each with a letter that chooses it at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events

from tui_reader.ui.widgets.choices import Choices
from tui_reader.ui.widgets.paint import Piece

IN_USE = "•"
"""Marks what holds now."""


class Choice(NamedTuple):
    """A row of a menu."""

    letter: str
    words: str


class Menu(Choices, can_focus=True):
    """Draws the choices."""

    HERE = "ground"

    def __init__(self, choices: Sequence[Choice], in_use: int) -> None:
        """Take the choices, and the index of the one that holds now (-1: none)."""
        super().__init__([choice.words for choice in choices], in_use)
        self._choices = choices
        self._in_use = in_use
        self.styles.height = len(choices)

    def pieces(self, choice: int, line: int, *, here: bool) -> Iterable[Piece]:
        """A letter, and what it chooses."""
        letter, words = self._choices[choice]
        yield f"{IN_USE if choice == self._in_use else ' '} ", "accent"
        yield letter, "strong"
        yield f"  {words}", "text" if here else "dim"

    @property
    def _top(self) -> int:
        """A menu stays where it is as long as the cursor is in view."""
        return max(0, min(self.cursor - self.size.height + 1, len(self._choices) - self.size.height))

    def on_key(self, event: events.Key) -> None:
        """Choose by its letter."""
        letters = [choice.letter for choice in self._choices]
        if event.character in letters:
            event.stop()
            self.take(letters.index(event.character))

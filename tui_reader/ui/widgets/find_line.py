"""The line at the foot in which somebody types what to find in the post."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui_reader.document.find import FindPattern
from tui_reader.ui import keymap
from tui_reader.ui.widgets.typed_line import TypedLine


class FindLine(TypedLine):
    """Tells what is typed with each key. Beside it stand the ways to look, and how much was found."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.FIND_LINE)

    class Typed(Message):
        """Another pattern is to be found."""

        def __init__(self, pattern: FindPattern) -> None:
            super().__init__()
            self.pattern = pattern

    class Stepped(Message):
        """The next match is wanted, or the one before."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Kept(TypedLine.Kept):
        """The search goes on while the post is read."""

    class GivenUp(TypedLine.GivenUp):
        """The search has been given up."""

    def __init__(self, pattern: FindPattern) -> None:
        """Begin with a pattern, all of it selected."""
        super().__init__("/", pattern.text)
        self._pattern = pattern

    def type(self, text: str) -> None:
        """Find what is typed."""
        self._change(FindPattern(text, self._pattern.whole_words, self._pattern.regex))

    def action_words(self) -> None:
        """Find whole words only, or parts of words too."""
        self._change(FindPattern(self._pattern.text, not self._pattern.whole_words, self._pattern.regex))

    def action_regex(self) -> None:
        """Take what is typed as a regular expression, or as it is."""
        self._change(FindPattern(self._pattern.text, self._pattern.whole_words, not self._pattern.regex))

    def action_step(self, step: int) -> None:
        """Go to the next match, or to the one before."""
        self.post_message(self.Stepped(step))

    def _change(self, pattern: FindPattern) -> None:
        if pattern != self._pattern:
            self._pattern = pattern
            self.watch_said()
            self.post_message(self.Typed(pattern))

    @property
    def beside(self) -> Content:
        """The ways to look, and how much was found or what is wrong with the pattern."""
        ways = [
            ("^t", "whole words", self._pattern.whole_words),
            ("^r", "regex", self._pattern.regex),
        ]
        if self.app.size.width < NARROW and self._pattern.text:
            ways = [way for way in ways if way[2]]
        drawn = [_way(key, name, is_on=is_on) for key, name, is_on in ways]
        return Content("  ").join([*drawn, Content(self.said)])


NARROW = 70
"""Cells of screen below which only the ways in use are told, once something is typed."""


def _way(key: str, name: str, *, is_on: bool) -> Content:
    look = "bold $accent" if is_on else "$text-muted"
    return Content.assemble((key, "bold"), " ", (f"✓ {name}" if is_on else name, look))

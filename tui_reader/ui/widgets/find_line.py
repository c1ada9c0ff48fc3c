"""The line at the foot in which somebody types what to find in the post."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Label

from tui_reader.document.find import FindPattern
from tui_reader.ui import keymap
from tui_reader.ui.type_ahead import TypingAhead


class FindLine(Horizontal):
    """Tells what is typed with each key. Beside it stand the ways to look, and how much was found."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.FIND_LINE)

    DEFAULT_CSS = """
    FindLine { dock: bottom; height: 1; background: $panel; padding: 0 2 0 1; }
    FindLine Label { width: auto; text-style: bold; }
    FindLine Input { width: 1fr; min-width: 8; }
    FindLine #ways { padding: 0 0 0 2; text-style: none; }
    """

    said: reactive[str] = reactive("")
    """How much was found, or what is wrong with the pattern."""

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

    class Kept(Message):
        """The search goes on while the post is read."""

    class GivenUp(Message):
        """The search has been given up."""

    def __init__(self, pattern: FindPattern) -> None:
        """Begin with a pattern, all of it selected."""
        super().__init__()
        self._pattern = pattern

    def compose(self) -> ComposeResult:
        """What is typed, and beside it what is known."""
        yield Label("/")
        yield Input(self._pattern.text, compact=True)
        yield Label(self._ways, id="ways")

    def on_mount(self) -> None:
        """Begin to type."""
        line = self.query_one(Input)
        line.focus()
        if isinstance(self.app, TypingAhead):
            # Focus selects what stands there, and comes before what is typed.
            self.call_after_refresh(self.app.begin_typing, line)

    def watch_said(self) -> None:
        """Draw what is known."""
        if self.is_mounted:
            self.query_one("#ways", Label).update(self._ways)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        self._change(FindPattern(event.value, self._pattern.whole_words, self._pattern.regex))

    def on_input_submitted(self) -> None:
        """Keep what was found, and go back to the post."""
        self.post_message(self.Kept())

    def on_descendant_blur(self) -> None:
        """Typing has ended with a click elsewhere."""
        self.post_message(self.Kept())

    def action_words(self) -> None:
        """Find whole words only, or parts of words too."""
        self._change(FindPattern(self._pattern.text, not self._pattern.whole_words, self._pattern.regex))

    def action_regex(self) -> None:
        """Take what is typed as a regular expression, or as it is."""
        self._change(FindPattern(self._pattern.text, self._pattern.whole_words, not self._pattern.regex))

    def action_step(self, step: int) -> None:
        """Go to the next match, or to the one before."""
        self.post_message(self.Stepped(step))

    def action_give_up(self) -> None:
        """Give the search up."""
        self.post_message(self.GivenUp())

    def _change(self, pattern: FindPattern) -> None:
        if pattern != self._pattern:
            self._pattern = pattern
            self.watch_said()
            self.post_message(self.Typed(pattern))

    @property
    def _ways(self) -> Content:
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

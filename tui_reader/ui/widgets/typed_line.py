"""The line at the foot in which somebody types: what each such line stands on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Label

from tui_reader.ui.type_ahead import TypingAhead


class TypedLine(Horizontal):
    """What the line does, what is typed, and beside it what is known."""

    DEFAULT_CSS = """
    TypedLine { dock: bottom; height: 1; background: $panel; padding: 0 2 0 1; }
    TypedLine Label { width: auto; text-style: bold; }
    TypedLine Input { width: 1fr; min-width: 8; }
    TypedLine #beside { padding: 0 0 0 2; text-style: none; }
    """

    said: reactive[str] = reactive("")
    """What is known about what is typed."""

    class Kept(Message):
        """What was typed is to stay as it is. Each line has its own, so that screens know which."""

    class GivenUp(Message):
        """All is to be as it was before."""

    def __init__(self, name: str, begun: str) -> None:
        """Begin with what was typed before, all of it selected, under a name that says what it does."""
        super().__init__()
        self._what = name
        self._begun = begun

    def type(self, text: str) -> None:
        """Take in what stands on the line now."""
        raise NotImplementedError

    @property
    def beside(self) -> Content:
        """What stands beside what is typed."""
        return Content(self.said)

    def compose(self) -> ComposeResult:
        """What the line does, the line, and beside it what is known."""
        yield Label(self._what, markup=False)
        yield Input(self._begun, compact=True)
        yield Label(self.beside, id="beside")

    def on_mount(self) -> None:
        """Begin to type, unless it goes before it has come."""
        line = self.query_one(Input) if self.children else None
        if line is not None:
            line.focus()
        if isinstance(self.app, TypingAhead):
            # Focus selects what stands there, and comes before what is typed.
            self.call_after_refresh(self.app.begin_typing, line)

    def watch_said(self) -> None:
        """Draw what is known."""
        if self.is_mounted:
            self.query_one("#beside", Label).update(self.beside)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        self.type(event.value)

    def on_input_submitted(self) -> None:
        """Keep what was typed."""
        self.post_message(self.Kept())

    def on_descendant_blur(self) -> None:
        """Typing has ended with a click elsewhere."""
        self.post_message(self.Kept())

    def action_give_up(self) -> None:
        """Give it up."""
        self.post_message(self.GivenUp())

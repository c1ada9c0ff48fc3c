"""The line at the foot in which somebody types which posts the list is to show."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Label

from tui_reader.ui import keymap
from tui_reader.ui.type_ahead import TypingAhead


class QueryLine(Horizontal):
    """Tells what is typed with each key. Beside it stands what was found, or how to go on."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.QUERY_LINE)

    DEFAULT_CSS = """
    QueryLine { dock: bottom; height: 1; background: $panel; padding: 0 2 0 1; }
    QueryLine Label { width: auto; text-style: bold; padding: 0 1 0 0; }
    QueryLine Input { width: 1fr; min-width: 8; }
    QueryLine #said { padding: 0 0 0 2; text-style: none; max-width: 60%; }
    """

    said: reactive[str] = reactive("")

    class Typed(Message):
        """Other posts are to be listed."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Kept(Message):
        """The list stays as it is now."""

    class SaveWanted(Message):
        """The list stays as it is now, and what was typed is to have a name."""

    class GivenUp(Message):
        """The list is to be as it was before."""

    class Moved(Message):
        """The cursor of the list is to move while typing goes on."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class RuleWanted(Message):
        """A rule is to be made of what is typed."""

    class CompletionWanted(Message):
        """What is typed is to be completed."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class OtherOrderWanted(Message):
        """What is found is to be shown in another order."""

    def __init__(self, name: str, line: str) -> None:
        """Begin with a line that was typed before, under a name that says what it does."""
        super().__init__()
        self._what = name
        self._line = line

    def compose(self) -> ComposeResult:
        """What the line does, the line, and beside it what is known."""
        yield Label(self._what, markup=False)
        yield Input(self._line, compact=True)
        yield Label(Content(self.said), id="said")

    def on_mount(self) -> None:
        """Begin to type."""
        line = self.query_one(Input)
        line.focus()
        if isinstance(self.app, TypingAhead):
            self.call_after_refresh(self.app.begin_typing, line)

    def watch_said(self) -> None:
        """Draw what is known."""
        if self.is_mounted:
            self.query_one("#said", Label).update(Content(self.said))

    def complete(self, line: str) -> None:
        """Type a whole line in place of what is typed."""
        typed = self.query_one(Input)
        typed.value = line
        typed.cursor_position = len(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        if event.value != self._line:
            self._line = event.value
            self.post_message(self.Typed(event.value))

    def on_input_submitted(self) -> None:
        """Keep what was found."""
        self.post_message(self.Kept())

    def on_descendant_blur(self) -> None:
        """Typing has ended with a click elsewhere."""
        self.post_message(self.Kept())

    def action_move(self, step: int) -> None:
        """Move the cursor of the list, and go on typing."""
        self.post_message(self.Moved(step))

    def action_complete(self) -> None:
        """Complete what is typed."""
        self.post_message(self.CompletionWanted(self.query_one(Input).value))

    def action_other_order(self) -> None:
        """Show what is found in another order."""
        self.post_message(self.OtherOrderWanted())

    def action_save(self) -> None:
        """Save it under a name."""
        self.post_message(self.SaveWanted())

    def action_make_rule(self) -> None:
        """Make a rule of what is typed."""
        self.post_message(self.RuleWanted())

    def action_give_up(self) -> None:
        """Give it up."""
        self.post_message(self.GivenUp())

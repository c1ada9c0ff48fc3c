"""The line at the foot in which somebody types which posts the list is to show."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tui_reader.ui import keymap
from tui_reader.ui.widgets.typed_line import TypedLine


class QueryLine(TypedLine):
    """Tells what is typed with each key. Beside it stands what was found, or how to go on."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.QUERY_LINE)

    DEFAULT_CSS = """
    QueryLine Label { padding: 0 1 0 0; }
    QueryLine #beside { max-width: 60%; }
    """

    class Typed(Message):
        """Other posts are to be listed."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Kept(TypedLine.Kept):
        """The list stays as it is now."""

    class SaveWanted(Message):
        """The list stays as it is now, and what was typed is to have a name."""

    class GivenUp(TypedLine.GivenUp):
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
        super().__init__(name, line)
        self._line = line

    def type(self, text: str) -> None:
        """List what is typed."""
        if text != self._line:
            self._line = text
            self.post_message(self.Typed(text))

    def complete(self, line: str) -> None:
        """Type a whole line in place of what is typed."""
        typed = self.query_one(Input)
        typed.value = line
        typed.cursor_position = len(line)

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

"""One line at the foot of the screen to type into."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tui_reader.ui import keymap
from tui_reader.ui.type_ahead import TypingAhead


class AskScreen(ModalScreen[str | None]):
    """Asks for a line of text; what is behind stays in view. Escape answers None."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.ASKING)
    CSS_PATH = "asking.tcss"

    def __init__(self, question: str, answer: str = "") -> None:
        """Ask `question`, with `answer` already typed."""
        super().__init__()
        self._question = question
        self._answer = answer

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Horizontal():
            yield Label(self._question, markup=False)
            yield Input(self._answer, compact=True)

    def on_mount(self) -> None:
        """Take what was typed meanwhile."""
        if isinstance(self.app, TypingAhead):
            self.app.begin_typing(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed."""
        self.dismiss(event.value)

    def action_give_up(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

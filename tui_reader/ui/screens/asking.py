"""One line at the foot of the screen to type into."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Label

from tui_reader.ui import keymap
from tui_reader.ui.screens.leaving import LeavesOnce
from tui_reader.ui.type_ahead import TypingAhead


class AskScreen(LeavesOnce[str | None], ModalScreen[str | None]):
    """Asks for a line of text; what is behind stays in view. Escape answers None."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.ASKING)
    CSS_PATH = "asking.tcss"

    def __init__(
        self, question: str, answer: str = "", *, hint: str = "", suggester: Suggester | None = None
    ) -> None:
        """Ask a question.

        Args:
            question: What stands before the line.
            answer: What is typed already.
            hint: What stands in the line while nothing is typed.
            suggester: Knows how what is typed may go on; tab takes that.
        """
        super().__init__()
        self._question = question
        self._answer = answer
        self._hint = hint
        self._suggester = suggester

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Horizontal():
            yield Label(self._question, markup=False)
            yield Input(self._answer, self._hint, compact=True, suggester=self._suggester)

    def on_mount(self) -> None:
        """Take what was typed meanwhile."""
        if isinstance(self.app, TypingAhead):
            self.app.begin_typing(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed."""
        self.dismiss(event.value)

    def action_complete(self) -> None:
        """Take what is suggested."""
        line = self.query_one(Input)
        line.action_end()
        line.action_cursor_right()

    def action_give_up(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

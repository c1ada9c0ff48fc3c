"""A small menu over the main screen, of which one row is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui_reader.ui import keymap
from tui_reader.ui.screens.choice import ChoiceScreen, own_keys
from tui_reader.ui.type_ahead import TypingAhead
from tui_reader.ui.widgets.menu import Choice, Menu

LINES_AROUND = 7
"""Lines of the question, of the keys, and of the foot of the screen beneath."""


class MenuScreen(ChoiceScreen):
    """Asks which of a few."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.MENU)
    CSS_PATH = "menu.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-over"), (80, "-beside")]  # noqa: RUF012 - no class variable in Textual

    def __init__(self, question: str, choices: Sequence[Choice], in_use: int) -> None:
        """Take the question, the choices, and the index of the one that holds now."""
        super().__init__(Menu(choices, in_use))
        self._question = question

    def on_mount(self) -> None:
        """Take what was typed while the menu opened."""
        if isinstance(self.app, TypingAhead):
            self.call_after_refresh(self.app.begin_typing, self.choices)

    def compose(self) -> ComposeResult:
        """The question, the choices and the keys."""
        with Vertical():
            yield Static(Content.styled(self._question, "bold $accent"))
            yield self.choices
            yield Static(own_keys("take"))

    def on_resize(self, event: events.Resize) -> None:
        """Leave the question and the keys in view where there is no room for all choices."""
        self.choices.styles.max_height = max(1, event.size.height - LINES_AROUND)

"""A small menu over the main screen, of which one row is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.type_ahead import TypingAhead
from tui_reader.ui.widgets.menu import Choice, Menu

_OWN_KEYS = Content.from_markup(
    "[b]↑↓[/] [$text-muted]choose[/]  [b]enter[/] [$text-muted]take[/]  [b]esc[/] [$text-muted]close[/]"
)

LINES_AROUND = 7
"""Lines of the question, of the keys, and of the foot of the screen beneath."""


class MenuScreen(ModalScreen[int | None]):
    """Asks which; answers the index of the choice, or None."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.MENU)
    CSS_PATH = "menu.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-over"), (80, "-beside")]  # noqa: RUF012 - no class variable in Textual

    def __init__(self, question: str, choices: Sequence[Choice], in_use: int, palette: Palette) -> None:
        """Take the question, the choices, the index of the one that holds now, and the colors."""
        super().__init__()
        self._question = question
        self._menu = Menu(choices, in_use)
        self._menu.palette = palette

    def on_mount(self) -> None:
        """Take what was typed while the menu opened."""
        if isinstance(self.app, TypingAhead):
            self.call_after_refresh(self.app.begin_typing, self._menu)

    def compose(self) -> ComposeResult:
        """The question, the choices and the keys."""
        with Vertical():
            yield Static(Content.styled(self._question, "bold $accent"))
            yield self._menu
            yield Static(_OWN_KEYS)

    def on_resize(self, event: events.Resize) -> None:
        """Leave the question and the keys in view where there is no room for all choices."""
        self._menu.styles.max_height = max(1, event.size.height - LINES_AROUND)

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Answer what was chosen; of two letters typed at once, the first."""
        if self.is_current:
            self.dismiss(event.index)

    def action_move(self, step: int) -> None:
        """Move the cursor by a row."""
        self._menu.cursor += step

    def action_take(self) -> None:
        """Answer the choice under the cursor."""
        self.dismiss(self._menu.cursor)

    def action_close(self) -> None:
        """Answer none."""
        self.dismiss(None)

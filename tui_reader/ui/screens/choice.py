"""Small lists over the main screen, of which one thing is chosen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui_reader.ui.palette import Palette
from tui_reader.ui.screens.leaving import LeavesOnce
from tui_reader.ui.themes import colors_of
from tui_reader.ui.type_ahead import TypingAhead
from tui_reader.ui.widgets.choices import Choices

_OWN_KEYS = (
    "[b]↑↓[/] [$text-muted]choose[/]  [b]enter[/] [$text-muted]$take[/]  [b]esc[/] [$text-muted]$close[/]"
)


def own_keys(take: str, close: str = "close") -> Content:
    """The keys of a list, by what enter and escape are called there."""
    return Content.from_markup(_OWN_KEYS, take=take, close=close)


class ChoiceScreen(LeavesOnce[int | None], ModalScreen[int | None]):
    """Asks which; answers the index of the choice, None where it is none.

    Args:
        choices: What is chosen from.
    """

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.choices = choices

    def on_mount(self) -> None:
        """Draw in the theme's colors."""
        self.choices.palette = Palette(colors_of(self.app.theme_variables))

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Answer what was chosen; of two at once, the first."""
        if self.is_current:
            self.dismiss(event.index)

    def action_move(self, step: int) -> None:
        """Move the cursor by a choice."""
        self.choices.action_move(step)

    def action_edge(self, step: int) -> None:
        """Go to the first choice, or the last."""
        self.choices.go_to(0 if step < 0 else -1)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self.choices.cursor += step * self.choices.page

    def action_take(self) -> None:
        """Answer what the cursor is on."""
        if self.choices.chosen is not None:
            self.dismiss(self.choices.chosen)

    def action_close(self) -> None:
        """Answer none."""
        self.dismiss(None)


class FilteredScreen(ChoiceScreen):
    """Shows fewer choices while typing.

    Args:
        choices: What is chosen from.
        hint: What stands in the line while nothing is typed.
    """

    TAKE: ClassVar[str]
    """What enter does, in a word."""

    def __init__(self, choices: Choices, hint: str) -> None:
        super().__init__(choices)
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The line to type in, the choices, and the keys."""
        with Vertical():
            yield Input(placeholder=self._hint, compact=True)
            yield self.choices
            yield Static(own_keys(self.TAKE))

    def on_mount(self) -> None:
        """Take what was typed meanwhile."""
        if isinstance(self.app, TypingAhead):
            self.app.begin_typing(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what holds the words."""
        self.choices.words = event.value

    def on_input_submitted(self) -> None:
        """Answer what the cursor is on."""
        self.action_take()

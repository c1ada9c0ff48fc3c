"""The contents of the post: its headings beside the text, of which one is gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui_reader.document.lines import Heading
from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.type_ahead import TypingAhead
from tui_reader.ui.widgets.headings import Headings

_OWN_KEYS = Content.from_markup(
    "[b]↑↓[/] [$text-muted]choose[/]  [b]enter[/] [$text-muted]go[/]  [b]esc[/] [$text-muted]close[/]"
)


class ContentsScreen(ModalScreen[int | None]):
    """Lists headings, fewer while typing; answers the index of the one that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.CONTENTS)
    CSS_PATH = "contents.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-over"), (64, "-beside")]  # noqa: RUF012 - no class variable in Textual
    """Over the text where too little of it would be left to read."""

    def __init__(self, headings: Sequence[Heading], here: int, palette: Palette) -> None:
        """Take the headings, the index of the one being read, and the colors."""
        super().__init__()
        self._headings = Headings(headings, here)
        self._headings.palette = palette

    def compose(self) -> ComposeResult:
        """The line to type in, the headings, and the keys."""
        with Vertical():
            yield Input(placeholder="Contents: type to find", compact=True)
            yield self._headings
            yield Static(_OWN_KEYS)

    def on_mount(self) -> None:
        """Take what was typed meanwhile."""
        if isinstance(self.app, TypingAhead):
            self.app.begin_typing(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what holds the words."""
        self._headings.words = event.value

    def on_input_submitted(self) -> None:
        """Go to the heading under the cursor."""
        self.action_go()

    def on_headings_clicked(self) -> None:
        """Go to the heading that was clicked."""
        self.action_go()

    def action_move(self, step: int) -> None:
        """Move the cursor by a row."""
        self._headings.move(step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self._headings.move(step * max(1, self._headings.size.height - 1))

    def action_go(self) -> None:
        """Answer the heading under the cursor."""
        if self._headings.chosen is not None:
            self.dismiss(self._headings.chosen)

    def action_close(self) -> None:
        """Answer none."""
        self.dismiss(None)

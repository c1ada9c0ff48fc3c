"""What is known of a source: where it is, what it was asked, what is wrong and what to do about it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui_reader.library import diagnosis
from tui_reader.library.diagnosis import Diagnosis
from tui_reader.ui import keymap

_OWN_KEYS = Content.from_markup("[b]esc[/] [$text-muted]back[/]")


class InfoScreen(ModalScreen[None]):
    """A source and its ledger."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.INFO)
    CSS_PATH = "info.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, told: Diagnosis, now: datetime) -> None:
        """Take what is told, and the present in the zone in which times are told."""
        super().__init__()
        self._told = told
        self._now = now

    def compose(self) -> ComposeResult:
        """The lines, and the key that leads back."""
        title, *rest = diagnosis.lines(self._told, self._now)
        with VerticalScroll(can_focus=True):
            yield Static(Content("\n").join([Content.styled(title, "bold $accent"), *map(Content, rest)]))
        yield Static(_OWN_KEYS, id="own")

    def action_line(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        view = self.query_one(VerticalScroll)
        view.scroll_relative(y=step * max(1, view.size.height - 2), animate=False)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

"""Which of the feeds that a site offers: a small dialog where they hold different posts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui_reader.entries import FeedChoice
from tui_reader.library import choosing
from tui_reader.ui import keymap
from tui_reader.ui.screens.choice import ChoiceScreen, own_keys
from tui_reader.ui.widgets.feed_choices import FeedChoices, FeedRow

_QUESTION = "This site has several feeds. Which one?"


class OfferScreen(ChoiceScreen):
    """Lists feeds, the best first."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.OFFERS)
    CSS_PATH = "offering.tcss"

    def __init__(self, offered: Sequence[FeedChoice]) -> None:
        """Take what is offered."""
        rows = [FeedRow(each.title, each.format, choosing.address(each)) for each in offered]
        super().__init__(FeedChoices(rows))

    def compose(self) -> ComposeResult:
        """The question, the feeds, and the keys."""
        with Vertical():
            yield Static(Content.styled(_QUESTION, "bold $accent"), id="question")
            yield self.choices
            yield Static(own_keys("take", "cancel"), id="own")

    def on_resize(self) -> None:
        """Give the feeds what the question and the keys leave."""
        self.choices.styles.max_height = max(2, self.size.height - 6)

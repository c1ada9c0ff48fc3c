"""Which of the feeds that a site offers: a small dialog where they hold different posts."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui_reader.entries import FeedChoice
from tui_reader.library import choosing
from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.themes import colors_of
from tui_reader.ui.widgets.feed_choices import FeedChoices, FeedRow

_OWN_KEYS = Content.from_markup(
    "[b]↑↓[/] [$text-muted]choose[/]  [b]enter[/] [$text-muted]take[/]  [b]esc[/] [$text-muted]cancel[/]"
)
_QUESTION = "This site has several feeds. Which one?"


class OfferScreen(ModalScreen[FeedChoice | None]):
    """Lists feeds, the best first; answers the one that was taken, None where that was none."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.OFFERS)
    CSS_PATH = "offering.tcss"

    def __init__(self, choices: tuple[FeedChoice, ...]) -> None:
        """Take what is offered."""
        super().__init__()
        self._choices = choices
        self._list = FeedChoices(
            [FeedRow(each.title, each.format, choosing.address(each)) for each in choices]
        )

    def compose(self) -> ComposeResult:
        """The question, the feeds, and the keys."""
        with Vertical():
            yield Static(Content.styled(_QUESTION, "bold $accent"), id="question")
            yield self._list
            yield Static(_OWN_KEYS, id="own")

    def on_mount(self) -> None:
        """Draw in the theme's colors."""
        self._list.palette = Palette(colors_of(self.app.theme_variables))

    def on_resize(self) -> None:
        """Give the feeds what the question and the keys leave."""
        self._list.styles.max_height = max(2, self.size.height - 6)

    def on_feed_choices_clicked(self) -> None:
        """Take the feed that was clicked."""
        self.action_take()

    def action_move(self, step: int) -> None:
        """Move the cursor by a feed."""
        self._list.cursor += step

    def action_edge(self, step: int) -> None:
        """Go to the first feed, or the last."""
        self._list.go_to(0 if step < 0 else -1)

    def action_take(self) -> None:
        """Answer the feed under the cursor."""
        self.dismiss(self._choices[self._list.cursor])

    def action_cancel(self) -> None:
        """Answer none."""
        self.dismiss(None)

"""Posts over the screen, of which one is chosen to be read: those that were read, or that could be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui_reader.models import PostId
from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.type_ahead import TypingAhead
from tui_reader.ui.widgets.grouped_posts import Group, GroupedPosts

_OWN_KEYS = Content.from_markup(
    "[b]↑↓[/] [$text-muted]choose[/]  [b]enter[/] [$text-muted]read[/]  [b]esc[/] [$text-muted]close[/]"
)


class ChoosingScreen(ModalScreen[PostId | None]):
    """Lists posts in groups, fewer while typing; answers the one that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.CHOOSING)
    CSS_PATH = "choosing.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012 - no class variable in Textual

    def __init__(self, title: str, groups: Sequence[Group], palette: Palette) -> None:
        """Take what stands in the empty line, the posts, and the colors."""
        super().__init__()
        self._line = title
        self._posts = GroupedPosts(groups)
        self._posts.palette = palette

    def compose(self) -> ComposeResult:
        """The line to type in, the posts, and the keys."""
        with Vertical():
            yield Input(placeholder=self._line, compact=True)
            yield self._posts
            yield Static(_OWN_KEYS)

    def on_mount(self) -> None:
        """Take what was typed meanwhile."""
        if isinstance(self.app, TypingAhead):
            self.app.begin_typing(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what holds the words."""
        self._posts.words = event.value

    def on_input_submitted(self) -> None:
        """Read the post under the cursor."""
        self.action_go()

    def on_grouped_posts_clicked(self) -> None:
        """Read the post that was clicked."""
        self.action_go()

    def action_move(self, step: int) -> None:
        """Move the cursor by a post."""
        self._posts.move(step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self._posts.move(step * max(1, self._posts.size.height - 2))

    def action_go(self) -> None:
        """Answer the post under the cursor."""
        if self._posts.chosen is not None:
            self.dismiss(self._posts.chosen)

    def action_close(self) -> None:
        """Answer none."""
        self.dismiss(None)

"""A part of a post on a screen of its own: the line above it, the keys below it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.theme import Theme

from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.screens.leaving import LeavesOnce
from tui_reader.ui.themes import colors_of
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.sideways import Sideways
from tui_reader.ui.widgets.title_line import TitleLine


class AloneScreen(LeavesOnce[None], Screen[None]):
    """Shows one view, larger than the screen.

    Args:
        view: What to show.
        title: What it is.
        about: How large it is, and the like.
    """

    CSS_PATH = "alone.tcss"

    def __init__(self, view: Sideways, title: str, about: str) -> None:
        super().__init__()
        self._view = view
        self._title_line = TitleLine(title, about)
        self._foot = Foot()

    def compose(self) -> ComposeResult:
        """The view between two lines."""
        yield self._title_line
        yield self._view
        yield self._foot

    def on_mount(self) -> None:
        """Draw in the theme's colors."""
        self.app.theme_changed_signal.subscribe(self, self._paint)
        self._paint()
        self.bindings_updated_signal.subscribe(self, self._draw_keys)
        self._view.focus()

    @on(Foot.Pressed)
    def press(self, event: Foot.Pressed) -> None:
        """Do what the clicked key does."""
        self.app.simulate_key(event.key)

    def action_close(self) -> None:
        """Go back to the post."""
        self.dismiss()

    def say(self, message: str) -> None:
        """Show a message at the foot of the screen."""
        self._foot.say(message)

    def copy(self, text: str, words: str) -> None:
        """Put text where other programs take it from, and say so."""
        self.app.copy_to_clipboard(text)
        self.say(f"Copied {words}.")

    def _paint(self, _theme: Theme | None = None) -> None:
        palette = Palette(colors_of(self.app.theme_variables))
        self._title_line.palette = self._view.palette = self._foot.palette = palette

    def _draw_keys(self, _screen: Screen[object]) -> None:
        without = () if self._view.max_scroll_x > 0 else keymap.OF_WHAT_IS_WIDE
        self._foot.keys = keymap.foot_keys(self.active_bindings.values(), without=without)

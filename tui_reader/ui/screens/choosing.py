"""Posts over the screen, of which one is chosen to be read: those that were read, or that could be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui_reader.ui import keymap
from tui_reader.ui.screens.choice import FilteredScreen
from tui_reader.ui.widgets.grouped_posts import GroupedPosts, Row


class ChoosingScreen(FilteredScreen):
    """Lists posts in groups, fewer while typing."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.CHOOSING)
    CSS_PATH = "choosing.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012 - no class variable in Textual
    TAKE = "read"

    def __init__(self, hint: str, rows: Sequence[Row]) -> None:
        """Take what stands in the empty line, and the posts."""
        super().__init__(GroupedPosts(rows), hint)


class SourcesScreen(ChoosingScreen):
    """Lists sources in their folders, fewer while typing."""

    TAKE = "list"

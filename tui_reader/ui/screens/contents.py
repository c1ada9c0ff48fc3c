"""The contents of the post: its headings beside the text, of which one is gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui_reader.document.lines import Heading
from tui_reader.ui import keymap
from tui_reader.ui.screens.choice import FilteredScreen
from tui_reader.ui.widgets.headings import Headings


class ContentsScreen(FilteredScreen):
    """Lists headings, fewer while typing."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.CONTENTS)
    CSS_PATH = "contents.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-over"), (64, "-beside")]  # noqa: RUF012 - no class variable in Textual
    """Over the text where too little of it would be left to read."""
    TAKE = "go"

    def __init__(self, headings: Sequence[Heading], here: int) -> None:
        """Take the headings, and the index of the one being read."""
        super().__init__(Headings(headings, here), "Contents: type to find")

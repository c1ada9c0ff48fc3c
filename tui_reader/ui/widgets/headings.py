"""The headings of a post, to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui_reader.document.lines import Heading
from tui_reader.ui.widgets.choices import Choices
from tui_reader.ui.widgets.paint import Piece

HERE = "•"
"""Marks the heading that is being read."""

_INDENT = 2
"""Cells that each level stands further in."""


class Headings(Choices):
    """Draws headings, set in by level."""

    NOTHING_FOUND = "No heading says that."

    def __init__(self, headings: Sequence[Heading], here: int) -> None:
        """Take the headings, and the index of the one being read (-1: none)."""
        super().__init__([heading.text for heading in headings], here)
        self._all = headings
        self._here = here
        self._highest = min((heading.level for heading in headings), default=1)

    def pieces(self, choice: int, line: int, *, here: bool) -> Iterable[Piece]:
        """A heading."""
        heading = self._all[choice]
        yield f"{HERE} " if choice == self._here else "  ", "accent"
        yield " " * _INDENT * (heading.level - self._highest), ""
        yield heading.text, "strong" if here else "text"

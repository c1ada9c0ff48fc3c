"""Posts under headings of their own, to choose from: days of reading, reasons to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui_reader.text import width as measure
from tui_reader.ui.widgets.choices import Choices
from tui_reader.ui.widgets.paint import Piece

_LEAST_TITLE = 24
"""Cells of a title that its source never takes."""


class Row(NamedTuple):
    """A post, or a source."""

    heading: str
    """Below which it stands."""
    lead: str
    """What stands before the title: a time of day, minutes, or a number."""
    title: str
    source: str


class GroupedPosts(Choices):
    """Draws posts, those below one heading together."""

    NOTHING_FOUND = "Nothing here says that."

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(
            [f"{row.title} {row.source}" for row in rows], headings=[row.heading for row in rows]
        )
        self._rows = rows
        self._lead = max((measure.cells(row.lead) for row in rows), default=0)

    def pieces(self, choice: int, line: int, *, here: bool) -> Iterable[Piece]:
        """A post, and its source where there is room."""
        row = self._rows[choice]
        room = self.size.width - self._lead - 7
        title, source = measure.list_title(row.title), f"  {row.source}"
        if measure.cells(source) > room - min(measure.cells(title), _LEAST_TITLE):
            source = ""
        yield f"  {row.lead.rjust(self._lead)}  ", "dim"
        yield measure.truncate(title, max(0, room - measure.cells(source))), "strong" if here else "text"
        yield source, "dim"

"""The feeds that a site offers, to choose from: title and format, and below them the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.geometry import Size

from tui_reader.text import width as measure
from tui_reader.ui.widgets import paint
from tui_reader.ui.widgets.choices import Choices
from tui_reader.ui.widgets.paint import Piece

_INDENT = 3
"""Cells before and behind, as the panel around has them."""

NAMELESS = "A feed without a name"


class FeedRow(NamedTuple):
    """A feed as it shows."""

    title: str
    format: str
    address: str


class FeedChoices(Choices):
    """Draws one or more feeds."""

    LINES = 2

    def __init__(self, rows: Sequence[FeedRow]) -> None:
        super().__init__([row.title for row in rows])
        self._rows = rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as all feeds are together."""
        return self.LINES * len(self._rows)

    def pieces(self, choice: int, line: int, *, here: bool) -> Iterable[Piece]:
        """What a feed is called, or where it is."""
        row, room = self._rows[choice], self.size.width - 2 * _INDENT
        yield " " * (_INDENT - 1), ""
        if line:
            yield from paint.cut([(row.address, "dim")], room)
            return
        room = max(0, room - measure.cells(row.format) - 2)
        yield measure.pad(measure.truncate(row.title or NAMELESS, room), room), "strong" if here else "text"
        yield f"  {row.format}", "dim"

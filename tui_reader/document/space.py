"""Where a block is drawn: how wide, in which style, and how far the text has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tui_reader.document.blocks import Block
from tui_reader.document.lines import Line, Run
from tui_reader.document.styles import joined, restyled
from tui_reader.document.wrap import Row, row_cells, wrap

NARROWEST = 8
"""Cells that must be left for text beside a mark or a bar; below it the mark stands above the text."""


@dataclass(frozen=True, slots=True)
class LayoutStyle:
    """What a face may choose about the layout."""

    labels: bool = True
    """The row with language and number over a block of code."""


@dataclass(slots=True)
class Pen:
    """Where drawing has come: the top-level block, and the visible characters of it so far."""

    block: int
    offset: int = 0

    def line(self, runs: tuple[Run, ...] = (), ahead: int = 0) -> Line:
        """A row that begins `ahead` characters beyond the pen."""
        return Line(runs, self.block, self.offset + ahead)


@dataclass(frozen=True, slots=True)
class Space:
    """The room a block is drawn in."""

    width: int
    pen: Pen
    look: LayoutStyle
    style: str = ""
    """Of everything in here."""
    lists: int = 0
    """Lists around it."""
    level: int = 0
    """Blocks of any kind around it."""

    def inset(self, cells: int, style: str = "", *, lists: int = 0) -> Space:
        """The room within a block, beside something `cells` wide."""
        return replace(
            self,
            width=max(1, self.width - cells),
            style=joined(self.style, style),
            lists=self.lists + lists,
            level=self.level + 1,
        )

    def fits(self, cells: int) -> bool:
        """Whether something so wide leaves room for text beside it."""
        return self.width - cells >= NARROWEST

    def rows(self, runs: Sequence[Run], style: str = "") -> Iterator[Row]:
        """Fold runs into this room, in its style."""
        return wrap(restyled(runs, joined(self.style, style)), self.width)


Draw = Callable[[Sequence[Block], Space, bool], Iterator[Line]]
"""Draws blocks below each other; the last argument is whether they stand tight."""


def prefixed(lines: Iterator[Line], first: tuple[Run, ...], rest: tuple[Run, ...]) -> Iterator[Line]:
    """Put something before each line: `first` before the first, `rest` before the others."""
    lead = first
    for line in lines:
        yield Line(lead + line.runs if line.runs else _trimmed(lead), line.block, line.offset)
        lead = rest


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Drop the white space at the end of a row."""
    while runs and runs[-1].text.isspace():
        runs = runs[:-1]
    return runs


def centered(runs: tuple[Run, ...], width: int) -> tuple[Run, ...]:
    """The same row, moved to the middle."""
    left = (width - row_cells(runs)) // 2
    return (Run(" " * left), *runs) if left > 0 else runs


def blank(cells: int) -> tuple[Run, ...]:
    """So much white space."""
    return (Run(" " * cells),) if cells > 0 else ()

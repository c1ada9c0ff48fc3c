"""Where a block is drawn: how wide, in which style, and how far the text has come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tui_reader.document import visible
from tui_reader.document.blocks import Block, Fold
from tui_reader.document.breaking import AIR
from tui_reader.document.direction import is_rtl
from tui_reader.document.lines import Line, Run
from tui_reader.document.styles import joined, located
from tui_reader.document.wrap import Row, row_cells, wrap

BAR = "▎"
"""Stands before each row of a quote and its like."""

NARROWEST = 8
"""Cells that must be left for text beside a mark or a bar; below it the mark stands above the text."""


@dataclass(frozen=True, slots=True)
class LayoutStyle:
    """What a face may choose about the layout."""

    labels: bool = True
    """The row with language and number over a block of code."""
    fold_code: bool = True
    """Long lines of code go on below; else the block is a window on them that `Layout.shift` moves."""
    folds: bool = False
    """What folds away begins closed, as the post wants it; else all of it is drawn."""
    line_spacing: int = 1
    """Lines from one line of text to the next."""
    indented: bool = False
    """Paragraphs begin further in, with no blank line between them."""
    pictures: Measure | None = None
    """Tells the columns and rows of a picture that stands alone, or None: then words stand for it."""

    def shows(self, fold: Fold, turned: Collection[int]) -> bool:
        """Whether what folds there is open, when the reader has turned these."""
        return (fold.is_open or not self.folds) != (fold.number in turned)


class Pen:
    """Where drawing has come within a top-level block.

    Args:
        block: Its index.
        turned: Numbers of the folds that the reader has turned.
    """

    def __init__(self, block: int, turned: Collection[int] = frozenset()) -> None:
        self.block = block
        self.turned = turned
        self.known = 0
        """Visible characters so far, without those skipped and not counted yet."""
        self.pictures: tuple[str, ...] = ()
        """Addresses of the pictures met that stand alone."""
        self.height = 0
        """Lines the block takes, once it is drawn."""
        self._skipped: list[Block] = []
        self._last = 0

    @property
    def offset(self) -> int:
        """Visible characters so far."""
        while self._skipped:
            self.known += len(visible.text(self._skipped.pop()))
        return self.known

    @offset.setter
    def offset(self, characters: int) -> None:
        self.known = characters

    def skip(self, blocks: Sequence[Block]) -> None:
        """Go on behind blocks that are not drawn. They are read only when something comes after them."""
        self._skipped += blocks

    def advance(self, runs: Iterable[Run]) -> None:
        """Go on behind some text that has been drawn, and the line end after it."""
        self.offset += visible.size(runs)

    def line(self, runs: tuple[Run, ...] = (), ahead: int = 0) -> Line:
        """A row that begins `ahead` characters beyond the pen."""
        self._last = self.offset + ahead
        return Line(runs, self.block, self._last)

    def gap(self) -> Line:
        """A blank row; it stands at the line end of the text before, not at the beginning of the next."""
        return Line((), self.block, max(self._last, self.known - 1))


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
    indent: int = 0
    """Cells by which a paragraph begins further in."""

    def inset(self, cells: int, style: str = "", *, lists: int = 0) -> Space:
        """The room within a block, beside something `cells` wide."""
        return replace(
            self,
            width=max(1, self.width - cells),
            style=joined(self.style, style),
            lists=self.lists + lists,
            level=self.level + 1,
        )

    def is_open(self, fold: Fold) -> bool:
        """Whether what folds there is shown."""
        return self.look.shows(fold, self.pen.turned)

    def fits(self, cells: int) -> bool:
        """Whether something so wide leaves room for text beside it."""
        return self.width - cells >= NARROWEST

    def rows(self, runs: Sequence[Run], style: str = "") -> Iterator[Row]:
        """Fold runs into this room, in its style."""
        return wrap(located(runs, joined(self.style, style), self.pen.offset), self.width)

    def text(self, runs: Sequence[Run], style: str = "") -> Iterator[Line]:
        """Draw text of the post, and go on behind it."""
        if not runs:
            return
        from_right = is_rtl(runs)
        indent = self.indent if self.fits(self.indent) and not from_right else 0
        for row, start in self._rows(runs, style, indent):
            yield self.pen.line(at_right(row, self.width) if from_right else row, max(0, start - indent))
        self.pen.advance(runs)

    def _rows(self, runs: Sequence[Run], style: str, indent: int) -> Iterator[Row]:
        if not indent:
            return self.rows(runs, style)
        lead = Run(AIR * indent)
        return wrap([lead, *located(runs, joined(self.style, style), self.pen.offset)], self.width)


Measure = Callable[[str], tuple[int, int] | None]

Draw = Callable[[Sequence[Block], Space, bool], Iterator[Line]]
"""Draws blocks below each other; the last argument is whether they stand tight."""


def prefixed(lines: Iterator[Line], first: tuple[Run, ...], rest: tuple[Run, ...]) -> Iterator[Line]:
    """Put something before each line: `first` before the first, `rest` before the others."""
    lead = first
    for line in lines:
        yield _behind(lead, line)
        lead = rest


def _behind(lead: tuple[Run, ...], line: Line) -> Line:
    runs, block, offset, picture, code = line
    if picture:
        picture = picture._replace(left=picture.left + row_cells(lead))
    return Line(lead + runs if runs or code else _trimmed(lead), block, offset, picture, code)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Drop the white space at the end of a row."""
    while runs and runs[-1].text.isspace():
        runs = runs[:-1]
    return runs


def centered(runs: tuple[Run, ...], width: int) -> tuple[Run, ...]:
    """The same row, moved to the middle."""
    left = (width - row_cells(runs)) // 2
    return (Run(" " * left), *runs) if left > 0 else runs


def at_right(runs: tuple[Run, ...], width: int) -> tuple[Run, ...]:
    """The same row, moved to the right edge."""
    return (*blank(width - row_cells(runs)), *runs)


def blank(cells: int) -> tuple[Run, ...]:
    """So much white space."""
    return (Run(" " * cells),) if cells > 0 else ()

"""A document at a width: lines, made as far as somebody looks and on while there is time."""

from __future__ import annotations

from bisect import bisect_right
from time import monotonic

from tui_reader.document import highlight, place, visible, window
from tui_reader.document.blocks import CodeBlock
from tui_reader.document.document import Document
from tui_reader.document.grammar import grammar, inline_grammar
from tui_reader.document.lines import Line, TargetKind
from tui_reader.document.rows import Rows
from tui_reader.document.space import LayoutStyle
from tui_reader.document.window import Windows
from tui_reader.models import Place

__all__ = ["Layout", "LayoutStyle", "warm"]

_ROWS_OF_A_CELL = 500
"""Rows looked at for the one that shows a character."""

LAYOUT_STYLE = LayoutStyle()
"""What a face has that chooses nothing."""


def warm() -> None:
    """Make ready what the first post needs: a face calls this when it has nothing else to do."""
    grammar()
    inline_grammar()
    highlight.warm()


class Layout:
    """The lines of a document at one width.

    Once made they stay, but for what the reader does: `toggle`, `reveal`, `shift` and `remeasure` change
    some of them, and count up `revision`.
    """

    def __init__(self, document: Document, width: int, *, style: LayoutStyle = LAYOUT_STYLE) -> None:
        self.document = document
        self.width = max(1, width)
        self.revision = 0
        """Grows whenever lines that were there before have changed."""
        self._look = style
        self._rows = Rows(document, self.width, style)
        self._windows = Windows()

    def line(self, y: int) -> Line | None:
        """The line at `y`, counted from 0; None past the end."""
        if not self.ensure(y):
            return None
        line = self._rows.lines[y]
        if line.code is None:
            return line
        return line._replace(runs=line.runs + window.seen(line.code, self._windows.of(line.code.number)))

    def ensure(self, y: int) -> bool:
        """Lay out through line `y`; False when there is no such line."""
        while self.height <= y and self._rows.more():
            pass
        return 0 <= y < self.height

    def advance(self, seconds: float) -> bool:
        """Lay out more, for about so long; True when all of it is laid out."""
        deadline = monotonic() + seconds
        while self._rows.more():
            if monotonic() >= deadline:
                break
        return self.done

    @property
    def height(self) -> int:
        """Lines laid out so far: all of them once `done`."""
        return len(self._rows.lines)

    @property
    def done(self) -> bool:
        """Whether all of the document is laid out; not before it is complete."""
        return self.document.complete and self._rows.is_done

    @property
    def estimate(self) -> int:
        """Lines there will be, judged by what part of the source is laid out; never less than `height`."""
        if self.done:
            return self.height
        lines = self._rows.lines
        placed = self.document.placed(lines[-1].block) if lines else None
        reached = min(placed.start + lines[-1].offset, placed.end) if placed else 0
        return max(self.height + 1, round(self.height * len(self.document.source) / max(1, reached)))

    # Places

    def place_at(self, y: int) -> Place:
        """An anchor for the line at `y`, valid at any width."""
        self.ensure(y)
        if not self._rows.lines:
            return Place()
        line = self._rows.lines[min(max(0, y), self.height - 1)]
        return place.mark(self.document, line.block, line.offset)

    def line_of(self, anchor: Place) -> int:
        """The line an anchor points at; lays out as far as that."""
        wanted = place.find(self.document, anchor)
        self._reach(*wanted)
        lines = self._rows.lines
        y = max(0, bisect_right(lines, wanted, key=_key) - 1)
        own = self._rows.own(lines[y].block) if lines else range(0)
        if y in range(own.stop, self.height) and wanted > _key(lines[y]):
            # The text is folded away: what hides it is nearer than the blank line below.
            y = own.stop - 1
        first = y
        while first > 0 and _key(lines[first - 1]) == _key(lines[first]):
            first -= 1
        # Of blank lines alone the last: it stands right above what was gone to, a heading for instance.
        return y if first >= own.stop else first

    def line_of_offset(self, block: int, offset: int) -> int:
        """The line that shows a character of a block, or is nearest before it; lays out as far as that."""
        near = self.line_of(Place(block, offset))
        shown = self._row_of(block, offset, near)
        if shown is None:
            self.ensure(near + _ROWS_OF_A_CELL)
            shown = self._row_of(block, offset, near)
        return near if shown is None else shown

    def _row_of(self, block: int, offset: int, near: int) -> int | None:
        """The row that shows a character: all cells of a table's row are said to begin with its first."""
        lines, own = self._rows.lines, self._rows.own(block)
        below = range(near, min(own.stop, near + _ROWS_OF_A_CELL))
        # Where a table is drawn as records, its head stands among the first of them.
        first = range(own.start, min(near, own.start + _ROWS_OF_A_CELL))
        return next((y for y in (*below, *first) if _shows(lines[y], offset)), None)

    def reveal(self, block: int, offset: int, end: int | None = None) -> int:
        """Bring a stretch of text where it can be seen: opens what folds over it, moves the window on code.

        Returns:
            Its line.
        """
        self.unfold(block, offset)
        y = self.line_of_offset(block, offset)
        row = self._rows.lines[y].code if y < self.height else None
        if row and self._windows.show(self.code(row.number), row, offset, end or offset + 1):
            self.revision += 1
        return y

    def line_where(self, kind: TargetKind, url: str) -> int | None:
        """The first line that holds a target, such as the mark of a footnote; lays out as far as that."""
        targets = self.document.targets
        y = 0
        while self.ensure(y):
            found = (targets[run.target] for run in self._rows.lines[y].runs if run.target >= 0)
            if any(target.kind is kind and target.url == url for target in found):
                return y
            y += 1
        return None

    # What the reader changes

    def toggle(self, target: int) -> None:
        """Open or close what folds at a target."""
        fold = self.document.fold(target)
        block = next((line.block for line in self._rows.lines if _leads(line, target)), None)
        if fold and block is not None:
            self._turn(block, {fold.number})

    def unfold(self, block: int, offset: int | None = None) -> None:
        """Open what is closed in a top-level block, or only what hides one of its characters."""
        placed = self.document.placed(block)
        if placed is None:
            return
        folds = visible.folds(placed.block, offset)
        closed = {fold.number for fold in folds if not self._look.shows(fold, self.document.turned)}
        if closed:
            self._turn(block, closed)

    def shift(self, number: int, cells: int) -> None:
        """Move the window on a block of code by so many cells to the right, or to the left."""
        rows = (line.code for line in self._rows.lines if line.code)
        row = next((row for row in rows if row.number == number), None)
        if row and self._windows.move(self.code(number), row, self._windows.of(number) + cells):
            self.revision += 1

    def shifted(self, number: int) -> int:
        """Cells of a block of code to the left of its window."""
        return self._windows.of(number)

    def remeasure(self, url: str) -> None:
        """Lay out again where a picture stands alone, because its size has become known."""
        for block, pen in enumerate(self._rows.pens):
            if url in pen.pictures:
                self._rows.redraw(block)
                self.revision += 1

    def code(self, number: int) -> CodeBlock:
        """The block of code with this number, its source exactly as written."""
        return self.document.code(number)

    def _turn(self, block: int, folds: set[int]) -> None:
        self.document.turned ^= folds
        self._rows.redraw(block)
        self.revision += 1

    def _reach(self, block: int, offset: int) -> None:
        while not self._rows.lines or _key(self._rows.lines[-1]) <= (block, offset):
            if not self._rows.more():
                break


def _key(line: Line) -> tuple[int, int]:
    return line.block, line.offset


def _shows(line: Line, offset: int) -> bool:
    runs = line.code.runs if line.code else line.runs
    return any(0 <= run.at <= offset < run.at + len(run.text) for run in runs)


def _leads(line: Line, target: int) -> bool:
    return any(run.target == target for run in line.runs)

"""The lines of a document at one width: drawn as far as asked for, and again where something changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter

from tui_reader.document.document import Document
from tui_reader.document.draw import draw, gap
from tui_reader.document.lines import Line
from tui_reader.document.space import LayoutStyle, Pen, Space
from tui_reader.document.spacing import INDENT, is_prose, spread, stands_close

BATCH = 16
"""Lines drawn at once."""

LARGE = 2_000
"""Lines of a block that is not drawn again at once, but from there on as it is looked at."""

_block = attrgetter("block")


class Rows:
    """Lines, each belonging to a block; blank ones between two blocks belong to the first."""

    def __init__(self, document: Document, width: int, look: LayoutStyle) -> None:
        self._document = document
        self._width = width
        self._look = look
        self._restart()

    def _restart(self) -> None:
        self._edition = self._document.edition
        self.lines: list[Line] = []
        self.pens: list[Pen] = []
        """Of each block begun, how it was drawn."""
        self._parting = 0
        self._current: Iterator[Line] | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing is left of what is there of the document."""
        return self._current is None and self._document.placed(len(self.pens)) is None

    def more(self) -> bool:
        """Draw some more lines; False when there is nothing more to draw."""
        if self._edition != self._document.edition:
            self._restart()
        while self._current is not None or self._begin():
            if batch := list(islice(self._current or (), BATCH)):
                self._part()
                self.lines += batch
                self.pens[-1].height += len(batch)
                return True
            self._current = None
        return False

    def own(self, block: int) -> range:
        """Where the lines of a block are, as far as they are drawn."""
        start = bisect_left(self.lines, block, key=_block)
        return range(start, start + (self.pens[block].height if block < len(self.pens) else 0))

    def redraw(self, block: int) -> None:
        """Draw a block again, if it is drawn."""
        if block >= len(self.pens) or not self.pens[block].height:
            return
        is_current = self._current is not None and block == len(self.pens) - 1
        pen, drawing = self._drawing(block)
        lines = [] if is_current or self.pens[block].height > LARGE else list(islice(drawing, LARGE + 1))
        if not lines or len(lines) > LARGE:
            self._rewind(block)
            return
        own = self.own(block)
        stop = bisect_right(self.lines, block, key=_block)
        self.lines[own.start : stop] = lines + [pen.gap()] * (stop - own.stop)
        pen.height = len(lines)
        self.pens[block] = pen

    def _begin(self) -> bool:
        """Begin the next block; blank lines part it from the last one that had anything to show."""
        index = len(self.pens)
        placed = self._document.placed(index)
        if placed is None:
            return False
        if self.lines:
            before = self._document.placed(self.lines[-1].block)
            self._parting = gap(before.block, placed.block) if before else 1
            if self._runs_on(index):
                self._parting = 0
            self._parting += self._look.line_spacing - 1
        pen, self._current = self._drawing(index)
        self.pens.append(pen)
        return True

    def _part(self) -> None:
        if self.lines and self._parting:
            last = self.lines[-1].block
            self.lines += [self.pens[last].gap()] * self._parting
        self._parting = 0

    def _drawing(self, block: int) -> tuple[Pen, Iterator[Line]]:
        placed = self._document.placed(block)
        assert placed is not None
        # What follows a picture may be its caption.
        self._document.placed(block + 1)
        pen = Pen(block, self._document.turned)
        space = Space(self._width, pen, self._look, indent=INDENT if self._runs_on(block) else 0)
        lines = draw(placed.block, space)
        if self._look.line_spacing > 1 and not stands_close(placed.block):
            lines = spread(lines, self._look.line_spacing)
        return pen, lines

    def _runs_on(self, block: int) -> bool:
        """Whether a block is a paragraph that goes on from another one, without a blank line between."""
        if not (self._look.indented and block):
            return False
        pair = self._document.placed(block - 1), self._document.placed(block)
        return all(placed is not None and is_prose(placed.block) for placed in pair)

    def _rewind(self, block: int) -> None:
        """Forget the lines from a block on, and what parts it from the one before."""
        del self.lines[self.own(block).start :]
        del self.pens[block:]
        if self.lines:
            del self.lines[self.own(self.lines[-1].block).stop :]
        self._current, self._parting = None, 0

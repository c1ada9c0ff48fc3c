"""A document at a width: lines, made as far as somebody looks and on while there is time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from time import monotonic

from tui_reader.document import highlight, place
from tui_reader.document.blocks import CodeBlock
from tui_reader.document.document import Document
from tui_reader.document.draw import draw, gap
from tui_reader.document.grammar import grammar, inline_grammar
from tui_reader.document.lines import Line
from tui_reader.document.space import LayoutStyle, Pen, Space
from tui_reader.models import Place

__all__ = ["Layout", "LayoutStyle", "warm"]

LAYOUT_STYLE = LayoutStyle()
"""What a face has that chooses nothing."""

_BATCH = 16
"""Lines drawn between two looks at the clock."""


def warm() -> None:
    """Make ready what the first post needs: a face calls this when it has nothing else to do."""
    grammar()
    inline_grammar()
    highlight.warm()


class Layout:
    """The lines of a document at one width. Lines once made stay, until the next width's layout."""

    def __init__(self, document: Document, width: int, *, style: LayoutStyle = LAYOUT_STYLE) -> None:
        self.document = document
        self.width = max(1, width)
        self._look = style
        self._restart()

    def _restart(self) -> None:
        self._edition = self.document.edition
        self._lines: list[Line] = []
        self._begun = 0
        self._pen = Pen(0)
        self._parting: list[Line] = []
        self._current: Iterator[Line] | None = None

    def line(self, y: int) -> Line | None:
        """The line at `y`, counted from 0; None past the end."""
        return self._lines[y] if self.ensure(y) else None

    def ensure(self, y: int) -> bool:
        """Lay out through line `y`; False when there is no such line."""
        while len(self._lines) <= y and self._more():
            pass
        return 0 <= y < len(self._lines)

    def advance(self, seconds: float) -> bool:
        """Lay out more, for about so long; True when all of it is laid out."""
        deadline = monotonic() + seconds
        while self._more():
            if monotonic() >= deadline:
                break
        return self.done

    @property
    def height(self) -> int:
        """Lines laid out so far: all of them once `done`."""
        return len(self._lines)

    @property
    def done(self) -> bool:
        """Whether all of the document is laid out; not before it is complete."""
        return self._current is None and self.document.complete and self.document.placed(self._begun) is None

    @property
    def estimate(self) -> int:
        """Lines there will be, judged by what part of the source is laid out; never less than `height`."""
        if self.done:
            return self.height
        placed = self.document.placed(self._begun - 1) if self._begun else None
        reached = min(placed.start + self._lines[-1].offset, placed.end) if placed and self._lines else 0
        return max(self.height + 1, round(self.height * len(self.document.source) / max(1, reached)))

    def code(self, number: int) -> CodeBlock:
        """The block of code with this number, its source exactly as written."""
        return self.document.code(number)

    def place_at(self, y: int) -> Place:
        """An anchor for the line at `y`, valid at any width."""
        self.ensure(y)
        if not self._lines:
            return Place()
        line = self._lines[min(max(0, y), len(self._lines) - 1)]
        return place.mark(self.document, line.block, line.offset)

    def line_of(self, anchor: Place) -> int:
        """The line an anchor points at; lays out as far as that."""
        wanted = place.find(self.document, anchor)
        while not self._lines or _key(self._lines[-1]) <= wanted:
            if not self._more():
                break
        y = max(0, bisect_right(self._lines, wanted, key=_key) - 1)
        while y > 0 and _key(self._lines[y - 1]) == _key(self._lines[y]):
            y -= 1
        return y

    def _more(self) -> bool:
        """Draw some more lines; False when there is nothing more to draw."""
        if self._edition != self.document.edition:
            self._restart()
        while self._current is not None or self._begin_block():
            if batch := list(islice(self._current or (), _BATCH)):
                self._lines += self._parting + batch
                self._parting = []
                return True
            self._current = None
        return False

    def _begin_block(self) -> bool:
        """Begin the next block; blank lines part it from the last one that had anything to show."""
        placed = self.document.placed(self._begun)
        if placed is None:
            return False
        if self._lines:
            last = self._lines[-1]
            before = self.document.placed(last.block)
            parting = Line((), last.block, self._pen.offset)
            self._parting = [parting] * (gap(before.block, placed.block) if before else 1)
        self._pen = Pen(self._begun)
        self._current = draw(placed.block, Space(self.width, self._pen, self._look))
        self._begun += 1
        return True


def _key(line: Line) -> tuple[int, int]:
    return line.block, line.offset

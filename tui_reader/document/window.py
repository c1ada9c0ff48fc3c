"""The window on a block of code: its lines stay as long as they are, and move sideways under it."""

from __future__ import annotations

from collections.abc import Sequence

from tui_reader.document.blocks import CodeBlock
from tui_reader.document.code import air, filled
from tui_reader.document.lines import CodeRow, Run
from tui_reader.document.visible import shown
from tui_reader.document.wrap import is_plain, row_cells
from tui_reader.text.width import graphemes

_MARKED = 3
"""Cells a window must have to tell what is hidden, and still show something."""

LEFT, RIGHT = "‹", "›"
"""Where something is hidden on that side."""


CONTEXT = 8
"""Cells kept in view before what is searched for."""


class Windows:
    """How far the windows on the blocks of code of a post have been moved."""

    def __init__(self) -> None:
        self._shifts: dict[int, int] = {}
        self._widest: dict[int, int] = {}

    def of(self, number: int) -> int:
        """Cells to the left of the window on a block."""
        return self._shifts.get(number, 0)

    def move(self, block: CodeBlock, row: CodeRow, shift: int) -> bool:
        """Move the window on a block to a cell, as far as its longest line goes; False when it stays.

        Args:
            block: The code.
            row: Any of its lines.
            shift: Cells to be left of the window.
        """
        if block.number not in self._widest:
            self._widest[block.number] = _widest(block)
        moved = max(0, min(shift, self._widest[block.number] - _room(row)))
        before, self._shifts[block.number] = self.of(block.number), moved
        return moved != before

    def show(self, block: CodeBlock, row: CodeRow, start: int, end: int) -> bool:
        """Bring the characters from `start` to `end` of a line into the window; False when they are."""
        first, last, room = _cell(row, start), _cell(row, end), _room(row)
        # Without air, what is at the edge may be under a mark.
        edge = 0 if air(row.width) or row.width < _MARKED else 1
        shift = self.of(block.number)
        if first >= shift + (edge if shift else 0) and last <= shift + room - edge:
            return False
        if last <= room - edge:
            return self.move(block, row, 0)
        # As much before it as there is room for; never so much that its end is hidden.
        return self.move(block, row, max(first - CONTEXT, min(first, last - room + 2 * edge)) - edge)


def seen(row: CodeRow, shift: int) -> tuple[Run, ...]:
    """What is seen of a line of code whose first `shift` cells are to the left of the window."""
    total = row_cells(row.runs)
    margin = air(row.width)
    inner = row.width - 2 * margin
    marked = row.width >= _MARKED
    left, right = marked and shift > 0 and total > 0, marked and total > shift + inner
    # A narrow window has no air for the marks; they take the cells of what they stand for.
    first = shift + (left and not margin)
    last = shift + inner - (right and not margin)
    runs = [_edge(LEFT, row.style)] if left else [Run(" ", row.style)] if margin else []
    runs += _cropped(row.runs, first, last)
    if right:
        rest = row.width - 1 - row_cells(runs)
        runs += [Run(" " * rest, row.style)] * (rest > 0) + [_edge(RIGHT, row.style)]
    return filled(runs, row.width, row.style)


def _room(row: CodeRow) -> int:
    """Cells of code a window shows."""
    return row.width - 2 * air(row.width)


def _widest(block: CodeBlock) -> int:
    return max(row_cells(shown([Run(line)])) for line in block.source.split("\n"))


def _cell(row: CodeRow, at: int) -> int:
    """Cells of a line before one of its characters."""
    return sum(row_cells((run._replace(text=run.text[: max(0, at - run.at)]),)) for run in row.runs)


def _edge(mark: str, style: str) -> Run:
    return Run(mark, f"{style} code-edge")


def _cropped(runs: Sequence[Run], first: int, last: int) -> list[Run]:
    """The cells from `first` to `last`; of a wide character cut in two, a space is left."""
    found = []
    begin = 0
    for run in runs:
        if begin >= last:
            break
        one, two = max(0, first - begin), last - begin
        if is_plain(run.text):
            begin += len(run.text)
            if one < len(run.text):
                found.append(run._replace(text=run.text[one:two], at=run.at + one))
        else:
            found += _measured(run, one, two)
            begin += row_cells((run,))
    return found


def _measured(run: Run, first: int, last: int) -> list[Run]:
    found: list[Run] = []
    kept = ""
    at, used = run.at, 0
    for grapheme, size in graphemes(run.text):
        begin, used = used, used + size
        if begin >= first and used <= last:
            kept += grapheme
        elif begin < first:
            at += len(grapheme)
            found += [Run(" " * (used - first), run.style)] * (used > first)
        else:
            break
    return [*found, run._replace(text=kept, at=at)] if kept else found

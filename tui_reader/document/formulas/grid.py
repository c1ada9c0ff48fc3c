"""Matrices, cases, and equations below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from tui_reader.document.formulas.box import NOTHING, Box, beside, fenced, of, stacked, widened
from tui_reader.document.tex.tree import EMPTY, Grid, Node, items_of

_BETWEEN = 2
_BETWEEN_PAIRS = 4
"""Cells between columns."""


def draw_grid(grid: Grid, draw: Callable[[Node], Box], draw_row: Callable[[Sequence[Node]], Box]) -> Box:
    """Draw the cells of a grid in their columns."""
    if not grid.rows:
        return fenced([NOTHING], grid.fences)
    cells = [
        [_cell(grid, cell, column, draw, draw_row) for column, cell in enumerate(row)] for row in grid.rows
    ]
    columns = [max(box.width for box in column) for column in zip_longest(*cells, fillvalue=NOTHING)]
    rows = [_row(grid, row, columns) for row in cells]
    is_airy = any(row.height > 1 for row in rows)
    is_cases = "{" in grid.fences or "}" in grid.fences
    lines = []
    for index, row in enumerate(rows):
        if index in grid.lines:
            lines.append(of("─" * row.width))
        elif index and (is_airy or (is_cases and len(rows) == 2)):
            lines.append(NOTHING)
        lines.append(row)
    if len(rows) in grid.lines:
        lines.append(of("─" * rows[0].width))
    body = stacked(lines, on=0, align="l")
    body = rows[0] if len(lines) == 1 else body._replace(base=(body.height - 1) // 2)
    return fenced([body], grid.fences, air=1) if any(grid.fences) else body


def _cell(
    grid: Grid,
    cell: Node,
    column: int,
    draw: Callable[[Node], Box],
    draw_row: Callable[[Sequence[Node]], Box],
) -> Box:
    if grid.paired and column % 2:
        # What begins with a sign has its first operand in the column before.
        return draw_row([EMPTY, *items_of(cell)])
    return draw(cell)


def _row(grid: Grid, cells: Sequence[Box], widths: Sequence[int]) -> Box:
    boxes: list[Box] = []
    for column, width in enumerate(widths):
        box = cells[column] if column < len(cells) else NOTHING
        gap = 0 if not column else _gap(grid, column)
        if column in grid.bars:
            boxes.append(of("│ " if not column else " │ "))
        elif gap:
            boxes.append(of(" " * gap))
        boxes.append(widened(box, width, _alignment(grid, column)) if box.width < width else box)
    if len(widths) in grid.bars:
        boxes.append(of(" │"))
    return beside([box for box in boxes if box.width] or [NOTHING])


def _gap(grid: Grid, column: int) -> int:
    if not grid.paired:
        return _BETWEEN
    return 0 if column % 2 else _BETWEEN_PAIRS


def _alignment(grid: Grid, column: int) -> str:
    if not grid.columns:
        return "c"
    if grid.paired:
        return grid.columns[column % len(grid.columns)]
    return grid.columns[min(column, len(grid.columns) - 1)]

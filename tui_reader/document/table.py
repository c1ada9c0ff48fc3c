"""Tables fitted to the width: columns by content, folding within the cell, at the worst records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from tui_reader.document import visible
from tui_reader.document.blocks import Alignment, Table
from tui_reader.document.inline import Prose
from tui_reader.document.lines import Line, Run
from tui_reader.document.space import Space, blank, prefixed
from tui_reader.document.styles import joined, led, located, restyled
from tui_reader.document.wrap import row_cells, wrap

GAP = 2
"""Cells between two columns."""

_MARGIN = 2
"""Cells on each side of a table that leaves room for them."""

_USABLE = 8
"""Cells below which a column is no column, unless its words are that short."""

_MEASURED = 2_000
"""Cells of a table that are measured. Later rows fold where they are wider."""

Measures = list[tuple[int, int]]
"""Of each column: cells of its longest text, and of its longest word."""


def draw_table(table: Table, space: Space) -> Iterator[Line]:
    """Draw a table as wide as its content, or as the space where that is less."""
    measures = _measured(table)
    natural = sum(text for text, _ in measures) + GAP * (len(measures) - 1)
    margin = _MARGIN if natural + 2 * _MARGIN <= space.width else 0
    widths = _fitted(measures, space.width - GAP * (len(measures) - 1) - 2 * margin)
    if widths is None:
        yield from _records(table, space)
        return
    folds = natural > space.width
    total = sum(widths) + GAP * (len(widths) - 1) + 2 * margin
    head = [led(cell.runs(), table.target) for cell in table.head.cells]
    if any(head) or not table.rows:
        yield from _row(head, table.alignments, widths, margin, space, "table-head")
    # A head without words can only be met at its rule.
    yield space.pen.line((Run("─" * total, "table-rule", -1 if any(head) else table.target),))
    for index, row in enumerate(table.rows):
        if index and folds:
            yield space.pen.gap()
        yield from _row([cell.runs() for cell in row.cells], table.alignments, widths, margin, space, "")


def _measured(table: Table) -> Measures:
    measures = [(1, 1)] * len(table.alignments)
    rows = islice((table.head, *table.rows), max(2, _MEASURED // len(measures)))
    for row in rows:
        for column, cell in enumerate(row.cells):
            text, word = _cell_size(cell)
            widest, longest = measures[column]
            measures[column] = max(widest, text), max(longest, word)
    return measures


def _cell_size(cell: Prose) -> tuple[int, int]:
    runs = cell.runs()
    if not runs:
        return 0, 0
    lines = "".join(run.text for run in runs).split("\n")
    if len(runs) == 1 and len(lines) == 1:
        return row_cells(runs), max(row_cells((Run(word),)) for word in runs[0].text.split(" "))
    return max(row_cells((Run(line),)) for line in lines), max(
        row_cells((Run(word),)) for line in lines for word in line.split(" ")
    )


def _fitted(measures: Measures, available: int) -> list[int] | None:
    """Share `available` cells between the columns; None when that makes no table.

    Narrow columns keep their width, wide ones share what is left.
    """
    naturals = [text for text, _ in measures]
    if sum(naturals) <= available:
        return naturals
    floors = [
        min(text, max(word, _USABLE)) if word <= 2 * _USABLE else min(text, 2 * _USABLE)
        for text, word in measures
    ]
    if sum(floors) > available:
        floors = [min(text, _USABLE) for text, _ in measures]
    if sum(floors) > available:
        return None
    widths = list(floors)
    for _ in range(len(widths)):
        left = available - sum(widths)
        hungry = [index for index, width in enumerate(widths) if width < naturals[index]]
        if left <= 0 or not hungry:
            break
        share = max(1, left // len(hungry))
        for index in hungry:
            extra = min(share, naturals[index] - widths[index], available - sum(widths))
            widths[index] += max(0, extra)
    return widths


def _row(
    cells: Sequence[tuple[Run, ...]],
    alignments: Sequence[Alignment],
    widths: Sequence[int],
    margin: int,
    space: Space,
    style: str,
) -> Iterator[Line]:
    """Draw one row, as high as its highest cell."""
    pen, columns = space.pen, []
    at = pen.offset
    for runs, width in zip(cells, widths, strict=True):
        placed = located(runs, joined(space.style, style), at)
        columns.append([row for row, _ in wrap(placed, width)] if runs else [])
        at += visible.size(runs)
    for rows in zip_longest(*columns, fillvalue=()) if any(columns) else [((),) * len(widths)]:
        yield pen.line(_aligned(rows, alignments, widths, margin))
    pen.offset = at


def _aligned(
    rows: Sequence[tuple[Run, ...]], alignments: Sequence[Alignment], widths: Sequence[int], margin: int
) -> tuple[Run, ...]:
    """Put the cells of one row side by side; no white space after the last."""
    line: list[Run] = []
    owed = margin
    for row, alignment, width in zip(rows, alignments, widths, strict=True):
        rest = width - row_cells(row)
        left = rest if alignment == "right" else rest // 2 if alignment == "center" else 0
        if row:
            line += [*blank(owed + left), *row]
            owed = rest - left
        else:
            owed += width
        owed += GAP
    return tuple(line)


def _records(table: Table, space: Space) -> Iterator[Line]:
    """Draw each row as lines of `key: value`: for a column too narrow for columns."""
    head = []
    for cell in table.head.cells:
        head.append(located(led(cell.runs(), table.target), "table-head", space.pen.offset))
        space.pen.advance(head[-1])
    for index, row in enumerate(table.rows):
        if index:
            yield space.pen.gap()
        yield from _record(head, [cell.runs() for cell in row.cells], space)
        # Only the first time the keys are the head itself; then they say again what it said.
        head = head if index else [[run._replace(target=-1, at=-1) for run in key] for key in head]
    if not table.rows:
        yield from _record(head, [()] * len(head), space)


def _record(head: Sequence[list[Run]], values: Sequence[tuple[Run, ...]], space: Space) -> Iterator[Line]:
    for key, value in zip(head, values, strict=True):
        colon = [Run(": " if value else ":", "table-head")] if key else []
        name = restyled([*key, *colon], space.style)
        runs = [*name, *located(value, space.style, space.pen.offset)]
        hang = blank(2) if space.fits(2) else ()
        if not runs:
            continue
        before = sum([len(run.text) for run in name])
        rows = wrap(runs, max(1, space.width - len(hang) * 2))
        lines = (space.pen.line(row, max(0, start - before)) for row, start in rows)
        yield from prefixed(lines, (), hang)
        space.pen.advance(value)

"""A table's cells set in columns, or row by row as records, at a width: pure lines of styled runs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from tui_reader.document.blocks import Alignment, TableData
from tui_reader.document.lines import Run
from tui_reader.document.wrap import row_cells, wrap
from tui_reader.text import width as measure

Row = tuple[Run, ...]

GAP = 2
"""Cells between two columns."""

WIDEST = 40
"""Cells of a column; what is longer folds in its cell."""

_FROZEN_PART = 3
"""The part of the screen the frozen column may take: a third."""

_LEAST = 8
"""Cells of a screen that leave room for a frozen column, beside as many for another."""


class Grid:
    """A table in columns, of which the first stays where it is.

    Args:
        table: The cells.
        width: Cells of the screen, by which columns are bounded so that each fits in view.
    """

    def __init__(self, table: TableData, width: int) -> None:
        self._table = table
        first = width // _FROZEN_PART
        self.frozen = len(table.head) > 1 and first >= _LEAST
        room = width - (min(first, WIDEST) + GAP if self.frozen else 0)
        bounds = [max(1, min(WIDEST, room))] * len(table.head)
        if self.frozen:
            bounds[0] = min(first, WIDEST)
        self.widths = [min(bound, natural) for bound, natural in zip(bounds, self._naturals(), strict=True)]

    @property
    def frozen_width(self) -> int:
        """Cells of the column that stays, with the gap behind it; 0 where none does."""
        return self.widths[0] + GAP if self.frozen else 0

    @cached_property
    def stops(self) -> list[int]:
        """The cells at which the columns that move begin, counted from the first of them."""
        moving = self.widths[1:] if self.frozen else self.widths
        return list(accumulate((width + GAP for width in moving[:-1]), initial=0))

    @property
    def width(self) -> int:
        """Cells of the whole table."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)

    @cached_property
    def head(self) -> list[list[Row]]:
        """The lines of the head, each as one row of runs for each column."""
        return list(self._lines(self._table.head, "table-head"))

    @property
    def height(self) -> int:
        """Lines of all rows."""
        return self._ends[-1] if self._ends else 0

    def line(self, y: int) -> list[Row]:
        """Line `y` below the head, as one row of runs for each column."""
        index = bisect_right(self._ends, y)
        begin = self._ends[index - 1] if index else 0
        return self._drawn(index)[y - begin]

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(self._height, self._table.rows)))

    @lru_cache(maxsize=500)  # noqa: B019 - a grid lives as long as it is shown at one width
    def _drawn(self, index: int) -> list[list[Row]]:
        return list(self._lines(self._table.rows[index], ""))

    def _naturals(self) -> Iterator[int]:
        for column, title in enumerate(self._table.head):
            cells = (title, *(row[column] for row in self._table.rows))
            yield max(1, *(max(map(measure.cells, cell.split("\n"))) for cell in cells))

    def _height(self, row: Sequence[str]) -> int:
        return max(
            (self._rows_of(cell, width) for cell, width in zip(row, self.widths, strict=True)), default=1
        )

    @staticmethod
    def _rows_of(cell: str, width: int) -> int:
        if "\n" not in cell and measure.cells(cell) <= width:
            return 1
        return sum(1 for _ in wrap([Run(cell)], width))

    def _lines(self, cells: Sequence[str], style: str) -> Iterator[list[Row]]:
        folded = [
            [row for row, _ in wrap([Run(cell, style)], width)] if cell else []
            for cell, width in zip(cells, self.widths, strict=True)
        ]
        for number in range(max(map(len, folded), default=0) or 1):
            yield [
                _aligned(rows[number] if number < len(rows) else (), alignment, width)
                for rows, alignment, width in zip(folded, self._table.alignments, self.widths, strict=True)
            ]


class Records:
    """A table row by row, each cell behind the name of its column: no cell is too wide for that.

    Args:
        table: The cells.
        width: Cells of a line.
    """

    def __init__(self, table: TableData, width: int) -> None:
        self._table = table
        self._width = max(1, width)

    @property
    def height(self) -> int:
        """Lines of all records."""
        return self._ends[-1] if self._ends else 0

    def line(self, y: int) -> Row:
        """Line `y`."""
        index = bisect_right(self._ends, y)
        begin = self._ends[index - 1] if index else 0
        return self._drawn(index)[y - begin]

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(self._height, range(len(self._table.rows)))))

    @lru_cache(maxsize=500)  # noqa: B019 - records live as long as they are shown at one width
    def _drawn(self, index: int) -> list[Row]:
        lines: list[Row] = []
        for key, cell in zip(self._table.head, self._table.rows[index], strict=True):
            runs = [Run(f"{key}: " if key else "", "table-head"), Run(cell)]
            said = [run for run in runs if run.text]
            lines += [row for row, _ in wrap(said, self._width)] if said else []
        return [*lines, ()]

    def _height(self, index: int) -> int:
        pairs = zip(self._table.head, self._table.rows[index], strict=True)
        whole = [f"{key}: {cell}" for key, cell in pairs]
        if all("\n" not in each and measure.cells(each) <= self._width for each in whole):
            return sum(each != ": " for each in whole) + 1
        return len(self._drawn(index))


def _aligned(row: Row, alignment: Alignment, width: int) -> Row:
    """A row of a cell, as wide as its column."""
    rest = width - row_cells(row)
    left = rest if alignment == "right" else rest // 2 if alignment == "center" else 0
    runs = (Run(" " * left), *row, Run(" " * (rest - left)))
    return tuple(run for run in runs if run.text)

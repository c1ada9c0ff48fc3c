"""A table by itself: its head and first column stay in view while the rest moves under the screen."""

from __future__ import annotations

from itertools import chain

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from tui_reader.document.blocks import TableData
from tui_reader.ui.widgets.sideways import Sideways
from tui_reader.ui.widgets.table_grid import GAP, Grid, Records, Row

LEFT, RIGHT = "‹", "›"
"""Stand on the rule below the head where something is hidden on that side."""

_RULE = 1


class TableView(Sideways):
    """Shows a table, or its rows as records."""

    as_records: reactive[bool] = reactive(False)

    def __init__(self, table: TableData) -> None:
        super().__init__()
        self._table = table
        self._grid = Grid(table, 1)
        self._records = Records(table, 1)

    def on_resize(self) -> None:
        """Set the table for another width."""
        self._grid = Grid(self._table, self.size.width)
        self._records = Records(self._table, self.size.width)
        self._measure()

    def watch_as_records(self) -> None:
        """Begin again at the top: lines stand elsewhere."""
        self._measure()
        self.scroll_to(x=0, y=0, animate=False, force=True)

    def action_side(self, step: int) -> None:
        """Move sideways by a column."""
        x, stops = self.scroll_offset.x, self._grid.stops
        if step > 0:
            self.go_sideways(next((stop for stop in stops if stop > x), x))
        else:
            self.go_sideways(next((stop for stop in reversed(stops) if stop < x), 0))

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        x, top = self.scroll_offset
        if self.as_records:
            row = top + y
            return self._drawn(self._records.line(row) if row < self._records.height else ())
        head = self._grid.head
        if y < len(head):
            return self._in_columns(head[y], x)
        if y == len(head):
            return self._rule(x)
        row = top + y - len(head) - _RULE
        return self._in_columns(self._grid.line(row), x) if row < self._grid.height else self._drawn(())

    def _measure(self) -> None:
        if self.as_records:
            self.virtual_size = Size(self.size.width, self._records.height)
        else:
            rows = len(self._grid.head) + _RULE + self._grid.height
            self.virtual_size = Size(self.size.width + self._farthest(), rows)
        self.refresh()

    def _farthest(self) -> int:
        """The first column with which at the left all the rest is in view."""
        hidden = self._grid.width - self.size.width
        return next((stop for stop in self._grid.stops if stop >= hidden), self._grid.stops[-1])

    def _in_columns(self, cells: list[Row], x: int) -> Strip:
        """One line: the first column where it always is, of the others what the window shows."""
        frozen = self._grid.frozen_width
        count = 1 if self._grid.frozen else 0
        fixed = self._strip(*cells[:count]).adjust_cell_length(frozen, self.palette.style())
        moving = self._strip(*cells[count:]).crop(x, x + self.size.width - frozen)
        return Strip.join([fixed, moving]).adjust_cell_length(self.size.width, self.palette.style())

    def _rule(self, x: int) -> Strip:
        width = self.size.width
        end = min(width, self._grid.width)
        line = "─" * end
        if x > 0 and self._grid.frozen_width < end:
            at = self._grid.frozen_width
            line = line[:at] + LEFT + line[at + 1 :]
        if x < self.max_scroll_x:
            line = line[:-1] + RIGHT
        segment = Segment(line, self.palette.style("table-rule"))
        return Strip([segment]).adjust_cell_length(width, self.palette.style())

    def _drawn(self, row: Row) -> Strip:
        return self._strip(row).adjust_cell_length(self.size.width, self.palette.style())

    def _strip(self, *cells: Row) -> Strip:
        gap = Segment(" " * GAP, self.palette.style())
        columns = [[Segment(run.text, self.palette.style(run.style)) for run in cell] for cell in cells]
        return Strip(list(chain.from_iterable([*column, gap] for column in columns))[:-1])

"""A table on the whole screen, to move through both ways, to read row by row, and to copy."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui_reader.document import table_text
from tui_reader.document.blocks import TableData
from tui_reader.ui import keymap
from tui_reader.ui.screens.alone import AloneScreen
from tui_reader.ui.widgets.table_view import TableView


class TableScreen(AloneScreen):
    """Shows a table.

    Args:
        table: Its cells.
        number: Which one of the post it is, from 1.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.TABLE)

    def __init__(self, table: TableData, number: int) -> None:
        self._table = table
        self._table_view = TableView(table)
        super().__init__(self._table_view, f"Table {number}", table_text.amount(table))

    def action_records(self) -> None:
        """Show each row as a record, or the table again."""
        self._table_view.as_records = not self._table_view.as_records

    def action_copy(self, format_: str) -> None:
        """Copy the whole table."""
        self.copy(table_text.FORMATS[format_](self._table), f"the table as {format_}")

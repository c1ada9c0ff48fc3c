"""The panel of sources, left of the list: folders, unread counts, and a mark where something failed."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.models import SearchId, SourceId
from tui_reader.text import width as measure
from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint
from tui_reader.ui.widgets.paint import Piece
from tui_reader.ui.widgets.source_rows import RowKind, SourceRow
from tui_reader.ui.widgets.wheel import Wheel

_TOP = 1
"""Lines of air above the first row, as the list has them."""

NO_PANEL = "You are not among the sources: p shows them, and goes there."
_EMPTY = "No source yet. Press a to add one."


class SourcePanel(Wheel, Widget, can_focus=True):
    """Rows of sources with a cursor on one of them; it draws only those in view."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.SOURCES)
    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)
    rows: reactive[tuple[SourceRow, ...]] = reactive(())
    cursor: reactive[int] = reactive(0)
    _first: reactive[int] = reactive(0)
    """The row at the top."""

    class Chosen(Message):
        """The posts of a row are to be listed."""

        def __init__(self, row: SourceRow) -> None:
            super().__init__()
            self.row = row

    class Folded(Message):
        """A folder is to be closed, or opened."""

        def __init__(self, row: SourceRow) -> None:
            super().__init__()
            self.row = row

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rows are chosen by who is in the panel: the palette offers it from elsewhere too."""
        if action in ("choose", "move", "page", "half", "edge"):
            return self.has_focus
        return super().check_action(action, parameters)

    @property
    def row(self) -> SourceRow | None:
        """The row under the cursor."""
        return self.rows[min(self.cursor, len(self.rows) - 1)] if self.rows else None

    def show(self, rows: tuple[SourceRow, ...]) -> None:
        """Draw other rows, the cursor staying on its source or folder."""
        before = self.row
        self.rows = rows
        if before is not None:
            same = (
                index
                for index, row in enumerate(rows)
                if (row.kind, row.source, row.search) == (before.kind, before.source, before.search)
                and (row.kind is not RowKind.FOLDER or row.folder == before.folder)
            )
            self.cursor = next(same, min(self.cursor, max(0, len(rows) - 1)))

    def point_at(self, source: SourceId | None, search: SearchId | None = None) -> None:
        """Put the cursor on a source or a saved search, or with neither on all posts, where that shows."""
        wanted = (source, None) if search is None else (None, search)
        for index, row in enumerate(self.rows):
            if row.kind is not RowKind.FOLDER and (row.source, row.search) == wanted:
                self.cursor = index

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on a row."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, cursor: int) -> None:
        """Keep the cursor in view."""
        height = max(1, self.size.height - _TOP)
        self._first = max(min(self._first, cursor), cursor - height + 1, 0)
        self.refresh_bindings()

    def watch_rows(self) -> None:
        """Tell the keys of the row that is under the cursor now."""
        self.refresh_bindings()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the panel."""
        width = self.size.width
        index = y - _TOP + self._first
        if len(self.rows) < 2 and y > _TOP:
            lines = paint.sentence(_EMPTY, width - 4)
            text = lines[y - _TOP - 1] if y - _TOP - 1 < len(lines) else ""
            return paint.strip([("   ", ""), (text, "dim")], width, self.palette)
        if y < _TOP or index >= len(self.rows):
            return paint.blank(width, self.palette)
        ground = "raised" if index == self.cursor else "ground"
        return paint.strip(self._pieces(index), width, self.palette, ground)

    def _pieces(self, index: int) -> list[Piece]:
        row = self.rows[index]
        bar = "▌" if index == self.cursor and self.has_focus else " "
        count = f" {row.unread:,} " if row.unread else " "
        lead = f"{'  ' * row.depth}{_MARKS[row.kind, row.is_open]}"
        room = max(0, self.size.width - 2 - measure.cells(lead) - measure.cells(count))
        names = "strong" if row.unread else "text" if row.kind is not RowKind.FOLDER else "dim"
        title = measure.pad(measure.list_title(row.title), room)
        return [
            (bar, "accent"),
            ("!" if row.error else " ", "accent"),
            (lead, "dim"),
            (title, names),
            (count, "dim"),
        ]

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Move the cursor by what is in view."""
        self.cursor += step * max(1, self.size.height - _TOP - 1)

    def action_half(self, step: int) -> None:
        """Move the cursor by half of what is in view."""
        self.cursor += step * max(1, (self.size.height - _TOP) // 2)

    def action_edge(self, step: int) -> None:
        """Go to the first row, or the last."""
        self.cursor = 0 if step < 0 else len(self.rows) - 1

    def action_choose(self) -> None:
        """List the posts of the row; open or close a folder."""
        if (row := self.row) is not None:
            self.post_message(self.Folded(row) if row.kind is RowKind.FOLDER else self.Chosen(row))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        index = event.y - _TOP + self._first
        if event.y >= _TOP and index < len(self.rows):
            self.cursor = index
            self.action_choose()


_MARKS = {
    (RowKind.ALL, True): "",
    (RowKind.SOURCE, True): "",
    (RowKind.SEARCH, True): "",
    (RowKind.FOLDER, True): "▾ ",
    (RowKind.FOLDER, False): "▸ ",
}

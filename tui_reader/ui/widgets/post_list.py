"""The list panel: one page of posts, drawn line by line, with the pager as its last line.

It costs the same at ten posts and at a hundred thousand, because it never holds more than a page.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui_reader.models import Headline, Page, Query
from tui_reader.ordering import Grouping
from tui_reader.text import width as measure
from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint, rows
from tui_reader.ui.widgets.heads import NOTHING, Stack, stack
from tui_reader.ui.widgets.pager import Pager
from tui_reader.ui.widgets.row_selection import RowSelection
from tui_reader.ui.widgets.rows import Density, RowStyle

_LAST = 1_000_000_000
"""Where nobody knows yet how many pages there are: past the last is the last."""

if TYPE_CHECKING:
    from tui_reader.ui.widgets.hits import Hits


class PostList(RowSelection, can_focus=True):
    """A page of posts with a cursor on one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*keymap.SELECTED, *keymap.LIST]
    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)
    page: reactive[Page | None] = reactive(None)
    cursor: reactive[int] = reactive(0, repaint=False)
    """Which row of the page, from 0."""
    density: reactive[Density] = reactive(Density.FULL)
    with_source: reactive[bool] = reactive(False)
    """Whether rows name their source."""
    goes_on: reactive[bool] = reactive(False)
    """Whether the blog has older posts than are here."""
    sentence: reactive[str] = reactive("")
    """What to say where there are no posts."""
    now: reactive[datetime | None] = reactive(None)
    """The present, by which dates are shortened."""
    hits: reactive[Hits | None] = reactive(None)
    """What was asked for, to be marked in the rows."""
    _stack: Stack = NOTHING
    """Where the rows of the page stand."""
    _scrolled: int = 0
    """Lines of the page that are out of view above."""

    class Opened(Message):
        """A post was chosen for reading."""

        def __init__(self, headline: Headline) -> None:
            super().__init__()
            self.headline = headline

    class Moved(Message):
        """The cursor went to another row, or another post came under it."""

    class TurnWanted(Message):
        """Another page is asked for, and the row at which to enter it."""

        def __init__(self, number: int, at_end: bool) -> None:
            super().__init__()
            self.number = number
            self.at_end = at_end

    class OlderWanted(Message):
        """Posts are asked for that are older than all that are here."""

    class CountWanted(Message):
        """A page is shown of which nobody has counted how many there are."""

    class RowsChanged(Message):
        """The panel has room for another number of rows."""

    @property
    def headline(self) -> Headline | None:
        """The post under the cursor."""
        if self.page is None or not self.page.headlines:
            return None
        return self.page.headlines[min(self.cursor, len(self.page.headlines) - 1)]

    def show(self, page: Page, cursor: int) -> None:
        """Draw `page`, the cursor on the row `cursor`; beyond the last row is the last row."""
        if self.page is not None and self.page.query != page.query:
            self.begun = None
        self.set_reactive(PostList.cursor, max(0, min(cursor, len(page.headlines) - 1)))
        self.page = page
        self._restack()
        self.refresh()
        self.post_message(self.Moved())
        if not page.counted:
            self.post_message(self.CountWanted())

    def tell_total(self, query: Query, total: int) -> None:
        """Show how many posts a query asks for, where its page doesn't know that yet."""
        if self.page is not None and self.page.query == query and not self.page.counted:
            pages = max(self.page.number, -(-total // self.page.size))
            self.set_reactive(PostList.page, self.page._replace(total=total, pages=pages, counted=True))
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))

    def update_row(self, headline: Headline) -> None:
        """Draw a post whose marks have changed, where it is on the page."""
        if self.page is None:
            return
        row = next((row for row, old in enumerate(self._rows) if old.id == headline.id), None)
        if row is not None and self._rows[row] != headline:
            changed = (*self._rows[:row], headline, *self._rows[row + 1 :])
            self.set_reactive(PostList.page, self.page._replace(headlines=changed))
            self._refresh_row(row)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the panel."""
        if self._rows and self._bottom and y == self.size.height - 1:
            return self._pager.strip(self.size.width, self.palette)
        if not self._rows or self.density is Density.NONE:
            return self._sentence_line(y - self._top)
        found = self._stack.at(y - self._top + self._scrolled)
        if y < self._top or y - self._top >= self._lines or found is None:
            return paint.blank(self.size.width, self.palette)
        if found.line < 0:
            return self._head_line(found.row)
        return self._row_line(found.row, found.line)

    def _head_line(self, row: int) -> Strip:
        room = max(0, self.size.width - rows.TEXT_COLUMN)
        head = measure.truncate(measure.list_title(self._stack.heads[row]), room)
        return paint.strip([(" " * rows.TEXT_COLUMN, ""), (head, "accent")], self.size.width, self.palette)

    def _row_line(self, row: int, line: int) -> Strip:
        under_its_source = self.page and self.page.query.arrangement.grouping is Grouping.SOURCE
        with_source = self.with_source and not under_its_source
        style = RowStyle(self.size.width, self.density, with_source, self.now, self.hits)
        current = row == self.cursor
        chosen = self.is_selected(row)
        bar = "▌" if current and self.has_focus else "┃" if chosen else " "
        draw = rows.second_line if line else rows.first_line
        pieces = draw(self._rows[row], style, bar)
        return paint.strip(pieces, self.size.width, self.palette, "raised" if current or chosen else "ground")

    def _sentence_line(self, line: int) -> Strip:
        margin = min(rows.TEXT_COLUMN, self.size.width // 4)
        said = paint.TOO_SMALL if self.density is Density.NONE else self.sentence
        return paint.said_beside(said, line, self.size.width, margin, self.palette)

    @property
    def _rows(self) -> tuple[Headline, ...]:
        return self.page.headlines if self.page else ()

    @property
    def _lines(self) -> int:
        """Lines there are for rows and heads."""
        return max(0, self.size.height - self._top - self._bottom)

    @property
    def _pager(self) -> Pager:
        return Pager.of(self.page, self.goes_on) if self.page else Pager(1, 1)

    @property
    def _top(self) -> int:
        return rows.air(self.size.height, self.density).above

    @property
    def _bottom(self) -> int:
        return rows.air(self.size.height, self.density).below

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw only the two rows that change: moving through the list is the commonest thing there is."""
        if self._bring_into_view(new) or self.begun is not None:
            self.refresh()
        else:
            self._refresh_row(old)
            self._refresh_row(new)
        self.post_message(self.Moved())

    def _bring_into_view(self, row: int) -> bool:
        """Scroll a page that its heads make longer than the panel, to have a row in view; whether it did."""
        before = self._scrolled
        if not self._lines or self._stack.height <= self._lines:
            self._scrolled = 0  # before the first layout there is no room to scroll in
        else:
            first, last = self._stack.span(row)
            # Another page, or another height, may leave less to scroll.
            kept = min(before, self._stack.height - self._lines)
            self._scrolled = min(max(kept, last + 1 - self._lines), first)
        return self._scrolled != before

    def _refresh_row(self, row: int) -> None:
        first, last = self._stack.span(row)
        y = self._top - self._scrolled
        self.refresh(Region(0, y + first, self.size.width, last + 1 - first))

    def _restack(self) -> None:
        self._stack = stack(self.page, self.density.height, self.now)
        self._bring_into_view(self.cursor)

    def watch_now(self) -> None:
        """Another day has other names for days."""
        self._restack()

    def watch_density(self) -> None:
        """Another density has room for another number of posts."""
        self._restack()
        self.post_message(self.RowsChanged())

    def on_resize(self) -> None:
        """Tell that a page may have to be longer or shorter."""
        if self._bring_into_view(self.cursor):
            self.refresh()
        self.post_message(self.RowsChanged())

    def on_focus(self) -> None:
        """Show the cursor's bar."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor's bar."""
        self.refresh()

    def action_open(self) -> None:
        """Open the post under the cursor."""
        if self.headline:
            self.post_message(self.Opened(self.headline))

    def action_move(self, step: int) -> None:
        """Move the cursor, over the page's border where it is there."""
        target = self.cursor + step
        if 0 <= target < len(self._rows):
            self.cursor = target
        else:
            self._turn(step, at_end=step < 0)

    def action_half(self, step: int) -> None:
        """Move the cursor by half of what is in view, from the page's border on to the next page."""
        border = 0 if step < 0 else len(self._rows) - 1
        if self.cursor == border:
            self._turn(step, at_end=step < 0)
        else:
            half = max(1, len(self._rows) // 2)
            self.cursor = max(0, min(self.cursor + step * half, len(self._rows) - 1))

    def action_turn(self, step: int) -> None:
        """Ask for the page after or before; where there is none, go to the border of this one."""
        if not self._turn(step, at_end=False):
            self.cursor = 0 if step < 0 else max(0, len(self._rows) - 1)

    def action_first(self) -> None:
        """Go to the newest post."""
        self._go(1, at_end=False)

    def action_last(self) -> None:
        """Go to the oldest post."""
        self._go(self.page.pages if self.page and self.page.counted else _LAST, at_end=True)

    def _turn(self, step: int, at_end: bool) -> bool:
        if self.page is None:
            return False
        if step > 0 and self.page.is_last and self.goes_on:
            self.post_message(self.OlderWanted())
            return True
        if not 1 <= self.page.number + step <= self.page.pages:
            return False
        self.post_message(self.TurnWanted(self.page.number + step, at_end))
        return True

    def _go(self, number: int, at_end: bool) -> None:
        if self.page is None:
            return
        if self.page.number == number:
            self.cursor = max(0, len(self._rows) - 1) if at_end else 0
        else:
            self.post_message(self.TurnWanted(number, at_end))

    def on_click(self, event: events.Click) -> None:
        """Open the post that was clicked, or turn the page by the pager's words."""
        found = self._stack.at(event.y - self._top + self._scrolled)
        if self._bottom and event.y == self.size.height - 1:
            if step := self._pager.step_at(event.x, self.size.width):
                self._turn(step, at_end=False)
        elif self._top <= event.y < self._top + self._lines and found is not None:
            self.cursor = found.row
            self.action_open()

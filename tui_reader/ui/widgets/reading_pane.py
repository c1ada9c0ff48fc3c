"""The reading pane: one post, drawn line by line from the document engine.

A widget per block would take seconds for a long post; here a post of any length costs
the lines that are on the screen.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, work
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui_reader.models import Place
from tui_reader.ui import collecting, keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import drawing, paint
from tui_reader.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui_reader.ui.widgets.post import Post

WIDEST = 80
"""Cells a line of text may have to be read with ease."""

FRAME = 1 / 30
"""Seconds left to what is seen first, before the rest is laid out."""

_CACHED_LINES = 2_000


class ReadingPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a post and moves through it."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.PANE)

    palette: reactive[Palette] = reactive(Palette.default)
    column: reactive[int] = reactive(74, repaint=False)
    """The widest the text may be, in cells."""
    sentence: reactive[str] = reactive("")
    """What to say while there is no post."""

    cramped: reactive[bool] = reactive(False)
    """Whether there is no room for a text."""

    class Scrolled(Message):
        """Another part of the post is in view."""

    class NextWanted(Message):
        """The post has been read to its end, and the reader goes on."""

    class BackWanted(Message):
        """The reader goes back to the list."""

    class Followed(Message):
        """A link was clicked."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._post: Post | None = None
        self._sheet: Sheet | None = None
        self._place = Place()
        self._strips: dict[int, Strip] = {}
        self._to_bottom = False

    # What the screen tells

    def show(self, post: Post) -> None:
        """Show a post; one that is shown already keeps its place, unless the new one brings its own."""
        again = self._post is not None and self._post.headline.id == post.headline.id
        if not again or (post.document and self._post and not self._post.document):
            self._place = post.place
        self._post = post
        self._to_bottom = False
        self._set()

    def extended(self) -> None:
        """Take notice that the post's document has become longer."""
        self._strips.clear()
        self._lay_out_rest()

    # What the screen asks

    @property
    def post(self) -> Post | None:
        """What is shown."""
        return self._post

    @property
    def place(self) -> Place:
        """Where reading is: the first line in view, and how much has been seen."""
        if self._sheet is None:
            return self._place
        return self._sheet.place_at(self.scroll_offset.y, self.size.height)

    @property
    def seen(self) -> float | None:
        """How much of the post has been in view, 0.0 to 1.0; None while there is none."""
        if self._sheet is None or self._sheet.layout is None:
            return None
        return self._sheet.seen(self.scroll_offset.y + self.size.height)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        if self._sheet is None or self.cramped:
            return self._sentence_line(y)
        y += self.scroll_offset.y
        if (strip := self._strips.get(y)) is None:
            strip = self._draw(self._sheet, y)
            if len(self._strips) >= _CACHED_LINES:
                self._strips.clear()
            self._strips[y] = strip
        return strip

    def _draw(self, sheet: Sheet, y: int) -> Strip:
        width = self.size.width
        line = sheet.line(y)
        if line is None:
            return paint.blank(width, self.palette)
        selection = self.text_selection
        span = selection.get_span(y) if selection else None
        return drawing.line(line, self._left(sheet), width, self.palette, span).apply_offsets(0, y)

    def _sentence_line(self, y: int) -> Strip:
        width = self.size.width
        said = paint.TOO_SMALL if self.cramped else self.sentence
        lines = paint.sentence(said, min(width - 2 * self._margin, 50))
        row = y - max(0, (self.size.height - len(lines)) // 3)
        if not 0 <= row < len(lines):
            return paint.blank(width, self.palette)
        left = max(0, (width - cell_len(lines[row])) // 2)
        return paint.strip([(" " * left, ""), (lines[row], "dim")], width, self.palette)

    def _left(self, sheet: Sheet) -> int:
        return max(0, (self.size.width - sheet.width) // 2)

    # Setting the text

    def _text_width(self) -> int:
        return max(1, min(self.column, WIDEST, self.size.width - 2 * self._margin))

    @property
    def _margin(self) -> int:
        """Cells of air between text and edge, where there is room for any."""
        return 2 if self.size.width >= 30 else 1 if self.size.width >= 10 else 0

    def _set(self) -> None:
        """Set the post at the width of now. The old setting stays in view until the new one has the place."""
        if self._post is None or not self.size.width:
            return
        sheet = self._post.set_at(self._text_width())
        if sheet.reach(self._place):
            self._swap(sheet)
        self._lay_out(sheet)

    def _swap(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._strips.clear()
        self._measure()
        place = self._place
        self.scroll_to(y=sheet.line_of(place), animate=False, force=True)
        # The line found begins a little before the place: keeping that would creep upwards with every resize.
        self._place = place
        self.refresh()
        self.post_message(self.Scrolled())

    def _measure(self) -> None:
        if self._sheet is not None:
            self.virtual_size = Size(self.size.width, self._sheet.height)

    def _lay_out_rest(self) -> None:
        if self._sheet is not None:
            self._lay_out(self._sheet)

    @work(exclusive=True, group="layout")
    async def _lay_out(self, sheet: Sheet) -> None:
        """Lay out the rest in slices, so that keys and frames get their turn in between."""
        while sheet is not self._sheet:
            if sheet.reach(self._place):
                self._swap(sheet)
            await _let_others_work()
        await asyncio.sleep(FRAME)
        with collecting.paused():
            while sheet.advance():
                await _let_others_work()
        self._measure()
        self._strips.clear()
        if self._to_bottom:
            self._to_bottom = False
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
        self.refresh()
        self.post_message(self.Scrolled())

    def watch_palette(self) -> None:
        """Draw in other colors."""
        self._strips.clear()

    def watch_column(self) -> None:
        """Set the text at another width."""
        self._set()

    def on_resize(self) -> None:
        """Set the text anew where the width has changed; it keeps its place."""
        if self._sheet is not None and self._sheet.width == self._text_width():
            self._strips.clear()
            self._measure()
        else:
            self._set()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, so that a resize finds it again."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._place = self.place
            self.post_message(self.Scrolled())

    # Moving

    def action_line(self, step: int) -> None:
        """Scroll by a line."""
        self._scroll(step)

    def action_half(self, step: int) -> None:
        """Scroll by half a page."""
        self._scroll(step * max(1, self.size.height // 2))

    def action_page(self, step: int) -> None:
        """Scroll by a page, with two lines kept in view; at the end, ask for the next post."""
        if step > 0 and self._at_end:
            self.post_message(self.NextWanted())
        else:
            self._scroll(step * max(1, self.size.height - 2))

    def action_top(self) -> None:
        """Go to the beginning."""
        self._to_bottom = False
        self.scroll_to(y=0, animate=False, force=True)

    def action_bottom(self) -> None:
        """Go to the end, as soon as it is laid out."""
        self._to_bottom = self._sheet is not None and not self._sheet.done
        if not self._to_bottom:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def action_back(self) -> None:
        """Go back to the list."""
        self.post_message(self.BackWanted())

    def on_key(self, event: events.Key) -> None:
        """Escape lets go of a selection first; it goes back when there is none."""
        if event.key == "escape" and self.text_selection:
            self.screen.clear_selection()
            event.stop()
            event.prevent_default()

    @property
    def _at_end(self) -> bool:
        return self._sheet is not None and self._sheet.done and self.scroll_offset.y >= self.max_scroll_y

    def _scroll(self, lines: int) -> None:
        self._to_bottom = False
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked."""
        if self._sheet is None or self._post is None:
            return
        line = self._sheet.line(event.y + self.scroll_offset.y)
        if line and (url := self._post.url_of(drawing.target_at(line, event.x - self._left(self._sheet)))):
            self.post_message(self.Followed(url))

    @property
    def allow_select(self) -> bool:
        """The text can be selected with the mouse."""
        return self._sheet is not None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, without the margin it is set in."""
        if self._sheet is None:
            return None
        return drawing.selected(self._sheet, self._left(self._sheet), selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        self._strips.clear()
        self.refresh()


async def _let_others_work() -> None:
    await asyncio.sleep(0)

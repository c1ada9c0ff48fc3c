"""The reading pane: one post, drawn line by line from the document engine.

A widget per block would take seconds for a long post; here a post of any length costs
the lines that are on the screen.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from tui_reader.document.lines import Line, TargetKind
from tui_reader.models import Place
from tui_reader.ui import collecting, keymap
from tui_reader.ui.widgets import drawing, paint
from tui_reader.ui.widgets.headed import Headed
from tui_reader.ui.widgets.pictured import Pictured
from tui_reader.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui_reader.ui.widgets.post import Post

WIDEST = 80
"""Cells a line of text may have to be read with ease."""

FRAME = 1 / 30
"""Seconds left to what is seen first, before the rest is laid out."""

_CACHED_LINES = 2_000


class ReadingPane(Pictured, Headed, can_focus=True):
    """Shows a post and moves through it."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.PANE)

    column: reactive[int] = reactive(74, repaint=False)
    """The widest the text may be, in cells."""
    sentence: reactive[str] = reactive("")
    """What to say while there is no post."""

    rule: reactive[str] = reactive("")
    """What parts the pane from its neighbor, on every line at its left."""
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
        self._for_the_screen = False

    # What the screen tells

    def show(self, post: Post) -> None:
        """Show a post; one that is shown already keeps its place, unless the new one brings its own."""
        again = self._post is not None and self._post.headline.id == post.headline.id
        if not again or (post.document and self._post and not self._post.document):
            self._place = post.place
        self._post = post
        self.to_bottom = False
        self._set()

    def extended(self) -> None:
        """Take notice that the post's document has become longer."""
        self._strips.clear()
        if self._sheet is not None:
            self._lay_out(self._sheet)

    # What the screen asks

    @property
    def post(self) -> Post | None:
        """What is shown."""
        return self._post

    @property
    def sheet(self) -> Sheet | None:
        """The post as it is set now."""
        return self._sheet

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines for the screen."""
        self._for_the_screen = True
        try:
            return super().render_lines(crop)
        finally:
            self._for_the_screen = False

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view.

        Asked for it alone, Textual wants to know which text is under the mouse. Only then each stretch
        carries its offset: that makes every style unique, and drawing half as dear again.
        """
        if self._sheet is None or self.cramped:
            said = paint.TOO_SMALL if self.cramped else self.sentence
            return paint.said(said, y, self.size, self.palette, self.rule)
        y += self.scroll_offset.y
        strip = self._strip(self._sheet, y)
        return strip if self._for_the_screen else strip.apply_offsets(0, y)

    def _strip(self, sheet: Sheet, y: int) -> Strip:
        if (strip := self._strips.get(y)) is None:
            strip = self._draw(sheet, y)
            if len(self._strips) >= _CACHED_LINES:
                self._strips.clear()
            self._strips[y] = strip
        return strip

    def _draw(self, sheet: Sheet, y: int) -> Strip:
        width = self.size.width
        line = sheet.line(y) or Line()
        selection = self.text_selection
        span = selection.get_span(y) if selection else None
        margin = self.rule.ljust(self._left(sheet))
        return drawing.line(line, margin, width, self.palette, span, self.picture_row(line, y))

    def _left(self, sheet: Sheet) -> int:
        """Cells before the text."""
        return len(self.rule) + max(0, (self.size.width - len(self.rule) - sheet.width) // 2)

    # Setting the text

    def _text_width(self) -> int:
        room = max(1, self.size.width - len(self.rule) - 2 * self._margin)
        is_picture = self._post is not None and self._post.is_picture
        return room if is_picture else min(self.column, WIDEST, room)

    @property
    def _margin(self) -> int:
        """Cells of air between text and edge, where there is room for any."""
        return 2 if self.size.width >= 30 else 1 if self.size.width >= 10 else 0

    def _set(self) -> None:
        """Set the post at the width of now. The old setting stays in view until the new one has the place."""
        if self._post is None or not self.size.width:
            return
        sheet = self._post.set_at(self._text_width(), self.size.height)
        if sheet.reach(self._place):
            self._swap(sheet)
        self._lay_out(sheet)

    def _swap(self, sheet: Sheet) -> None:
        assert self._post is not None
        self._sheet = sheet
        self.take_album(self._post.album, self._post.targets)
        self._strips.clear()
        self._measure()
        place = self._place
        self.scroll_to(y=sheet.line_of(place), animate=False, force=True)
        # The line found begins a little before the place: keeping that would creep upwards with every resize.
        self._place = place
        self.refresh()
        self._moved()

    def _measure(self) -> None:
        if self._sheet is not None:
            self.virtual_size = Size(self.size.width, self._sheet.height)

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
        if self.to_bottom:
            self.go_to(self.max_scroll_y)
        self.refresh()
        self._moved()

    def watch_palette(self) -> None:
        """Draw in other colors."""
        self._strips.clear()
        self.repaint_pictures()

    def watch_rule(self) -> None:
        """Set the text beside a rule, or without one."""
        self._strips.clear()
        self._set()

    def watch_column(self) -> None:
        """Set the text at another width."""
        self._set()

    def on_resize(self) -> None:
        """Set the text anew where the width has changed; it keeps its place."""
        if self._sheet is not None and self._sheet.fits(self._text_width(), self.size.height):
            self._strips.clear()
            self._measure()
            self._moved()
        else:
            self._set()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, so that a resize finds it again."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._place = self.place
            self._moved()

    def _moved(self) -> None:
        self.post_message(self.Scrolled())
        self.look_for_pictures()
        self.rest_soon()

    # Pictures

    def lines_between(self, top: int, bottom: int) -> Iterator[Line]:
        """The lines from `top` to before `bottom`, as far as there are any."""
        if self._sheet is not None:
            for y in range(max(0, top), min(bottom, self._sheet.height)):
                if line := self._sheet.line(y):
                    yield line

    def redraw(self) -> None:
        """Draw every line anew."""
        self._strips.clear()
        self.refresh()

    def make_room(self, url: str) -> None:
        """Lay out again where a picture stands, as large as it is known to be now; what is read stays."""
        if self._sheet is not None:
            top = self.scroll_offset.y
            place = self._sheet.place_at(top, self.size.height)
            beyond = top - self._sheet.line_of(place)
            self._sheet.remeasure(url)
            self._measure()
            self.scroll_to(y=self._sheet.line_of(place) + beyond, animate=False, force=True)

    # Moving

    @property
    def all_there(self) -> bool:
        """Whether the whole post is laid out."""
        return self._sheet is None or self._sheet.done

    def reach_line(self, y: int) -> None:
        """Lay out through line `y`, and know the post to be that long."""
        if self._sheet is not None:
            self._sheet.line(y)
            self._measure()

    def go_past_end(self) -> None:
        """Ask for the next post."""
        self.post_message(self.NextWanted())

    def action_back(self) -> None:
        """Go back to the list."""
        self.post_message(self.BackWanted())

    def on_key(self, event: events.Key) -> None:
        """Escape lets go of a selection first; it goes back when there is none."""
        if event.key == "escape" and self.text_selection:
            self.screen.clear_selection()
            event.stop()
            event.prevent_default()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked."""
        if self._sheet is None or self._post is None:
            return
        line = self._sheet.line(event.y + self.scroll_offset.y)
        found = (
            self._post.target(drawing.target_at(line, event.x - self._left(self._sheet))) if line else None
        )
        if found and found.kind is TargetKind.PICTURE:
            self.post_message(self.PictureWanted(found.url, found.label))
        elif found:
            self.post_message(self.Followed(found.url))

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
        self.redraw()


async def _let_others_work() -> None:
    await asyncio.sleep(0)

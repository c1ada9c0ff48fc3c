"""A post set at the width there is, and the place in it, which survives every change of that width."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.geometry import Size
from textual.reactive import reactive

from tui_reader.document.lines import Line, TargetKind
from tui_reader.models import Place
from tui_reader.ui import collecting
from tui_reader.ui.comfort import Comfort
from tui_reader.ui.widgets.moving import Moving
from tui_reader.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui_reader.ui.widgets.post import Post

WIDEST = 80
"""Cells a line of text may have to be read with ease."""

FRAME = 1 / 30
"""Seconds left to what is seen first, before the rest is laid out."""


class Typeset(Moving):
    """A view of one post, laid out as far as somebody looks, and on in slices."""

    column: reactive[int] = reactive(74, repaint=False)
    """The widest the text may be, in cells."""
    comfort: reactive[Comfort] = reactive(Comfort(), repaint=False)
    """How lines and paragraphs stand."""
    rule: reactive[str] = reactive("")
    """What parts the view from its neighbor, on every line at its left."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._post: Post | None = None
        self._sheet: Sheet | None = None
        self._place = Place()

    # What the screen tells

    def show(self, post: Post) -> None:
        """Show a post; one that is shown already keeps its place, unless the new one brings its own."""
        before = self._post
        again = before and before.headline.id == post.headline.id and before.is_source == post.is_source
        if not again or (post.document and before and not before.document):
            self._place = post.place
        self._post = post
        self.to_bottom = False
        if not self.size.width:
            # Hidden for now: what was set is of another post, and would fit once there is room again.
            self._sheet = None
        self._set()

    def clear(self) -> None:
        """Show nothing."""
        self.workers.cancel_group(self, "layout")
        self._post = self._sheet = None
        self._place = Place()
        self.virtual_size = Size(self.size.width, 0)
        self.redraw()

    def extended(self) -> None:
        """Take notice that the post's document has become longer."""
        self.redraw()
        if self._sheet is not None:
            self._lay_out(self._sheet)

    def show_end(self, post: Post) -> None:
        """Show the same post with another end. A place so far down that it wanted this end is gone to now."""
        self._post = post
        if self._sheet is None:
            return
        was_at_end = self.scroll_offset.y >= self.max_scroll_y
        self._sheet.end_with(post.end(self._sheet.width))
        self._measure()
        if was_at_end and self._sheet.reach(self._place):
            place, y = self._place, self._sheet.line_of(self._place)
            self.scroll_to(y=max(y, self.scroll_offset.y), animate=False, force=True)
            self._place = place
        self.redraw()

    @work(exclusive=True, group="place")
    async def go_to_place(self, place: Place) -> None:
        """Go to a place in the post, as soon as it is laid out that far."""
        if await self.reach_place(place) and self._sheet is not None:
            self._measure()
            self.go_to(self._sheet.line_of(place))

    async def line_where(self, kind: TargetKind, url: str) -> int | None:
        """The line of a target, laid out as far as that in slices; None where there is none."""
        sheet = self._sheet
        while sheet is not None and sheet.advance():
            await let_others_work()
        self._measure()
        return sheet.line_where(kind, url) if sheet is not None and sheet is self._sheet else None

    async def reach_place(self, place: Place) -> bool:
        """Lay out as far as a place, in slices; False when the post was set anew meanwhile."""
        sheet = self._sheet
        while sheet is not None and not sheet.reach(place):
            await let_others_work()
        return sheet is self._sheet

    # What the screen asks

    @property
    def post(self) -> Post | None:
        """What is shown."""
        return self._post

    @property
    def sheet(self) -> Sheet | None:
        """It as it is set now; None while there is none."""
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

    # What the parts of the pane share

    def redraw(self) -> None:
        """Draw every line anew."""
        self.refresh()

    def swapped(self, post: Post) -> None:
        """Take notice that a post has been set, as another one or at another width."""

    def moved(self) -> None:
        """Take notice that another part of the post may be in view."""

    def line_at(self, y: int) -> Line | None:
        """Line `y` of the post, laid out now if it isn't yet; None past either end."""
        return self._sheet.line(y) if self._sheet is not None and y >= 0 else None

    def lines_between(self, top: int, bottom: int) -> Iterator[Line]:
        """The lines from `top` to before `bottom`, as far as there are any."""
        if self._sheet is not None:
            for y in range(max(0, top), min(bottom, self._sheet.height)):
                if line := self._sheet.line(y):
                    yield line

    @property
    def text_left(self) -> int:
        """Cells before the text."""
        width = self._sheet.width if self._sheet is not None else self._text_width()
        return len(self.rule) + max(0, (self.size.width - len(self.rule) - width) // 2)

    def change_lines(self, change: Callable[[], None]) -> None:
        """Change what is laid out above or in view; what is read stays where it is."""
        if self._sheet is None:
            return
        top = self.scroll_offset.y
        place = self._sheet.place_at(top, self.size.height)
        beyond = top - self._sheet.line_of(place)
        change()
        self._measure()
        self.scroll_to(y=self._sheet.line_of(place) + beyond, animate=False, force=True)

    def toggle(self, target: int) -> None:
        """Open or close what folds at a target; its line stays where it is."""
        if self._sheet is not None and self._sheet.layout is not None:
            self._sheet.layout.toggle(target)
            self._measure()
            self.redraw()
            self.moved()

    def unfold(self, block: int, offset: int) -> None:
        """Open what hides a character of the post."""
        if self._sheet is not None and self._sheet.layout is not None:
            self.change_lines(partial(self._sheet.layout.unfold, block, offset))
            self.redraw()

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
        sheet = self._post.set_at(self._text_width(), self.size.height, self.comfort)
        if sheet.reach(self._place):
            self._swap(sheet)
        self._lay_out(sheet)

    def _swap(self, sheet: Sheet) -> None:
        assert self._post is not None
        sheet.end_with(self._post.end(sheet.width))
        self._sheet = sheet
        self.swapped(self._post)
        self._measure()
        place = self._place
        self.scroll_to(y=sheet.line_of(place), animate=False, force=True)
        # The line found begins a little before the place: keeping that would creep upwards with every resize.
        self._place = place
        self.redraw()
        self.moved()

    def _measure(self) -> None:
        if self._sheet is not None:
            self.virtual_size = Size(self.size.width, self._sheet.height)

    @work(exclusive=True, group="layout")
    async def _lay_out(self, sheet: Sheet) -> None:
        """Lay out the rest in slices, so that keys and frames get their turn in between."""
        while sheet is not self._sheet:
            if sheet.reach(self._place):
                self._swap(sheet)
            await let_others_work()
        await asyncio.sleep(FRAME)
        with collecting.paused():
            while sheet.advance():
                await let_others_work()
        self._measure()
        if self.to_bottom:
            self.go_to(self.max_scroll_y)
        self.redraw()
        self.moved()

    def watch_rule(self) -> None:
        """Set the text beside a rule, or without one."""
        self.redraw()
        self._set()

    def watch_column(self) -> None:
        """Set the text at another width."""
        self._set()

    def watch_comfort(self) -> None:
        """Set the text in another way."""
        self._set()

    def on_resize(self) -> None:
        """Set the text anew where the width has changed; it keeps its place."""
        if self._sheet is not None and self._sheet.fits(self._text_width(), self.size.height):
            self._measure()
            self.redraw()
            self.moved()
        else:
            self._set()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, so that a resize finds it again."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._place = self.place
            self.moved()

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


async def let_others_work() -> None:
    """Give keys and frames their turn."""
    await asyncio.sleep(0)

"""The reading pane: one post, drawn line by line from the document engine.

A widget per block would take seconds for a long post; here a post of any length costs
the lines that are on the screen.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui_reader.document.lines import Line
from tui_reader.ui import keymap
from tui_reader.ui.widgets import drawing, paint
from tui_reader.ui.widgets.aiming import Aiming
from tui_reader.ui.widgets.findable import Findable
from tui_reader.ui.widgets.headed import Headed
from tui_reader.ui.widgets.numbering import Numbering
from tui_reader.ui.widgets.pictured import Pictured
from tui_reader.ui.widgets.selecting import Selecting
from tui_reader.ui.widgets.sheet import Sheet
from tui_reader.ui.widgets.shifting import Shifting

_CACHED_LINES = 2_000


class ReadingPane(Numbering, Findable, Selecting, Aiming, Shifting, Pictured, Headed, can_focus=True):
    """Shows a post and moves through it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keymap.SELECTING,
        *keymap.FINDING,
        *keymap.PANE,
        *keymap.WITHOUT_A_TARGET,
    ]

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

        def __init__(self, *, may_stop: bool) -> None:
            """Take whether it is rather to stop what is being fetched, where something is."""
            super().__init__()
            self.may_stop = may_stop

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}
        self._for_the_screen = False

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
        if self.sheet is None or self.cramped:
            said = paint.TOO_SMALL if self.cramped else self.sentence
            return paint.said(said, y, self.size, self.palette, self.rule)
        y += self.scroll_offset.y
        strip = self._strip(self.sheet, y)
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
        line = self.aimed_line(self.marked(sheet.line(y) or Line()))
        selection = self.text_selection
        span = selection.get_span(y) if selection else None
        left = self.text_left
        margin = self.rule.ljust(left)
        painted = self.picture_row(line, y)
        strip = drawing.line(line, margin, width, self.palette, span, painted)
        return self.named(strip, y, left, self.palette)

    def redraw(self) -> None:
        """Draw every line anew."""
        self._strips.clear()
        super().redraw()

    def watch_palette(self) -> None:
        """Draw in other colors."""
        self._strips.clear()
        self.repaint_pictures()

    # Moving

    def moved(self) -> None:
        """Tell that another part of the post is in view."""
        super().moved()
        self.post_message(self.Scrolled())

    def go_past_end(self) -> None:
        """Ask for the next post."""
        self.post_message(self.NextWanted())

    def action_back(self, may_stop: bool = False) -> None:
        """Go back to the list."""
        self.post_message(self.BackWanted(may_stop=may_stop))

    def on_key(self, event: events.Key) -> None:
        """Escape lets go of a selection first; it goes back when there is none."""
        if event.key == "escape" and self.text_selection:
            self.screen.clear_selection()
            event.stop()
            event.prevent_default()

    # The mouse

    @property
    def allow_select(self) -> bool:
        """The text can be selected with the mouse."""
        return self.sheet is not None

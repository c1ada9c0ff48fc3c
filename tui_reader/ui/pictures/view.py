"""One picture, as large as there is room for."""

from __future__ import annotations

from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.text import width as measure
from tui_reader.ui.palette import Palette
from tui_reader.ui.pictures import rows
from tui_reader.ui.pictures.fitting import Box
from tui_reader.ui.pictures.painting import Painting
from tui_reader.ui.widgets import paint

_WIDEST_SENTENCE = 60


class PictureView(Widget, can_focus=True):
    """Shows a painting in its middle, or a sentence while there is none."""

    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)
    painting: reactive[Painting | None] = reactive(None)
    sentence: reactive[str] = reactive("")

    class RoomChanged(Message):
        """There is another room for the picture."""

    @property
    def room(self) -> Box:
        """The most a picture may take; the last column stays free for what is drawn over cells."""
        return Box(max(1, self.size.width - 2), max(1, self.size.height))

    def on_resize(self) -> None:
        """Ask for a picture that fits."""
        self.post_message(self.RoomChanged())

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, height = self.size
        if self.painting is None:
            return self._words(y, width, height)
        box = self.painting.box
        row = y - max(0, (height - box.rows) // 2)
        if not 0 <= row < box.rows or box.columns > width:
            return paint.blank(width, self.palette)
        left = (width - box.columns) // 2
        margin = Segment(" " * left, self.palette.style())
        strip = Strip([margin, *rows.painted(self.painting, row, still=True)], left + box.columns)
        return strip.extend_cell_length(width, self.palette.style())

    def _words(self, y: int, width: int, height: int) -> Strip:
        said = paint.sentence(self.sentence, min(_WIDEST_SENTENCE, width))
        row = y - max(0, (height - len(said)) // 2)
        if not 0 <= row < len(said):
            return paint.blank(width, self.palette)
        left = max(0, (width - max(measure.cells(each) for each in said)) // 2)
        return paint.strip([(" " * left, ""), (said[row], "picture")], width, self.palette)

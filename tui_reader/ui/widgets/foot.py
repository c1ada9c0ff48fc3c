"""The screen's last line: the keys of where you are, or for a moment a message."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui_reader.text import clean
from tui_reader.text import width as measure
from tui_reader.ui.keymap import FootKey
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint
from tui_reader.ui.widgets.paint import Piece

MOMENT = 5.0
"""Seconds a message stays at least."""

_READ = 15
"""Characters that are read in a second, by somebody who looks there first."""

_GAP = 2
"""Cells between two keys, and before what stands at the right."""


class Foot(Widget):
    """Keys at the left, how much has been read at the right; a message takes the keys' place."""

    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)
    keys: reactive[tuple[FootKey, ...]] = reactive(())
    right: reactive[str] = reactive("")
    address: reactive[str] = reactive("")
    """Where what is chosen leads: at the left, the keys moved to the right of it."""
    message: reactive[str] = reactive("")

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message for a moment, or with `stay` until the next one."""
        if self._timer is not None:
            self._timer.stop()
        self.message = clean.block(message)  # it may name a file, which may be called anything
        self._timer = None if stay or not message else self.set_timer(self._moment, self._fall_silent)

    @property
    def has_room(self) -> bool:
        """Whether the message can be read here; where the foot isn't shown it can't."""
        room = self.size.width - paint.LEFT_MARGIN - paint.RIGHT_MARGIN
        behind = measure.cells(self.right) + _GAP if self.right else 0
        return self.display and "\n" not in self.message and measure.cells(self.message) + behind <= room

    @property
    def _moment(self) -> float:
        return max(MOMENT, len(self.message) / _READ)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        left: list[Piece] = (
            [(self.message.partition("\n")[0], "text")] if self.message else self._key_pieces()
        )
        right: list[Piece] = [(self.right, "dim")]
        if self.address and not self.message:
            gap: list[Piece] = [(" " * _GAP, "")] if left and self.right else []
            left, right = [(self.address, "text")], [*left, *gap, *right]
        pieces = paint.spread(left, right, self.size.width)
        return paint.strip(pieces, self.size.width, self.palette)

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        start = self._first_key
        for key in self._fitting():
            end = start + _width(key)
            if start <= event.x < end and not self.message:
                self.post_message(self.Pressed(key.key))
            start = end + _GAP

    @property
    def _first_key(self) -> int:
        """The cell the keys begin at."""
        if not self.address:
            return paint.LEFT_MARGIN
        behind = measure.cells(self.right) + (_GAP if self.right else 0)
        return self.size.width - paint.RIGHT_MARGIN - behind - _total(self._fitting())

    def _key_pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        for key in self._fitting():
            pieces += [(" " * _GAP, "")] if pieces else []
            pieces += [(key.shown, "strong"), (f" {key.word}", "dim")]
        return pieces

    def _fitting(self) -> list[FootKey]:
        """As many keys as there is room for; the last one, help, always stays when any does."""
        room = self.size.width - paint.LEFT_MARGIN - paint.RIGHT_MARGIN - measure.cells(self.right) - _GAP
        if self.address:
            # The address is what must be read before it is followed: a quarter at most goes to keys then.
            room = max(room // 4, room - measure.cells(self.address) - _GAP)
        keys = list(self.keys)
        while keys and _total(keys) > room:
            del keys[-2 if len(keys) > 1 and not self.address else -1]
        return keys

    def _fall_silent(self) -> None:
        self.message = ""


def _width(key: FootKey) -> int:
    return measure.cells(f"{key.shown} {key.word}")


def _total(keys: list[FootKey]) -> int:
    return sum(_width(key) + _GAP for key in keys) - _GAP if keys else 0

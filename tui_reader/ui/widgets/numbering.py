"""Naming a block of code by the number at its corner, to copy it."""

from __future__ import annotations

from textual import events
from textual.message import Message

from tui_reader.ui.widgets.typeset import Typeset


class Numbering(Typeset):
    """A view of a post that can be told a number."""

    _most = 0
    """The largest number that may be typed; 0: none is."""
    _typed = ""

    class Numbered(Message):
        """A number was typed; 0 where it was given up."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class NumberBegun(Message):
        """A digit was typed, and more may follow."""

        def __init__(self, digits: str) -> None:
            super().__init__()
            self.digits = digits

    def begin_number(self, most: int) -> None:
        """Take the digits of a number that come next; it is whole as soon as no larger one begins so."""
        self._most, self._typed = most, ""

    def on_key(self, event: events.Key) -> None:
        """Take a digit; enter ends the number, and any other key gives it up."""
        if not self._most:
            return
        if not (event.key.isdecimal() or event.key in ("enter", "escape")):
            self._end(0)  # and the key does what it always does
            return
        event.stop()
        event.prevent_default()
        self._typed += event.key if event.key.isdecimal() else ""
        number = int(self._typed or 0)
        if event.key == "escape":
            number = 0
        if not event.key.isdecimal() or number * 10 > self._most:
            self._end(number)
        else:
            self.post_message(self.NumberBegun(self._typed))

    def _end(self, number: int) -> None:
        self._most = 0
        self.post_message(self.Numbered(number))

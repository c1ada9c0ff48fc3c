"""A list with a cursor, of which one thing is chosen: what every small list of choices stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint
from tui_reader.ui.widgets.paint import Piece
from tui_reader.ui.widgets.wheel import Wheel


class _Line(NamedTuple):
    """A line of the list."""

    row: int | None
    """Of a choice its place among those shown; None: a heading, or nothing."""
    of_row: int = 0
    """Which of the choice's own lines it is."""
    heading: str = ""


class Choices(Wheel, Widget):
    """Draws choices, below headings where they have some; what doesn't hold the words typed is left out.

    Args:
        texts: What each choice says, by which it is found.
        cursor: The index of the one that is chosen at first.
        headings: Below which heading each choice stands; empty: there are none.
    """

    ALLOW_SELECT = False
    LINES: ClassVar[int] = 1
    """Lines a choice takes."""
    HERE: ClassVar[str] = "raised"
    """The ground of the choice under the cursor."""
    NOTHING_FOUND: ClassVar[str] = ""

    palette: reactive[Palette] = reactive(Palette.default)
    words: reactive[str] = reactive("", init=False)
    """What a choice must say to be shown."""
    cursor: reactive[int] = reactive(0)
    """Which of the choices shown, from 0."""

    class Chosen(Message):
        """A choice was taken where it stands, by a click or by its letter."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, texts: Sequence[str], cursor: int = 0, headings: Sequence[str] = ()) -> None:
        super().__init__()
        self._headings = headings or [""] * len(texts)
        self._folded = [
            f"{heading} {text}".casefold() for heading, text in zip(self._headings, texts, strict=True)
        ]
        self._lay_out("")
        self.set_reactive(Choices.cursor, max(0, cursor))

    def pieces(self, choice: int, line: int, *, here: bool) -> Iterable[Piece]:
        """One line of a choice, behind the bar that marks the cursor.

        Args:
            choice: Its index.
            line: Which of its lines.
            here: The cursor is on it.
        """
        raise NotImplementedError

    @property
    def chosen(self) -> int | None:
        """The index of the choice under the cursor; None where none is shown."""
        return self._shown[self.cursor] if self._shown else None

    @property
    def page(self) -> int:
        """How many choices the cursor goes by at a page's turn."""
        return max(1, self.size.height // self.LINES - 1)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.cursor += step

    def go_to(self, row: int) -> None:
        """Put the cursor on one of the choices shown; -1 is the last."""
        self.cursor = row % max(1, len(self._shown))

    def take(self, index: int) -> None:
        """Choose where it stands."""
        self.cursor = self._shown.index(index)
        self.post_message(self.Chosen(index))

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on a choice."""
        return max(0, min(cursor, len(self._shown) - 1))

    def watch_words(self, words: str) -> None:
        """Show what holds all of the words, the cursor staying on its choice where that is shown."""
        before = self.chosen
        self._lay_out(words)
        self.cursor = self._shown.index(before) if before in self._shown else 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        at = y + self._top
        if not self._lines and y == 0:
            return self._strip([("   ", ""), (self.NOTHING_FOUND, "dim")])
        if at >= len(self._lines):
            return self._strip([])
        row, of_row, heading = self._lines[at]
        if row is None:
            return self._strip([("   ", ""), (heading, "accent")])
        here = row == self.cursor
        bar: Piece = ("▌" if here else " ", "accent")
        pieces = self.pieces(self._shown[row], of_row, here=here)
        return self._strip([bar, *pieces], self.HERE if here else "raised")

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        at = event.y + self._top
        row = self._lines[at].row if at < len(self._lines) else None
        if row is not None:
            self.take(self._shown[row])

    def _lay_out(self, words: str) -> None:
        """Which choices are shown, and what stands on which line."""
        wanted = words.casefold().split()
        self._shown = [
            index for index, said in enumerate(self._folded) if all(word in said for word in wanted)
        ]
        self._lines: list[_Line] = []
        above = ""
        for row, index in enumerate(self._shown):
            if (heading := self._headings[index]) != above:
                self._lines += [*([_Line(None)] if self._lines else []), _Line(None, heading=heading)]
                above = heading
            self._lines += [_Line(row, of_row) for of_row in range(self.LINES)]

    @property
    def _top(self) -> int:
        """The first line in view: the cursor's stands in the middle where there are lines around it."""
        at = next((at for at, line in enumerate(self._lines) if line.row == self.cursor), 0)
        last = max(0, len(self._lines) - self.size.height)
        return max(0, min(last, at - self.size.height // 2 + self.LINES - 1))

    def _strip(self, pieces: Iterable[Piece], ground: str = "raised") -> Strip:
        fitting = paint.cut(pieces, self.size.width - 1)
        return paint.strip(fitting, self.size.width, self.palette, ground)

"""Selecting text with the keyboard: a mark is set, motions extend the selection from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection

from tui_reader.ui.widgets.typeset import Typeset

if TYPE_CHECKING:
    from tui_reader.ui.widgets.post import Post

_WORD = re.compile(r"\w+|[^\w\s]+")
_LETTERS = re.compile(r"\w+")


class Selecting(Typeset):
    """A view of a post in which text can be selected."""

    _mark: Offset | None = None
    """The character that the selection begins or ends at, as text column and line; None: no mark is set."""
    _head = Offset()
    """The one that motions move."""
    _column = 0
    """Where the head would be in a line long enough."""

    class SelectionChanged(Message):
        """More or less is selected, or nothing any more."""

    class Copied(Message):
        """Selected text is to be copied."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    # What the screen asks

    @property
    def selecting(self) -> bool:
        """Whether motions extend a selection."""
        return self._mark is not None

    @property
    def selected_text(self) -> str:
        """What is selected; empty when nothing is."""
        selection = self.text_selection if self.is_attached else None
        return self._text_of(selection) if selection else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Motions extend a selection only once a mark is set; what is selected can be copied."""
        if action in ("extend", "extend_page", "end_selection"):
            return self.selecting
        if action == "copy_selection":
            return self.is_attached and self.text_selection is not None
        return super().check_action(action, parameters)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, without the margin it is set in."""
        return (self._text_of(selection), "\n") if self.sheet is not None else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        if selection is None:
            self._mark = None
        self.redraw()
        self.refresh_bindings()
        self.post_message(self.SelectionChanged())

    # Actions

    def action_select(self) -> None:
        """Set a mark at the first word in view."""
        if self.sheet is None:
            return
        top = self.scroll_offset.y
        for y in range(top, top + self.size.height):
            if word := _LETTERS.search(self._line_text(y)):
                self._mark, self._head = Offset(word.start(), y), Offset(word.end() - 1, y)
                self._column = self._head.x
                self._select()
                return

    def action_extend(self, motion: str) -> None:
        """Extend the selection by a motion."""
        self._go(_MOTIONS[motion](self))
        if motion not in ("down", "up"):
            self._column = self._head.x

    def action_extend_page(self, halves: int) -> None:
        """Extend the selection by so many halves of a page."""
        self._go(self._vertical(halves * max(1, self.size.height // 2 - 1)))

    def action_copy_selection(self) -> None:
        """Copy what is selected, and end the selection."""
        self.post_message(self.Copied(self.selected_text))
        self.action_end_selection()

    def action_end_selection(self) -> None:
        """Select nothing."""
        self.screen.clear_selection()

    def swapped(self, post: Post) -> None:
        """Lines stand elsewhere now: what was selected by their numbers is something else."""
        super().swapped(post)
        if self.is_attached and self.text_selection is not None:
            self.screen.clear_selection()

    # Motions

    def _left(self) -> Offset:
        return Offset(max(0, self._head.x - 1), self._head.y)

    def _right(self) -> Offset:
        return Offset(min(self._last_column(self._head.y), self._head.x + 1), self._head.y)

    def _vertical(self, lines: int) -> Offset:
        y = max(0, self._head.y + lines)
        while y > self._head.y and self.line_at(y) is None:
            y -= 1
        return Offset(min(self._column, self._last_column(y)), y)

    def _line_start(self) -> Offset:
        return Offset(0, self._head.y)

    def _line_end(self) -> Offset:
        return Offset(self._last_column(self._head.y), self._head.y)

    def _next_word(self) -> Offset:
        x, y = self._head
        while self.line_at(y) is not None:
            if word := next((word for word in self._words(y) if word.start() > x), None):
                return Offset(word.start(), y)
            x, y = -1, y + 1
        return self._line_end()

    def _word_end(self) -> Offset:
        x, y = self._head
        while self.line_at(y) is not None:
            if word := next((word for word in self._words(y) if word.end() - 1 > x), None):
                return Offset(word.end() - 1, y)
            x, y = -1, y + 1
        return self._line_end()

    def _word_before(self) -> Offset:
        x, y = self._head
        while y >= 0:
            if starts := [word.start() for word in self._words(y) if word.start() < x]:
                return Offset(starts[-1], y)
            y -= 1
            x = self._last_column(y) + 1 if y >= 0 else 0
        return Offset(0, 0)

    def _top(self) -> Offset:
        return Offset(0, 0)

    def _bottom(self) -> Offset:
        assert self.sheet is not None
        # Of a long post the end may be yet to come: then to the last line that is there.
        y = self.sheet.height - 1 if self.sheet.done else self.sheet.reached - 1
        return Offset(self._last_column(y), y)

    # The selection itself

    def _go(self, head: Offset) -> None:
        self._head = head
        top, height = self.scroll_offset.y, self.size.height
        if head.y < top:
            self.go_to(head.y)
        elif head.y >= top + height:
            self.reach_line(head.y + 1)
            self.go_to(head.y - height + 1)
        self._select()

    def _select(self) -> None:
        assert self._mark is not None
        first, last = sorted((self._mark, self._head), key=lambda offset: offset.transpose)
        left = self.text_left
        start, end = Offset(first.x + left, first.y), Offset(last.x + 1 + left, last.y)
        self.screen.selections = {self: Selection(start, end)}

    def _text_of(self, selection: Selection) -> str:
        document = self.post.document if self.post else None
        if self.sheet is None:
            return ""
        from tui_reader.ui.widgets.excerpt import excerpt  # it loads the engine

        return excerpt(self.sheet, document, self.text_left, selection).strip("\n")

    def _line_text(self, y: int) -> str:
        line = self.line_at(y)
        return line.text if line else ""

    def _words(self, y: int) -> Iterator[re.Match[str]]:
        return _WORD.finditer(self._line_text(y))

    def _last_column(self, y: int) -> int:
        return max(0, len(self._line_text(y)) - 1)


_MOTIONS: dict[str, Callable[[Selecting], Offset]] = {
    "left": Selecting._left,
    "right": Selecting._right,
    "down": lambda view: view._vertical(1),
    "up": lambda view: view._vertical(-1),
    "word": Selecting._next_word,
    "word_end": Selecting._word_end,
    "word_before": Selecting._word_before,
    "line_start": Selecting._line_start,
    "line_end": Selecting._line_end,
    "top": Selecting._top,
    "bottom": Selecting._bottom,
}

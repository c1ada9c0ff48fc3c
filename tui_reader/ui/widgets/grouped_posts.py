"""Posts under headings of their own, with a cursor: days of reading, reasons to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.models import PostId
from tui_reader.text import width as measure
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint

NOTHING_FOUND = "Nothing here says that."

_LEAST_TITLE = 24
"""Cells of a title that its source never takes."""


class Row(NamedTuple):
    """A post."""

    id: PostId
    lead: str
    """What stands before the title: a time of day, or minutes."""
    title: str
    source: str


class Group(NamedTuple):
    """Posts below a heading."""

    title: str
    rows: tuple[Row, ...]


class GroupedPosts(Widget):
    """Draws groups; what doesn't hold the words looked for is left out, and so is a heading over nothing."""

    palette: reactive[Palette] = reactive(Palette.default)
    words: reactive[str] = reactive("", init=False)
    cursor: reactive[int] = reactive(0)
    """Which of the posts shown, from 0."""

    class Clicked(Message):
        """A post was clicked; the cursor is on it."""

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups = tuple(groups)
        self._lead = max((measure.cells(row.lead) for group in groups for row in group.rows), default=0)
        self._lay_out("")

    @property
    def chosen(self) -> PostId | None:
        """The post under the cursor."""
        return self._posts[self.cursor][1].id if self._posts else None

    def watch_words(self, words: str) -> None:
        """Show what holds all of the words, the cursor on the first of it."""
        self._lay_out(words)
        self.cursor = 0
        self.refresh()

    def move(self, step: int) -> None:
        """Move the cursor by so many posts, as far as there are any."""
        self.cursor = max(0, min(len(self._posts) - 1, self.cursor + step))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        at = y + self._top
        pieces: list[paint.Piece] = []
        if not self._lines and y == 0:
            pieces = [("   ", ""), (NOTHING_FOUND, "dim")]
        elif at < len(self._lines):
            pieces = list(self._pieces(at))
        fitting = paint.cut(pieces, self.size.width - 1)
        return paint.strip(fitting, self.size.width, self.palette, "raised")

    def _lay_out(self, words: str) -> None:
        """Which lines there are, and on which of them the posts stand."""
        wanted = words.casefold().split()
        self._lines: list[str | Row] = []
        for group in self._groups:
            rows = [row for row in group.rows if _says(f"{group.title} {row.title} {row.source}", wanted)]
            if rows:
                self._lines += [*([""] if self._lines else []), group.title, *rows]
        self._posts = [(at, line) for at, line in enumerate(self._lines) if isinstance(line, Row)]

    def _pieces(self, at: int) -> Iterator[paint.Piece]:
        line = self._lines[at]
        if isinstance(line, str):
            yield from (("   ", ""), (line, "accent"))
            return
        here = self._posts[self.cursor][0] == at
        room = self.size.width - self._lead - 7
        title, source = measure.list_title(line.title), f"  {line.source}"
        if measure.cells(source) > room - min(measure.cells(title), _LEAST_TITLE):
            source = ""
        yield ("▌" if here else " ", "accent")
        yield (f"  {line.lead.rjust(self._lead)}  ", "dim")
        yield (measure.truncate(title, max(0, room - measure.cells(source))), "strong" if here else "text")
        yield (source, "dim")

    @property
    def _top(self) -> int:
        """The first line in view: the cursor's stands in the middle where there are lines around it."""
        last = max(0, len(self._lines) - self.size.height)
        at = self._posts[self.cursor][0] if self._posts else 0
        return max(0, min(last, at - self.size.height // 2))

    def on_click(self, event: events.Click) -> None:
        """Choose the post that was clicked."""
        at = event.y + self._top
        for number, (line, _) in enumerate(self._posts):
            if line == at:
                self.cursor = number
                self.post_message(self.Clicked())


def _says(text: str, wanted: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)

"""Finding in the post: what was found is marked where it stands, and one of it after the other is gone to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.message import Message

from tui_reader.document.lines import Line, Run
from tui_reader.models import Place
from tui_reader.ui.widgets.sheet import SLICE
from tui_reader.ui.widgets.typeset import Typeset, let_others_work

if TYPE_CHECKING:
    from tui_reader.document.find import Finding, FindPattern, Mark, Match
    from tui_reader.ui.widgets.post import Post

FOUND, CURRENT = "found", "found-current"
"""The styles of what was found, and of the one of it that was gone to."""

BETWEEN_ARRIVALS = 0.05
"""Seconds until a post whose rest is still to come is looked at again."""


class Count(NamedTuple):
    """How much was found."""

    current: int
    """Which one was gone to, from 1; 0 for none."""
    total: int
    done: bool
    """Whether all of the post has been searched."""

    def __str__(self) -> str:
        return f"{self.current}/{self.total}" + ("" if self.done else "…")


class Findable(Typeset):
    """A view of a post in which something may be looked for."""

    finding: Finding | None = None
    """What is looked for and what was found of it so far; None while nothing is."""

    _current: Match | None = None
    _origin = (0, 0)
    """The block and character from which on the first match is wanted."""

    class FoundChanged(Message):
        """More was found, another match was gone to, or the search has ended."""

    def find(self, pattern: FindPattern, origin: Place) -> None:
        """Look for something, and go to the first of it from a place on.

        Raises:
            PatternError: The regular expression is none. What was found before stays.
        """
        from tui_reader.document.find import Finding

        if self.post is not None and self.post.document is not None:
            self.finding = Finding(self.post.document, pattern, origin.block)
            self._current, self._origin = None, (origin.block, origin.offset)
            self._search(self.finding)

    def end_find(self) -> None:
        """Look for nothing any more."""
        if self.finding is not None:
            self.finding = self._current = None
            self._found_changed()

    @property
    def count(self) -> Count | None:
        """How much was found; None while nothing is looked for."""
        if self.finding is None:
            return None
        current = self.finding.number(self._current) if self._current else 0
        return Count(current, len(self.finding.matches), self.finding.done)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going from match to match takes a search."""
        if action in ("match", "end_find"):
            return self.finding is not None
        return super().check_action(action, parameters)

    def action_match(self, step: int) -> None:
        """Go to the next match, or to the one before."""
        if self.finding is not None and self._current is not None:
            self._current = self.finding.step(self._current, step)
            self._show(self.finding, self._current)

    def action_end_find(self) -> None:
        """Look for nothing any more."""
        self.end_find()

    def swapped(self, post: Post) -> None:
        """What was found in one post means nothing in another."""
        super().swapped(post)
        if self.finding is not None and self.finding.document is not post.document:
            self.end_find()

    def marked(self, line: Line) -> Line:
        """A line with what was found on it in the style of that."""
        marks = self.finding.marks(line) if self.finding is not None else []
        return line._replace(runs=tuple(_marked(line, marks, self._current))) if marks else line

    @work(exclusive=True, group="find")
    async def _search(self, finding: Finding) -> None:
        """Search in slices: what is in view is marked after the first."""
        is_first, done = True, False
        while finding is self.finding and not done:
            done = finding.advance(SLICE)
            if self._current is None and (match := _first(finding, self._origin)):
                self._current = match
                self._show(finding, match)
            if is_first or done:
                self._found_changed()
            is_first = False
            await (asyncio.sleep(BETWEEN_ARRIVALS) if _waits(finding) else let_others_work())

    @work(exclusive=True, group="match")
    async def _show(self, finding: Finding, match: Match) -> None:
        """Go to a match, opening what hides it, as soon as the post is laid out that far."""
        sheet = self.sheet
        if sheet is None:
            return
        while not sheet.reach(Place(match.block, match.start)):
            await let_others_work()
        if sheet is self.sheet and finding is self.finding:
            y = sheet.reveal(match.block, match.start, match.end)
            self.reach_line(y)
            self._bring_into_view(y)
            self._found_changed()

    def _bring_into_view(self, y: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if not top < y < top + height - 1:
            self.reach_line(y + height)
            self.go_to(max(0, y - height // 3))

    def _found_changed(self) -> None:
        self.redraw()
        self.refresh_bindings()
        self.post_message(self.FoundChanged())


def _first(finding: Finding, origin: tuple[int, int]) -> Match | None:
    """The first match from a place on, once it is known to be that."""
    if finding.matches and (finding.done or finding.matches[-1][:2] >= origin):
        return finding.nearest(*origin)
    return None


def _waits(finding: Finding) -> bool:
    return not finding.document.complete and not finding.done


def _marked(line: Line, marks: list[Mark], current: Match | None) -> Iterator[Run]:
    """The runs of a line, cut where matches begin and end."""
    begin = 0
    for run in line.runs:
        end = begin + len(run.text)
        cut = 0
        for mark in marks:
            start, stop = max(mark.start, begin) - begin, min(mark.end, end) - begin
            if run.at >= 0 and start < stop:
                style = f"{run.style} {CURRENT if mark.match == current else FOUND}"
                if cut < start:
                    yield _part(run, cut, start, run.style)
                yield _part(run, start, stop, style)
                cut = stop
        if cut < len(run.text):
            yield _part(run, cut, len(run.text), run.style)
        begin = end


def _part(run: Run, start: int, end: int, style: str) -> Run:
    return run._replace(text=run.text[start:end], style=style, at=run.at + start if run.at >= 0 else -1)

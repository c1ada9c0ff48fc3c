"""Going from heading to heading."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from time import monotonic

from textual import work
from textual.message import Message

from tui_reader.document.lines import Heading, Line
from tui_reader.models import Place
from tui_reader.ui.widgets.sheet import SLICE, Sheet
from tui_reader.ui.widgets.typeset import Typeset

AIR = 1
"""Lines left free above a heading that was gone to."""

_STYLES = frozenset({"h1", "h2", "h3", "h4"})


class Headed(Typeset):
    """A view of a post's lines, some of which are headings."""

    class NoHeading(Message):
        """There is no heading further down (`step` 1) or up (-1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    _gone_to: tuple[Sheet, int, int] | None = None
    """The heading gone to last: the text, its line, and the line in view at the top then."""

    def action_heading(self, step: int) -> None:
        """Go to the next heading, or to the one before."""
        if self.sheet is not None:
            self._look_for_heading(self.sheet, self._line_read() + step, step)

    def heading_in_view(self, headings: Sequence[Heading]) -> int:
        """The index of the heading under which the first line in view stands; -1 above the first."""
        if self.sheet is None:
            return -1
        top = self._line_read()
        line = self.sheet.line(top) or Line()
        passed = [index for index, heading in enumerate(headings) if heading.block <= line.block]
        return next((index for index in reversed(passed) if self._line_of(headings, index) <= top), -1)

    def go_to_heading(self, headings: Sequence[Heading], index: int) -> None:
        """Show a heading of the post at the top."""
        if self.sheet is not None:
            self._go_to_heading_at(self.sheet, self._line_of(headings, index))

    def _go_to_heading_at(self, sheet: Sheet, y: int) -> None:
        self.reach_line(y + self.size.height)
        self.go_to(max(0, y - AIR))
        self._gone_to = sheet, y, min(max(0, y - AIR), self.max_scroll_y)

    def _line_read(self) -> int:
        """The line that is read: that of the heading gone to, anywhere in view near the end, or the first."""
        top = self.scroll_offset.y
        if self._gone_to is not None:
            sheet, y, top_then = self._gone_to
            if sheet is self.sheet and top == top_then:
                return y
        return top + AIR

    def _line_of(self, headings: Sequence[Heading], index: int) -> int:
        assert self.sheet is not None
        block = headings[index].block
        start = self.sheet.line_of(Place(block))
        before = sum(heading.block == block for heading in headings[:index])
        inside = list(_headings_of_block(self.sheet, start, block))
        return inside[before] if before < len(inside) else start

    @work(exclusive=True, group="headings")
    async def _look_for_heading(self, sheet: Sheet, y: int, step: int) -> None:
        """Look in slices: a long post may have to be laid out for it."""
        pause = monotonic() + SLICE
        while sheet is self.sheet and y >= 0 and (line := sheet.line(y)) is not None:
            if _begins_heading(sheet, y, line):
                self._go_to_heading_at(sheet, y)
                return
            y += step
            if monotonic() > pause:
                await asyncio.sleep(0)
                pause = monotonic() + SLICE
        self.post_message(self.NoHeading(step))


def _headings_of_block(sheet: Sheet, y: int, block: int) -> Iterator[int]:
    while (line := sheet.line(y)) is not None and line.block <= block:
        if line.block == block and _begins_heading(sheet, y, line):
            yield y
        y += 1


def _begins_heading(sheet: Sheet, y: int, line: Line) -> bool:
    """Whether a line is the first row of a heading."""
    if not _is_heading(line):
        return False
    before = sheet.line(y - 1) if y else None
    return before is None or before.block != line.block or not _is_heading(before)


def _is_heading(line: Line) -> bool:
    return any(not _STYLES.isdisjoint(run.style.split()) for run in line.runs)

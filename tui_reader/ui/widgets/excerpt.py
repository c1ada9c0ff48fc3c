"""What of a post is selected, as text: lines that only the width has parted are one again."""

from __future__ import annotations

from typing import NamedTuple

from textual.selection import Selection

from tui_reader.document.document import Document
from tui_reader.document.lines import Line
from tui_reader.ui.widgets.sheet import Sheet


class _Piece(NamedTuple):
    """What of a line is selected."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        code = self.line.code
        if code and self.start <= self._lead and self.end >= len(self.line.text.rstrip()):
            # All of it that is in view stands for all of it.
            return "".join([run.text for run in code.runs]).rstrip()
        return _between(self.line, self.start, self.end).rstrip()

    @property
    def own_text(self) -> str:
        """The same without the bars and margins before it, where the post itself goes on."""
        return _between(self.line, max(self.start, self._lead), self.end).rstrip()

    @property
    def _lead(self) -> int:
        """Characters before what the post says."""
        lead = 0
        for run in self.line.runs:
            if run.at >= 0:
                break
            lead += len(run.text)
        return lead


def excerpt(sheet: Sheet, document: Document | None, left: int, selection: Selection) -> str:
    """The text of a selection.

    Args:
        sheet: The post as it is set.
        document: What it says.
        left: Characters of margin, which the selection's offsets count, too.
        selection: From where to where.
    """
    first = selection.start.y if selection.start else 0
    last = selection.end.y if selection.end else sheet.height - 1
    parts: list[str] = []
    before: Line | None = None
    for y in range(first, last + 1):
        span, line = selection.get_span(y), sheet.line(y)
        if span is None or line is None:
            continue
        end = max(0, span[1] - left) if span[1] >= 0 else len(line.text)
        piece = _Piece(line, max(0, span[0] - left), end)
        seam = _seam(document, before, line) if document and before else None
        if seam is None:
            parts += ["\n", piece.text] if parts else [piece.text]
        else:
            parts += [seam, piece.own_text]
        before = line
    return "".join(parts)


def _between(line: Line, start: int, end: int) -> str:
    """Some characters of a line, without the air that stands around code within a sentence."""
    parts, begin = [], 0
    for run in line.runs:
        first, last = max(0, start - begin), max(0, end - begin)
        if line.code is None and "code" in run.style.split() and run.at >= 0:
            first = max(first, run.text.startswith(" "))
            last = min(last, len(run.text) - run.text.endswith(" "))
        parts.append(run.text[first:last])
        begin += len(run.text)
    return "".join(parts)


def _seam(document: Document, before: Line, line: Line) -> str | None:
    """What the post says between two lines of which the second only goes on; None where it begins anew."""
    last = next((run for run in reversed(before.runs) if run.at >= 0), None)
    first = next((run for run in line.runs if run.at >= 0), None)
    if last is None or first is None or before.block != line.block:
        return None
    end = last.at + len(last.text)
    if first.at < end:
        return None
    # White space at the end of a row may be drawn or not.
    between = document.text(line.block)[last.at + len(last.text.rstrip()) : first.at]
    return between if not between.strip() and "\n" not in between else None

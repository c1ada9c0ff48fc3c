"""Where in Markdown code and formulas stand, found without parsing it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_BEFORE_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_TICKS = re.compile("`+")


class CodePlaces:
    """Tells whether a position stands in code or in a formula. Positions must be asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks = _fences(text)
        if "$$" in text:
            self._blocks = sorted([*self._blocks, *_formulas(text, self._blocks)])
        self._starts = [start for start, _ in self._blocks]
        self._end = 0
        """Of the paragraph last asked about."""
        self._ticks: re.Match[str] | None = None
        """The next backticks in it."""
        self._span = (0, 0)
        self._unmatched: set[int] = set()

    def region(self, position: int) -> tuple[int, int] | None:
        """The code around a position: its start and its end."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._blocks[index][1]:
            return self._blocks[index]
        return self._in_span(position)

    def _in_span(self, position: int) -> tuple[int, int] | None:
        if position >= self._end:
            self._begin_paragraph(position)
        while self._ticks is not None and self._ticks.start() <= position:
            end = self._closing(self._ticks)
            if end:
                self._span = self._ticks.start(), end
            self._ticks = _TICKS.search(self._text, end or self._ticks.end(), self._end)
        start, end = self._span
        return self._span if start <= position < end else None

    def _begin_paragraph(self, position: int) -> None:
        blank = self._text.rfind("\n\n", self._end, position)
        start = blank + 2 if blank >= 0 else self._end
        end = self._text.find("\n\n", position)
        self._end = end if end >= 0 else len(self._text)
        self._ticks = _TICKS.search(self._text, start, self._end)
        self._unmatched = set()

    def _closing(self, opening: re.Match[str]) -> int:
        """Where the span ends that these backticks begin; 0 when none does."""
        length = len(opening.group())
        if length in self._unmatched:
            return 0
        for ticks in _TICKS.finditer(self._text, opening.end(), self._end):
            if len(ticks.group()) == length:
                return ticks.end()
        self._unmatched.add(length)
        return 0


def _fences(text: str) -> list[tuple[int, int]]:
    """Where blocks of code in fences start and end; the last may have no end."""
    marks = sorted(at for fence in ("```", "~~~") for at in _line_starts(text, fence))
    fences: list[tuple[int, int]] = []
    opened, closing = -1, ""
    for at in marks:
        sign = text[at]
        ending = text.find("\n", at)
        line = text[at : ending if ending >= 0 else len(text)]
        length = len(line) - len(line.lstrip(sign))
        if opened < 0:
            # Backticks further on in the line make it a code span.
            if sign == "~" or "`" not in line[length:]:
                opened, closing = at, sign * length
        elif line.startswith(closing) and not line.strip(sign).strip():
            fences.append((opened, at + len(line)))
            opened = -1
    return [*fences, (opened, len(text))] if opened >= 0 else fences


def _formulas(text: str, fences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where formulas between double dollars stand, outside of code."""
    starts = [start for start, _ in fences]
    at = text.find("$$")
    while at >= 0:
        index = bisect_right(starts, at) - 1
        if index >= 0 and at < fences[index][1]:
            end = fences[index][1]
        else:
            closing = text.find("$$", at + 2, at + _LONGEST_FORMULA)
            end = closing + 2 if closing >= 0 else at + 2
            if closing >= 0 and "\n\n" not in text[at:closing]:
                yield at, end
        at = text.find("$$", end)


_LONGEST_FORMULA = 4_000


def _line_starts(text: str, fence: str) -> list[int]:
    found = []
    at = text.find(fence)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        if at - start < 40 and _BEFORE_FENCE.fullmatch(text, start, at):
            found.append(at)
        ending = text.find("\n", at)
        at = text.find(fence, ending) if ending >= 0 else -1
    return found

"""Finding in a post: in all of its visible text, also what is folded away, in slices of time.

A match is a stretch of a block's visible text, so it stays the same at every width. Searching begins
at the block in view, goes on to the end and then comes from the beginning, so what is on the screen is
marked at once however long the post is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic
from typing import NamedTuple

from tui_reader.document.document import Document
from tui_reader.document.lines import Line
from tui_reader.document.patterns import expression
from tui_reader.document.patterns.automaton import Automaton
from tui_reader.document.patterns.program import Part, PatternError, ask, sequence

__all__ = ["FindPattern", "Finding", "Mark", "Match", "PatternError"]

PORTION = 16_384
"""Characters searched between two looks at the clock."""

LONGEST_LINE = 2_000
"""Characters a regular expression sees at once: lines longer than that are cut at a space."""

Spans = list[tuple[int, int]]
Searcher = Callable[[str], Iterator[Spans]]
"""Finds matches in a text, portion by portion."""

_ESCAPE = re.compile(r"\\.")
# What a keyboard has, and what a typographer makes of it. Code within a sentence has air around it.
_ALIKE = {"'": "['‘’ʼ]", '"': '["“”„«»]', "-": "[-‐‑–]"}
_SPACES = re.compile(r"( +)")
_AIR = 2
"""Cells more than were typed that there may be between two words."""


@dataclass(frozen=True, slots=True)
class FindPattern:
    """What to look for. Small letters match capitals too; with a capital in it the case counts."""

    text: str
    whole_words: bool = False
    regex: bool = False


class Match(NamedTuple):
    """A stretch of the visible text of a block."""

    block: int
    start: int
    end: int


class Mark(NamedTuple):
    """What of a match is on one line."""

    start: int
    """Index of its first character in the line's text."""
    end: int
    match: Match


class Finding:
    """What was found of a pattern so far.

    Args:
        document: Where to look.
        pattern: What for.
        start: The block to begin at: the first in view.

    Raises:
        PatternError: The regular expression is none, with a sentence about why.
    """

    def __init__(self, document: Document, pattern: FindPattern, start: int = 0) -> None:
        self.document = document
        self.pattern = pattern
        self.matches: list[Match] = []
        """In the order in which they stand in the post."""
        self.done = not pattern.text
        self._start = start
        self._spans = _searcher(pattern)
        self._found: list[Match] = []
        self._before = 0
        """Matches from the blocks before the one where searching began."""
        self._searching = self._search()

    def advance(self, seconds: float) -> bool:
        """Search on for about so long; True when all of the post has been searched."""
        deadline = monotonic() + seconds
        while not self.done and monotonic() < deadline:
            state = next(self._searching, _State.END)
            self._keep(is_before=state is _State.BEFORE)
            self.done = state is _State.END
            if state is _State.WAITING:
                break
        return self.done

    def nearest(self, block: int, offset: int) -> Match | None:
        """The first match from a place on, or else from the beginning."""
        at = bisect_left(self.matches, Match(block, offset, 0))
        return self.matches[at % len(self.matches)] if self.matches else None

    def step(self, match: Match, by: int) -> Match:
        """The match so many further on, or back; behind the last comes the first."""
        return self.matches[(self.number(match) - 1 + by) % len(self.matches)]

    def number(self, match: Match) -> int:
        """Which one a match is, from 1."""
        return bisect_left(self.matches, match) + 1

    def marks(self, line: Line) -> list[Mark]:
        """What of the matches is on a line."""
        placed = [run for run in line.runs if run.at >= 0]
        if not placed or not self.matches:
            return []
        found = []
        begin = 0
        for run in line.runs:
            if run.at >= 0:
                for match in self._within(line.block, run.at, run.at + len(run.text)):
                    start, end = max(match.start, run.at), min(match.end, run.at + len(run.text))
                    found.append(Mark(begin + start - run.at, begin + end - run.at, match))
            begin += len(run.text)
        return found

    def _within(self, block: int, start: int, end: int) -> Iterator[Match]:
        # Matches don't overlap, so only the one before may reach into the stretch.
        at = max(0, bisect_left(self.matches, Match(block, start, 0)) - 1)
        while at < len(self.matches) and self.matches[at] < (block, end):
            if self.matches[at].block == block and self.matches[at].end > start:
                yield self.matches[at]
            at += 1

    def _keep(self, *, is_before: bool) -> None:
        if is_before:
            self.matches[self._before : self._before] = self._found
            self._before += len(self._found)
        else:
            self.matches += self._found
        self._found = []

    def _search(self) -> Iterator[_State]:
        """Search from the block at which to begin to the end, then from the first block to that one."""
        block = self._start
        while self.document.placed(block) or not self.document.complete:
            if self.document.placed(block) is None:
                yield _State.WAITING
            else:
                yield from self._search_block(block, _State.BEHIND)
                block += 1
        for before in range(self._start):
            yield from self._search_block(before, _State.BEFORE)

    def _search_block(self, block: int, state: _State) -> Iterator[_State]:
        for _ in self.document.read(block):
            yield state
        for spans in self._spans(self.document.text(block)):
            self._found += [Match(block, start, end) for start, end in spans]
            yield state


class _State(Enum):
    """What has just been searched."""

    BEHIND = auto()
    """Something from the block on where it began."""
    BEFORE = auto()
    WAITING = auto()
    """Nothing: the rest of the post is still to come."""
    END = auto()


def _searcher(pattern: FindPattern) -> Searcher:
    ignores_case = not any(map(str.isupper, _ESCAPE.sub("", pattern.text) if pattern.regex else pattern.text))
    if not pattern.regex:
        return _for_words(pattern, ignores_case)
    part = expression.read(pattern.text, ignore_case=ignores_case)
    return _for_expression(sequence([ask("b"), part, ask("b")]) if pattern.whole_words else part)


def _for_words(pattern: FindPattern, ignores_case: bool) -> Searcher:
    pieces = _SPACES.split(pattern.text)
    words = "".join([_spelled(piece) for piece in pieces])
    whole = rf"(?<!\w){words}(?!\w)" if pattern.whole_words else words
    wanted = re.compile(whole, re.IGNORECASE if ignores_case else 0)
    longest = len(pattern.text) + _AIR * len(pieces)

    def search(text: str) -> Iterator[Spans]:
        start = 0
        while start < len(text):
            end = start + PORTION
            found = [match.span() for match in wanted.finditer(text, start, end + longest - 1)]
            yield found
            start = max(end, found[-1][1] if found else 0)

    return search


def _spelled(piece: str) -> str:
    """An expression for what was typed, which may be spaces alone."""
    if piece.isspace():
        return f"[ \u00a0]{{{len(piece)},{len(piece) + _AIR}}}"
    return "".join([_ALIKE.get(character) or re.escape(character) for character in piece])


def _for_expression(part: Part) -> Searcher:
    automaton = Automaton(part)

    def search(text: str) -> Iterator[Spans]:
        start = 0
        while start < len(text):
            end = text.find("\n", start, start + LONGEST_LINE)
            if end < 0:
                end = text.rfind(" ", start, start + LONGEST_LINE)
            end = end + 1 if end >= 0 else min(start + LONGEST_LINE, len(text))
            line = text[start:end].removesuffix("\n")
            yield [(start + first, start + last) for first, last in automaton.spans(line)]
            start = end

    return search

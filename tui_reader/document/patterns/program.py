"""What a regular expression is compiled to: steps that a text is run through.

Parts of an expression are functions that put their steps before those that come after them, so a
program is written from its end, and backwards by going through sequences the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tui_reader.errors import ReaderError

LARGEST = 500
"""Steps of a program; what is repeated a number of times takes its steps as often."""

Test = Callable[[str], bool]
Asked = Literal["^", "$", "b", "B"]


class PatternError(ReaderError):
    """A pattern that isn't one, or asks for what is not understood."""


class Step(NamedTuple):
    """One step: take a character, ask where we are, go on in two ways, or end."""

    kind: Literal["take", "ask", "split", "end"]
    to: int = -1
    other: int = -1
    """Of a split: the way less preferred."""
    test: Test | None = None
    asked: Asked = "^"


class Program:
    """Steps, and where to begin."""

    def __init__(self, part: Part, *, backwards: bool = False) -> None:
        self.backwards = backwards
        self.steps: list[Step] = []
        self.start = part(self, self.add(Step("end")))

    def add(self, step: Step) -> int:
        """Add a step; returns its number.

        Raises:
            PatternError: There are too many.
        """
        if len(self.steps) >= LARGEST:
            raise PatternError("This pattern is too long.", "Repeat less in it, or search for a part.")
        self.steps.append(step)
        return len(self.steps) - 1


Part = Callable[[Program, int], int]
"""Adds the steps of a part before a step, and returns the first of them."""


def take(test: Test) -> Part:
    """One character of some kind."""
    return lambda program, after: program.add(Step("take", after, test=test))


def ask(asked: Asked) -> Part:
    """A place in the text."""
    return lambda program, after: program.add(Step("ask", after, asked=asked))


def sequence(parts: Sequence[Part]) -> Part:
    """Parts one after the other."""

    def add(program: Program, after: int) -> int:
        for part in parts if program.backwards else reversed(parts):
            after = part(program, after)
        return after

    return add


def choice(ways: Sequence[Part]) -> Part:
    """One of several, the first preferred."""

    def add(program: Program, after: int) -> int:
        *others, begin = [way(program, after) for way in ways]
        for other in reversed(others):
            begin = program.add(Step("split", other, begin))
        return begin

    return add


def repeat(part: Part, least: int, most: int | None, *, is_lazy: bool) -> Part:
    """A part several times; `most` None: any number of times."""

    def either(again: int, end: int) -> Step:
        return Step("split", end, again) if is_lazy else Step("split", again, end)

    def add(program: Program, after: int) -> int:
        end = after
        if most is None:
            after = program.add(Step("end"))
            program.steps[after] = either(part(program, after), end)
        for _ in range((most or least) - least):
            after = program.add(either(part(program, after), end))
        for _ in range(least):
            after = part(program, after)
        return after

    return add

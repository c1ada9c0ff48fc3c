"""Runs a program through text in one pass: every way through it at once, as a state that is made once.

The ways stand in the order in which a backtracking engine would try them, and a way that ends drops
those after it, so what is found is what Python's `re` finds (after Thompson 1968 and Cox's RE2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from tui_reader.document.patterns.program import Asked, Part, Program

MOST_STATES = 1_000
"""States kept; then they are forgotten, and made again as they are needed."""

_EDGE, _WORD, _OTHER = "", "w", " "
"""What stands before a place: the end of the text, a letter or digit, or something else."""


@dataclass(slots=True)
class _State:
    """The ways still open before a character, and where each character leads."""

    ways: tuple[int, ...]
    before: str
    """What the character before was."""
    is_open: bool
    """Whether a match may still begin."""
    next: dict[str, tuple[_State, bool]] = field(default_factory=dict)
    """By character ("" for the end of the text): the next state, and whether a way ended here."""


class Automaton:
    """Finds what matches a part of an expression. Nothing is found that has no characters.

    Raises:
        PatternError: The expression is too long.
    """

    def __init__(self, part: Part) -> None:
        self._forwards = _Runner(Program(part))
        self._backwards = _Runner(Program(part, backwards=True))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where matches are, from left to right; none overlap."""
        start = 0
        while (end := self._end(text, start)) is not None:
            begin = self._begin(text, start, end)
            yield begin, end
            start = end

    def _end(self, text: str, start: int) -> int | None:
        """Where the first match from `start` on ends."""
        state = self._forwards.state((), _kind(text[start - 1 : start] if start else ""), is_open=True)
        found = None
        lead = self._forwards.lead
        for position, character in enumerate(chain(text[start:], ("",)), start):
            state, ended = state.next.get(character) or lead(state, character)
            if ended:
                found = position
            if not state.ways and not state.is_open:
                break
        return found

    def _begin(self, text: str, start: int, end: int) -> int:
        """Where the longest match that ends at `end` begins, not before `start`."""
        runner = self._backwards
        state = runner.state((runner.start,), _kind(text[end : end + 1]), is_open=False)
        found = end
        # The character before `start` is only looked at.
        before = text[start - 1 : start] if start else ""
        for offset, character in enumerate(chain(reversed(text[start:end]), (before,))):
            state, ended = state.next.get(character) or runner.lead(state, character)
            if ended:
                found = end - offset
            if not state.ways:
                break
        return found


class _Runner:
    """Makes the states of one program as they come up."""

    def __init__(self, program: Program) -> None:
        self.start = program.start
        self._steps = program.steps
        self._backwards = program.backwards
        self._states: dict[tuple[tuple[int, ...], str, bool], _State] = {}

    def state(self, ways: tuple[int, ...], before: str, *, is_open: bool) -> _State:
        """The one state that is so."""
        key = ways, before, is_open
        found = self._states.get(key)
        if found is None:
            if len(self._states) >= MOST_STATES:
                self._states.clear()
            found = self._states[key] = _State(ways, before, is_open)
        return found

    def lead(self, state: _State, character: str) -> tuple[_State, bool]:
        """Where a character leads, and whether a way ended before it."""
        sides = state.before, _kind(character)
        taken: dict[int, None] = {}
        seen: set[int] = set()
        ended = False
        for way in state.ways:
            ended = self._follow(way, character, sides, seen, taken, cuts=not self._backwards) or ended
            # Looking for the first match, the ways after one that ended are worse; for the longest, none is.
            if ended and not self._backwards:
                break
        if state.is_open and not ended:
            # One that begins and ends here has no characters, and is none.
            self._follow(self.start, character, sides, seen, taken, cuts=False)
        led = self.state(tuple(taken), sides[1], is_open=state.is_open and not ended), ended
        state.next[character] = led
        return led

    def _follow(
        self,
        way: int,
        character: str,
        sides: tuple[str, str],
        seen: set[int],
        taken: dict[int, None],
        *,
        cuts: bool,
    ) -> bool:
        """Go on until characters are to be taken, and take this one; True when the way ends here.

        With `cuts`, what is less preferred than an end is dropped.
        """
        waiting, ended = [way], False
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            step = self._steps[number]
            if step.kind == "split":
                waiting += (step.other, step.to)
            elif step.kind == "take":
                if character and step.test and step.test(character):
                    taken[step.to] = None
            elif step.kind == "end":
                ended = True
                if cuts:
                    break
            elif self._holds(step.asked, sides):
                waiting.append(step.to)
        return ended

    def _holds(self, asked: Asked, sides: tuple[str, str]) -> bool:
        left, right = reversed(sides) if self._backwards else sides
        match asked:
            case "^":
                return left == _EDGE
            case "$":
                return right == _EDGE
            case "b":
                return (left == _WORD) != (right == _WORD)
            case "B":
                return (left == _WORD) == (right == _WORD)


def _kind(character: str) -> str:
    if not character:
        return _EDGE
    return _WORD if character.isalnum() or character == "_" else _OTHER

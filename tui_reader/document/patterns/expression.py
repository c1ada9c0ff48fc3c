"""Regular expressions as a reader types them, in the syntax of Python's `re`.

What looks back or around is refused: no matcher that takes the same time for each character can do it.
"""

from __future__ import annotations

import re

from tui_reader.document.patterns.program import (
    Asked,
    Part,
    PatternError,
    Test,
    ask,
    choice,
    repeat,
    sequence,
    take,
)

DEEPEST = 50
"""Groups within groups."""

_REPEAT = re.compile(r"(?:([*+?])|\{(\d{1,3})(?:(,)(\d{1,3})?)?\}|\{,(\d{1,3})\})(\??)(?![*+?])")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
_CODE = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})")
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}
_ASKED: dict[str, Asked] = {"b": "b", "B": "B", "A": "^", "Z": "$"}


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


_CLASSES: dict[str, Test] = {
    "d": str.isdecimal,
    "D": lambda character: not character.isdecimal(),
    "w": _is_word,
    "W": lambda character: not _is_word(character),
    "s": str.isspace,
    "S": lambda character: not character.isspace(),
}


def read(pattern: str, *, ignore_case: bool) -> Part:
    """Read a pattern.

    Raises:
        PatternError: With a sentence about what is wrong with it.
    """
    reader = _Reader(pattern, ignore_case)
    part = reader.choice()
    if reader.at < len(pattern):
        raise PatternError("This pattern closes a parenthesis that it didn't open.")
    return part


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str, ignore_case: bool) -> None:
        self.at = 0
        self._pattern = pattern
        self._ignore_case = ignore_case
        self._depth = 0

    def choice(self) -> Part:
        """Read up to the end, or to the parenthesis that closes this."""
        ways = [self._sequence()]
        while self._next("|"):
            ways.append(self._sequence())
        return choice(ways) if len(ways) > 1 else ways[0]

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self.at < len(self._pattern) and self._pattern[self.at] not in "|)":
            parts.append(self._repeated(self._atom()))
        return sequence(parts)

    def _repeated(self, part: Part) -> Part:
        found = _REPEAT.match(self._pattern, self.at)
        if not found:
            return part
        self.at = found.end()
        sign, least, comma, most, only_most, lazy = found.groups()
        if sign:
            bounds = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        elif only_most:
            bounds = (0, int(only_most))
        else:
            bounds = int(least), int(most) if most else None if comma else int(least)
        if bounds[1] is not None and bounds[1] < bounds[0]:
            raise PatternError("This pattern repeats something at least more often than at most.")
        return repeat(part, bounds[0], bounds[1], is_lazy=bool(lazy))

    def _atom(self) -> Part:
        character = self._take()
        match character:
            case "(":
                return self._group()
            case "[":
                return take(self._set())
            case ".":
                return take(lambda character: character != "\n")
            case "^" | "$":
                return ask(character)
            case "\\":
                return self._escaped()
            case "*" | "+" | "?":
                raise PatternError("This pattern repeats something, but there is nothing before it.")
            case _:
                return take(self._same(character))

    def _group(self) -> Part:
        opening = _GROUP.match(self._pattern, self.at - 1)
        self._depth += 1
        if not opening or self._depth > DEEPEST:
            raise PatternError("This pattern asks for more than is understood here.", _UNDERSTOOD)
        self.at = opening.end()
        part = self.choice()
        self._depth -= 1
        if not self._next(")"):
            raise PatternError("A parenthesis of this pattern is not closed yet.")
        return part

    def _escaped(self) -> Part:
        name = self._take()
        if name in _ASKED:
            return ask(_ASKED[name])
        return take(_CLASSES[name] if name in _CLASSES else self._same(self._character(name)))

    def _character(self, name: str) -> str:
        """What stands for itself behind a backslash."""
        if code := _CODE.match(self._pattern, self.at - 1):
            number = int(code[code.lastindex or 0], 16)
            self.at = code.end()
            return chr(number) if number <= 0x10FFFF else ""
        if name in _CONTROLS:
            return _CONTROLS[name]
        if name.isalnum():
            raise PatternError(f"\\{name} is not understood here.", _UNDERSTOOD)
        return name

    def _set(self) -> Test:
        """Read the characters between brackets."""
        is_other = self._next("^")
        tests: list[Test] = []
        is_first = True
        while is_first or not self._next("]"):
            is_first = False
            tests.append(self._member())

        def test(character: str) -> bool:
            return any(each(character) for each in tests) != is_other

        return test

    def _member(self) -> Test:
        first = self._take("A bracket of this pattern is not closed yet.")
        if first == "\\":
            name = self._take()
            if name in _CLASSES:
                return _CLASSES[name]
            first = "\b" if name == "b" else self._character(name)
        if self._pattern[self.at : self.at + 1] != "-" or self._pattern[self.at + 1 : self.at + 2] in {
            "",
            "]",
        }:
            return self._same(first)
        self.at += 1
        last = self._take()
        last = self._character(self._take()) if last == "\\" else last
        if last < first:
            raise PatternError(f"{first}-{last} in this pattern is the wrong way round.")
        return self._cased(lambda character: first <= character <= last)

    def _same(self, wanted: str) -> Test:
        return self._cased(lambda character: character == wanted)

    def _cased(self, test: Test) -> Test:
        if not self._ignore_case:
            return test
        return lambda character: any(map(test, {character, character.lower(), character.upper()}))

    def _take(self, otherwise: str = "This pattern is not complete yet.") -> str:
        if self.at >= len(self._pattern):
            raise PatternError(otherwise)
        self.at += 1
        return self._pattern[self.at - 1]

    def _next(self, character: str) -> bool:
        """Take a character if it is the next one."""
        if not self._pattern.startswith(character, self.at):
            return False
        self.at += 1
        return True


_UNDERSTOOD = "Understood are . [] () | * + ? {} ^ $ and \\d \\w \\s \\b."

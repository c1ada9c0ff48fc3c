"""What a query that can't be understood is told: at which place, and what was expected there."""

from __future__ import annotations

from tui_reader.errors import ReaderError
from tui_reader.text import width

_SHOWN = 60
"""Characters that are shown of what isn't understood."""

_SHOWN_WHOLE = 76
"""Cells of a query that is shown whole, with marks at the place."""


class MisunderstoodError(Exception):
    """A value that means nothing; the parser knows where it stands."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected, hint)
        self.expected = expected
        self.hint = hint


class QueryError(ReaderError):
    """A query that can't be understood.

    Args:
        line: The whole query.
        start: Where the part begins that isn't understood, from 0.
        end: The first character after it.
        expected: What was expected there, no whole sentence.
        hint: An example.
    """

    exit_code = 2

    def __init__(self, line: str, start: int, end: int, expected: str, hint: str = "") -> None:
        place = line[start:end] if end - start <= _SHOWN else f"{line[start : start + _SHOWN]}…"
        super().__init__(
            f"“{place}” can't be understood: {expected}{f', {hint}' if hint else ''}.",
            "The guide's post on searching lists what can be asked.",
        )
        self.brief = f"“{place}”: {expected}"
        """The same where there is little room, such as beside the line itself."""
        self.start = start
        self.end = end
        self.line = line

        self.pointer = _pointer(line, start, end)


def _pointer(line: str, start: int, end: int) -> str:
    """Nothing where marks would stand elsewhere: below a line that folds, or that hides something."""
    if width.cells(line) > _SHOWN_WHOLE or not line.isprintable():
        return ""
    return f"{line}\n{' ' * width.cells(line[:start])}{'^' * max(1, width.cells(line[start:end]))}"

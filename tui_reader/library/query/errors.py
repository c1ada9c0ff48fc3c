"""What a query that can't be understood is told: at which place, and what was expected there."""

from __future__ import annotations

from tui_reader.errors import ReaderError

_SHOWN = 60
"""Characters that are shown of what isn't understood."""


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

    @property
    def pointer(self) -> str:
        """The line, and below it marks under what isn't understood."""
        return f"{self.line}\n{' ' * self.start}{'^' * max(1, self.end - self.start)}"

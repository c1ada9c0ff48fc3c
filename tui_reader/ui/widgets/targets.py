"""Where what can be followed stands on the screen, and the letters and numbers to choose it by."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui_reader.document.lines import Line
from tui_reader.text import width as measure

NONE = -1
"""The number of no target."""

HOME_ROW = "asdfghjkl"


class Spot(NamedTuple):
    """The first cells of a target that are in view."""

    target: int
    y: int
    left: int
    """From the text's left edge."""


def spots(lines: Iterable[tuple[int, Line]]) -> Iterator[Spot]:
    """The targets of lines in reading order, each once, where it begins."""
    seen = {NONE}
    for y, line in lines:
        left = 0
        for run in line.runs:
            if run.target not in seen:
                seen.add(run.target)
                yield Spot(run.target, y, left)
            left += measure.cells(run.text)


def letters(count: int) -> list[str]:
    """So many names of home-row letters, as short as can be; none begins with another."""
    names = deque(HOME_ROW)
    while len(names) < count:
        longer = names.popleft()
        names.extend(longer + letter for letter in HOME_ROW)
    return list(names)[:count]


def numbers(count: int) -> list[str]:
    """So many names of digits, from 1."""
    return [str(number) for number in range(1, count + 1)]


class Choice(NamedTuple):
    """Targets with their names, and what has been typed of one."""

    names: Mapping[str, Spot]
    typed: str = ""

    @classmethod
    def among(cls, found: Sequence[Spot], *, by_number: bool) -> Choice:
        """Name some targets."""
        names = numbers(len(found)) if by_number else letters(len(found))
        return cls(dict(zip(names, found, strict=True)))

    @property
    def left(self) -> list[str]:
        """The names that begin with what was typed."""
        return [name for name in self.names if name.startswith(self.typed)]

    @property
    def meant(self) -> Spot | None:
        """The one target that can still be meant."""
        left = self.left
        return self.names[left[0]] if len(left) == 1 else None

    @property
    def spelled(self) -> Spot | None:
        """The target whose name is what was typed, even if a longer one begins with it."""
        return self.names.get(self.typed)

    def strip(self, strip: Strip, y: int, left: int, style: Style) -> Strip:
        """Draw the names over the line `y`, whose text begins at cell `left`."""
        free = 0
        for name in self.left:
            spot = self.names[name]
            if spot.y == y:
                # Two small targets side by side: the second name stands behind the first.
                at = max(free, min(left + spot.left, strip.cell_length - len(name)))
                free = at + len(name)
                strip = _covered(strip, at, name, style)
        return strip


def _covered(strip: Strip, at: int, name: str, style: Style) -> Strip:
    from rich.segment import Segment

    width = strip.cell_length
    parts = [strip.crop(0, at), Strip([Segment(name, style)]), strip.crop(at + len(name), width)]
    return Strip.join(parts).crop(0, width)

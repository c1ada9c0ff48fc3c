"""The way a reader has come by following links, to go back and forward on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tui_reader.models import Headline, Place, Query

LONGEST = 200
"""Stops that are remembered."""


class Stop(NamedTuple):
    """Where reading was."""

    headline: Headline
    place: Place
    query: Query | None
    """What the list showed."""


@dataclass(slots=True)
class Trail:
    """Stops behind the present one, and those ahead of it after going back."""

    behind: list[Stop] = field(default_factory=list)
    ahead: list[Stop] = field(default_factory=list)

    def leave(self, here: Stop) -> None:
        """Go on from here to somewhere new."""
        self.behind = [*self.behind, here][-LONGEST:]
        self.ahead.clear()

    def back(self, here: Stop) -> Stop | None:
        """Go back from here; None at the trail's beginning."""
        return _step(self.behind, self.ahead, here)

    def forward(self, here: Stop) -> Stop | None:
        """Go again where one has come back from; None at the trail's end."""
        return _step(self.ahead, self.behind, here)


def _step(taken: list[Stop], left: list[Stop], here: Stop) -> Stop | None:
    if not taken:
        return None
    left.append(here)
    return taken.pop()

"""The list's last line: `← Newer    1 of 3    Older →`."""

from __future__ import annotations

from typing import NamedTuple

from textual.strip import Strip

from tui_reader.models import Page
from tui_reader.ordering import Sort
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint

_NEWER, _OLDER = "← Newer", "Older →"
_WORDS = {Sort.NEWEST: (_NEWER, _OLDER), Sort.OLDEST: ("← Older", "Newer →")}
_PREVIOUS_NEXT = ("← Previous", "Next →")
"""For orders that aren't by date."""
_FROM_BLOG = "Older from the blog →"
_SHORT_NEWER, _SHORT_OLDER = "←", "→"


class Pager(NamedTuple):
    """Which page is shown, and of how many."""

    number: int
    pages: int
    goes_on: bool = False
    """Whether the blog has older posts than are here."""
    sort: Sort = Sort.NEWEST
    counted: bool = True
    """Whether it is known yet how many pages there are."""

    @classmethod
    def of(cls, page: Page, goes_on: bool) -> Pager:
        """The one below a page."""
        return cls(page.number, page.pages, goes_on, page.query.sort, page.counted)

    @property
    def is_end(self) -> bool:
        """Whether there is nothing older, here or in the blog."""
        return self.number >= self.pages and not self.goes_on

    def strip(self, width: int, palette: Palette) -> Strip:
        """Draw the pager: accent where there is somewhere to go, faint where there is nothing."""
        newer, middle, older, gap = self._parts(width)
        left = max(0, (width - len(newer) - len(middle) - len(older) - 2 * gap) // 2)
        number, _, rest = middle.partition(" ")
        pieces = [
            (" " * left, ""),
            (newer, "accent" if self.number > 1 else "faint"),
            (" " * gap, ""),
            (number, "text"),
            (f" {rest}", "dim"),
            (" " * gap, ""),
            (older, "faint" if self.is_end else "accent"),
        ]
        return paint.strip(pieces, width, palette)

    def step_at(self, x: int, width: int) -> int:
        """What a click at cell `x` asks for: -1 newer, 1 older, 0 nothing."""
        newer, middle, older, gap = self._parts(width)
        left = max(0, (width - len(newer) - len(middle) - len(older) - 2 * gap) // 2)
        if left <= x < left + len(newer):
            return -1
        start = left + len(newer) + gap + len(middle) + gap
        return 1 if start <= x < start + len(older) else 0

    def _parts(self, width: int) -> tuple[str, str, str, int]:
        """The three texts and the air between them, the longest that fit."""
        middle = f"{self.number:,} of {self.pages:,}" if self.counted else f"{self.number:,} of …"
        back, on = _WORDS.get(self.sort, _PREVIOUS_NEXT)
        older = _FROM_BLOG if self.goes_on and self.number >= self.pages else on
        for shown in (older, on):
            room = width - len(back) - len(middle) - len(shown)
            if room >= 4:
                return back, middle, shown, min(7, room // 3)
        return _SHORT_NEWER, middle, _SHORT_OLDER, 1

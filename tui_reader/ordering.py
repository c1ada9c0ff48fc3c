"""How a list is ordered, and whether heads stand between its posts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What decides which post comes first. Posts that are equal in it stand by date, the newest first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    SOURCE = "source"
    """By the names of sources; of one source alone it is the same as `NEWEST`."""
    UNREAD = "unread"
    """What is unread before what is read."""
    LONGEST = "longest"
    SHORTEST = "shortest"
    RANKED = "ranked"
    """The posts that are most about the words of a search; where there are none, the same as `NEWEST`."""


class Grouping(StrEnum):
    """What heads between the posts tell."""

    NONE = ""
    DAY = "day"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a person wants to see one list."""

    sort: Sort = Sort.NEWEST
    grouping: Grouping = Grouping.NONE

    def __post_init__(self) -> None:
        """Heads stand only where posts of a kind stand together.

        Raises:
            ValueError: They would not.
        """
        if self.grouping and self.sort not in _TOGETHER[self.grouping]:
            raise ValueError(f"posts ordered by {self.sort} can't be grouped by {self.grouping}")


_TOGETHER = {Grouping.DAY: (Sort.NEWEST, Sort.OLDEST), Grouping.SOURCE: (Sort.SOURCE,)}

USUAL = Arrangement()

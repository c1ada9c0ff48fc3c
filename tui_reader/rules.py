"""What a rule is: which posts it is for, and what becomes of them when they arrive."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, NewType

RuleId = NewType("RuleId", int)


class Action(StrEnum):
    """What a rule does with a post."""

    MUTE = "mute"
    """Hide it. It stays, is counted, and can be shown again."""
    READ = "read"
    STAR = "star"
    TAG = "tag"


class Rule(NamedTuple):
    """A rule of the person's own."""

    id: RuleId
    action: Action
    query: str
    """Which posts, in the language of the filter."""
    tag: str = ""
    """What posts are tagged with."""

    @property
    def words(self) -> str:
        """The rule in a line: `mute sponsored`, `tag to-read minutes:>20`."""
        return " ".join(filter(None, (self.action, self.tag, self.query)))

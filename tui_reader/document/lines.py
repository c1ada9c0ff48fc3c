"""What layout produces and every face draws: lines of styled runs.

A face maps style names to its own colors; nothing here knows a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text in one style, free of control characters and line ends."""

    text: str
    style: str = ""
    """Space-separated names, outermost first: "quote em", "link strong"; empty is plain text.

    text strong em del ins mark kbd sup sub code link faint dim bright
    h1 h2 h3 h4 bullet number task quote quote-bar rule caption picture
    code-block code-label table-head table-rule
    code.keyword code.string code.comment code.number code.name code.function code.operator code.error
    """
    target: int = -1
    """Index into the document's targets, -1 for none."""


class Line(NamedTuple):
    """One row of the laid-out post."""

    runs: tuple[Run, ...] = ()
    block: int = 0
    """Index of the top-level block the row belongs to."""
    offset: int = 0
    """Visible characters of the block before this row: with `block`, a place."""

    @property
    def text(self) -> str:
        """The row's visible characters."""
        return "".join(run.text for run in self.runs)


class TargetKind(StrEnum):
    """What following a target does."""

    LINK = "link"
    PICTURE = "picture"
    MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Target:
    """Something in the post that can be followed."""

    url: str
    """As written in the Markdown: absolute http(s)/mailto, relative, or `#anchor`."""
    kind: TargetKind = TargetKind.LINK
    label: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of the outline."""

    level: int
    text: str
    block: int
    """Index of the top-level block."""
    anchor: str
    """The slug GitHub would give it."""

"""What layout produces and every face draws: lines of styled runs.

A face maps style names to its own colors; nothing here knows a terminal.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text in one style, free of control characters and line ends."""

    text: str
    style: str = ""
    """Space-separated names, outermost first: "quote em", "link strong"; empty is plain text.

    text strong em del ins mark kbd sup sub code math link faint dim bright
    h1 h2 h3 h4 bullet number task quote quote-bar rule caption picture picture-cells
    code-block code-label code-edge table-head table-rule
    note tip important warning caution
    code.keyword code.string code.comment code.number code.name code.function code.operator code.error
    """
    target: int = -1
    """Index into the document's targets, -1 for none."""
    at: int = -1
    """Where its first character stands in the visible text of its block, one character each from there;
    -1 for what the post does not say: bars, bullets, margins."""


class PictureRow(NamedTuple):
    """One row of cells a picture is painted on: those of the row's `picture-cells` run."""

    target: int
    """The picture, as an index into the document's targets; -1 where it may not be followed."""
    row: int
    """Counted from 0."""
    rows: int
    columns: int
    left: int
    """Cells before it in its line."""


class CodeRow(NamedTuple):
    """One line of code that is as long as it is, seen through a window that can be shifted."""

    number: int
    """Of the block of code."""
    runs: tuple[Run, ...] = ()
    """The whole line, tabs expanded."""
    width: int = 0
    """Cells of the window."""
    style: str = ""
    """Of its ground."""


class Line(NamedTuple):
    """One row of the laid-out post."""

    runs: tuple[Run, ...] = ()
    block: int = 0
    """Index of the top-level block the row belongs to."""
    offset: int = 0
    """Visible characters of the block before this row: with `block`, a place."""
    picture: PictureRow | None = None
    """What is to be painted on the row."""
    code: CodeRow | None = None
    """The line of code the row shows a part of, where code is not folded."""

    @property
    def text(self) -> str:
        """The row's visible characters."""
        return "".join(run.text for run in self.runs)


class TargetKind(StrEnum):
    """What following a target does."""

    LINK = "link"
    PICTURE = "picture"
    MEDIA = "media"
    """A film, a sound or an embedded page, for the opener of its kind."""
    NOTE = "note"
    """The mark of a footnote; its address is `#fn-LABEL`."""
    BACK = "back"
    """A footnote's way back to its mark, `#fnref-LABEL`."""
    FOLD = "fold"
    """The line that opens and closes what folds below it."""
    CODE = "code"
    """The label of a block of code, `code:1`."""
    TABLE = "table"
    """The head of a table, `table:1`."""


class Target(NamedTuple):
    """Something in the post that can be followed."""

    url: str
    """As written in the Markdown: absolute http(s)/mailto, relative, `#anchor`; or as its kind says."""
    kind: TargetKind = TargetKind.LINK
    label: str = ""


class Heading(NamedTuple):
    """One entry of the outline."""

    level: int
    text: str
    block: int
    """Index of the top-level block."""
    anchor: str
    """The slug GitHub would give it, or the one its author gave it."""
    offset: int = 0
    """Visible characters of the block before it: with `block`, a place."""

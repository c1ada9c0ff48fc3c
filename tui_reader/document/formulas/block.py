"""Drawing a formula that stands on lines of its own."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.document.blocks import Formula
from tui_reader.document.formulas import typeset
from tui_reader.document.lines import Line, Run
from tui_reader.document.space import Space, blank
from tui_reader.document.styles import joined
from tui_reader.text.width import cells


def draw_formula(block: Formula, space: Space) -> Iterator[Line]:
    """Draw a formula as high as it is where it fits; else on one line that folds, or its source as code."""
    rows = typeset.display(block.tex, space.width, block.macros)
    said = block.runs()
    if rows is None or not said:
        yield from space.text(said)
        return
    left = 0 if space.lists else (space.width - cells(rows[0])) // 2
    # Rows below each other are no text to be searched; one row says what the line says.
    at = space.pen.offset if len(rows) == 1 and len(rows[0]) == len(said[0].text) else -1
    for row in rows:
        yield space.pen.line((*blank(left), Run(row, joined(space.style, "math"), -1, at)))
    space.pen.advance(said)

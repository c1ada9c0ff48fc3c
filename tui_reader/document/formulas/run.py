"""A formula within text: drawn on one line, or its source in the style of code."""

from __future__ import annotations

from tui_reader.document.lines import Run
from tui_reader.document.tex.tokens import Macros
from tui_reader.text import clean

_UNCUT = 100_000
"""Cells: longer than a formula gets."""


def formula_run(tex: str, macros: Macros) -> Run:
    """Draw a formula on one line; what can't be drawn is shown as it is written."""
    from tui_reader.document.formulas import typeset

    drawn = typeset.inline(tex, macros)
    if drawn is None:
        return Run(clean.line(tex, _UNCUT), "code")
    # No-break spaces are not printable, and fine here.
    return Run(drawn if drawn.replace("\u00a0", "").isprintable() else clean.block(drawn), "math")

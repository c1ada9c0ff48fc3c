"""What stands below a post: its tags and categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.flow import AIR
from tui_reader.document.lines import Line, Run
from tui_reader.document.space import blank, prefixed
from tui_reader.document.wrap import wrap

_NARROWEST = 24
"""Cells from which on the names stand beside their head instead of below it."""


def tags_lines(tags: Sequence[str], categories: Sequence[str], width: int) -> list[Line]:
    """Set `tags  A  B` and `categories  C`, whichever there are. A name that fits a row stays whole."""
    lines: list[Line] = []
    for head, names in (("tags", tags), ("categories", categories)):
        if names:
            lines += _named(head, names, max(1, width))
    return lines


def _named(head: str, names: Sequence[str], width: int) -> Iterator[Line]:
    beside = len(head) + 2 if width >= _NARROWEST else 0
    runs = [run for name in names for run in (Run(name.replace(" ", AIR), "link"), Run(f"{AIR} "))]
    rows = (Line(row) for row, _ in wrap(runs[:-1], width - beside))
    if not beside:
        yield from (Line(row) for row, _ in wrap([Run(head, "dim")], width))
        yield from rows
        return
    yield from prefixed(rows, (Run(head, "dim"), Run("  ")), blank(beside))

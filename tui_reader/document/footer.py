"""What stands below a post: its tags and categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.lines import Line, Run
from tui_reader.document.space import blank, prefixed
from tui_reader.document.wrap import row_cells, wrap
from tui_reader.text.width import cells

_GAP = 2
"""Cells between two names."""

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
    beside = len(head) + _GAP if width >= _NARROWEST else 0
    rows = (Line(row) for row in _rows(names, width - beside))
    if not beside:
        yield from (Line(row) for row, _ in wrap([Run(head, "dim")], width))
        yield from rows
        return
    yield from prefixed(rows, (Run(head, "dim"), *blank(_GAP)), blank(beside))


def _rows(names: Sequence[str], width: int) -> Iterator[tuple[Run, ...]]:
    """Put as many names into a row as fit; one that fits none is folded."""
    row: tuple[Run, ...] = ()
    for name in names:
        gap = blank(_GAP) if row else ()
        if row and row_cells(row) + _GAP + cells(name) > width:
            yield row
            row, gap = (), ()
        *full, (last, _) = wrap([Run(name, "link")], width)
        yield from (folded for folded, _ in full)
        row += gap + last
    yield row

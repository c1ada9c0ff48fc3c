"""What stands above a post: its title, who wrote it when, and a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui_reader.document.lines import Line, Run
from tui_reader.document.wrap import wrap
from tui_reader.text import width as measure

ALSO_IN = "also in "

_PARTING = re.compile(r"(\s+·\s+)")
"""What stands between author, date and length."""


def header(title: str, meta: str, width: int, *, plain: str = "", also_in: Sequence[Run] = ()) -> list[Line]:
    """Set the head of a post.

    Args:
        title: One clean line.
        meta: Author, source, date, length: one clean line.
        width: Cells.
        plain: The part of `meta` that isn't dimmed: the name of the source.
        also_in: Names of other sources that have the post, too.
    """
    width = max(1, width)
    lines = [Line(row) for row, _ in wrap([Run(title, "bright strong")], width)]
    if meta:
        lines.append(Line())
        for part in _folded(meta, width):
            lines += [Line(row) for row, _ in wrap(_parts(part, plain), width)]
            plain = "" if plain in part else plain
    if also_in:
        lines += [Line(row) for row, _ in wrap([Run(ALSO_IN, "dim"), *_listed(also_in)], width)]
    lines.append(Line((Run("─" * width, "faint"),)))
    return lines


def _folded(meta: str, width: int) -> Iterator[str]:
    """The line about a post, folded where its parts meet: no date is torn apart, no dot left at an edge."""
    line, *others = _PARTING.split(meta)
    for dot, part in zip(others[::2], others[1::2], strict=True):
        if measure.cells(line + dot + part) <= width:
            line += dot + part
        else:
            yield line
            line = part
    yield line


def _parts(meta: str, plain: str) -> list[Run]:
    before, found, after = meta.partition(plain) if plain else (meta, "", "")
    return [run for run in (Run(before, "dim"), Run(found), Run(after, "dim")) if run.text]


def _listed(names: Sequence[Run]) -> Iterator[Run]:
    for place, name in enumerate(names):
        if place:
            yield Run(", ", "dim")
        yield name

"""What stands above a post: its title, who wrote it when, and a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.lines import Line, Run
from tui_reader.document.wrap import wrap

ALSO_IN = "also in "


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
    before, found, after = meta.partition(plain) if plain else (meta, "", "")
    parts = [Run(before, "dim"), Run(found), Run(after, "dim")]
    lines = [Line(row) for row, _ in wrap([Run(title, "bright strong")], width)]
    if meta:
        lines.append(Line())
        lines += [Line(row) for row, _ in wrap([run for run in parts if run.text], width)]
    if also_in:
        lines += [Line(row) for row, _ in wrap([Run(ALSO_IN, "dim"), *_listed(also_in)], width)]
    lines.append(Line((Run("─" * width, "faint"),)))
    return lines


def _listed(names: Sequence[Run]) -> Iterator[Run]:
    for place, name in enumerate(names):
        if place:
            yield Run(", ", "dim")
        yield name

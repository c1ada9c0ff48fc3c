"""What stands above a post: its title, who wrote it when, and a rule."""

from __future__ import annotations

from tui_reader.document.lines import Line, Run
from tui_reader.document.wrap import wrap


def header(title: str, meta: str, width: int, *, plain: str = "") -> list[Line]:
    """Set the head of a post.

    Args:
        title: One clean line.
        meta: Author, source, date, length: one clean line.
        width: Cells.
        plain: The part of `meta` that isn't dimmed: the name of the source.
    """
    width = max(1, width)
    before, found, after = meta.partition(plain) if plain else (meta, "", "")
    parts = [Run(before, "dim"), Run(found), Run(after, "dim")]
    lines = [Line(row) for row, _ in wrap([Run(title, "bright strong")], width)]
    if meta:
        lines.append(Line())
        lines += [Line(row) for row, _ in wrap([run for run in parts if run.text], width)]
    lines.append(Line((Run("─" * width, "faint"),)))
    return lines

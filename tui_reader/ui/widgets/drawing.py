"""From the document's lines to strips, and back from cells to text and targets."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from tui_reader.document.lines import Line
from tui_reader.text import width as measure
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets.targets import NONE

PICTURE_CELLS = "picture-cells"
"""The style of the run that a row of a picture is painted on; others may stand beside it."""

AIMED = "aimed"
"""The style of what is chosen, which comes last."""

BAR = "▐"


def line(
    line: Line,
    margin: str,
    width: int,
    palette: Palette,
    selected: tuple[int, int] | None = None,
    painted: Sequence[Segment] | None = None,
) -> Strip:
    """One line of a post, in a pane of `width` cells.

    Args:
        line: The document's line.
        margin: What stands before it: air, and the rule that parts the panels.
        width: Cells of the whole strip.
        palette: The colors.
        selected: The characters selected, margin included, from and to (-1: to the end).
        painted: What is drawn on the cells of a picture, which can't be selected.
    """
    segments = [Segment(margin, palette.style("faint"))] if margin else []
    if painted:
        strip = Strip(_around(segments, line, painted, palette), measure.cells(margin + line.text))
        return strip.adjust_cell_length(width, palette.style())
    segments += [Segment(run.text, palette.style(run.style)) for run in line.runs if run.text]
    if selected:
        segments = _select(segments, (max(len(margin), selected[0]), selected[1]), palette)
    return Strip(segments).adjust_cell_length(width, palette.style())


def target_at(line: Line, cell: int) -> int:
    """The number of the target at a cell of the text column, or NONE."""
    start = 0
    for run in line.runs:
        end = start + measure.cells(run.text)
        if start <= cell < end:
            return run.target
        start = end
    return NONE


def _around(
    segments: list[Segment], line: Line, painted: Sequence[Segment], palette: Palette
) -> list[Segment]:
    """The segments of a line with a picture on it, after those of its margin.

    A picture that is chosen has a bar at its left: another ground would hide it.
    """
    for run in line.runs:
        if PICTURE_CELLS in run.style:
            if run.style.endswith(AIMED) and segments and segments[-1].text.endswith(" "):
                text, style, _ = segments.pop()
                segments += [Segment(text[:-1], style)] if text[:-1] else []
                segments.append(Segment(BAR, palette.style("accent")))
            segments += painted
        elif run.text:
            segments.append(Segment(run.text, palette.style(run.style)))
    return segments


def _select(segments: list[Segment], selected: tuple[int, int], palette: Palette) -> list[Segment]:
    """The same segments, the selected characters of them in the selection's colors."""
    start, end = selected
    marked: list[Segment] = []
    position = 0
    for text, style, _ in segments:
        one = max(0, min(len(text), start - position))
        two = len(text) if end < 0 else max(one, min(len(text), end - position))
        cuts = ((text[:one], style), (text[one:two], palette.selected(style)), (text[two:], style))
        marked += [Segment(part, look) for part, look in cuts if part]
        position += len(text)
    return marked

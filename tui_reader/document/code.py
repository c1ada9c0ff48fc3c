"""Blocks of code: the ground as wide as the column, a label, the colors of the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.blocks import CodeBlock
from tui_reader.document.highlight import highlighted
from tui_reader.document.lines import CodeRow, Line, Run
from tui_reader.document.space import Space
from tui_reader.document.styles import joined, located
from tui_reader.document.visible import shown
from tui_reader.document.wrap import cut, is_plain, row_cells
from tui_reader.text.width import graphemes, truncate

CONTINUED = "↪"
"""Stands in the margin of a row that goes on with a line too long for the column."""

_AIRY = 12
"""Columns narrower than this have no cell to spare for air."""


def draw_code(block: CodeBlock, space: Space) -> Iterator[Line]:
    """Draw code line by line as written: whole for a window to be moved over it, or folded.

    No character moves to another place than it was written at, beyond that fold.
    """
    margin = air(space.width)
    ground = joined(space.style, "code-block")
    if space.look.labels:
        yield space.pen.line(_label(block, space.width, margin, ground))
    for line in highlighted(block.source, block.language):
        runs = located(shown(line), ground, space.pen.offset)
        if space.look.fold_code:
            width = space.width - 2 * margin
            for row, start in cut(runs, _borders(runs, width), width):
                yield space.pen.line(_row(row, space.width, margin, ground, continued=start > 0), start)
        else:
            yield space.pen.line()._replace(code=CodeRow(block.number, tuple(runs), space.width, ground))
        space.pen.offset += sum([len(run.text) for run in runs]) + 1


def air(width: int) -> int:
    """Cells of ground on each side of the code."""
    return 1 if width >= _AIRY else 0


def _label(block: CodeBlock, width: int, margin: int, ground: str) -> tuple[Run, ...]:
    words = truncate(f"{block.language}  {block.number}".lstrip(), max(1, width - 2 * margin))
    left = width - margin - row_cells((Run(words),))
    return tuple(
        run
        for run in (
            Run(" " * left, ground),
            Run(words, f"{ground} code-label", block.target),
            Run(" " * margin, ground),
        )
        if run.text
    )


def _row(row: Sequence[Run], width: int, margin: int, ground: str, *, continued: bool) -> tuple[Run, ...]:
    """Lay a row of code on its ground."""
    edge = Run(CONTINUED, f"{ground} code-edge") if continued else Run(" ", ground)
    return filled([edge, *row] if margin else row, width, ground)


def filled(runs: Sequence[Run], width: int, ground: str) -> tuple[Run, ...]:
    """A row on ground as wide as the column."""
    rest = width - row_cells(runs)
    return (*runs, Run(" " * rest, ground)) if rest else tuple(runs)


def _borders(line: Sequence[Run], width: int) -> Iterator[tuple[int, int]]:
    """Where a line is folded: after a space near the end of the row, or else wherever it is full."""
    text = "".join([run.text for run in line])
    widths = [1] * len(text) if is_plain(text) else _widths(line)
    start = end = used = 0
    for index, size in enumerate(widths):
        if used + size > width and used:
            space = text.rfind(" ", start + width * 2 // 3, index)
            end = space + 1 if space >= 0 else index
            yield start, end
            start, used = end, sum(widths[end:index])
        used += size
    yield start, len(text)


def _widths(line: Sequence[Run]) -> list[int]:
    """Cells of each character: those of a grapheme on its first, none on its others."""
    widths: list[int] = []
    for run in line:
        for grapheme, size in graphemes(run.text):
            widths += [size] + [0] * (len(grapheme) - 1)
    return widths

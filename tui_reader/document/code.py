"""Blocks of code: the ground as wide as the column, a label, the colors of the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.blocks import CodeBlock
from tui_reader.document.highlight import highlighted
from tui_reader.document.lines import Line, Run
from tui_reader.document.space import Space
from tui_reader.document.styles import joined
from tui_reader.document.wrap import cut, is_plain, row_cells
from tui_reader.text import clean
from tui_reader.text.width import graphemes, truncate

TAB = 4
CONTINUED = "↪"
"""Stands in the margin of a row that goes on with a line too long for the column."""

_AIRY = 12
"""Columns narrower than this have no cell to spare for air."""


def draw_code(block: CodeBlock, space: Space) -> Iterator[Line]:
    """Draw code line by line as written; a line too long goes on below, marked in the margin.

    No character moves to another place than it was written at, beyond that fold.
    """
    air = 1 if space.width >= _AIRY else 0
    ground = joined(space.style, "code-block")
    if space.look.labels:
        yield space.pen.line(_label(block, space.width, air, ground))
    for line in highlighted(block.source, block.language):
        shown = _shown(line)
        width = space.width - 2 * air
        for row, start in cut(shown, _borders(shown, width), width):
            yield space.pen.line(_row(row, space.width, air, ground, continued=start > 0), start)
        space.pen.offset += sum(len(run.text) for run in shown) + 1


def _label(block: CodeBlock, width: int, air: int, ground: str) -> tuple[Run, ...]:
    words = truncate(f"{block.language}  {block.number}".lstrip(), max(1, width - 2 * air))
    left = width - air - row_cells((Run(words),))
    return tuple(
        run
        for run in (
            Run(" " * left, ground),
            Run(words, f"{ground} code-label"),
            Run(" " * air, ground),
        )
        if run.text
    )


def _row(row: Sequence[Run], width: int, air: int, ground: str, *, continued: bool) -> tuple[Run, ...]:
    """Lay a row of code on its ground."""
    runs = [Run(CONTINUED, f"{ground} faint") if continued else Run(" ", ground)] if air else []
    runs += [Run(run.text, joined(ground, run.style)) for run in row]
    rest = width - row_cells(runs)
    if rest:
        runs.append(Run(" " * rest, ground))
    return tuple(runs)


def _shown(line: Sequence[Run]) -> list[Run]:
    """Expand tabs, and drop what a terminal would obey."""
    shown = []
    column = 0
    for run in line:
        text = run.text
        if not text.isprintable():
            text = clean.block(text).replace("\n", " ")
            if "\t" in text:
                # A tab stop is counted from the line's beginning, not from the run's.
                text = (" " * (column % TAB) + text).expandtabs(TAB)[column % TAB :]
            text = text.replace("\u00a0", " ")
        column += len(text)
        if text:
            shown.append(Run(text, run.style))
    return shown


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

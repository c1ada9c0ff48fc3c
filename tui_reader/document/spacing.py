"""How far apart lines and paragraphs stand, as the reader likes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui_reader.document.blocks import Block, CodeBlock, Formula, Paragraph, Table
from tui_reader.document.lines import Line, Run

INDENT = 2
"""Cells by which a paragraph begins further in where no blank line stands before it."""

_CLOSE = ("code", "table", "picture", "rule")
"""Beginnings of the styles whose lines stand close in any case: they are drawings."""


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of text, neither a picture nor a card."""
    return isinstance(block, Paragraph) and not block.text.figures and not block.text.media


def stands_close(block: Block) -> bool:
    """Whether the lines of a block belong together like those of a drawing."""
    return isinstance(block, Table | CodeBlock | Formula)


def spread(lines: Iterable[Line], spacing: int) -> Iterator[Line]:
    """Set lines of text so many lines apart."""
    before: Line | None = None
    for line in lines:
        if before is not None and _is_text(before):
            between = before._replace(runs=_shared_bars(before, line))
            yield from [between] * (spacing - 1)
        yield line
        before = line


def _is_text(line: Line) -> bool:
    if line.picture or line.code or not line.text.strip():
        return False
    return not any(name.startswith(_CLOSE) for run in line.runs for name in run.style.split()[:1])


def _shared_bars(one: Line, other: Line) -> tuple[Run, ...]:
    """The bars that stand before both lines, and so between them."""
    shared: list[Run] = []
    for run, beside in zip(one.runs, other.runs, strict=False):
        if run != beside or run.at >= 0:
            break
        shared.append(run)
    while shared and "quote-bar" not in shared[-1].style:
        shared.pop()
    return tuple(shared)

"""Lists, definitions and footnotes: a mark, and text that hangs beside it."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.document.blocks import Definitions, Item, Listing, Note, Paragraph
from tui_reader.document.direction import begins_rtl
from tui_reader.document.lines import Line, Run
from tui_reader.document.scripts import superscript
from tui_reader.document.space import Draw, Space, blank, prefixed
from tui_reader.document.wrap import row_cells, wrap

BULLETS = "•◦▪"
BOXES = {True: "☑", False: "☐"}

_ROOMY = 60
"""Cells from which on a list within a list is set in by two more."""


def draw_list(listing: Listing, space: Space, draw: Draw) -> Iterator[Line]:
    """Draw a list: marks right-aligned in a column of their own, the text hanging beside it."""
    extra = 2 if space.lists and space.width >= _ROOMY else 0
    marks = [_mark(item, space.lists) for item in listing.items]
    widest = max((row_cells(mark) for mark in marks), default=0)
    for index, (item, mark) in enumerate(zip(listing.items, marks, strict=True)):
        if index and not listing.tight:
            yield space.pen.gap()
        lead = blank(extra + widest - row_cells(mark)) + mark
        yield from _hanging(item, lead, extra + widest, space, draw, listing.tight)


def draw_definitions(definitions: Definitions, space: Space, draw: Draw) -> Iterator[Line]:
    """Draw terms in strong, and what they mean set in below them."""
    indent = 4 if space.fits(20) else 2 if space.fits(2) else 0
    follows_meaning = False
    for part in definitions.parts:
        if follows_meaning and (part.term is not None or not definitions.tight):
            yield space.pen.gap()
        follows_meaning = part.term is None
        if part.term is not None:
            yield from space.text(part.term.runs(), "strong")
        else:
            lines = draw(part.blocks, space.inset(indent), definitions.tight)
            yield from prefixed(lines, blank(indent), blank(indent))


def draw_note(note: Note, space: Space, draw: Draw) -> Iterator[Line]:
    """Draw the text of a footnote beside its mark."""
    mark = (Run(superscript(note.mark), "sup", note.target), Run(" "))
    item = Item("", note.blocks)
    yield from _hanging(item, mark, row_cells(mark), space, draw, False)


def _mark(item: Item, depth: int) -> tuple[Run, ...]:
    """A mark, with the space that parts it from the text."""
    runs = [Run(item.mark, "number"), Run(" ")] if item.mark else []
    if item.done is not None:
        runs += [Run(BOXES[item.done], "task"), Run(" ")]
    elif not item.mark:
        runs = [Run(BULLETS[depth % len(BULLETS)], "bullet"), Run(" ")]
    return tuple(runs)


def _hanging(
    item: Item, lead: tuple[Run, ...], cells: int, space: Space, draw: Draw, tight: bool
) -> Iterator[Line]:
    """Draw an item beside its mark, or below it where there is no room for both."""
    if not space.fits(cells):
        mark = [run for run in lead if not run.text.isspace()]
        for row, _ in wrap(mark, space.width):
            yield space.pen.line(row)
        yield from draw(item.blocks, space.inset(0, lists=1), tight)
        return
    drawn = draw(item.blocks, space.inset(cells, lists=1), tight)
    first_block = item.blocks[0] if item.blocks else None
    if isinstance(first_block, Paragraph) and begins_rtl(first_block.text.source):
        lines = _trailed(drawn, lead, space.width - cells)
    else:
        lines = prefixed(drawn, lead, blank(cells))
    first = next(lines, None)
    yield first or space.pen.line(lead[:-1])
    yield from lines


def _trailed(lines: Iterator[Line], mark: tuple[Run, ...], width: int) -> Iterator[Line]:
    """Put the mark of an item that runs from right to left at its right."""
    tail = (*reversed([run for run in mark if not run.text.isspace()]),)
    for number, line in enumerate(lines):
        if number:
            yield line
        else:
            yield line._replace(runs=(*line.runs, *blank(width - row_cells(line.runs)), Run(" "), *tail))

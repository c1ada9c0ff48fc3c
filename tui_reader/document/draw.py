"""Blocks to lines, at a width: the look of the reading pane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui_reader.document.blocks import (
    Block,
    Break,
    Caption,
    CodeBlock,
    Definitions,
    Details,
    Listing,
    Note,
    Paragraph,
    Quote,
    Table,
    Title,
    leaves,
)
from tui_reader.document.code import draw_code
from tui_reader.document.flow import Figure
from tui_reader.document.inline import PIECE, Prose
from tui_reader.document.lines import Line, Run
from tui_reader.document.listing import draw_definitions, draw_list, draw_note
from tui_reader.document.space import Space, blank, centered, prefixed
from tui_reader.document.styles import restyled
from tui_reader.document.table import draw_table

BAR = "▎"
STARS = "∗ ∗ ∗"
OPENED = "▾ "

DEEPEST = 100
"""Blocks within blocks beyond this are drawn one below the other: the stack has an end."""


def draw(block: Block, space: Space) -> Iterator[Line]:
    """Draw one block. Rows come as they are folded: the first of a long block is there at once."""
    if space.level > DEEPEST:
        return _flat(block, space)
    match block:
        case Paragraph():
            return _paragraph(block, space)
        case Caption():
            return _centered(restyled(block.text.runs(), "caption"), space)
        case Title():
            return _text(block.text, space, f"h{min(block.level, 4)}")
        case Listing():
            return draw_list(block, space, stacked)
        case Quote():
            return _quote(block, space)
        case CodeBlock():
            return draw_code(block, space)
        case Table():
            return draw_table(block, space)
        case Definitions():
            return draw_definitions(block, space, stacked)
        case Details():
            return _details(block, space)
        case Note():
            return draw_note(block, space, stacked)
        case Break():
            return _break(space)


def gap(before: Block, after: Block) -> int:
    """Blank lines between two blocks: one; two over a heading that begins a part; none over a caption."""
    if isinstance(after, Caption):
        return 0
    if isinstance(after, Listing) and after.continued:
        return 0 if after.tight else 1
    if isinstance(after, Title) and after.level == 2 and not isinstance(before, Title):
        return 2
    return 1


def stacked(blocks: Sequence[Block], space: Space, tight: bool) -> Iterator[Line]:
    """Draw blocks below each other."""
    before: Block | None = None
    for block in blocks:
        end = space.pen.line()
        lines = draw(block, space)
        first = next(lines, None)
        # What shows nothing, parts nothing.
        if first is not None:
            yield from [end] * (gap(before, block) if before and not tight else 0)
            yield first
            yield from lines
            before = block


def _flat(block: Block, space: Space) -> Iterator[Line]:
    shallow = replace(space, level=0)
    for leaf in leaves(block):
        yield from draw(leaf, shallow)


def _paragraph(block: Paragraph, space: Space) -> Iterator[Line]:
    figures = block.text.figures
    return _figures(figures, space) if figures else _text(block.text, space)


def _text(prose: Prose, space: Space, style: str = "") -> Iterator[Line]:
    if len(prose.source) > PIECE:
        yield from _long_text(prose, space, style)
        return
    pen, runs = space.pen, prose.runs()
    if not runs:
        return
    for row, start in space.rows(runs, style):
        yield Line(row, pen.block, pen.offset + start)
    pen.offset += sum([len(run.text) for run in runs])


def _long_text(prose: Prose, space: Space, style: str) -> Iterator[Line]:
    """Draw text that is read in pieces; what a piece leaves in its last row goes on in the next."""
    pen, carried = space.pen, list[Run]()
    for flow in prose.flows():
        runs = [*carried, *flow.runs]
        rows = list(space.rows(runs, style))
        *full, (_, last) = rows
        for row, start in full:
            yield Line(row, pen.block, pen.offset + start)
        pen.offset += last
        carried = _from(runs, last)
    for row, start in space.rows(carried, style):
        yield Line(row, pen.block, pen.offset + start)
    pen.offset += sum([len(run.text) for run in carried])


def _from(runs: Sequence[Run], start: int) -> list[Run]:
    """What is left of the runs from a character on."""
    rest = []
    for run in runs:
        if start < len(run.text):
            rest.append(run._replace(text=run.text[max(0, start) :]))
        start -= len(run.text)
    return rest


def _figures(figures: Sequence[Figure], space: Space) -> Iterator[Line]:
    """Draw pictures that stand alone: centered, each with its caption below."""
    pen = space.pen
    for index, figure in enumerate(figures):
        if index:
            yield pen.line()
        runs = [figure.run]
        if figure.link >= 0:
            runs.append(Run(" ↗", "picture", figure.link))
        yield from _centered(runs, space)
        yield from _centered(restyled(figure.caption, "caption"), space)


def _centered(runs: Sequence[Run], space: Space) -> Iterator[Line]:
    if runs:
        for row, start in space.rows(runs):
            yield space.pen.line(row if space.lists else centered(row, space.width), start)
        space.pen.offset += sum(len(run.text) for run in runs)


def _quote(block: Quote, space: Space) -> Iterator[Line]:
    if not space.fits(2):
        yield from stacked(block.blocks, space.inset(0, "quote"), False)
        return
    bar = (Run(BAR, "quote-bar"), Run(" "))
    yield from prefixed(stacked(block.blocks, space.inset(2, "quote"), False), bar, bar)


def _details(block: Details, space: Space) -> Iterator[Line]:
    mark = 2 if space.fits(2) else 0
    summary = _text(block.summary, space.inset(mark), "strong")
    yield from prefixed(summary, (Run(OPENED, "bullet"),), blank(mark)) if mark else summary
    if block.blocks:
        yield space.pen.line()
        yield from prefixed(stacked(block.blocks, space.inset(mark), False), blank(mark), blank(mark))


def _break(space: Space) -> Iterator[Line]:
    text = STARS if space.width >= len(STARS) else STARS[: space.width].rstrip()
    yield space.pen.line(centered((Run(text, "rule"),), space.width))

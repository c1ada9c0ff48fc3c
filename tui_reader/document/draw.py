"""Blocks to lines, at a width: the look of the reading pane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui_reader.document.blocks import (
    Abbreviation,
    AsidesRule,
    Block,
    Break,
    Callout,
    Caption,
    CodeBlock,
    Definitions,
    Details,
    Formula,
    Listing,
    Note,
    Paragraph,
    Quote,
    Table,
    Title,
    Words,
    leaves,
)
from tui_reader.document.cards import draw_card
from tui_reader.document.code import draw_code
from tui_reader.document.direction import is_rtl
from tui_reader.document.figures import draw_centered, draw_figures
from tui_reader.document.folding import draw_callout, draw_details
from tui_reader.document.formulas.block import draw_formula
from tui_reader.document.inline import PIECE, Prose
from tui_reader.document.lines import Line, Run
from tui_reader.document.listing import draw_definitions, draw_list, draw_note
from tui_reader.document.space import BAR, Space, at_right, centered, prefixed
from tui_reader.document.styles import restyled
from tui_reader.document.table import draw_table

SHORT_RULE = 12
"""Cells of the line between the text and its footnotes."""

STARS = "∗ ∗ ∗"

DEEPEST = 100
"""Blocks within blocks beyond this are drawn one below the other: the stack has an end."""


def draw(block: Block, space: Space) -> Iterator[Line]:
    """Draw one block. Rows come as they are folded: the first of a long block is there at once."""
    if space.level > DEEPEST:
        return _flat(block, space)
    match block:
        case Words():
            return _text(block.text, space)
        case Paragraph():
            return _paragraph(block, space)
        case Caption():
            return draw_centered(restyled(block.text.runs(), "caption"), space)
        case Title():
            return _text(block.text, space, f"h{min(block.level, 4)}")
        case Listing():
            return draw_list(block, space, stacked)
        case Quote():
            return _quote(block, space)
        case CodeBlock():
            return draw_code(block, space)
        case Formula():
            return draw_formula(block, space)
        case Table():
            return draw_table(block, space)
        case Definitions():
            return draw_definitions(block, space, stacked)
        case Details():
            return draw_details(block, space, stacked)
        case Note():
            return draw_note(block, space, stacked)
        case Callout():
            return draw_callout(block, space, stacked)
        case Abbreviation():
            return _text(block.text, space, "dim")
        case AsidesRule():
            return iter([space.pen.line((Run("─" * min(SHORT_RULE, space.width), "rule"),))])
        case Break():
            return _break(space)


def gap(before: Block, after: Block) -> int:
    """Blank lines between two blocks: one; two over a heading that begins a part; none over a caption."""
    if isinstance(after, Caption):
        return 0
    if isinstance(after, Listing) and after.continued:
        return 0 if after.tight else 1
    if isinstance(before, Note) and isinstance(after, Note):
        return 0 if before.is_short and after.is_short else 1
    if isinstance(before, Abbreviation) and isinstance(after, Abbreviation):
        return 0
    if isinstance(after, Title) and after.level == 2 and not isinstance(before, Title):
        return 2
    return 1


def stacked(blocks: Sequence[Block], space: Space, tight: bool) -> Iterator[Line]:
    """Draw blocks below each other."""
    before: Block | None = None
    for block in blocks:
        end = space.pen.gap()
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
    if figures := block.text.figures:
        return draw_figures(figures, space, has_caption=block.text.has_caption)
    # A list of links stays a list.
    if not space.lists and (media := block.text.media):
        return draw_card(media, block.text.runs(), space)
    return _text(block.text, space)


def _text(prose: Prose, space: Space, style: str = "") -> Iterator[Line]:
    if len(prose.source) > PIECE:
        yield from _long_text(prose, space, style)
        return
    yield from space.text(prose.runs(), style)


def _long_text(prose: Prose, space: Space, style: str) -> Iterator[Line]:
    """Draw text that is read in pieces; what a piece leaves in its last row goes on in the next."""
    pen, carried = space.pen, list[Run]()
    for flow in prose.flows():
        runs = [*carried, *flow.runs]
        from_right = is_rtl(runs)
        *full, (_, last) = space.rows(runs, style)
        for row, start in full:
            yield pen.line(at_right(row, space.width) if from_right else row, start)
        pen.offset += last
        carried = _from(runs, last)
    yield from space.text(carried, style)


def _from(runs: Sequence[Run], start: int) -> list[Run]:
    """What is left of the runs from a character on."""
    rest = []
    for run in runs:
        if start < len(run.text):
            rest.append(run._replace(text=run.text[max(0, start) :]))
        start -= len(run.text)
    return rest


def _quote(block: Quote, space: Space) -> Iterator[Line]:
    if not space.fits(2):
        yield from stacked(block.blocks, space.inset(0, "quote"), False)
        return
    bar = (Run(BAR, "quote-bar"), Run(" "))
    yield from prefixed(stacked(block.blocks, space.inset(2, "quote"), False), bar, bar)


def _break(space: Space) -> Iterator[Line]:
    text = STARS if space.width >= len(STARS) else STARS[: space.width].rstrip()
    yield space.pen.line(centered((Run(text, "rule"),), space.width))

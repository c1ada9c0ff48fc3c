"""What folds: a line that stays, and below it what is shown or hidden."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.document.blocks import Callout, Details
from tui_reader.document.lines import Line, Run
from tui_reader.document.space import BAR, Draw, Space, blank, prefixed
from tui_reader.document.styles import joined, led
from tui_reader.document.wrap import row_cells, wrap

OPENED = "▾ "
CLOSED = "▸ "


def draw_callout(block: Callout, space: Space, draw: Draw) -> Iterator[Line]:
    """Draw a callout: a bar in the color of its kind, its title or name in bold, and what it holds."""
    bar = (Run(BAR, f"quote-bar {block.kind}"), Run(" ")) if space.fits(2) else ()
    yield from prefixed(_within(block, space.inset(row_cells(bar)), draw), bar, bar)


def _within(block: Callout, space: Space, draw: Draw) -> Iterator[Line]:
    fold, style = block.fold, f"{block.kind} strong"
    is_open = fold is None or space.is_open(fold)
    mark, target = (OPENED if is_open else CLOSED, fold.target) if fold else ("", -1)
    lead = (Run(mark, style, target),) if mark and space.fits(len(mark)) else ()
    if block.title:
        title = space.inset(row_cells(lead)).text(led(block.title.runs(), target), style)
    else:
        name = [Run(block.name, joined(space.style, style), target)]
        title = (space.pen.line(row) for row, _ in wrap(name, space.width))
    yield from prefixed(title, lead, blank(row_cells(lead)))
    if is_open:
        yield from draw(block.blocks, space, False)
    else:
        space.pen.skip(block.blocks)


def draw_details(block: Details, space: Space, draw: Draw) -> Iterator[Line]:
    """Draw the summary of details and, when they are open, what they hold set in below it."""
    mark = 2 if space.fits(2) else 0
    is_open = space.is_open(block.fold)
    target = block.fold.target
    summary = space.inset(mark).text(led(block.summary.runs(), target), "strong")
    lead = (Run(OPENED if is_open else CLOSED, "bullet", target),)
    yield from prefixed(summary, lead, blank(mark)) if mark else summary
    if not is_open:
        space.pen.skip(block.blocks)
    elif block.blocks:
        yield space.pen.gap()
        yield from prefixed(draw(block.blocks, space.inset(mark), False), blank(mark), blank(mark))

"""What folds: a line that stays, and below it what is shown or hidden."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.document.blocks import Details
from tui_reader.document.lines import Line, Run
from tui_reader.document.space import Draw, Space, blank, prefixed

OPENED = "▾ "
CLOSED = "▸ "


def draw_details(block: Details, space: Space, draw: Draw) -> Iterator[Line]:
    """Draw the summary of details and, when they are open, what they hold set in below it."""
    mark = 2 if space.fits(2) else 0
    is_open = space.is_open(block.fold)
    target = block.fold.target
    words = [run if run.target >= 0 else run._replace(target=target) for run in block.summary.runs()]
    summary = space.inset(mark).text(words, "strong")
    lead = (Run(OPENED if is_open else CLOSED, "bullet", target),)
    yield from prefixed(summary, lead, blank(mark)) if mark else summary
    if not is_open:
        space.pen.skip(block.blocks)
    elif block.blocks:
        yield space.pen.line()
        yield from prefixed(draw(block.blocks, space.inset(mark), False), blank(mark), blank(mark))

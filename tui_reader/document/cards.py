"""Cards for what another program opens: what it is and what it is called, and below where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.lines import Line, Run
from tui_reader.document.media import Media
from tui_reader.document.space import BAR, NARROWEST, Space
from tui_reader.document.styles import located
from tui_reader.document.wrap import row_cells, wrap

_GAP = "  "


def draw_card(media: Media, runs: Sequence[Run], space: Space) -> Iterator[Line]:
    """Draw a paragraph that is nothing but a link to something to be watched or heard."""
    pen, target = space.pen, runs[0].target
    words = "".join([run.text for run in runs])[media.start : media.end]
    title = located([Run(words, "link", target)], space.style, pen.offset + media.start)
    kind = Run(media.kind, "strong", target, pen.offset + media.said if media.said >= 0 else -1)
    bar = _bar(space.width)
    detail = media.host if words != media.host else ""
    for row in _rows(kind, title, detail, space.width - row_cells(bar)):
        yield pen.line((*bar, *row))
    pen.advance(runs)


def _bar(width: int) -> tuple[Run, ...]:
    return (Run(BAR, "quote-bar"), Run(" ")) if width - 2 >= NARROWEST else ()


def _rows(kind: Run, title: Sequence[Run], detail: str, width: int) -> Iterator[tuple[Run, ...]]:
    head = [kind, Run(_GAP, "", kind.target), *title]
    below = [Run(detail, "dim", kind.target)] if detail else []
    for runs in (head, below):
        yield from (row for row, _ in wrap(runs, width) if row)

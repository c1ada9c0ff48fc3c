"""Pictures that stand alone: the cells they are painted on, or words in their place, and a caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.flow import PICTURE, Figure
from tui_reader.document.lines import Line, PictureRow, Run
from tui_reader.document.space import Space, blank, centered
from tui_reader.document.styles import located, restyled
from tui_reader.document.wrap import wrap


def draw_figures(figures: Sequence[Figure], space: Space, *, has_caption: bool) -> Iterator[Line]:
    """Draw pictures one below the other, in the middle, each with its caption.

    Args:
        figures: The pictures.
        space: The room for them.
        has_caption: The next block is the caption of the last one.
    """
    for index, figure in enumerate(figures):
        if index:
            yield space.pen.gap()
        size = space.look.pictures(figure.url) if space.look.pictures else None
        space.pen.pictures += (figure.url,)
        if size:
            is_captioned = bool(figure.caption) or (has_caption and figure is figures[-1])
            yield from _painted(figure, size, space, described=not is_captioned)
        else:
            yield from draw_centered(figure.runs, space)
        yield from draw_centered(restyled(figure.caption, "caption"), space)


def draw_centered(runs: Sequence[Run], space: Space) -> Iterator[Line]:
    """Draw text in the middle; within a list, beside the mark."""
    for line in space.text(runs):
        yield _placed(line, space)


def _placed(line: Line, space: Space) -> Line:
    return line if space.lists else line._replace(runs=centered(line.runs, space.width))


def _painted(figure: Figure, size: tuple[int, int], space: Space, *, described: bool) -> Iterator[Line]:
    """Leave room for a picture. Its description stands below, unless a caption does."""
    columns, rows = _fitted(size, space.width)
    left = 0 if space.lists else (space.width - columns) // 2
    target = figure.run.target
    cells = Run(" " * columns, "picture-cells", target)
    for row in range(rows):
        line = space.pen.line((*blank(left), cells))
        yield line._replace(picture=PictureRow(target, row, rows, columns, left))
    words = _below(figure, space, described=described and figure.is_described)
    for folded, start in wrap(words, space.width) if words else ():
        yield _placed(space.pen.line(folded, start), space)
    space.pen.advance(figure.runs)


def _below(figure: Figure, space: Space, *, described: bool) -> list[Run]:
    """What is said below a picture: its description, and what leads to where it links."""
    first, *arrow = located(figure.runs, space.style, space.pen.offset)
    if not described:
        # Alone in its row, the arrow needs no space before it.
        return [run._replace(text=run.text.lstrip(), at=run.at + 1) for run in arrow]
    text = first.text[len(PICTURE) : -1]
    return [first._replace(text=text, style="caption", at=first.at + len(PICTURE)), *arrow]


def _fitted(size: tuple[int, int], width: int) -> tuple[int, int]:
    """The size a picture has in here: within a quote or a list there is less room than in the column."""
    columns, rows = max(1, size[0]), max(1, size[1])
    return (columns, rows) if columns <= width else (width, max(1, rows * width // columns))

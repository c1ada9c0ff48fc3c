"""Mathematics as readable Unicode: TeX in, one line or several lines out.

What holds anything that can't be drawn is not drawn at all; the caller then shows its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.formulas import one_line
from tui_reader.document.formulas.box import NOTHING, Box, beside, of, stacked
from tui_reader.document.formulas.draw import draw, draw_row
from tui_reader.document.tex import parser
from tui_reader.document.tex.symbols import Kind
from tui_reader.document.tex.tokens import Macros
from tui_reader.document.tex.tree import EMPTY, Gap, Grid, Node, Row, sides, single


def inline(source: str, macros: Macros | None = None) -> str | None:
    """The formula on one line, or None when it can't be drawn.

    The line may be folded at its plain spaces; its no-break spaces hold together what belongs together.

    Args:
        source: TeX, without the dollars.
        macros: What the post defines.
    """
    node = parser.parse(source, macros)
    return None if node is None else one_line.line(node).strip()


def display(source: str, width: int, macros: Macros | None = None) -> list[str] | None:
    """The formula on lines of equal width, none wider than `width` cells; None when it can't be drawn so.

    What is too wide goes on in the next line before a sign that parts it, as in a book.
    """
    node = parser.parse(source, macros)
    if node is None:
        return None
    box = draw(node)
    if box.width > width:
        broken = _broken(single(node), width)
        if broken is None:
            return None
        box = broken
    return list(box.rows) if box.width else []


_INDENT = 4
"""Cells by which a line is set in that goes on with the one before."""


def _broken(node: Node, width: int) -> Box | None:
    """A formula too wide, on several lines; None where there is nothing to part it at."""
    if isinstance(node, Grid) and not any(node.fences) and (node.paired or set(node.columns) == {"c"}):
        equations = one_line.equations(node)
    elif isinstance(node, Row):
        equations = [list(node.items)]
    else:
        return None
    boxes: list[Box] = []
    for equation in equations:
        lines = _folded(equation, width)
        if lines is None:
            return None
        if boxes and any(box.height > 1 for box in (*boxes, *lines)):
            boxes.append(NOTHING)
        boxes += lines
    return stacked(boxes, on=0, align="l")


def _folded(items: Sequence[Node], width: int) -> list[Box] | None:
    """The lines of one equation."""
    lines: list[Box] = []
    for gap, piece in _pieces(items):
        joined = beside([lines[-1], of(" " * gap), piece]) if lines else piece
        if joined.width <= width and lines:
            lines[-1] = joined
            continue
        indented = beside([of(" " * _INDENT), piece]) if lines else piece
        if indented.width > width:
            return None
        lines.append(indented)
    return lines


def _pieces(items: Sequence[Node]) -> Iterator[tuple[int, Box]]:
    """An equation parted before its signs and at its wide gaps; each piece with the space before it."""
    depth = start = gap = 0
    before: Kind | None = None
    for index, item in enumerate(items):
        left, right = sides(item)
        depth += (left is Kind.OPEN) - (right is Kind.CLOSE)
        if depth <= 0 and index > start:
            is_sign = left is Kind.REL or (left is Kind.BIN and before in {Kind.ORD, Kind.CLOSE, Kind.INNER})
            is_gap = isinstance(item, Gap) and item.cells > 1
            if is_sign or is_gap:
                yield gap, _piece(items[start:index])
                start, gap = (index + 1, item.cells) if isinstance(item, Gap) and is_gap else (index, 1)
        before = right
    yield gap, _piece(items[start:])


def _piece(items: Sequence[Node]) -> Box:
    """Some parts of an equation; a sign at their front has its first operand in the piece before."""
    if not items or sides(items[0])[0] not in {Kind.REL, Kind.BIN}:
        return draw_row(items)
    box = draw_row([EMPTY, *items])
    if any(row[:1] != " " for row in box.rows):
        return box
    return Box(tuple([row[1:] for row in box.rows]), box.width - 1, box.base)

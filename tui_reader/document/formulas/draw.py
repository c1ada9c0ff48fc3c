"""A formula on as many rows as it needs: fractions stacked, bounds above and below, matrices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from tui_reader.document.formulas import one_line
from tui_reader.document.formulas.box import (
    NOTHING,
    Box,
    beside,
    fenced,
    framed,
    of,
    rows_of,
    stacked,
    widened,
)
from tui_reader.document.formulas.grid import draw_grid
from tui_reader.document.tex.tree import (
    Accent,
    Atom,
    Boxed,
    Brace,
    Fenced,
    Fraction,
    Gap,
    Grid,
    Node,
    Phantom,
    Root,
    Row,
    Scripts,
    single,
    spaced,
)


def draw(node: Node) -> Box:
    """Draw a formula as high and as wide as it gets."""
    match node:
        case Atom(text=text):
            return of(text)
        case Gap(cells=count):
            return of(" " * count)
        case Row(items=items):
            return draw_row(items)
        case Fraction():
            return _fraction(node)
        case Root():
            return _root(node)
        case Scripts():
            return _scripts(node)
        case Accent():
            return _accent(node)
        case Brace():
            return _brace(node, NOTHING)
        case Fenced(parts=parts, fences=fences):
            return fenced([draw(part) for part in parts], fences)
        case Grid():
            return draw_grid(node, draw, draw_row)
        case Boxed(body=body):
            return framed(draw(body))
        case Phantom(body=body):
            box = draw(body)
            return Box((" " * box.width,) * box.height, box.width, box.base)
        case _:
            assert_never(node)


def draw_row(items: Sequence[Node]) -> Box:
    """Draw parts beside each other. Integrals are as high as what they stand before."""
    parts = [
        (gap, item, None if _is_integral(item) else draw(item)) for gap, item in spaced(items, tight=False)
    ]
    drawn = [box for _, _, box in parts if box is not None]
    above, below = max([box.base for box in drawn], default=0), max([box.below for box in drawn], default=0)
    boxes = [NOTHING]
    for gap, item, ready in parts:
        box = ready if ready is not None else _integral(item, above, below)
        boxes += [of(" " * cells) for cells in (_seen(gap, boxes[-1], box),) if cells]
        if box.width:
            boxes.append(box)
    return beside([box for box in boxes if box.width] or [NOTHING])


def _seen(gap: int, before: Box, after: Box) -> int:
    """The space between two boxes: none where text has it already, some where two lines would become one."""
    last, first = before.rows[before.base][-1:], after.rows[after.base][:1]
    if last == "−" and first == "─":
        return max(1, gap)
    has_space = (before.height == 1 and last == " ") or (after.height == 1 and first == " ")
    return 0 if gap == 1 and has_space else gap


def _is_integral(item: Node) -> bool:
    base = item.base if isinstance(item, Scripts) else item
    return isinstance(base, Atom) and base.text == "∫"


def _integral(item: Node, above: int, below: int) -> Box:
    sign = of("∫")
    if above or below:
        above, below = max(above, 1), max(below, 1)
        sign = rows_of(["⌠", *"⎮" * (above + below - 1), "⌡"], above)
    return _with_scripts(item, sign) if isinstance(item, Scripts) else sign


def _fraction(node: Fraction) -> Box:
    if node.small:
        return of(one_line.tight(node))
    over, under = draw(node.over), draw(node.under)
    # A rule longer than those within it shows which is the main one.
    width = max(over.width, under.width, 1) + (2 if over.height > 1 or under.height > 1 else 0)
    return stacked([over, of(("─" if node.rule else " ") * width), under], on=1)


def _root(node: Root) -> Box:
    body = draw(node.body)
    degree = one_line.root_degree(node)
    if body.height == 1:
        sign = of(f"{degree}√")
        roof = of(" " * sign.width + "_" * body.width)
        return Box((*roof.rows, *beside([sign, body]).rows), roof.width, 1)
    sign = rows_of([f"{' ' * len(degree)} │"] * (body.height - 1) + [f"{degree}√│"], body.base)
    roof = of(f"{' ' * len(degree)} ┌{'─' * body.width}")
    return Box((*roof.rows, *beside([sign, body]).rows), roof.width, body.base + 1)


def _scripts(node: Scripts) -> Box:
    base = single(node.base)
    if isinstance(base, Brace):
        braced = _brace(base, _script(node.sup if base.above else node.sub))
        other = replace(node, sup=None) if base.above else replace(node, sub=None)
        return _with_scripts(other, braced)
    if isinstance(base, Atom) and base.text in _ARROWS and node.limits:
        return _arrow(base.text, _script(node.sup), _script(node.sub))
    return _with_scripts(node, draw(base))


def _with_scripts(node: Scripts, base: Box) -> Box:
    if node.limits:
        above = [_bound(node.sup)] if node.sup else []
        below = [_bound(node.sub)] if node.sub else []
        return stacked([*above, base, *below], on=len(above))
    sub, sup = one_line.scripts(node)
    if base.height == 1 and bool(sub) == bool(node.sub) and bool(sup) == bool(node.sup):
        return of(base.rows[0] + (sup + sub if one_line.is_prime(sup) else sub + sup))
    return beside([base, _beside(node, base)])


def _beside(node: Scripts, base: Box) -> Box:
    """The column right of a base: what is raised at its top, what is lowered at its bottom."""
    sub, sup = one_line.scripts(node)
    middle = max(0, base.height - 2)
    if base.height > 1:
        rows = [
            of(sup) if sup else _script(node.sup),
            *[NOTHING] * middle,
            of(sub) if sub else _script(node.sub),
        ]
        return stacked(rows, on=0, align="l")._replace(base=base.base)
    above = [] if sup or not node.sup else [_script(node.sup)]
    below = [] if sub or not node.sub else [_script(node.sub)]
    return stacked([*above, of(sub + sup), *below], on=len(above), align="l")


def _script(node: Node | None) -> Box:
    return of(one_line.primed(one_line.tight(node))) if node else NOTHING


def _bound(node: Node) -> Box:
    """What stands over or under a sign, on several lines when it is written on several."""
    node = single(node)
    return draw(node) if isinstance(node, Grid) else _script(node)


# What stands at the left, is repeated, and stands at the right.
_ARROWS = {
    "→": ("", "─", "→"),
    "←": ("←", "─", ""),
    "↔": ("←", "─", "→"),
    "⇒": ("", "═", "⇒"),
    "⇐": ("⇐", "═", ""),
    "⇔": ("⇐", "═", "⇒"),
    "↦": ("", "─", "↦"),
    "↪": ("", "─", "↪"),
    "↩": ("↩", "─", ""),
}


def _arrow(sign: str, above: Box, below: Box) -> Box:
    """An arrow as long as what is written over and under it."""
    left, shaft, right = _ARROWS[sign]
    drawn = of(left + shaft * (max(above.width, below.width) + 1) + right)
    boxes = [*([above] if above.width else []), drawn, *([below] if below.width else [])]
    return stacked(boxes, on=1 if above.width else 0)


def _brace(node: Brace, label: Box) -> Box:
    body = draw(node.body)
    width = max(body.width, 3)
    left, tick, right = ("╭", "┴", "╮") if node.above else ("╰", "┬", "╯")
    middle = (width - 3) // 2
    line = of(left + "─" * middle + (tick if label.width else "─") + "─" * (width - 3 - middle) + right)
    # The label stands under the tick, however wide it is.
    parts = [line, label] if label.width else [line]
    if node.above:
        return stacked([*reversed(parts), widened(body, width)], on=len(parts))
    return stacked([widened(body, width), *parts], on=0)


_WIDE = {
    "\u0305": ("_", ""),
    "\u0304": ("_", ""),
    "\u20d7": ("─", "→"),
    "\u0302": ("^", ""),
    "\u0303": ("~", ""),
}
_UNDERLINE = "\u0332"


def _accent(node: Accent) -> Box:
    """Draw marks on the characters of one row, or a line over or under what is higher."""
    body = draw(node.body)
    if body.height == 1:
        return of(one_line.marked(body.rows[0], node.mark))
    if node.mark == _UNDERLINE:
        return Box((*body.rows, "‾" * body.width), body.width, body.base)
    if node.mark not in _WIDE:
        return body._replace(rows=tuple(one_line.marked(row, node.mark) for row in body.rows))
    shaft, head = _WIDE[node.mark]
    roof = shaft * (body.width - len(head)) + head if shaft in "_─" else shaft
    return stacked([of(roof), body], on=1)

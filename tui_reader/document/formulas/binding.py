"""What holds together on one line without parentheses, and what needs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from tui_reader.document.tex.symbols import Kind
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
    sides,
    single,
)


def is_atomic(node: Node) -> bool:
    """Whether a part on one line needs no parentheses anywhere."""
    node = single(node)
    match node:
        case Atom(text=text, kind=kind):
            return kind not in {Kind.NAME, Kind.BIG} and " " not in text
        case Scripts(base=base):
            return is_atomic(base)
        case Accent(body=body):
            return is_atomic(body)
        case Fenced() | Boxed():
            return True
        case Grid(fences=fences):
            return all(fences)
        case Root(body=body):
            return True
        case Row(items=items):
            return _is_number(items) or _is_differential(items) or _is_call(items)
        case Fraction() | Gap() | Brace() | Phantom():
            return False
        case _:
            assert_never(node)


def is_product(node: Node) -> bool:
    """Whether a part needs no parentheses before a slash: it has no sign in it but one at its front."""
    node = single(node)
    if not isinstance(node, Row):
        return is_atomic(node)
    depth = 0
    for index, item in enumerate(node.items):
        left, _ = sides(item)
        depth += depth_of(item)
        if (
            left in {Kind.OPEN, Kind.CLOSE}
            or (depth and isinstance(item, Atom))
            or (left is Kind.BIN and not index)
        ):
            continue
        if left in {Kind.BIN, Kind.REL, Kind.PUNCT} or not is_atomic(item):
            return False
    return True


def _is_number(items: Sequence[Node]) -> bool:
    return all(isinstance(item, Atom) and (item.text.isdigit() or item.text == ".") for item in items)


def _is_differential(items: Sequence[Node]) -> bool:
    first = items[0] if len(items) == 2 else None
    return isinstance(first, Atom) and first.text in {"d", "∂", "Δ", "δ"} and is_atomic(items[1])


def _is_call(items: Sequence[Node]) -> bool:
    """A letter, and parentheses around all the rest."""
    if len(items) == 2:
        return is_atomic(items[0]) and isinstance(items[1], Fenced)
    start = 0 if items and sides(items[0])[0] is Kind.OPEN else 1
    if len(items) < start + 2 or not all(is_atomic(item) for item in items[:start]):
        return False
    depth = 0
    for index in range(start, len(items)):
        depth += depth_of(items[index])
        if depth <= 0:
            return index == len(items) - 1 and index > start
    return False


def depth_of(item: Node) -> int:
    """How many parentheses a part opens: 1, or -1 when it closes one."""
    if isinstance(item, Atom):
        return (item.kind is Kind.OPEN) - (item.kind is Kind.CLOSE and item.text != "!")
    return 0

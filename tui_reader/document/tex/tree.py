"""What a formula is made of, once parsed, and how its parts stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from tui_reader.document.tex.symbols import Kind


@dataclass(frozen=True, slots=True)
class Atom:
    """A sign, a letter, a digit, a function's name or a piece of text."""

    text: str
    kind: Kind = Kind.ORD


@dataclass(frozen=True, slots=True)
class Gap:
    """Space somebody asked for, in cells."""

    cells: int


@dataclass(frozen=True, slots=True)
class Row:
    """Parts beside each other."""

    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Fraction:
    """One thing over another, with a rule between them or none."""

    over: Node
    under: Node
    rule: bool = True
    small: bool = False
    """Set on one line even where there is room for three."""


@dataclass(frozen=True, slots=True)
class Root:
    """A root, with its degree where it isn't two."""

    body: Node
    degree: Node | None = None


@dataclass(frozen=True, slots=True)
class Scripts:
    """Something with what is raised and lowered beside it."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None
    limits: bool = False
    """Stand above and below the base where there is room."""


@dataclass(frozen=True, slots=True)
class Accent:
    """Something with a combining mark on each of its characters."""

    body: Node
    mark: str


@dataclass(frozen=True, slots=True)
class Brace:
    """Something with a brace along its upper or lower side."""

    body: Node
    above: bool


@dataclass(frozen=True, slots=True)
class Fenced:
    """Parts within delimiters that grow with them; the delimiters are one more than the parts."""

    parts: tuple[Node, ...]
    fences: tuple[str, ...]
    """Empty for a delimiter that isn't seen."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix, cases, or equations below each other."""

    rows: tuple[tuple[Node, ...], ...]
    columns: str = ""
    """One of l, c and r for each column, the last for all further ones; empty is centered."""
    fences: tuple[str, str] = ("", "")
    paired: bool = False
    """Columns in pairs that meet at a relation sign, as in `aligned`."""
    bars: frozenset[int] = frozenset()
    """Columns with a line before them."""
    lines: frozenset[int] = frozenset()
    """Rows with a line above them."""


@dataclass(frozen=True, slots=True)
class Boxed:
    """Something with a frame around it."""

    body: Node


@dataclass(frozen=True, slots=True)
class Phantom:
    """As much white space as the body would take."""

    body: Node


Node = Atom | Gap | Row | Fraction | Root | Scripts | Accent | Brace | Fenced | Grid | Boxed | Phantom

EMPTY = Row()


def row_of(items: Sequence[Node]) -> Node:
    """Parts beside each other; one part alone is itself."""
    return items[0] if len(items) == 1 else Row(tuple(items))


def items_of(node: Node) -> tuple[Node, ...]:
    """What stands beside each other in a part."""
    return node.items if isinstance(node, Row) else (node,)


def single(node: Node) -> Node:
    """What a group holds, when it holds one part."""
    while isinstance(node, Row) and len(node.items) == 1:
        node = node.items[0]
    return node


def flat(node: Node) -> str | None:
    """The text of a part that is nothing but signs; None of any other."""
    match node:
        case Atom(text=text):
            return text
        case Gap(cells=cells):
            return " " * cells
        case Row(items=items):
            texts = [flat(item) for item in items]
            return None if None in texts else "".join([text for text in texts if text])
        case _:
            return None


def sides(node: Node) -> tuple[Kind, Kind]:
    """The classes a part has for what stands before it, and for what stands after it."""
    match node:
        case Atom(kind=kind):
            return kind, kind
        case Scripts(base=base):
            return sides(base)
        case Accent(body=Atom(kind=kind)):
            return kind, kind
        case Fenced(fences=fences):
            return Kind.OPEN if fences[0] else Kind.INNER, Kind.CLOSE if fences[-1] else Kind.INNER
        case Grid(fences=(opening, closing)):
            return Kind.OPEN if opening else Kind.INNER, Kind.CLOSE if closing else Kind.INNER
        case Fraction():
            return Kind.INNER, Kind.INNER
        case Gap() | Row() | Root() | Accent() | Brace() | Boxed() | Phantom():
            return Kind.ORD, Kind.ORD
        case _:
            assert_never(node)


def spaced(items: Sequence[Node], *, tight: bool) -> Iterator[tuple[int, Node]]:
    """The parts of a row, each with the cells of space before it (The TeXbook, chapter 18).

    Args:
        items: The parts.
        tight: In a script, where operators stand without space.
    """
    before: Kind | None = None
    asked = 0
    for index, item in enumerate(items):
        if isinstance(item, Gap):
            asked = max(0, asked + item.cells)
            continue
        left, right = sides(item)
        if left is Kind.BIN and (before in _NO_OPERAND or _lacks_operand(items, index + 1)):
            # A sign of one operand belongs to what follows.
            left, right = Kind.ORD, Kind.OPEN
        gap = _gap(before, left, tight) if before else 0
        yield max(gap, asked), item
        before, asked = right, 0
    if asked:
        yield asked, EMPTY


_NO_OPERAND = {None, Kind.BIN, Kind.REL, Kind.OPEN, Kind.PUNCT, Kind.NAME, Kind.BIG}
_OPERATORS = frozenset({Kind.NAME, Kind.BIG})
_SIGNS = frozenset({Kind.BIN, Kind.REL})


def _lacks_operand(items: Sequence[Node], start: int) -> bool:
    """Whether what follows a sign is nothing it could join."""
    following = (items[index] for index in range(start, len(items)))
    after = next((sides(item)[0] for item in following if not isinstance(item, Gap)), None)
    return after in {None, Kind.REL, Kind.CLOSE, Kind.PUNCT}


def _gap(left: Kind, right: Kind, tight: bool) -> int:
    if left is Kind.OPEN or right in {Kind.CLOSE, Kind.PUNCT}:
        return 0
    if left in _SIGNS or right in _SIGNS:
        return 0 if tight or (left is Kind.REL and right is Kind.REL) else 1
    if left in _OPERATORS or right in _OPERATORS:
        return 0 if left is Kind.NAME and right is Kind.OPEN else 1
    if left is Kind.PUNCT:
        return 0 if tight else 1
    return 1 if Kind.INNER in {left, right} and (left is not Kind.CLOSE or right is Kind.INNER) else 0

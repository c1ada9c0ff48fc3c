"""Environments of TeX's mathematics: matrices, cases, arrays, and equations below each other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.document.tex.tokens import Unreadable
from tui_reader.document.tex.tree import Grid, Node, items_of, row_of

if TYPE_CHECKING:
    from tui_reader.document.tex.parser import Parser

_FENCES = {"": ("", ""), "p": ("(", ")"), "b": ("[", "]"), "B": ("{", "}"), "v": ("|", "|"), "V": ("‖", "‖")}
_FENCES |= {f"{letter}small": fences for letter, fences in _FENCES.items()}
_MATRIX = re.compile(r"(\w*?)matrix(\*?)")
_CASES = {
    "cases": ("{", ""),
    "dcases": ("{", ""),
    "rcases": ("", "}"),
    "drcases": ("", "}"),
    "numcases": ("{", ""),
}
_PAIRED = frozenset("align aligned alignat alignedat split eqnarray flalign xalignat".split())  # noqa: SIM905
_STACKED = frozenset("gather gathered multline substack subequations".split())  # noqa: SIM905
_SINGLE = frozenset("equation displaymath math".split())  # noqa: SIM905
_ARRAYS = frozenset({"array", "darray", "subarray"})
_COUNTED = frozenset("alignat alignedat xalignat".split())  # noqa: SIM905


def environment(parser: Parser, command: str) -> Node:
    r"""Read what stands between `\begin{name}` and `\end{name}`."""
    tokens = parser.tokens
    written = tokens.words()
    name = written.removesuffix("*")
    position = tokens.optional() if tokens.directly("[") else None
    if name in _COUNTED:
        tokens.group()
    spec = tokens.words() if name in _ARRAYS else "".join(position or ())
    grid = _grid(name, written, spec)
    alphabet = parser.alphabet
    rows, lines = parser.rows(frozenset({"\\end"}))
    parser.alphabet = alphabet
    tokens.raw()
    if tokens.words() != written:
        raise Unreadable
    if name == "eqnarray":
        # The sign in the middle stands in a cell of its own.
        rows = tuple(
            [(row[0], row_of([part for cell in row[1:] for part in items_of(cell)])) for row in rows]
        )
    if name in _SINGLE and len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    return replace(grid, rows=rows, lines=lines)


def _grid(name: str, written: str, spec: str) -> Grid:
    """The empty grid of an environment."""
    matrix = _MATRIX.fullmatch(written)
    if matrix and matrix[1] in _FENCES:
        return Grid((), spec if matrix[2] else "", _FENCES[matrix[1]])
    if name in _CASES:
        return Grid((), "l", _CASES[name])
    if name in _ARRAYS:
        return _array(spec)
    if name in _PAIRED:
        return Grid((), "rl", paired=True)
    if name in _STACKED or name in _SINGLE:
        return Grid((), "c")
    raise Unreadable


def _array(spec: str) -> Grid:
    """The columns of an array: letters for their alignment, and lines between them."""
    spec = re.sub(r"\*\{(\d)\}\{([^{}]*)\}", lambda found: found[2] * int(found[1]), spec)
    spec = re.sub(r"[@!<>]\{[^{}]*\}|\{[^{}]*\}|[^lcrpmb|]", "", spec)
    columns, bars = "", set()
    for letter in spec:
        if letter == "|":
            bars.add(len(columns))
        else:
            columns += letter if letter in "lcr" else "l"
    return Grid((), columns, bars=frozenset(bars))

"""The commands a formula or a post defines for itself, and those packages define for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from itertools import islice

from tui_reader.document.tex.tokens import Macro, Macros, Tokens, Unreadable, tokenized

DEFINING = frozenset(
    {"\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\gdef", "\\DeclareMathOperator"}
)
"""Commands that define commands."""

_DEFINITION = re.compile(r"\\(?:(?:re)?newcommand|providecommand|g?def|DeclareMathOperator)\b")
_LONGEST = 300
"""Characters a definition within a post may take."""

_MOST = 200
"""Definitions read of one post: it is opened only when they are."""

# braket, physics, mathtools, and what KaTeX defines itself.
_COMMON = r"""
    bra 1 \langle #1|  ket 1 |#1\rangle  braket 1 \langle #1\rangle  Bra 1 \left\langle #1\right|
    Ket 1 \left|#1\right\rangle  Braket 1 \left\langle #1\right\rangle  set 1 \{#1\}
    Set 1 \left\{#1\right\}  abs 1 \left|#1\right|  norm 1 \left\|#1\right\|
    ceil 1 \left\lceil#1\right\rceil  floor 1 \left\lfloor#1\right\rfloor  dd 1 \mathrm{d}#1
    dv 2 \frac{d#1}{d#2}  odv 2 \frac{d#1}{d#2}  pdv 2 \frac{\partial#1}{\partial#2}  ensuremath 1 {#1}
    pmod 1 \quad(\operatorname{mod}\,#1)  mod 1 \quad\operatorname{mod}\,#1  pod 1 \quad(#1)
    bmod 0 \mathbin{\mathrm{mod}}  TeX 0 \text{TeX}  LaTeX 0 \text{LaTeX}  KaTeX 0 \text{KaTeX}
    eqref 1 \text{(#1)}  ref 1 \text{#1}  varlimsup 0 \overline{\lim}  varliminf 0 \underline{\lim}
    bordermatrix 1 \begin{matrix}#1\end{matrix}  vcenter 1 {#1}  mathstrut 0 {}
"""


@cache
def common() -> Macros:
    """Macros everybody may use."""
    words = re.split(r"\s{2,}", _COMMON.strip())
    found: dict[str, Macro] = {}
    for entry in words:
        name, count, body = entry.split(" ", 2)
        found[f"\\{name}"] = Macro(tokenized(body), int(count))
    return found


class Defined(Mapping[str, Macro]):
    """What a post defines, looked for when its first formula asks: a megabyte takes as long as a screen."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getitem__(self, name: str) -> Macro:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def _found(self) -> Macros:
        return collected(self._source)


def collected(source: str) -> Macros:
    """What a post defines, wherever it stands in it: a definition holds for all formulas (as in MathJax)."""
    if not any(mark in source for mark in ("\\newcommand", "\\def", "\\DeclareMath", "\\renewcommand")):
        return {}
    found: dict[str, Macro] = {}
    for opening in islice(_DEFINITION.finditer(source), _MOST):
        tokens = Tokens(source[opening.start() : opening.start() + _LONGEST], {})
        try:
            define(tokens, tokens.raw())
        except Unreadable:
            continue
        found.update(tokens.macros)
    return found


def define(tokens: Tokens, command: str) -> None:
    """Read a definition, its command already taken, and let it hold for the tokens that follow."""
    if command in {"\\def", "\\gdef"}:
        _define_plain(tokens)
        return
    if tokens.directly("*"):
        tokens.raw()
    name = _name(tokens)
    if command == "\\DeclareMathOperator":
        tokens.macros[name] = Macro(("\\operatorname", "{", *tokens.group(), "}"))
        return
    count = tokens.optional()
    default = tokens.optional() if count is not None else None
    number = "".join(count or ("0",)).strip()
    if not number.isdigit() or int(number) > 9:
        raise Unreadable
    tokens.macros[name] = Macro(tokens.group(), int(number), default)


def _define_plain(tokens: Tokens) -> None:
    r"""Read `\def\name#1#2{...}`."""
    name = _name(tokens)
    count = 0
    while tokens.directly("#"):
        tokens.raw()
        tokens.raw()
        count += 1
    if not tokens.directly("{"):
        raise Unreadable
    tokens.macros[name] = Macro(tokens.group(), count)


def _name(tokens: Tokens) -> str:
    group = [token for token in tokens.group() if not token.isspace()]
    if len(group) != 1 or not group[0].startswith("\\"):
        raise Unreadable
    return group[0]

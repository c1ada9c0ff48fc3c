"""What the commands of TeX's mathematics read, and what tree they make of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.document.tex.environments import environment
from tui_reader.document.tex.letters import ALPHABETS, SWITCHES
from tui_reader.document.tex.symbols import DELIMITERS, NEGATED, Kind
from tui_reader.document.tex.text import TEXT_COMMANDS, text
from tui_reader.document.tex.tokens import Unreadable
from tui_reader.document.tex.tree import (
    EMPTY,
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
    flat,
    row_of,
    single,
)

if TYPE_CHECKING:
    from tui_reader.document.tex.parser import Parser

Command = Callable[["Parser", str], Node]
"""Reads what belongs to a command; gets its name without the backslash."""


def _fraction(parser: Parser, name: str) -> Node:
    parser.tokens.optional()
    small = name in {"tfrac", "nicefrac", "sfrac"}
    return Fraction(parser.argument(), parser.argument(), small=small)


def _binomial(parser: Parser, name: str) -> Node:
    return _chosen(parser.argument(), parser.argument())


def _chosen(over: Node, under: Node) -> Node:
    return Fenced((Fraction(over, under, rule=False),), ("(", ")"))


def _any_fraction(parser: Parser, name: str) -> Node:
    fences = [DELIMITERS.get("".join(parser.tokens.group()) or ".", "") for _ in range(2)]
    rule = parser.tokens.words().strip()
    parser.tokens.group()
    fraction = Fraction(parser.argument(), parser.argument(), rule=not rule.startswith("0"))
    return Fenced((fraction,), tuple(fences)) if any(fences) else fraction


def _root(parser: Parser, name: str) -> Node:
    degree = parser.tokens.optional()
    if degree is None:
        return Root(parser.argument())
    parser.tokens.put_back("{", *degree, "}")
    index = parser.argument()
    return Root(parser.argument(), index)


def _plain_root(parser: Parser, name: str) -> Node:
    degree = parser.row(frozenset({"\\of"}))
    parser.tokens.raw()
    return Root(parser.argument(), degree)


def _fenced(parser: Parser, name: str) -> Node:
    fences = [parser.delimiter()]
    parts = []
    while True:
        parts.append(parser.row(frozenset({"\\middle", "\\right"})))
        token = parser.tokens.raw()
        fences.append(parser.delimiter())
        if token == "\\right":
            return _embraced(parts, fences)


def _embraced(parts: Sequence[Node], fences: Sequence[str]) -> Node:
    """Parts within delimiters; those around a matrix are the matrix's own."""
    inside = parts[0]
    if len(parts) == 1 and isinstance(inside, Grid) and not (inside.paired or any(inside.fences)):
        return replace(inside, fences=(fences[0], fences[1]))
    return Fenced(tuple(parts), tuple(fences))


def _large(parser: Parser, name: str) -> Node:
    """Read a delimiter of a given size; its size is that of the signs beside it here."""
    sign = parser.delimiter()
    if name.endswith("m"):
        return Atom(sign, Kind.REL)
    opens = name.endswith("l") or (sign in "([{⟨⌊⌈⟦" and not name.endswith("r"))
    closes = name.endswith("r") or sign in ")]}⟩⌋⌉⟧"
    return Atom(sign, Kind.OPEN if opens else Kind.CLOSE if closes else Kind.ORD) if sign else EMPTY


def _brace(parser: Parser, name: str) -> Node:
    return Brace(parser.argument(), name.startswith("over"))


def _stacked(parser: Parser, name: str) -> Node:
    r"""Read `\overset{a}{b}` and its like: what stands above or below, then what it stands at."""
    if name == "overunderset":
        above, below = parser.argument(), parser.argument()
        return Scripts(parser.argument(), below, above, limits=True)
    mark, base = parser.argument(), parser.argument()
    return (
        Scripts(base, mark, None, limits=True)
        if name == "underset"
        else Scripts(base, None, mark, limits=True)
    )


_ARROWS = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
    "xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪", "xhookleftarrow": "↩",
    "xrightharpoonup": "⇀", "xtwoheadrightarrow": "↠", "xtofrom": "⇄", "xrightleftharpoons": "⇌",
    "xlongequal": "=",
}  # fmt: skip


def _arrow(parser: Parser, name: str) -> Node:
    below = parser.tokens.optional()
    above = parser.argument()
    under: Node | None = None
    if below is not None:
        parser.tokens.put_back("{", *below, "}")
        under = parser.argument()
    return Scripts(Atom(_ARROWS[name], Kind.REL), under, None if above == EMPTY else above, limits=True)


def _operator(parser: Parser, name: str) -> Node:
    is_starred = parser.tokens.directly("*")
    if is_starred:
        parser.tokens.raw()
    node = parser.within("")
    if is_starred or name == "mathop":
        parser.tokens.put_back("\\limits")
    words = flat(node)
    return node if words is None else Atom(words.replace("−", "-"), Kind.NAME)


_CLASSES = {
    "mathbin": Kind.BIN, "mathrel": Kind.REL, "mathopen": Kind.OPEN, "mathclose": Kind.CLOSE,
    "mathpunct": Kind.PUNCT,
}  # fmt: skip


def _classed(parser: Parser, name: str) -> Node:
    node = parser.argument()
    words = flat(node)
    return node if words is None else Atom(words, _CLASSES[name])


def _not(parser: Parser, name: str) -> Node:
    node = single(parser.atom())
    if isinstance(node, Atom) and node.text in NEGATED:
        return Atom(NEGATED[node.text], node.kind)
    return Accent(node, "\u0338")


def _alphabet(parser: Parser, name: str) -> Node:
    return parser.within(ALPHABETS[name])


def _switch(parser: Parser, name: str) -> Node:
    parser.alphabet = SWITCHES[name]
    return EMPTY


def _boxed(parser: Parser, name: str) -> Node:
    return Boxed(text(parser, name) if name == "fbox" else parser.argument())


def _phantom(parser: Parser, name: str) -> Node:
    return Phantom(parser.argument())


def _tag(parser: Parser, name: str) -> Node:
    """Read an equation's number: it stands behind the equation."""
    is_starred = parser.tokens.directly("*")
    if is_starred:
        parser.tokens.raw()
    words = text(parser, name)
    return Row(
        (Gap(4), words) if is_starred else (Gap(4), Atom("(", Kind.OPEN), words, Atom(")", Kind.CLOSE))
    )


def _hspace(parser: Parser, name: str) -> Node:
    if parser.tokens.directly("*"):
        parser.tokens.raw()
    return Gap(0 if parser.tokens.words().strip().startswith("-") else 2)


_DIMENSION = re.compile(r"\s*[-+]?[\d.\s]*(mu|em|ex|pt|px|cm|mm|in)")
_LONGEST_DIMENSION = 20


def _kern(parser: Parser, name: str) -> Node:
    r"""Read a distance without braces: `\kern-1.5mu`."""
    taken = ""
    while (token := parser.tokens.raw()) and (len(token) == 1 or token.isspace()):
        taken += token
        if found := _DIMENSION.fullmatch(taken):
            return Gap(0 if "-" in taken or found[1] == "mu" else 1)
        if len(taken) > _LONGEST_DIMENSION:
            break
    raise Unreadable


def _before(parser: Parser, name: str) -> Node:
    r"""Read `\prescript{above}{below}{base}`."""
    above, below = parser.argument(), parser.argument()
    return row_of([Scripts(EMPTY, below, above), parser.argument()])


def _substack(parser: Parser, name: str) -> Node:
    name_group = ("{", *"substack", "}")
    parser.tokens.put_back("\\begin", *name_group, *parser.tokens.group(), "\\end", *name_group)
    return parser.atom()


INFIXES: dict[str, Callable[[Node, Node], Node]] = {
    "\\over": lambda over, under: Fraction(over, under),
    "\\atop": lambda over, under: Fraction(over, under, rule=False),
    "\\choose": _chosen,
    "\\brack": lambda over, under: Fenced((Fraction(over, under, rule=False),), ("[", "]")),
    "\\brace": lambda over, under: Fenced((Fraction(over, under, rule=False),), ("{", "}")),
}
"""Commands that stand between what they put together."""

_SIZES = [f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")]
_BRACES = ("overbrace", "underbrace", "overbracket", "underbracket", "overparen", "underparen")

COMMANDS: dict[str, Command] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"), _fraction),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
    "genfrac": _any_fraction,
    "sqrt": _root,
    "root": _plain_root,
    "left": _fenced,
    **dict.fromkeys(_SIZES, _large),
    **dict.fromkeys(_BRACES, _brace),
    **dict.fromkeys(("overset", "underset", "stackrel", "overunderset"), _stacked),
    **dict.fromkeys(_ARROWS, _arrow),
    **dict.fromkeys(("operatorname", "mathop", "operatornamewithlimits"), _operator),
    **dict.fromkeys(_CLASSES, _classed),
    "not": _not,
    **dict.fromkeys(ALPHABETS, _alphabet),
    **dict.fromkeys(SWITCHES, _switch),
    **dict.fromkeys(("boxed", "fbox"), _boxed),
    **dict.fromkeys(("phantom", "hphantom"), _phantom),
    "tag": _tag,
    **dict.fromkeys(("hspace", "mspace"), _hspace),
    **dict.fromkeys(("kern", "mkern", "mskip"), _kern),
    "prescript": _before,
    "substack": _substack,
    **dict.fromkeys(TEXT_COMMANDS, text),
    "begin": environment,
}

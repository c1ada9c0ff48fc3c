"""A formula on one line: fractions with a slash, scripts raised and lowered where Unicode can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from tui_reader.document.breaking import AIR
from tui_reader.document.formulas.binding import depth_of, is_atomic, is_product
from tui_reader.document.tex.scripts import SUBSCRIPTS, SUPERSCRIPTS
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
    items_of,
    sides,
    single,
    spaced,
)
from tui_reader.text.width import cells, graphemes

SHORT = 12
"""A formula up to so many characters stays on one row."""

_LONGEST_SCRIPT = 12
"""Raised and lowered characters are small: more of them in a row are no pleasure to read."""

_VULGAR = dict(zip("1/2 1/3 2/3 1/4 3/4 1/5 1/6 1/8 3/8 5/8 7/8".split(), "½⅓⅔¼¾⅕⅙⅛⅜⅝⅞", strict=True))  # noqa: SIM905
_ROOTS = {"²": "√", "³": "∛", "⁴": "∜"}
_IN_A_ROW = (("′′′′", "⁗"), ("′′′", "‴"), ("′′", "″"))


def line(node: Node) -> str:
    """The formula on one line. It may be folded at its plain spaces; the others hold together."""
    node = single(node)
    items = node.items if isinstance(node, Row) else (node,)
    text = _joined(items, tight=False, breaks=True)
    return text if len(text) > SHORT else text.replace(" ", AIR)


def tight(node: Node) -> str:
    """A part on one line without space around its operators, as it stands in a script."""
    return _text(node, True)


def scripts(node: Scripts) -> tuple[str, str]:
    """What is lowered and raised beside something, in the characters Unicode has for that, or else empty."""
    return (
        _lifted(tight(node.sub), SUBSCRIPTS) if node.sub else "",
        _lifted(primed(tight(node.sup)), SUPERSCRIPTS) if node.sup else "",
    )


def root_degree(node: Root) -> str:
    """What stands over the sign of a root."""
    degree = tight(node.degree) if node.degree else ""
    return _lifted(degree, SUPERSCRIPTS) or (f"({degree})" if degree else "")


def primed(text: str) -> str:
    """Primes in a row as one character."""
    for primes, sign in _IN_A_ROW:
        text = text.replace(primes, sign)
    return text


def is_prime(script: str) -> bool:
    """Whether something raised is primes alone; they stand before what is lowered."""
    return bool(script) and not script.strip("′″‴⁗")


def marked(text: str, mark: str) -> str:
    """Put a combining mark on each character."""
    return "".join([grapheme if grapheme.isspace() else grapheme + mark for grapheme, _ in graphemes(text)])


def _text(node: Node, is_tight: bool) -> str:
    match node:
        case Atom(text=text):
            return text
        case Gap(cells=count):
            return AIR * count
        case Row(items=items):
            return _joined(items, tight=is_tight)
        case Fraction():
            return _fraction(node, is_tight)
        case Root():
            return _root(node, is_tight)
        case Scripts():
            return _scripts(node, is_tight)
        case Accent(body=body, mark=mark):
            return marked(_text(body, is_tight), mark)
        case Brace(body=body):
            return _grouped(body, is_tight)
        case Fenced(parts=parts, fences=fences):
            inside = "".join(
                [_text(part, is_tight) + fence for part, fence in zip(parts, fences[1:], strict=True)]
            )
            return fences[0] + inside
        case Grid():
            return _grid(node)
        case Boxed(body=body):
            return f"[{_text(body, is_tight)}]"
        case Phantom(body=body):
            return AIR * cells(_text(body, is_tight))
        case _:
            assert_never(node)


_HANGING = re.compile("[_^]")

# What reaches as far as it can, without parentheses to end it, a slash but for one alone.
_OPEN_END = re.compile(r"(?:[_^√∛∜]|.+/)[^\s()\[\]{}]*$")


def _joined(items: Sequence[Node], *, tight: bool, breaks: bool = False) -> str:
    """Parts beside each other. With `breaks`, the line may end after signs that stand in no parentheses."""
    parts: list[str] = []
    last = ""
    depth = 0
    may_break = False
    for gap, item in spaced(items, tight=tight):
        text = _text(item, tight)
        if text and not gap and text[0].isalnum() and _OPEN_END.search(last):
            gap = 1
        if gap == 1 and (last[-1:].isspace() or text[:1].isspace()):
            gap = 0
        space = " " if may_break and gap == 1 else AIR * gap
        parts += (space, text)
        last = text or last
        left, right = sides(item)
        depth += depth_of(item)
        may_break = breaks and depth <= 0 and right in {Kind.REL, Kind.BIN, Kind.PUNCT} and left is right
    return "".join(parts)


def _fraction(node: Fraction, is_tight: bool) -> str:
    over, under = _text(node.over, is_tight), _text(node.under, is_tight)
    if not node.rule:
        return (
            f"{over}{AIR}{under}"
            if is_atomic(node.over) and is_atomic(node.under)
            else f"{over};{AIR}{under}"
        )
    if vulgar := _VULGAR.get(f"{over}/{under}"):
        return vulgar
    is_bare = (bool(over) and is_product(node.over), bool(under) and is_atomic(node.under))
    if all(is_bare):
        return f"{over}/{under}"
    left, right = (text if bare else f"({text})" for text, bare in zip((over, under), is_bare, strict=True))
    return f"{left}/{right}"


def _root(node: Root, is_tight: bool) -> str:
    body = _text(node.body, is_tight)
    degree = root_degree(node)
    sign = _ROOTS.get(degree) or f"{degree}√"
    return f"{sign}{body}" if is_atomic(node.body) else f"{sign}({body})"


def _scripts(node: Scripts, is_tight: bool) -> str:
    base = single(node.base)
    text = f"({_text(base, True)})" if isinstance(base, Fraction | Root) else _text(base, is_tight)
    if isinstance(base, Brace):
        # Its label is no power.
        text = ("⏞" if base.above else "⏟") + text
    sub = _script("_", node.sub, SUBSCRIPTS) if node.sub else ""
    sup = _script("^", node.sup, SUPERSCRIPTS) if node.sup else ""
    # Primes belong to the letter, before anything else does.
    return f"{text}{sup}{sub}" if is_prime(sup) else f"{text}{sub}{sup}"


def _script(mark: str, node: Node, table: Mapping[str, str]) -> str:
    """A script in raised or lowered characters, or else behind its mark."""
    # Its text is made once: scripts nest.
    text = primed(tight(node))
    if not text.strip():
        return ""
    if lifted := _lifted(text, table):
        return lifted
    is_signed = text[:1] in {"−", "+", "±"} and len(text) == 2
    is_word = text.isascii() and text.isalpha() and len(text) > 2
    is_bare = is_signed or is_word or (is_atomic(node) and not _HANGING.search(text))
    return f"{mark}{text}" if is_bare else f"{mark}({text})"


def _lifted(text: str, table: Mapping[str, str]) -> str:
    if len(text) > _LONGEST_SCRIPT:
        return ""
    lifted = [table.get(character, "") for character in text]
    return "".join(lifted) if all(lifted) else ""


def _grouped(body: Node, is_tight: bool) -> str:
    text = _text(body, is_tight)
    return text if is_atomic(body) else f"({text})"


def _grid(node: Grid) -> str:
    if node.paired:
        return _lines([_joined(row, tight=False).strip() for row in equations(node)])
    rows = [_cells(_joined([cell], tight=False).strip() for cell in row) for row in node.rows]
    opening, closing = node.fences
    space = AIR if opening == "{" else ""
    return f"{opening}{space}{_lines(rows)}{closing}"


def equations(grid: Grid) -> list[list[Node]]:
    """The rows of paired columns, each as the parts of one equation."""
    return [[part for cell in row for part in items_of(cell)] for row in grid.rows]


def _cells(texts: Iterable[str]) -> str:
    """Cells of a row, parted by commas unless they end in one."""
    row = ""
    for text in texts:
        row += ("" if not row else " " if row[-1] in ",;." else f",{AIR}") + text
    return row


def _lines(texts: Sequence[str]) -> str:
    """Equations one after the other; one that begins with a sign goes on with the one before."""
    joined = ""
    for text in texts:
        goes_on = text[:1] in "=<>≤≥≈≡∼+−×⋅⇒⇔→"
        joined += ("" if not joined else " " if goes_on or joined[-1] in ",;." else "; ") + text
    return joined

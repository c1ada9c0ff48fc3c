"""MathML to TeX: what a browser would draw, in the one language our formulas are read from."""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from tui_reader.document.tex.symbols import CHARACTERS, Kind
from tui_reader.text import clean

DEEPEST = 60
"""Elements within elements; what is deeper is no formula a person reads."""

LONGEST = 10_000
"""Characters of TeX."""


class _TooMuchError(ValueError):
    """Too deep or too long."""


_TEX = 'annotation[encoding="application/x-tex"], annotation[encoding="TeX"]'


def source_of(math: LexborNode) -> str | None:
    """The TeX of a `<math>`: what it was made of, where that is kept, or else what it says."""
    kept = math.css_first(_TEX)
    if kept is not None:
        return kept.text()
    return math.attributes.get("alttext") or to_tex(math)


def to_tex(math: LexborNode) -> str | None:
    """Write a `<math>` element as TeX (MathML Core); None when it is empty or too much."""
    try:
        tex = _row(math, 0).strip()
    except _TooMuchError:
        return None
    return tex if tex and len(tex) <= LONGEST else None


def _children(node: LexborNode) -> list[LexborNode]:
    children = node.iter(include_text=True)
    return [each for each in children if each.tag not in _UNSEEN and (each.tag != "-text" or _words(each))]


_UNSEEN = frozenset({"annotation", "annotation-xml", "none", "mprescripts", "maligngroup", "malignmark"})


def _tex(node: LexborNode, depth: int) -> str:
    if depth > DEEPEST:
        raise _TooMuchError
    if node.tag == "-text":
        return _escaped(_words(node))
    write = _WRITERS.get(node.tag or "")
    return write(node, depth + 1) if write else _row(node, depth + 1)


def _row(node: LexborNode, depth: int) -> str:
    """Parts beside each other; signs at both ends that embrace them grow with them."""
    children = _children(node)
    if not children:
        return ""
    first, last = children[0], children[-1]
    if len(children) > 1 and _fence(first) in _OPENING:
        closes = _fence(last) in _CLOSING
        inside = children[1:-1] if closes else children[1:]
        # A sign that nothing closes grows beside a table only: cases.
        if closes or any(child.tag == "mtable" for child in inside):
            closing = _escaped(_fence(last)) if closes else "."
            body = _parts(inside, depth)
            return rf"\left{_escaped(_fence(first))} {body}\right{closing} "
    return _parts(children, depth)


def _parts(nodes: list[LexborNode], depth: int) -> str:
    return "".join([_tex(node, depth) for node in nodes])


_OPENING = frozenset("([{|‖⟨⌊⌈")
_CLOSING = frozenset(")]}|‖⟩⌋⌉")


def _fence(node: LexborNode) -> str:
    return _words(node) if node.tag == "mo" else ""


def _words(node: LexborNode) -> str:
    return clean.line(node.text() or node.text_content or "", 1_000)


_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_SPECIAL_NAMES = {"\\": r"\backslash ", "^": r"\text{^}", "~": r"\text{\~{}}"}
_INVISIBLE = re.compile("[\u2061-\u2064\u200b]")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(
        lambda sign: _SPECIAL_NAMES.get(sign[0], f"\\{sign[0]}"), _INVISIBLE.sub("", text.strip())
    )


_VARIANTS = {
    "bold": "mathbf", "bold-italic": "mathbf", "double-struck": "mathbb", "script": "mathcal",
    "bold-script": "mathcal", "fraktur": "mathfrak", "bold-fraktur": "mathfrak",
}  # fmt: skip


def _identifier(node: LexborNode, depth: int) -> str:
    name = _escaped(_words(node))
    if variant := _VARIANTS.get((node.attributes.get("mathvariant") or "").lower()):
        return rf"\{variant}{{{name}}}"
    return rf"\operatorname{{{name}}}" if len(name) > 1 and name.isalpha() else f"{name} "


def _number(node: LexborNode, depth: int) -> str:
    number = _escaped(_words(node))
    return number if len(number) == 1 else f"{{{number}}}"


def _operator(node: LexborNode, depth: int) -> str:
    sign = _words(node)
    return rf"\operatorname{{{sign}}}" if len(sign) > 1 and sign.isalpha() else f"{_escaped(sign)} "


def _text(node: LexborNode, depth: int) -> str:
    # White space at its ends parts words from signs.
    raw = clean.block(node.text()).replace("\u00a0", " ").replace("\n", " ")
    return (
        rf"\text{{{_SPECIAL.sub(lambda sign: _TEXT_NAMES.get(sign[0], sign[0]), raw)}}}"
        if raw.strip()
        else r"\ "
    )


_TEXT_NAMES = {sign: f"\\{sign}" for sign in "$&#%_"} | {"\\": r"\backslash", "{": "", "}": ""}


def _space(node: LexborNode, depth: int) -> str:
    width = (node.attributes.get("width") or "").strip()
    return "" if not width or width.startswith(("-", "0em", "0px")) else r"\ "


def _arguments(count: int, write: Callable[[list[str]], str]) -> Callable[[LexborNode, int], str]:
    """Write an element of a fixed number of parts; one that has another number is a row."""

    def written(node: LexborNode, depth: int) -> str:
        children = _children(node)
        if len(children) != count:
            return _parts(children, depth)
        return write([_tex(child, depth).strip() for child in children])

    return written


def _base(tex: str) -> str:
    """What scripts stand at: in braces, unless it is one sign or a name, which braces would hide."""
    return tex if len(tex) == 1 or _NAME.fullmatch(tex) else f"{{{tex}}}"


_NAME = re.compile(r"\\operatorname\{\w+\}")


def _fraction(node: LexborNode, depth: int) -> str:
    children = _children(node)
    if len(children) != 2:
        return _parts(children, depth)
    over, under = (_tex(child, depth) for child in children)
    is_bare = (node.attributes.get("linethickness") or "").strip().startswith("0")
    return rf"\genfrac{{}}{{}}{{0pt}}{{}}{{{over}}}{{{under}}}" if is_bare else rf"\frac{{{over}}}{{{under}}}"


def _root(node: LexborNode, depth: int) -> str:
    return rf"\sqrt{{{_row(node, depth)}}}"


_ABOVE = {
    **dict.fromkeys("^ˆ\u0302", "hat"),
    **dict.fromkeys("~˜\u0303", "tilde"),
    **dict.fromkeys("¯‾‒_\u0305", "overline"),
    **dict.fromkeys("→⟶\u20d7", "overrightarrow"),
    **dict.fromkeys(".˙\u0307", "dot"),
    **dict.fromkeys("¨\u0308", "ddot"),
    **dict(zip("←ˇ˘´`⏞", ("overleftarrow", "check", "breve", "acute", "grave", "overbrace"), strict=True)),
}
_BELOW = {**dict.fromkeys("_‾¯\u0332", "underline"), "⏟": "underbrace"}


def _stacked(above: bool, below: bool) -> Callable[[LexborNode, int], str]:
    """Write `munder`, `mover` and `munderover`: bounds of an operator, an accent, or something stacked."""

    def written(node: LexborNode, depth: int) -> str:
        children = _children(node)
        if len(children) != 1 + above + below:
            return _parts(children, depth)
        base, *marks = (_tex(child, depth).strip() for child in children)
        sub, sup = (marks[0] if below else ""), (marks[-1] if above else "")
        if _NAME.fullmatch(base) or CHARACTERS.get(base, ("", Kind.ORD))[1] is Kind.BIG:
            return rf"{base}\limits" + (f"_{{{sub}}}" if below else "") + (f"^{{{sup}}}" if above else "")
        if above:
            accent = _ABOVE.get(_words(children[-1]))
            base = rf"\{accent}{{{base}}}" if accent else rf"\overset{{{sup}}}{{{base}}}"
        if below:
            accent = _BELOW.get(_words(children[1]))
            base = rf"\{accent}{{{base}}}" if accent else rf"\underset{{{sub}}}{{{base}}}"
        return base

    return written


def _prescripts(node: LexborNode, depth: int) -> str:
    """Write `mmultiscripts`: a base, what follows it in pairs, and what goes before it in pairs."""
    children = list(node.iter())
    base = _tex(children[0], depth) if children else ""
    tags = [child.tag for child in children]
    border = tags.index("mprescripts") if "mprescripts" in tags else len(children)
    after = _pairs(children[1:border], depth)
    before = _pairs(children[border + 1 :], depth)
    return f"{{}}{before}{{{base}}}{after}" if before else f"{{{base}}}{after}"


def _pairs(nodes: list[LexborNode], depth: int) -> str:
    marks = ""
    for index, node in enumerate(nodes):
        script = "" if node.tag in _UNSEEN else _tex(node, depth).strip()
        if index > 1 and not index % 2:
            marks += "{}"
        marks += f"{'_^'[index % 2]}{{{script}}}" if script else ""
    return marks


def _table(node: LexborNode, depth: int) -> str:
    rows = [
        " & ".join([_row(cell, depth + 2) for cell in _children(row) if cell.tag != "mlabel"])
        for row in _children(node)
    ]
    align = (node.attributes.get("columnalign") or "").split()
    letters = "".join([{"left": "l", "right": "r"}.get(each, "c") for each in align])
    name = "aligned" if letters.startswith("rl") else "array" if letters else "matrix"
    spec = f"{{{letters}}}" if name == "array" else ""
    body = "\\\\ ".join(rows)
    return rf"\begin{{{name}}}{spec}{body}\end{{{name}}}"


def _fenced(node: LexborNode, depth: int) -> str:
    attributes = node.attributes
    opening, closing = attributes.get("open", "("), attributes.get("close", ")")
    signs = (attributes.get("separators") or ",").replace(" ", "") or ","
    body = ""
    for index, child in enumerate(_children(node)):
        body += _escaped(signs[min(index, len(signs)) - 1]) if index else ""
        body += _tex(child, depth)
    return rf"\left{_escaped(opening or '.')} {body}\right{_escaped(closing or '.')} "


def _enclosed(node: LexborNode, depth: int) -> str:
    body, notation = _row(node, depth), node.attributes.get("notation") or ""
    if "box" in notation:
        return rf"\boxed{{{body}}}"
    if "strike" in notation:
        return rf"\cancel{{{body}}}"
    return rf"\overline{{{body}}}" if "top" in notation else body


_WRITERS: dict[str, Callable[[LexborNode, int], str]] = {
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    "mtext": _text,
    "ms": _text,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _arguments(2, lambda parts: rf"\sqrt[{{{parts[1]}}}]{{{parts[0]}}}"),
    "msup": _arguments(2, lambda parts: f"{_base(parts[0])}^{{{parts[1]}}}"),
    "msub": _arguments(2, lambda parts: f"{_base(parts[0])}_{{{parts[1]}}}"),
    "msubsup": _arguments(3, lambda parts: f"{_base(parts[0])}_{{{parts[1]}}}^{{{parts[2]}}}"),
    "munder": _stacked(above=False, below=True),
    "mover": _stacked(above=True, below=False),
    "munderover": _stacked(above=True, below=True),
    "mmultiscripts": _prescripts,
    "mtable": _table,
    "mfenced": _fenced,
    "menclose": _enclosed,
    "mphantom": lambda node, depth: rf"\phantom{{{_row(node, depth)}}}",
}

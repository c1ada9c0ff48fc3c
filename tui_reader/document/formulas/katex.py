"""KaTeX's spans to TeX, for pages that keep nothing but what it drew.

It draws with boxes stacked from the bottom to the top (`vlist`), each shifted by its style; which part a
box is, is told by the class around them and by their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

DEEPEST = 120
"""Elements within elements: KaTeX takes about eight for each level of a formula."""

_UNSEEN = frozenset({
    "delimsizinginner", "frac-line", "hide-tail", "newline", "nulldelimiter", "overline-line", "pstrut",
    "strut", "tag", "underline-line", "vlist-s",
})  # fmt: skip
_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff]")
_ACCENTS = {
    **dict.fromkeys("^ˆ", "hat"), **dict.fromkeys("~˜", "tilde"), **dict.fromkeys("¯ˉ", "bar"),
    **dict.fromkeys(".˙", "dot"),
    "¨": "ddot", "\u20d7": "vec", "ˇ": "check", "˘": "breve", "´": "acute", "`": "grave",
}  # fmt: skip


def to_tex(node: LexborNode, depth: int = 0) -> str:
    """What a span of KaTeX's says, as TeX. What is too deep is left out."""
    classes = set((node.attributes.get("class") or "").split())
    if classes & _UNSEEN or depth > DEEPEST:
        return ""
    if "mspace" in classes:
        return " "
    for name, write in _WRITERS.items():
        if name in classes:
            return write(node, depth + 1)
    words = (node.text() or "").strip()
    if "mop" in classes and len(words) > 1 and words.isalpha():
        return rf"\operatorname{{{words}}}"
    return _inside(node, depth)


def _inside(node: LexborNode, depth: int) -> str:
    parts = []
    for child in node.iter(include_text=True):
        parts.append(_escaped(child.text() or "") if child.tag == "-text" else to_tex(child, depth + 1))
    return "".join(parts)


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", _INVISIBLE.sub("", words.replace("−", "-")))


def _boxes(node: LexborNode) -> list[LexborNode]:
    """The boxes of a stack, from the lowest to the highest, without those that only draw a line."""
    stack = node.css_first(".vlist")
    found = [] if stack is None else [box for box in stack.iter() if box.tag == "span"]
    return [box for box in found if box.css_first(".frac-line, .hide-tail, .overline-line") is None]


def _scripts(node: LexborNode, depth: int) -> str:
    boxes = _boxes(node)
    parts = [to_tex(box, depth).strip() for box in boxes[:2]]
    if len(parts) == 2:
        return f"_{{{parts[0]}}}^{{{parts[1]}}}"
    is_low = node.css_first(".vlist-t2") is not None
    return f"{'_' if is_low else '^'}{{{parts[0]}}}" if parts else ""


def _fraction(node: LexborNode, depth: int) -> str:
    parts = [to_tex(box, depth).strip() for box in _boxes(node)]
    return rf"\frac{{{parts[-1]}}}{{{parts[0]}}}" if len(parts) > 1 else _inside(node, depth)


def _root(node: LexborNode, depth: int) -> str:
    degree = node.css_first(".root")
    body = node.css_first(".svg-align")
    over = f"[{to_tex(degree, depth).strip()}]" if degree is not None else ""
    return rf"\sqrt{over}{{{to_tex(body, depth).strip()}}}" if body is not None else _inside(node, depth)


def _limits(node: LexborNode, depth: int) -> str:
    boxes = _boxes(node)
    middle = next((index for index, box in enumerate(boxes) if box.css_first(".mop") is not None), 0)
    parts = [to_tex(box, depth).strip() for box in boxes]
    if not parts:
        return ""
    below, above = "".join(parts[:middle]), "".join(parts[middle + 1 :])
    return parts[middle] + (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")


def _accent(node: LexborNode, depth: int) -> str:
    boxes = _boxes(node)
    body = to_tex(boxes[0], depth).strip() if boxes else ""
    mark = node.css_first(".accent-body")
    name = _ACCENTS.get(_INVISIBLE.sub("", mark.text() or "").strip() if mark is not None else "", "")
    return rf"\{name}{{{body}}}" if name else body


def _over(name: str) -> Callable[[LexborNode, int], str]:
    def write(node: LexborNode, depth: int) -> str:
        boxes = _boxes(node)
        return rf"\{name}{{{''.join(to_tex(box, depth) for box in boxes).strip()}}}"

    return write


def _table(node: LexborNode, depth: int) -> str:
    columns = [
        [to_tex(box, depth).strip() for box in _boxes(column)]
        for column in node.iter()
        if "col-align" in (column.attributes.get("class") or "")
    ]
    height = max(map(len, columns), default=0)
    rows = [
        " & ".join(column[row] if row < len(column) else "" for column in columns) for row in range(height)
    ]
    body = r" \\ ".join(rows)
    return rf"\begin{{matrix}}{body}\end{{matrix}}"


_WRITERS: dict[str, Callable[[LexborNode, int], str]] = {
    "msupsub": _scripts,
    "mfrac": _fraction,
    "sqrt": _root,
    "op-limits": _limits,
    "accent": _accent,
    "overline": _over("overline"),
    "underline": _over("underline"),
    "mtable": _table,
}

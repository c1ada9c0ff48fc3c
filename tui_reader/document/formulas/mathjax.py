"""MathJax's elements to TeX, for pages that keep only what it drew: letters named by their code points.

Its elements have the names of MathML's with `mjx-` before them, and hold no text: `<mjx-c class="mjx-c32">`.
"""

from __future__ import annotations

import re
import unicodedata

from selectolax.lexbor import LexborNode

DEEPEST = 100

_LETTER = re.compile(r"(?:^|\s)mjx-c([0-9A-F]{2,5})(?:\s|$)")
_SPECIAL = frozenset("\\{}$&#%_^~")


def to_tex(node: LexborNode, depth: int = 0) -> str:
    """What an element of MathJax's says, as TeX. What is too deep is left out."""
    if depth > DEEPEST:
        return ""
    match node.tag:
        case "mjx-c":
            return _letter(node)
        case "mjx-mspace":
            return " "
        case "mjx-surd" | "mjx-assistive-mml" | "mjx-copytext":
            return ""
        case "mjx-mfrac":
            return rf"\frac{{{_part(node, 'mjx-num', depth)}}}{{{_part(node, 'mjx-den', depth)}}}"
        case "mjx-msqrt":
            return rf"\sqrt{{{_inside(node, depth)}}}"
        case "mjx-munder" | "mjx-mover" | "mjx-munderover":
            return _limits(node, depth)
        case "mjx-msub" | "mjx-msup" | "mjx-msubsup":
            return _scripts(node, depth)
        case "mjx-mi" if len(words := _inside(node, depth)) > 1 and words.isalpha():
            return rf"\operatorname{{{words}}}"
        case _:
            return _inside(node, depth)


def _letter(node: LexborNode) -> str:
    found = _LETTER.search(node.attributes.get("class") or "")
    point = int(found[1], 16) if found else 0
    if not 0x20 <= point < 0x110000 or 0xD800 <= point < 0xE000:
        return ""
    letter = unicodedata.normalize("NFKC", chr(point)) if point >= 0x1D400 else chr(point)
    return f"\\{letter}" if letter in _SPECIAL else letter


def _inside(node: LexborNode, depth: int) -> str:
    return "".join([to_tex(child, depth + 1) for child in node.iter()])


def _part(node: LexborNode, tag: str, depth: int) -> str:
    found = node.css_first(tag)
    return to_tex(found, depth + 1).strip() if found is not None else ""


def _limits(node: LexborNode, depth: int) -> str:
    base = _part(node, "mjx-base", depth) or "{}"
    under, over = _part(node, "mjx-under", depth), _part(node, "mjx-over", depth)
    return base + (f"_{{{under}}}" if under else "") + (f"^{{{over}}}" if over else "")


def _scripts(node: LexborNode, depth: int) -> str:
    children = list(node.iter())
    script = next((child for child in children if child.tag == "mjx-script"), None)
    base = "".join([to_tex(child, depth + 1) for child in children if child.tag != "mjx-script"])
    if script is None:
        return base
    parts = [to_tex(child, depth + 1).strip() for child in script.iter() if child.tag != "mjx-spacer"]
    if node.tag == "mjx-msubsup" and len(parts) == 2:  # the higher comes first
        return f"{base}_{{{parts[1]}}}^{{{parts[0]}}}"
    return f"{base}{'_' if node.tag == 'mjx-msub' else '^'}{{{''.join(parts)}}}"

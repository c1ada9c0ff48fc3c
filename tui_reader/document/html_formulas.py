"""Mathematics in HTML, as KaTeX, MathJax and MathML leave it: the TeX source where it is there."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from tui_reader.document.html_frames import Block
from tui_reader.document.html_links import Attributes
from tui_reader.document.html_walk import SKIP, Leave, Walk
from tui_reader.document.html_write import BLOCK
from tui_reader.document.markdown_escape import fence
from tui_reader.text import clean

_RENDERED = frozenset(
    {"katex", "MathJax", "MathJax_Display", "MathJax_Preview", "MathJax_SVG", "MathJax_CHTML"}
)
_TEX = 'annotation[encoding="application/x-tex"], annotation[encoding="TeX"]'

_NEARBY = 4


def formula(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Take `<math>` for its TeX annotation; without one its signs stay as text."""
    tex = node.css_first(_TEX)
    if tex is None:
        return None
    _add(walk, tex.text(), displayed=attributes.get("display") == "block")
    return SKIP


def formula_span(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Take what KaTeX and MathJax drew for the source they keep inside or beside it."""
    if not _RENDERED.intersection((attributes.get("class") or "").split()):
        return None
    tex = node.css_first(_TEX)
    parent = node.parent
    if tex is not None:
        around = parent.attributes.get("class") if parent is not None else ""
        _add(walk, tex.text(), displayed="katex-display" in (around or ""))
        return SKIP
    return SKIP if _is_before_source(node) or (parent is not None and _is_before_source(parent)) else None


def formula_script(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Drop scripts, but for the one kind that is text: MathJax's `math/tex`."""
    kind = attributes.get("type") or ""
    if kind.startswith("math/tex"):
        _add(walk, node.text(), displayed="mode=display" in kind)
    return SKIP


def _is_before_source(node: LexborNode) -> bool:
    """Tell whether MathJax's script with the formula comes next, or nearly so."""
    sibling = node.next
    for _ in range(_NEARBY):
        if sibling is None:
            break
        if sibling.tag == "script" and (sibling.attributes.get("type") or "").startswith("math/tex"):
            return True
        sibling = sibling.next
    return False


def _add(walk: Walk, source: str, *, displayed: bool) -> None:
    tex = " ".join(clean.block(source).split())
    if displayed and tex and walk.place is BLOCK:
        walk.add(Block("code", fence(tex, "math")))
    elif tex and "`" not in tex:
        walk.ready(f"$`{tex}`$")
    else:
        walk.code(tex)

"""Mathematics in HTML, as KaTeX, MathJax and MathML leave it: the TeX source where it is there."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from tui_reader.document.html_links import Attributes
from tui_reader.document.html_walk import SKIP, Leave, Walk

_RENDERED = frozenset(
    {"katex", "MathJax", "MathJax_Display", "MathJax_Preview", "MathJax_SVG", "MathJax_CHTML"}
)
_TEX = 'annotation[encoding="application/x-tex"], annotation[encoding="TeX"]'


def formula(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Take `<math>` for its TeX annotation; without one its signs stay as text."""
    tex = node.css_first(_TEX)
    if tex is None:
        return None
    walk.code(tex.text())
    return SKIP


def formula_span(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Take what KaTeX and MathJax drew for the source they keep inside or beside it."""
    if not _RENDERED.intersection((attributes.get("class") or "").split()):
        return None
    tex = node.css_first(_TEX)
    if tex is not None:
        walk.code(tex.text())
        return SKIP
    parent = node.parent
    is_beside = parent is not None and parent.css_first('script[type^="math/tex"]') is not None
    return SKIP if is_beside else None


def formula_script(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Drop scripts, but for the one kind that is text: MathJax's `math/tex`."""
    if (attributes.get("type") or "").startswith("math/tex"):
        walk.code(node.text())
    return SKIP

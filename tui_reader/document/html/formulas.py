"""Mathematics in HTML, as KaTeX, MathJax, MathML and pictures of formulas leave it: as TeX."""

from __future__ import annotations

import re
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from tui_reader.document.formulas.drawn import on_one_line, source_of
from tui_reader.document.formulas.marks import is_prose
from tui_reader.document.html.frames import Block
from tui_reader.document.html.links import Attributes
from tui_reader.document.html.walk import SKIP, Leave, Walk
from tui_reader.document.html.write import BLOCK
from tui_reader.document.markdown_escape import fence
from tui_reader.text import clean

_RENDERED = frozenset(
    {"katex", "MathJax", "MathJax_Display", "MathJax_Preview", "MathJax_SVG", "MathJax_CHTML"}
)
_NEARBY = 4


def formula(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Take `<math>` for the TeX it says; what says none keeps its signs as text."""
    tex = _source(node)
    if tex is None:
        return None
    add_formula(walk, tex, displayed=attributes.get("display") == "block")
    return SKIP


def formula_span(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Take what KaTeX and MathJax drew for the source they keep inside or beside it."""
    names = set((attributes.get("class") or "").split())
    if "math" in names and (delimited := _delimited(node)):
        add_formula(walk, delimited, displayed="display" in names)
        return SKIP
    if not _RENDERED & names:
        return None
    parent = node.parent
    if _is_before_source(node) or (parent is not None and _is_before_source(parent)):
        return SKIP
    tex = source_of(node)
    if not tex:
        return None
    around = (parent.attributes.get("class") if parent is not None else "") or ""
    add_formula(
        walk, tex, displayed="katex-display" in around or node.css_first('[display="block"]') is not None
    )
    return SKIP


def formula_container(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Take what MathJax 3 and 4 drew for its source."""
    tex = source_of(node)
    if tex:
        add_formula(walk, tex, displayed=attributes.get("display") == "true")
    return SKIP if tex else None


def formula_script(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Keep the one kind of script that is text: MathJax's `math/tex`."""
    add_formula(walk, node.text(), displayed="mode=display" in (attributes.get("type") or ""))
    return SKIP


def picture_source(attributes: Attributes) -> str:
    """The TeX of a picture that a server drew of it: WordPress, Wikipedia, CodeCogs. Empty for any other."""
    src = attributes.get("src") or ""
    if not (_PICTURE.search(src) or _PICTURE_CLASS.search(attributes.get("class") or "")):
        return ""
    tex = (attributes.get("alt") or "").strip() or unquote(src.partition("?")[2].replace("&space;", " "))
    tex = tex.removeprefix("latex=").strip("$ ")
    return tex if tex and not is_prose(tex) else ""


_PICTURE = re.compile(r"//[\w.]*(?:latex\.codecogs\.com|wp\.com/latex\.php|wordpress\.com/latex\.php)")
_PICTURE_CLASS = re.compile(
    r"(?:^|\s)(?:latex|mwe-math-fallback-image-\w+|ql-img-\w+-(?:formula|equation))(?:\s|$)"
)


def _source(math: LexborNode) -> str | None:
    from tui_reader.document.formulas import mathml

    return mathml.source_of(math)


_DELIMITED = re.compile(r"\s*(?:\\\((.+)\\\)|\\\[(.+)\\\]|\${1,2}([^$]+)\${1,2})\s*", re.DOTALL)


def _delimited(node: LexborNode) -> str:
    """The formula in pandoc's `<span class="math">`, for a script of the page to draw."""
    found = _DELIMITED.fullmatch(node.text() or "")
    return (found[1] or found[2] or found[3]) if found else ""


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


def add_formula(walk: Walk, source: str, *, displayed: bool) -> None:
    """Add a formula, on lines of its own where it wants them and can have them."""
    tex = on_one_line(clean.block(source))
    if displayed and tex and walk.place is BLOCK:
        walk.add(Block("code", fence(tex, "math")))
    elif tex and "`" not in tex:
        walk.ready(f"$`{tex}`$")
    else:
        walk.code(tex)

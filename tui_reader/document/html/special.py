"""Blocks that are more than their text, by the name of their class: callouts, diagrams, formulas."""

from __future__ import annotations

import json

from selectolax.lexbor import LexborNode

from tui_reader.document.html.callouts import as_callout
from tui_reader.document.html.code import add_code, code_text
from tui_reader.document.html.formulas import add_formula
from tui_reader.document.html.links import Attributes
from tui_reader.document.html.tables import caption
from tui_reader.document.html.walk import SKIP, Leave, Walk
from tui_reader.document.html.write import BLOCK


def special(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Read a block that its class makes special; None for any other."""
    classes = attributes.get("class") or ""
    if "mermaid" in classes and "mermaid" in classes.split():
        return _diagram(walk, node)
    if "latex-rendered" in classes:
        return _substacks_formula(walk, attributes)
    if "caption" in classes and not _CAPTIONS.isdisjoint(classes.split()):
        return caption(walk, node, attributes)
    return as_callout(walk, node, attributes)


_CAPTIONS = frozenset({"wp-caption-text", "gallery-caption"})
"""Captions of WordPress, from before there was `<figcaption>`."""


def _diagram(walk: Walk, node: LexborNode) -> Leave | None:
    """Keep the source of a diagram that a script of the page would draw."""
    if node.css_first("pre, p") is not None or walk.place is not BLOCK:
        return None
    add_code(walk, code_text(node), "mermaid")
    return SKIP


def _substacks_formula(walk: Walk, attributes: Attributes) -> Leave | None:
    """Take the formula that Substack keeps beside an empty element."""
    try:
        kept = json.loads(attributes.get("data-attrs") or "{}")
    except ValueError:
        return None
    tex = kept.get("persistentExpression") if isinstance(kept, dict) else None
    if not isinstance(tex, str):
        return None
    add_formula(walk, tex, displayed=True)
    return SKIP

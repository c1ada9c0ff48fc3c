"""Progress bars and meters in HTML: a browser draws how far they stand, here it is told."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from tui_reader.document.html.links import Attributes
from tui_reader.document.html.walk import SKIP, Leave, Walk, words_of

_NUMBER = re.compile(r"\s*(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})\s*")


def gauge(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Tell `value` and `max` (HTML 4.10.13, 4.10.14), unless the element has words that do."""
    if words_of(node):
        return None
    value = _number(attributes.get("value"))
    most = _number(attributes.get("max")) or 1
    if value is not None:
        walk.text(f"{value / most:.0%}" if most in (1, 100) else f"{value:g} of {most:g}")
    return SKIP


def _number(written: str | None) -> float | None:
    return float(written) if written and _NUMBER.fullmatch(written) else None

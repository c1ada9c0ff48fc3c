"""What stands at an anchor of an HTML body: its ids don't outlive the way to Markdown, its words do."""

from __future__ import annotations

import re

from tui_reader.models import BodyKind, StoredBody

_LONGEST = 500
"""Characters of an anchor; what is longer is none."""

_BEHIND = 4_000
"""Characters of HTML behind an anchor that are looked at."""

_ENOUGH = 200
"""Characters by which a place in the text is found."""


def words(body: StoredBody, anchor: str) -> str:
    """The plain text that follows an anchor; empty where there is none."""
    if body.kind is not BodyKind.HTML or not anchor or len(anchor) > _LONGEST:
        return ""
    named = rf"""\b(?:id|name)\s*=\s*["']?{re.escape(anchor)}(?=["'\s>/])[^<>]*>"""
    found = re.search(named, body.text)
    if found is None:
        return ""
    from tui_reader.document import from_html

    behind = body.text[found.end() : found.end() + _BEHIND]
    # Of what follows the first part with any words: a heading is not joined to its paragraph.
    parts = (from_html.plain_text(part).strip() for part in re.split(r"</(?:h[1-6]|p|li|div|dt)\s*>", behind))
    return next(filter(None, parts), "")[:_ENOUGH]

"""The headings of a post, with the anchors GitHub gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui_reader.document import visible
from tui_reader.document.blocks import Block, Title, leaves
from tui_reader.document.lines import Heading

_DROPPED = re.compile(r"[^\w\- ]")


def headings(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """List the headings of top-level `blocks`, also those within quotes, lists and the like."""
    anchors: dict[str, int] = {}
    found = []
    for index, block in enumerate(blocks):
        for title in (leaf for leaf in leaves(block) if isinstance(leaf, Title)):
            text = " ".join(visible.words(title.text.runs()).split())
            found.append(Heading(title.level, text, index, _unique(slug(text), anchors)))
    return tuple(found)


def slug(text: str) -> str:
    """Make an anchor of a heading's text: lower case, no punctuation, spaces to hyphens."""
    return _DROPPED.sub("", text.lower()).replace(" ", "-")


def _unique(anchor: str, seen: dict[str, int]) -> str:
    count = seen.get(anchor, 0)
    seen[anchor] = count + 1
    return f"{anchor}-{count}" if count else anchor

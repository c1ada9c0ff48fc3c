"""Where in a text as it was written a visible character stands: for an editor, and to show the source.

Markup stands between the two, so this is found by words, and by how far in they are.
"""

from __future__ import annotations

import re

from tui_reader.document import visible
from tui_reader.document.document import Document

AHEAD = 80
"""Visible characters among which the rarest word is looked for: about a line."""

_WORD = re.compile(r"\w+")


def position(document: Document, block: int, offset: int) -> int:
    """The character of the source at which a visible one of a block was written, within a line or so.

    Args:
        document: The post.
        block: A top-level block.
        offset: Visible characters of the block before the one that is meant.
    """
    placed = document.placed(block)
    if placed is None:
        return 0
    written, shown = document.source[placed.start : placed.end], visible.text(placed.block)
    near = offset * len(written) // max(1, len(shown))
    ahead = shown[offset : offset + AHEAD].lstrip().partition("\n")[0]
    word = min(_WORD.findall(ahead), key=written.count, default="")
    equal = [found.start() for found in re.finditer(rf"\b{re.escape(word)}\b", written)] if word else []
    return placed.start + min(equal, key=lambda at: abs(at - near), default=0)


def line_of(text: str, document: Document, at: int) -> int:
    """The line of a file, from 0, that holds a character of the post made from it.

    Args:
        text: The file, with whatever stands before the post, such as front matter.
        document: The post.
        at: A character of its source.
    """
    lines, source = text.splitlines(), document.source
    before = max(0, len(lines) - len(source.splitlines()))
    near = min(before + source.count("\n", 0, at), max(0, len(lines) - 1))
    wanted = source[source.rfind("\n", 0, at) + 1 :].partition("\n")[0].strip()
    equal = [number for number, line in enumerate(lines) if wanted and line.strip() == wanted]
    return min(equal, key=lambda number: abs(number - near), default=near)

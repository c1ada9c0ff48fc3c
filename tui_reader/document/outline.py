"""The headings of a post, with the anchors GitHub gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui_reader.document import visible
from tui_reader.document.blocks import Block, Title, children, leaves
from tui_reader.document.lines import Heading

_DROPPED = re.compile(r"[^\w\- ]")


def headings(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """List the headings of top-level `blocks`, also those within quotes, lists and the like."""
    anchors: dict[str, int] = {}
    found = []
    for index, block in enumerate(blocks):
        for title, offset in _titles(block):
            text = " ".join(visible.words(title.text.runs()).split())
            anchor = _unique(title.anchor or slug(text), anchors)
            found.append(Heading(title.level, text, index, anchor, offset))
    return tuple(found)


def _titles(block: Block) -> Iterator[tuple[Title, int]]:
    """The headings in a block, with the characters of its visible text before each."""
    if isinstance(block, Title):
        yield block, 0
        return
    within = [*leaves(block)] if children(block) else []
    last = max((at for at, leaf in enumerate(within) if isinstance(leaf, Title)), default=-1)
    offset = 0
    for leaf in within[: last + 1]:
        if isinstance(leaf, Title):
            yield leaf, offset
        offset += sum(map(len, visible.stretches(leaf)))


def slug(text: str) -> str:
    """Make an anchor of a heading's text: lower case, no punctuation, spaces to hyphens."""
    return _DROPPED.sub("", text.lower()).replace(" ", "-")


def _unique(anchor: str, seen: dict[str, int]) -> str:
    count = seen.get(anchor, 0)
    seen[anchor] = count + 1
    return f"{anchor}-{count}" if count else anchor

"""Where `#anchor` leads within a post: to a heading, to an element's id, or to words known to stand there.

Blogs give headings other anchors than GitHub does, so that what is written alike counts as the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui_reader.document.document import Document
from tui_reader.document.lines import Heading
from tui_reader.models import Place

_NO_LETTER = re.compile(r"[\W_]+")

_LONGEST = 500
"""Characters of an anchor; what is longer is none."""

_ENOUGH = 40
"""Letters by which a text is known again."""


def heading(headings: Sequence[Heading], anchor: str) -> int | None:
    """The index of the heading an anchor names, exactly or but for case and punctuation."""
    for spelled in (str, str.casefold, _letters):
        wanted = spelled(anchor)
        for index, each in enumerate(headings):
            if wanted and spelled(each.anchor) == wanted:
                return index
    return None


def element(document: Document, anchor: str) -> Place | None:
    """The block with an element of this id: raw HTML, or `{#id}` behind a heading."""
    if not anchor or len(anchor) > _LONGEST:
        return None
    name = re.escape(anchor)
    named = rf"""\b(?:id|name)\s*=\s*["']?{name}(?=["'\s>/])|\{{[^{{}}\n]{{0,200}}#{name}(?=[\s}}])"""
    found = re.search(named, document.source)
    return _block_at(document, found.start()) if found else None


def words(document: Document, text: str) -> Place | None:
    """The first block that holds a text, whatever its markup."""
    wanted = _letters(text)[:_ENOUGH]
    index = 0
    while wanted and (placed := document.placed(index)):
        if wanted in _letters(document.source[placed.start : placed.end]):
            return Place(index)
        index += 1
    return None


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()


def _block_at(document: Document, position: int) -> Place | None:
    index = 0
    while placed := document.placed(index):
        if placed.start <= position < placed.end:
            return Place(index)
        index += 1
    return None

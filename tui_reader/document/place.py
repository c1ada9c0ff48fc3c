"""Anchors into a post's text, so that reading goes on where it stopped: at another width, after an edit.

A place is a top-level block and the visible characters before it, with a digest of the block and its
neighbors. The digest is of the source's letters and digits alone, so that it needs no reading of
inline text and outlives a change of markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from tui_reader.document.document import Document
from tui_reader.models import Place

NEAR = 50
"""Blocks looked at on either side before all of them are."""

_MARKUP = re.compile(r"[\W_]+")


class _Digest(NamedTuple):
    """Of a block, and of the ones before and after it; empty where there is none."""

    own: str
    before: str
    after: str


def mark(document: Document, block: int, offset: int) -> Place:
    """Make an anchor for a character of a block."""
    placed = document.placed(block)
    if placed is None:
        return Place(block, offset)
    within = min(offset, placed.end - placed.start)
    progress = (placed.start + within) / max(1, len(document.source))
    return Place(block, offset, ".".join(_Digests(document).around(block)), min(1.0, progress))


def find(document: Document, place: Place) -> tuple[int, int]:
    """Find a place again: the block and the characters before it.

    By the block itself near where it was, then anywhere; then by its neighbors, when only it was
    edited; at last by how far into the text it was.
    """
    parts = place.digest.split(".")
    if len(parts) != len(_Digest._fields):
        return place.block, place.offset
    block = _found(document, _Digest(*parts), place.block)
    return (_by_progress(document, place.progress), 0) if block is None else (block, place.offset)


def _found(document: Document, wanted: _Digest, near: int) -> int | None:
    digests = _Digests(document)
    for index in _outwards(document, near):
        if digests.own(index) == wanted.own:
            return index
    if not wanted.before:
        return None
    for index in _outwards(document, near):
        if digests.own(index - 1) == wanted.before and digests.own(index + 1) == wanted.after:
            return index
    for index in _outwards(document, near):
        if digests.own(index) == wanted.before:
            return index + 1
    return None


def _outwards(document: Document, block: int) -> Iterator[int]:
    """All blocks: the one meant, its neighbors further and further away, then the rest from the first."""
    for distance in range(NEAR + 1):
        for index in {block + distance, block - distance}:
            if index >= 0 and document.placed(index):
                yield index
    index = 0
    while document.placed(index):
        if abs(index - block) > NEAR:
            yield index
        index += 1


def _by_progress(document: Document, progress: float) -> int:
    position = progress * len(document.source)
    index = 0
    while (placed := document.placed(index)) and placed.end <= position:
        index += 1
    return index


class _Digests:
    """Digests of a document's blocks, each made once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: dict[int, str] = {}

    def around(self, block: int) -> _Digest:
        """The digests of a block and its neighbors."""
        return _Digest(self.own(block), self.own(block - 1), self.own(block + 1))

    def own(self, block: int) -> str:
        """The digest of one block, empty where there is none."""
        if block not in self._made:
            placed = self._document.placed(block) if block >= 0 else None
            self._made[block] = _digest(self._document.source[placed.start : placed.end]) if placed else ""
        return self._made[block]


def _digest(source: str) -> str:
    letters = _MARKUP.sub("", source)
    return f"{crc32(letters.encode('utf-8', 'replace')):08x}"

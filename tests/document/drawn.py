"""Drawing a text for a test, and reading what a person would read of it."""

from __future__ import annotations

import re
import unicodedata

from tui_reader.document.document import Document
from tui_reader.document.layout import Layout
from tui_reader.document.lines import Line
from tui_reader.document.wrap import row_cells

_ADDED = re.compile(r"[\s\u00a0↗]+")


def laid_out(post: str | Document, width: int) -> Layout:
    """A layout that is done."""
    layout = Layout(Document(post) if isinstance(post, str) else post, width)
    while not layout.advance(60):
        pass
    return layout


def lines(post: str | Document, width: int) -> list[Line]:
    """All lines at a width, none of them wider than it."""
    layout = laid_out(post, width)
    found = [line for y in range(layout.height) if (line := layout.line(y)) is not None]
    assert len(found) == layout.height
    assert layout.line(layout.height) is None
    places = [(line.block, line.offset) for line in found]
    assert places == sorted(places)
    for line in found:
        assert row_cells(line.runs) <= width, line.text
    return found


def text(markdown: str, width: int = 74) -> str:
    """The text at a width, as one would see it."""
    return "\n".join(line.text.rstrip() for line in lines(markdown, width))


def words(markdown: str, width: int) -> str:
    """What the post itself says, without white space and without the engine's marks."""
    return squeezed("".join(run.text for line in lines(markdown, width) for run in line.runs if run.at >= 0))


def squeezed(content: str) -> str:
    """Text without white space; raised and lowered characters back on the line."""
    return _ADDED.sub("", unicodedata.normalize("NFKC", content))

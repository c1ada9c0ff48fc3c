"""What Markdown is made of, once parsed: a tree of blocks, whose inline text waits to be read.

Blocks hold no width and no color. Inline text stays source (`Prose`) until its block is drawn,
because reading it costs half of the parse and most of a long post is never looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui_reader.document.inline import Prose

Alignment = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a paragraph of nothing but pictures is drawn as pictures."""

    text: Prose


@dataclass(frozen=True, slots=True)
class Title:
    """A heading within the post."""

    level: int
    text: Prose


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    mark: str
    """Its number with the delimiter as written ("3.", "3)"), or empty for a bullet."""
    blocks: tuple[Block, ...]
    done: bool | None = None
    """Of a task: whether it is ticked. None: no task."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, bulleted or numbered."""

    items: tuple[Item, ...]
    ordered: bool = False
    tight: bool = True
    """No blank line between the items."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code, numbered over the whole document so that it can be copied by number."""

    number: int
    """From 1."""
    language: str
    """As written after the fence, or empty."""
    source: str
    """Exactly as written, tabs and all, without the last line end."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one head row, any number of body rows, all as long as `alignments`."""

    head: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """One part of a definition list: a term, or what it means."""

    term: Prose | None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Definitions:
    """A definition list: terms, each followed by its meanings."""

    parts: tuple[Definition, ...]
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Details:
    """Text that folds away in a browser, under a line that stays. Drawn open."""

    summary: Prose
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a footnote, drawn where it stands in the source."""

    mark: str
    """The number its references show, or its label when nothing refers to it."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A thematic break."""


Block = Paragraph | Title | Quote | Listing | CodeBlock | Table | Definitions | Details | Note | Break

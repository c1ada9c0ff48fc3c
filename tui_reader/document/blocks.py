"""What Markdown is made of, once parsed: a tree of blocks, whose inline text waits to be read.

Blocks hold no width and no color. Inline text stays source (`Prose`) until its block is drawn,
because reading it costs half of the parse and most of a long post is never looked at.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tui_reader.document.formulas.run import formula_run
from tui_reader.document.inline import Prose, Reading
from tui_reader.document.lines import Run
from tui_reader.document.table_rule import split_row
from tui_reader.document.tex.tokens import Macros

Alignment = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a paragraph of nothing but pictures is drawn as pictures."""

    text: Prose


@dataclass(frozen=True, slots=True)
class Words:
    """Running text that is never drawn as pictures: a term, a summary."""

    text: Prose


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands below a picture: a paragraph all in emphasis."""

    text: Prose


@dataclass(frozen=True, slots=True)
class Title:
    """A heading within the post."""

    level: int
    text: Prose
    anchor: str = ""
    """What its author calls it, or empty."""


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
    continued: bool = False
    """It goes on with the list before it: a very long list is read in parts."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code, numbered over the whole document so that it can be copied by number."""

    number: int
    """From 1."""
    language: str
    """As written after the fence, or empty."""
    source: str
    """Exactly as written, tabs and all, without the last line end."""
    target: int = -1
    """What its label leads to."""


class Formula:
    """A formula on lines of its own, read when it is first drawn."""

    __slots__ = ("_run", "macros", "tex")

    def __init__(self, tex: str, macros: Macros) -> None:
        self.tex = tex
        self.macros = macros
        self._run: Run | None = None

    def runs(self) -> tuple[Run, ...]:
        """What it says, on one line."""
        self._run = self._run or formula_run(self.tex, self.macros)
        return (self._run,) if self._run.text else ()


class Row:
    """One row of a table, split into its cells when it is first drawn."""

    __slots__ = ("_cells", "_columns", "_reading", "_source")

    def __init__(self, source: str, columns: int, reading: Reading) -> None:
        self._source = source
        self._columns = columns
        self._reading = reading
        self._cells: tuple[Prose, ...] = ()

    @property
    def cells(self) -> tuple[Prose, ...]:
        """As many cells as the table has columns. Further ones join the last, so that nothing is lost."""
        if not self._cells:
            cells = split_row(self._source)
            last = self._columns - 1
            cells[last:] = [" | ".join(cells[last:])]
            cells += [""] * (self._columns - len(cells))
            self._cells = tuple([Prose(cell, self._reading) for cell in cells])
        return self._cells


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one head row, and any number of rows as long."""

    head: Row
    rows: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    target: int = -1
    """What its head leads to."""


@dataclass(frozen=True, slots=True)
class TableData:
    """A table's text, cell by cell, for showing it alone and for copying."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
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
class Fold:
    """What can be opened and closed."""

    number: int
    """From 1, over the whole document."""
    target: int
    is_open: bool = False
    """Whether it begins open."""


@dataclass(frozen=True, slots=True)
class Details:
    """Text that folds away, under a line that stays."""

    summary: Prose
    blocks: tuple[Block, ...]
    fold: Fold


@dataclass(frozen=True, slots=True)
class Callout:
    """An alert, an admonition: text set apart under a name."""

    kind: str
    """`note`, `tip`, `important`, `warning` or `caution`: the style of its bar."""
    name: str
    """Shown where it has no title."""
    title: Prose | None
    blocks: tuple[Block, ...]
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What an abbreviation stands for. Wherever it stands in the source, it is drawn at the end."""

    text: Prose

    @property
    def rank(self) -> float:
        """Its place at the end: below the footnotes."""
        return math.inf


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a footnote. Wherever it stands in the source, it is drawn at the end."""

    mark: str
    """The number its references show, or its label when nothing refers to it."""
    blocks: tuple[Block, ...]
    number: int = 0
    """In the order of the first references; 0 when nothing refers to it."""
    target: int = -1
    """What its mark leads back to."""

    @property
    def rank(self) -> float:
        """Its place at the end: by its number; what nothing refers to comes last."""
        return self.number or sys.maxsize

    @property
    def is_short(self) -> bool:
        """Whether it is no more than a paragraph."""
        return len(self.blocks) == 1 and isinstance(self.blocks[0], Paragraph)


@dataclass(frozen=True, slots=True)
class AsidesRule:
    """What parts the footnotes and abbreviations from the text."""


@dataclass(frozen=True, slots=True)
class Break:
    """A thematic break."""


Block = (
    Paragraph
    | Words
    | Caption
    | Title
    | Quote
    | Listing
    | CodeBlock
    | Formula
    | Table
    | Definitions
    | Details
    | Note
    | AsidesRule
    | Callout
    | Abbreviation
    | Break
)


def children(block: Block) -> Sequence[Block]:
    """The blocks within a block, in reading order; a term or a summary as words."""
    match block:
        case Quote() | Note():
            return block.blocks
        case Details():
            return (Words(block.summary), *block.blocks)
        case Callout():
            return (Words(block.title), *block.blocks) if block.title else block.blocks
        case Listing():
            return [child for item in block.items for child in item.blocks]
        case Definitions():
            terms = [(Words(part.term),) if part.term else part.blocks for part in block.parts]
            return [child for blocks in terms for child in blocks]
        case _:
            return ()


def leaves(block: Block) -> Iterator[Block]:
    """The blocks within a block that hold no others, however deep they are."""
    waiting = [block]
    while waiting:
        current = waiting.pop()
        inside = children(current)
        if inside:
            waiting += reversed(inside)
        else:
            yield current

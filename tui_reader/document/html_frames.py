"""The blocks that hold other blocks: each gathers Markdown while the walk is inside, and wraps it when it leaves."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui_reader.document import markdown_escape as escape
from tui_reader.document.html_write import BLOCK, HEADING, TERM

_NEXT_LINE = re.compile(r"\n(?=[^\n])")
# After a definition list its readers take any line followed by one with a colon for the next term,
# the beginning of a list or of code too.
_LIKE_A_TERM = re.compile(r"[^\n]*\n\n?[ >]*[:~] ")
_LARGEST_NUMBER = 999_999_999


class Block(NamedTuple):
    """One block of Markdown, of one or more lines."""

    kind: str
    """`text`, `heading`, `code`, `table`, `quote`, `rule`, `note`, `html`, `terms`; a list's marker: `-` `+` `.` `)`."""
    markdown: str


_BORDER = Block("html", "<!-- -->")


class Frame:
    """What the walk is inside of; this plain one hands its blocks on as they are."""

    place = BLOCK
    """How running text directly within is written."""
    levels = 0
    """How many levels of nesting it costs a reader of the Markdown."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []

    def add(self, block: Block) -> None:
        """Take in a block that ended."""
        if self.last_kind == "terms" and block.kind != "terms" and _LIKE_A_TERM.match(block.markdown):
            self.blocks.append(_BORDER)
        self.blocks.append(block)

    def close(self, parent: Frame) -> list[Block]:
        """Return what this frame amounts to in its parent."""
        return self.blocks

    @property
    def last_kind(self) -> str:
        """The kind of the block a new one would follow."""
        return self.blocks[-1].kind if self.blocks else ""


class Page(Frame):
    """The outermost frame, which is emptied piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._size = 0
        self._enough = 6_000  # three screens: what a post needs to be opened
        self._last_kind = ""

    def add(self, block: Block) -> None:
        super().add(block)
        self._size += len(block.markdown)
        self._last_kind = block.kind

    @property
    def last_kind(self) -> str:
        return self._last_kind

    @property
    def is_full(self) -> bool:
        """Enough has come together for a piece."""
        return self._size >= self._enough

    def take(self) -> str:
        """Return what has come together, and begin the next piece, a longer one."""
        piece = joined(self.blocks)
        self.blocks = []
        self._size, self._enough = 0, 60_000
        return piece


class Quote(Frame):
    """A block quotation."""

    levels = 1

    def close(self, parent: Frame) -> list[Block]:
        if not self.blocks:
            return []
        lines = joined(self.blocks).split("\n")
        return [Block("quote", "\n".join(f"> {line}" if line else ">" for line in lines))]


class Heading(Frame):
    """A heading, one line whatever it holds."""

    place = HEADING

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level

    def close(self, parent: Frame) -> list[Block]:
        words = " ".join(block.markdown for block in self.blocks)
        return [Block("heading", "#" * self.level + " " + escape.heading(words))] if words else []


class Item(Frame):
    """One item of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.spaced = False
        """It holds a paragraph that is one, not bare text."""

    def close(self, parent: Frame) -> list[Block]:
        if isinstance(parent, List):
            parent.take(self)
            return []
        return self.blocks

    @property
    def is_tight(self) -> bool:
        """Nothing in it needs a blank line before it."""
        first, rest = self.blocks[0], self.blocks[1:]
        if self.spaced or (rest and first.kind not in {"text", "code", *_MARKERS}):
            return False
        # Only a list that begins with 1 can follow a line of text.
        return all(
            block.kind in {"-", "+"} or (block.kind in _MARKERS and block.markdown.startswith("1")) for block in rest
        )


_MARKERS = frozenset("-+.)")


class List(Frame):
    """A list, bulleted or numbered."""

    levels = 2

    def __init__(self, start: int | None) -> None:
        super().__init__()
        self._start = start
        self._items: list[Item] = []
        self._loose: list[Block] = []

    def take(self, item: Item) -> None:
        """Take in an item that ended; one without content leaves no trace."""
        if item.blocks:
            self._items.append(item)

    def add(self, block: Block) -> None:
        """Take in a block outside of any item: a list directly in a list belongs to the item before."""
        if block.kind == "note":
            self._loose.append(block)
            return
        if not self._items:
            self._items.append(Item())
        self._items[-1].add(block)

    @property
    def last_kind(self) -> str:
        return self._items[-1].last_kind if self._items else ""

    def close(self, parent: Frame) -> list[Block]:
        if not self._items:
            return self._loose
        # Two lists in a row would be read as one, unless their markers differ.
        markers = "-+" if self._start is None else ".)"
        marker = markers[1] if parent.last_kind == markers[0] else markers[0]
        tight = all(item.is_tight for item in self._items)
        items = [
            self._item(item, self._mark(marker, number), tight) for number, item in enumerate(self._items)
        ]
        return [Block(marker, ("\n" if tight else "\n\n").join(items)), *self._loose]

    def _mark(self, marker: str, number: int) -> str:
        if self._start is None:
            return f"{marker} "
        return f"{min(self._start + number, _LARGEST_NUMBER)}{marker} "

    @staticmethod
    def _item(item: Item, mark: str, tight: bool) -> str:
        return mark + _indented(
            ("\n" if tight else "\n\n").join(block.markdown for block in item.blocks), len(mark)
        )


class Terms(Frame):
    """A definition list."""

    levels = 2

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[list[str], list[list[Block]]]] = []

    def term(self, words: str) -> None:
        """Take in a term; several in a row share what follows."""
        if not self._parts or self._parts[-1][1]:
            self._parts.append(([], []))
        self._parts[-1][0].append(words)

    def meaning(self, blocks: list[Block]) -> None:
        """Take in what the last term means."""
        if not self._parts:
            self._parts.append(([], []))
        self._parts[-1][1].append(blocks)

    def add(self, block: Block) -> None:
        self.meaning([block])

    def close(self, parent: Frame) -> list[Block]:
        return [block for terms, meanings in self._parts for block in _definition(terms, meanings)]


class Term(Frame):
    """A term of a definition list."""

    place = TERM

    def close(self, parent: Frame) -> list[Block]:
        words = "<br>".join(block.markdown for block in self.blocks)
        if words and isinstance(parent, Terms):
            parent.term(words)
            return []
        return self.blocks


class Meaning(Frame):
    """What a term means."""

    def close(self, parent: Frame) -> list[Block]:
        if self.blocks and isinstance(parent, Terms):
            parent.meaning(self.blocks)
            return []
        return self.blocks


class Captioned(Frame):
    """Something that may have a caption."""

    def __init__(self) -> None:
        super().__init__()
        self.captions: list[Block] = []


class Figure(Captioned):
    """A picture, a table or code with a caption; the caption comes last."""

    def close(self, parent: Frame) -> list[Block]:
        return self.blocks + self.captions


class Caption(Frame):
    """The caption of a figure or a table."""

    def close(self, parent: Frame) -> list[Block]:
        if isinstance(parent, Captioned):
            parent.captions += self.blocks
            return []
        return self.blocks


class Details(Frame):
    """Text that folds away under its summary."""

    levels = 1

    def __init__(self) -> None:
        super().__init__()
        self.summary = ""

    def close(self, parent: Frame) -> list[Block]:
        if not self.blocks and not self.summary:
            return []
        summary = escape.entities(self.summary or "Details")
        parts = [
            f"<details>\n<summary>{summary}</summary>",
            *(block.markdown for block in self.blocks),
            "</details>",
        ]
        return [Block("html", "\n\n".join(parts))]


class Note(Frame):
    """The text of a footnote."""

    levels = 1

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def close(self, parent: Frame) -> list[Block]:
        return (
            [Block("note", f"[^{self.label}]: " + _indented(joined(self.blocks), 4))] if self.blocks else []
        )


def _definition(terms: list[str], meanings: list[list[Block]]) -> list[Block]:
    if not terms:
        return [block for blocks in meanings for block in blocks]
    if not meanings:
        return [Block("text", f"<strong>{term}</strong>") for term in terms]
    spaced = any(len(blocks) > 1 for blocks in meanings)
    written = [f": {_indented(joined(blocks), 2)}" for blocks in meanings]
    between = "\n\n" if spaced else "\n"
    return [Block("terms", between.join(["<br>".join(terms), *written]))]


def joined(blocks: list[Block]) -> str:
    """Put blocks one after the other, parted by blank lines."""
    return "\n\n".join(block.markdown for block in blocks)


def _indented(markdown: str, width: int) -> str:
    return _NEXT_LINE.sub("\n" + " " * width, markdown)

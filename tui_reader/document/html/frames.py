"""Blocks that hold blocks: each gathers Markdown while the walk is inside, and wraps it on the way out.

Lists and tables have modules of their own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui_reader.document import markdown_escape as escape
from tui_reader.document.html.write import BLOCK, HEADING

_NEXT_LINE = re.compile(r"\n(?=[^\n])")
# After a definition list its readers take any line followed by one with a colon for the next term,
# the beginning of a list or of code too.
_LIKE_A_TERM = re.compile(r"[^\n]*\n\n?[ >]*[:~] ")


class Block(NamedTuple):
    """One block of Markdown, of one or more lines."""

    kind: str
    """`text heading code table quote rule note html terms`; of a list its marker, one of `-+.)`."""
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
        """Take in a block of the piece that is coming together."""
        super().add(block)
        self._size += len(block.markdown)
        self._last_kind = block.kind

    @property
    def last_kind(self) -> str:
        """The kind of the last block, in the last piece too."""
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
        """Return the quotation."""
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
        """Return the heading, if it has words."""
        words = " ".join(block.markdown for block in self.blocks)
        return [Block("heading", "#" * self.level + " " + escape.heading(words))] if words else []


class Captioned(Frame):
    """Something that may have a caption."""

    def __init__(self) -> None:
        super().__init__()
        self.caption: list[Block] = []

    def take_caption(self, caption: list[Block]) -> None:
        """Take in a caption that ended."""
        self.caption += caption


class Figure(Captioned):
    """A picture or a table, its caption below it wherever the source has it; or code, under its title."""

    def take_caption(self, caption: list[Block]) -> None:
        """Take in a caption: one that comes after what it is about stays there."""
        if self.blocks and self.last_kind != "code":
            self.blocks += caption
        else:
            self.caption += caption

    def close(self, parent: Frame) -> list[Block]:
        """Return the figure, a caption that came first below what follows it."""
        if self.blocks and self.blocks[0].kind == "code":
            return self.caption + self.blocks
        return [*self.blocks[:1], *self.caption, *self.blocks[1:]]


class Caption(Frame):
    """The caption of a figure or a table."""

    def close(self, parent: Frame) -> list[Block]:
        """Leave itself to what it is the caption of."""
        if isinstance(parent, Captioned):
            parent.take_caption(self.blocks)
            return []
        return self.blocks


class Details(Frame):
    """Text that folds away under its summary."""

    levels = 1

    def __init__(self) -> None:
        super().__init__()
        self.summary = ""

    def close(self, parent: Frame) -> list[Block]:
        """Return the text between lines of HTML, which Markdown leaves alone."""
        if not self.blocks and not self.summary:
            return []
        summary = escape.entities(self.summary or "Details")
        parts = [
            f"<details>\n<summary>{summary}</summary>",
            *(block.markdown for block in self.blocks),
            "</details>",
        ]
        return [Block("html", "\n\n".join(parts))]


class Holder(NamedTuple):
    """What is known of a footnote before its text is read."""

    label: str
    mark: str
    """What refers to it says: a number, mostly."""


class Note(Frame):
    """The text of a footnote."""

    levels = 1

    def __init__(self, held: Holder) -> None:
        super().__init__()
        self._held = held

    def close(self, parent: Frame) -> list[Block]:
        """Return the note, ready to be referred to, without a number that it says itself."""
        first = self.blocks[0] if self.blocks else None
        number = _OWN_NUMBER.match(first.markdown) if first else None
        if first and number and self._held.mark in number.groups():
            self.blocks[0] = Block(first.kind, first.markdown[number.end() :])
        if not any(block.markdown for block in self.blocks):
            return []
        return [Block("note", f"[^{self._held.label}]: " + indented(joined(self.blocks), 4))]


# `[1]`, `1.`, a raised 1: as Markdown has them by now.
_OWN_NUMBER = re.compile(r"(?:\\?\[(\w{1,3})\\?\]|<sup>\[?(\w{1,3})\]?</sup>|(\d{1,3})\\?[.)](?=\s))[.:]?\s*")


def joined(blocks: list[Block]) -> str:
    """Put blocks one after the other, parted by blank lines."""
    return "\n\n".join(block.markdown for block in blocks)


def indented(markdown: str, width: int) -> str:
    """Indent every line but the first."""
    return _NEXT_LINE.sub("\n" + " " * width, markdown)

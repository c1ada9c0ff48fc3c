"""Lists in HTML: bulleted, numbered, and of definitions."""

from __future__ import annotations

from tui_reader.document.html.frames import Block, Frame, indented, joined
from tui_reader.document.html.write import TERM

_LARGEST_NUMBER = 999_999_999


class Item(Frame):
    """One item of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.spaced = False
        """It holds a paragraph that is one, not bare text."""

    def close(self, parent: Frame) -> list[Block]:
        """Leave itself to its list."""
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
            block.kind in {"-", "+"} or (block.kind in _MARKERS and block.markdown.startswith("1"))
            for block in rest
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
        """The kind of block the next would follow, in the last item."""
        return self._items[-1].last_kind if self._items else ""

    def close(self, parent: Frame) -> list[Block]:
        """Return the list, and the footnotes that stood in it."""
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
        return mark + indented(
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
        """Take in a block outside of any term: part of what the last one means."""
        self.meaning([block])

    def close(self, parent: Frame) -> list[Block]:
        """Return terms and meanings, each group parted by a blank line."""
        return [block for terms, meanings in self._parts for block in _definition(terms, meanings)]


class Term(Frame):
    """A term of a definition list."""

    place = TERM

    def close(self, parent: Frame) -> list[Block]:
        """Leave itself to its list."""
        words = "<br>".join(block.markdown for block in self.blocks)
        if words and isinstance(parent, Terms):
            parent.term(words)
            return []
        return self.blocks


class Meaning(Frame):
    """What a term means."""

    def close(self, parent: Frame) -> list[Block]:
        """Leave itself to its list."""
        if self.blocks and isinstance(parent, Terms):
            parent.meaning(self.blocks)
            return []
        return self.blocks


def _definition(terms: list[str], meanings: list[list[Block]]) -> list[Block]:
    if not terms:
        return [block for blocks in meanings for block in blocks]
    if not meanings:
        return [Block("text", f"<strong>{term}</strong>") for term in terms]
    spaced = any(len(blocks) > 1 for blocks in meanings)
    written = [f": {indented(joined(blocks), 2)}" for blocks in meanings]
    between = "\n\n" if spaced else "\n"
    return [Block("terms", between.join(["<br>".join(terms), *written]))]

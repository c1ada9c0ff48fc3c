"""`<details>`, which reaches us in pieces: its ends as HTML blocks, Markdown between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui_reader.document import blocks
from tui_reader.document.blocks import Block, Fold
from tui_reader.document.inline import Prose


@dataclass(frozen=True, slots=True)
class DetailsOpening:
    """Where `<details>` begins; what it holds follows as siblings."""

    summary: Prose
    fold: Fold


@dataclass(frozen=True, slots=True)
class DetailsClosing:
    """Where `</details>` stands."""


Node = Block | DetailsOpening | DetailsClosing


class DetailsFolder:
    """Puts what stands between `<details>` and `</details>` into one block.

    Markdown within `<details>` reaches us as siblings: one HTML block, some Markdown, one HTML block.
    """

    def __init__(self) -> None:
        self._open: list[tuple[DetailsOpening, list[Block]]] = []

    @property
    def is_open(self) -> bool:
        """Whether what comes next belongs to a block that isn't complete."""
        return bool(self._open)

    def add(self, node: Node) -> list[Block]:
        """Take a node; returns the blocks it completes."""
        if isinstance(node, DetailsOpening):
            self._open.append((node, []))
            return []
        if isinstance(node, DetailsClosing):
            return self._close() if self.is_open else []
        if self.is_open:
            self._open[-1][1].append(node)
            return []
        return [node]

    def end(self) -> list[Block]:
        """Close what is still open, as a browser does at the end."""
        done: list[Block] = []
        while self._open:
            done = self._close()
        return done

    def _close(self) -> list[Block]:
        opening, held = self._open.pop()
        block = blocks.Details(opening.summary, tuple(held), opening.fold)
        if not self._open:
            return [block]
        self._open[-1][1].append(block)
        return []


def folded(nodes: Iterable[Node]) -> tuple[Block, ...]:
    """Fold the details in a complete run of siblings."""
    folder = DetailsFolder()
    done = [block for node in nodes for block in folder.add(node)]
    return tuple(done + folder.end())

"""A post as blocks, parsed as far as somebody has looked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui_reader.document import outline, visible
from tui_reader.document.blocks import (
    Abbreviation,
    AsidesRule,
    Block,
    CodeBlock,
    Fold,
    Note,
    Paragraph,
    TableData,
)
from tui_reader.document.details import DetailsFolder
from tui_reader.document.footnotes import Notes
from tui_reader.document.inline import Reading
from tui_reader.document.lines import Heading, Target
from tui_reader.document.parse import BlockBuilder
from tui_reader.document.references import References
from tui_reader.document.scan import Scan
from tui_reader.document.tex import macros

SHORT = 8_192
"""Characters up to which a text with definitions is parsed whole at once, which is exact."""


class Placed(NamedTuple):
    """A top-level block, and where it stands in the source."""

    block: Block
    start: int
    end: int


class Document:
    """One post. Opening it costs the same at any length; blocks are parsed when they are asked for.

    Args:
        markdown: The text, past the gate.
        complete: False when more of it comes later by `extend`.
    """

    def __init__(self, markdown: str, *, complete: bool = True) -> None:
        self.complete = complete
        self._begin(markdown)
        self.edition = 0

    def _begin(self, markdown: str) -> None:
        self.source = _lines(markdown)
        self._reading = Reading()
        self._builder = BlockBuilder(self._reading)
        self._folder = DetailsFolder()
        self._texts: dict[int, str] = {}
        self.turned: set[int] = set()
        """Numbers of the folds that the reader has turned, whatever the width."""
        self._placed: list[Placed] = []
        self._asides: list[tuple[Note | Abbreviation, int, int]] = []
        """Footnotes and abbreviations, until they are gathered at the end."""
        self._start = 0
        """Where the block being put together begins."""
        self._are_within_taken = False
        self._define()
        self._scan = Scan(self.source, self._reading.env, defined=len(self.source) > SHORT)

    def _define(self) -> None:
        """Find the definitions of the whole source; those of a short one its parse finds."""
        env = self._reading.env
        env["macros"] = macros.Defined(self.source)
        env["notes"] = self._notes = Notes(self.source, complete=self.complete)
        self._parse_all = len(self.source) <= SHORT and "]:" in self.source
        if len(self.source) > SHORT:
            env["references"] = References(self.source)

    @property
    def targets(self) -> Sequence[Target]:
        """What can be followed in the text laid out so far; a run's `target` is an index into it."""
        return self._reading.targets

    @property
    def parsed(self) -> int:
        """Characters of the source that have been parsed."""
        return self._scan.position

    def extend(self, markdown: str) -> None:
        """Take the whole of a post whose beginning is already open. What was parsed of it stays.

        Where the whole does not begin with that beginning it is another text, and another `edition`.
        """
        source = _lines(markdown)
        self.complete = True
        if not source.startswith(self.source.rstrip("\n")):
            self._begin(markdown)
            self.edition += 1
            return
        self.source = source
        self._define()
        self._scan.extend(source)

    def placed(self, index: int) -> Placed | None:
        """The top-level block `index` with its place in the source; None past the end."""
        while len(self._placed) <= index or self._parse_all:
            # A short text is parsed whole, so that a link finds its definition further down.
            if not self._parse():
                self._parse_all = False
                break
        return self._placed[index] if index < len(self._placed) else None

    @property
    def codes(self) -> int:
        """How many blocks of code were parsed so far."""
        return len(self._builder.register.codes)

    def code(self, number: int) -> CodeBlock:
        """The block of code with this number.

        Raises:
            IndexError: No block parsed so far has it.
        """
        if number < 1:
            raise IndexError(number)
        return self._builder.register.codes[number - 1]

    def table(self, number: int) -> TableData:
        """The text of the table with this number, cell by cell.

        Raises:
            IndexError: No table parsed so far has it.
        """
        if number < 1:
            raise IndexError(number)
        table = self._builder.register.tables[number - 1]
        head, *rows = [
            tuple([visible.words(cell.runs()) for cell in row.cells]) for row in (table.head, *table.rows)
        ]
        return TableData(head, tuple(rows), table.alignments)

    def fold(self, target: int) -> Fold | None:
        """What folds at a target."""
        return self._builder.register.folds.get(target)

    def note(self, label: str) -> str:
        """The Markdown of a footnote; empty where there is none."""
        return self._notes.text(label)

    def text(self, block: int) -> str:
        """The visible text of a top-level block, what is folded away too: runs' `at` are indexes into it."""
        for _ in self.read(block):
            pass
        return self._texts[block]

    def read(self, block: int) -> Iterator[None]:
        """Read the text of a block little by little, to have it in no time afterwards."""
        placed = self.placed(block)
        if block not in self._texts:
            stretches = []
            for stretch in visible.stretches(placed.block) if placed else ():
                stretches.append(stretch)
                yield
            self._texts[block] = "".join(stretches)

    def outline(self) -> tuple[Heading, ...]:
        """All headings. Parses the whole post, but reads only the headings' text."""
        index = 0
        while self.placed(index):
            index += 1
        return outline.headings([placed.block for placed in self._placed])

    def _parse(self) -> bool:
        """Parse one more block; False at the end."""
        chunk = self._scan.next()
        if chunk is None:
            return self.complete and self._end()
        for node in self._builder.build(chunk):
            if not self._folder.is_open:
                self._start = chunk.start
            self._keep(self._folder.add(node), chunk.end)
        self._asides += [(aside, chunk.start, chunk.end) for aside in self._builder.register.take_asides()]
        return True

    def _end(self) -> bool:
        """Close what is open, then gather what stands at the end; False when there is neither."""
        blocks = self._folder.end()
        self._keep(blocks, len(self.source))
        self._asides += self._notes_within()
        if not self._asides:
            return bool(blocks)
        self._placed.append(Placed(AsidesRule(), len(self.source), len(self.source)))
        self._placed += [Placed(*aside) for aside in sorted(self._asides, key=lambda aside: aside[0].rank)]
        self._asides = []
        return True

    def _notes_within(self) -> list[tuple[Note | Abbreviation, int, int]]:
        """The notes that stand within the text, once."""
        within, self._are_within_taken = [] if self._are_within_taken else self._notes.within, True
        found: list[tuple[Note | Abbreviation, int, int]] = []
        for label, text, start in within:
            self._builder.register.note(label, (Paragraph(self._builder.prose(text)),))
            found += [(aside, start, start + len(text)) for aside in self._builder.register.take_asides()]
        return found

    def _keep(self, blocks: list[Block], end: int) -> None:
        self._placed += [Placed(block, self._start, end) for block in blocks]


def _lines(markdown: str) -> str:
    """Give every line the same end."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n") if "\r" in markdown else markdown

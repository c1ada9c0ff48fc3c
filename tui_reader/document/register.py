"""What is numbered over a whole document, so that a reader can ask for it: code, tables, folds, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from tui_reader.document.blocks import (
    Abbreviation,
    Alignment,
    Block,
    CodeBlock,
    Fold,
    Note,
    Row,
    Table,
)
from tui_reader.document.inline import Prose, Reading
from tui_reader.document.lines import TargetKind

_LANGUAGE = re.compile(r"\w[\w+#.-]*")
# MyST's directives, Pandoc's classes, and what highlighters put before the name.
_BEFORE_LANGUAGE = re.compile(r"\{(?:code(?:-block|-cell)?|sourcecode)\}|\{\s*\.|language-")


class Register:
    """Numbers the parts of one document as they are parsed."""

    def __init__(self, reading: Reading) -> None:
        self.codes: list[CodeBlock] = []
        self.tables: list[Table] = []
        self.folds: dict[int, Fold] = {}
        """What folds, by its target."""
        self._reading = reading
        self._asides: list[Note | Abbreviation] = []

    def code(self, language: str, source: str) -> CodeBlock:
        """Number a block of code."""
        name = _LANGUAGE.search(_BEFORE_LANGUAGE.sub(" ", language))
        number, language = len(self.codes) + 1, name.group() if name else ""
        target = self._reading.target(TargetKind.CODE, f"code:{number}", language)
        self.codes.append(CodeBlock(number, language, source.removesuffix("\n"), target))
        return self.codes[-1]

    def table(self, head: str, rows: Sequence[str], alignments: tuple[Alignment, ...]) -> Table:
        """Number a table."""
        row = partial(Row, columns=len(alignments), reading=self._reading)
        target = self._reading.target(TargetKind.TABLE, f"table:{len(self.tables) + 1}")
        self.tables.append(Table(row(head), tuple([row(each) for each in rows]), alignments, target))
        return self.tables[-1]

    def fold(self, is_open: bool) -> Fold:
        """Number something that folds."""
        fold = Fold(len(self.folds) + 1, self._reading.target(TargetKind.FOLD, ""), is_open)
        self.folds[fold.target] = fold
        return fold

    def note(self, label: str, inside: tuple[Block, ...]) -> None:
        """Keep the text of a footnote until somebody takes it."""
        number = self._reading.env["notes"].get(label)
        target = self._reading.target(TargetKind.BACK, f"#fnref-{label}", label)
        self._asides.append(Note(str(number or label), inside, number, target))

    def abbreviation(self, short: str, long: str) -> None:
        """Keep what an abbreviation stands for until somebody takes it."""
        self._asides.append(Abbreviation(Prose(f"**{short}**: {long}", self._reading)))

    def take_asides(self) -> list[Note | Abbreviation]:
        """What was met since the last time that stands at the end, wherever it is written."""
        asides, self._asides = self._asides, []
        return asides

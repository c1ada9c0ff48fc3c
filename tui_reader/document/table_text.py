"""A table as text for other programs: CSV, TSV, Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tui_reader.document.blocks import TableData
from tui_reader.text.amounts import counted

_MARKS = {"left": ":--", "center": ":-:", "right": "--:", "": "---"}


def amount(table: TableData) -> str:
    """How large a table is, in words: "3 columns, 12 rows"."""
    return f"{counted(len(table.head), 'column')}, {counted(len(table.rows), 'row')}"


def comma_separated(table: TableData) -> str:
    """CSV with quotes where they are needed (RFC 4180), lines ending as on this system's clipboard."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(_rows(table))
    return written.getvalue().removesuffix("\n")


def tab_separated(table: TableData) -> str:
    """TSV: what would end a cell within it is a space."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in _rows(table))


def markdown(table: TableData) -> str:
    """A table as GitHub writes it, its alignments kept."""
    head, *rows = (map(_escaped, row) for row in _rows(table))
    marks = (_MARKS[alignment] for alignment in table.alignments)
    return "\n".join(map(_piped, (head, marks, *rows)))


FORMATS: Mapping[str, Callable[[TableData], str]] = {
    "CSV": comma_separated,
    "TSV": tab_separated,
    "Markdown": markdown,
}
"""What a table can be copied as."""


def _rows(table: TableData) -> Iterator[Sequence[str]]:
    yield table.head
    yield from table.rows


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(cell: str) -> str:
    return "<br>".join(cell.replace("\\", "\\\\").replace("|", "\\|").splitlines())

"""A block rule for GFM tables that makes one token a table.

markdown-it's own makes three tokens a cell: a 1 MB table becomes hundreds of megabytes of them.
Here the rows stay lines, and are split into cells when they are drawn.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

MAX_COLUMNS = 100
"""Wider than this is no table a person wrote; it is read as text."""

_DELIMITER_ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table (GFM 4.10): a head row, a row of dashes, and rows up to a blank line or another block."""
    if start + 2 > end or not _is_row(state, start) or not _is_row(state, start + 1):
        return False
    dashes, head = _line(state, start + 1), _line(state, start)
    if "-" not in dashes or "|" not in head or not _DELIMITER_ROW.fullmatch(dashes):
        return False
    if dashes.count("|") > MAX_COLUMNS + 1 or (dashes[0] == "-" and dashes[1:2] in {" ", "\t"}):
        return False
    alignments = [_alignment(cell) for cell in split_row(dashes)]
    if len(dashes) < 2 or len(split_row(head)) != len(alignments):
        return False
    if not silent:
        _push(state, start, end, alignments)
    return True


def split_row(line: str) -> list[str]:
    """Split a row into its cells; an escaped bar is a bar within a cell."""
    cells = [cell.strip().replace("\\|", "|") for cell in _UNESCAPED_PIPE.split(line.strip())]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


def _push(state: StateBlock, start: int, end: int, alignments: list[str]) -> None:
    line = start + 2
    # Blocks that end a table are those that end a quotation (as in markdown-it).
    enders = state.md.block.ruler.getRules("blockquote")
    parent, state.parentType = state.parentType, "table"
    while line < end and _is_row(state, line) and not state.isEmpty(line):
        if not _begins_cell(state, line) and any(rule(state, line, end, True) for rule in enders):
            break
        line += 1
    state.parentType = parent
    token = state.push("table", "table", 0)
    token.map = [start, line]
    token.meta = {
        "alignments": alignments,
        "head": _line(state, start),
        "rows": [_line(state, number) for number in range(start + 2, line)],
    }
    state.line = line


def _begins_cell(state: StateBlock, line: int) -> bool:
    """Whether the row begins like no other block, as nearly all do: asking each rule is what costs."""
    first = state.src[state.bMarks[line] + state.tShift[line]]
    return first == "|" or first.isalpha()


def _is_row(state: StateBlock, line: int) -> bool:
    return state.sCount[line] >= state.blkIndent and not state.is_code_block(line)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _alignment(dashes: str) -> str:
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return "left" if dashes.startswith(":") else ""

"""A block rule for admonitions as Python-Markdown and MkDocs know them.

!!! warning "Mind the gap"
    Markdown, set in.

`???` begins folded, `???+` folds and begins open.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from tui_reader.document.callouts import KINDS

ADMONITION_LINE = r"!!!|\?\?\?"
"""What a line begins with that may begin an admonition (a pattern)."""

_OPENING = re.compile(
    r"(?P<sign>!!!|\?\?\?\+?)[ \t]+(?P<name>[A-Za-z][\w-]*)(?:[ \t]+[A-Za-z][\w-]*)*"
    r"(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*\Z"
)
_FOLDS = {"!!!": "", "???": "-", "???+": "+"}
_INDENT = 4


def admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line that opens an admonition, and the lines set in below it."""
    if state.is_code_block(start):
        return False
    opening = _OPENING.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if opening is None:
        return False
    after = _after(state, start + 1, end)
    # Three signs and a word are only that, unless the word is known or something is set in below it.
    if opening["name"].lower() not in KINDS and after == start + 1:
        return False
    if silent:
        return True
    token = state.push("directive_open", "div", 1)
    token.meta = {
        "name": opening["name"].lower() if opening["name"].lower() in KINDS else "note",
        "title": opening["title"] or ("" if opening["name"].lower() in KINDS else opening["name"]),
        "fold": _FOLDS[opening["sign"]],
    }
    token.map = [start, after]
    parent, state.parentType = state.parentType, "container"
    line_max, state.lineMax = state.lineMax, after
    state.blkIndent += _INDENT
    state.md.block.tokenize(state, start + 1, after)
    state.blkIndent -= _INDENT
    state.parentType, state.lineMax = parent, line_max
    state.push("directive_close", "div", -1)
    state.line = after
    return True


def _after(state: StateBlock, start: int, end: int) -> int:
    """The first line that is not set in; blank ones belong to what is set in below them."""
    after = start
    for line in range(start, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent + _INDENT:
            break
        after = line + 1
    return after

"""A block rule for `*[HTML]: Hyper Text Markup Language`, as PHP Markdown Extra and kramdown know it."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_DEFINITION = re.compile(r"\*\[([^\[\]\n]{1,100})\]:[ \t]*([^\n]*?)[ \t]*\Z")


def abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read one line that says what an abbreviation stands for."""
    found = None if state.is_code_block(start) else _DEFINITION.match(_line(state, start))
    if found is None:
        return False
    if not silent:
        token = state.push("abbreviation", "abbr", 0)
        token.info, token.content = found[1], found[2]
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

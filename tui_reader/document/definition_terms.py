"""A block rule for definition lists in which several terms share a meaning, as kramdown has them.

Term one
Term two
: What both mean.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

MOST = 8
"""Terms in a row. More lines than that before a colon are a paragraph."""

_LONGEST = 200
"""Characters of a term in a row of them: a longer line is running text."""

_MEANING = re.compile(r"[:~][ \t]+\S")
_OTHER_BLOCK = re.compile(r"(?:[>#]|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~|\||\[\^)")


def add_definition_lists(md: MarkdownIt) -> None:
    """Teach a parser definition lists: the plugin's, and before it those it does not know."""
    deflist_plugin(md)
    plugin = next(rule.fn for rule in md.block.ruler.__rules__ if rule.name == "deflist")

    def several_terms(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        last = None if silent or state.is_code_block(start) else _last_term(state, start, end)
        if last is None:
            return False
        at = len(state.tokens)
        if not plugin(state, last, end, False):
            return False
        # Behind the token that opens the list.
        terms = [token for line in range(start, last) for token in _term(state, line)]
        state.tokens[at + 1 : at + 1] = terms
        state.tokens[at].map = [start, state.line]
        return True

    md.block.ruler.before("deflist", "several_terms", several_terms)


def _last_term(state: StateBlock, start: int, end: int) -> int | None:
    """The line of the last of several terms; None when there is one, or none."""
    for line in range(start, min(end - 1, start + MOST)):
        text = _line(state, line)
        if not text or len(text) > _LONGEST or state.sCount[line] < state.blkIndent:
            return None
        if _OTHER_BLOCK.match(text):
            return None
        below = line + 2 if state.isEmpty(line + 1) and line + 2 < end else line + 1
        if state.sCount[below] >= state.blkIndent and _MEANING.match(_line(state, below)):
            return line if line > start else None
    return None


def _term(state: StateBlock, line: int) -> list[Token]:
    level = state.level + 1
    content = Token("inline", "", 0, content=_line(state, line).strip(), map=[line, line], level=level + 1)
    return [
        Token("dt_open", "dt", 1, level=level, map=[line, line]),
        content,
        Token("dt_close", "dt", -1, level=level),
    ]


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

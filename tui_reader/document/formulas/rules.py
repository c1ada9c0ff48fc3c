"""Rules of Markdown's grammar for mathematics, within a line and on lines of its own."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from tui_reader.document.formulas.marks import at, is_formula, unescaped
from tui_reader.document.tex.tokens import LONGEST

FORMULA_LINE = r"\$\$|\\\\?\[|\\begin\{"
"""What a line begins with that may begin a formula (a pattern)."""

_MOST_LINES = 200
"""A formula has fewer; without a bound, many openings without an end would take quadratic time."""

_OPENING = re.compile(
    r"(\$\$)(?!\$)|(\\\\?)\[|\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|displaymath)\*?)\}"
)
# What may stand behind the end: the sentence's sign, or a label for references.
_TAIL = re.compile(r"\s*([.,;:]?)\s*(?:\{#[^{}\n]*\})?\s*")


def formula(state: StateInline, silent: bool) -> bool:
    """Read a formula within a line. Code spans come first, emphasis and escapes later."""
    if state.src[state.pos] not in "$\\":
        return False
    found = at(state.src[: state.posMax], state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("math_inline", "", 0)
        token.content = found.tex
        token.meta = {"macros": state.env.get("macros", {})}
    state.pos = found.end
    return True


def mathml(state: StateInline, silent: bool) -> bool:
    """Read `<math>` within a line; on lines of its own it is a block of HTML."""
    if not state.src.startswith("<math", state.pos):
        return False
    end = state.src.find("</math>", state.pos, state.posMax)
    tex = _tex(state.src[state.pos : end + len("</math>")]) if end > 0 else None
    if tex is None:
        return False
    if not silent:
        token = state.push("math_inline", "", 0)
        token.content = tex
        token.meta = {"macros": {}}
    state.pos = end + len("</math>")
    return True


def _tex(source: str) -> str | None:
    from selectolax.lexbor import LexborHTMLParser

    from tui_reader.document.formulas.mathml import source_of

    math = LexborHTMLParser(source).css_first("math")
    return source_of(math) if math is not None else None


def formula_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a formula on lines of its own; it may interrupt a paragraph."""
    if state.is_code_block(start):
        return False
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 1] not in {"$", "\\"}:
        return False
    opening = _OPENING.match(state.src, position, state.eMarks[start])
    found = opening and _closed(state, opening, start, min(end, start + _MOST_LINES))
    if not found:
        return False
    line, tex = found
    if not silent:
        token = state.push("math_block", "", 0)
        token.content, token.map = tex, [start, line + 1]
        state.line = line + 1
    return True


def _closed(state: StateBlock, opening: re.Match[str], start: int, end: int) -> tuple[int, str] | None:
    """The line a formula ends in, and the formula; None when its end is not the end of a line."""
    closing = "$$" if opening[1] else f"{opening[2]}]" if opening[2] else f"\\end{{{opening[3]}}}"
    lines: list[str] = []
    for line in range(start, end):
        first = state.bMarks[line] + state.tShift[line] if line > start else opening.end()
        if line > start and state.sCount[line] < state.blkIndent and first < state.eMarks[line]:
            return None
        text = state.src[first : state.eMarks[line]]
        at_end = text.find(closing)
        if at_end < 0:
            lines.append(text)
            continue
        tail = _TAIL.fullmatch(text, at_end + len(closing))
        tex = "\n".join([*lines, text[:at_end]])
        if tail is None or not _is_worth(tex, opening):
            return None
        tex = unescaped(tex, opening[2] or "")
        if opening[3]:
            tex = f"{opening.group()}{tex}{closing}"
        return line, f"{tex.strip()}{tail[1]}"
    return None


def _is_worth(tex: str, opening: re.Match[str]) -> bool:
    """Whether there is something in it; a bracket may only be escaped."""
    if not tex.strip() or len(tex) > LONGEST:
        return False
    return not opening[2] or is_formula(tex)

"""A block rule for `:::` directives, as Docusaurus, VitePress, Pandoc, Quarto and MyST know them.

::: warning Mind the gap
Markdown, also other directives.
:::
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

LONGEST = 500
"""Lines a directive may have. One that nobody closed would take the rest of the post with it."""

_OPENING = re.compile(
    r":{3,}[ \t]*(?:\{[^{}\n]{0,200}?\.(?P<class>[\w-]+)[^{}\n]{0,200}\}|\{?(?P<name>[A-Za-z][\w-]*)\}?)"
    r"[ \t]*(?:\[(?P<label>[^\[\]\n]*)\])?(?P<attributes>\{[^{}\n]*\})?[ \t]*(?P<title>[^\n]*?)[ \t]*:*\Z"
)
_CLOSING = re.compile(r"(:{3,})[ \t]*\Z")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_TITLE = re.compile(r"\btitle=(?:\"([^\"]*)\"|'([^']*)')")


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what stands between `:::` and `:::`, its name and its title."""
    opening = _OPENING.match(_line(state, start)) if not state.is_code_block(start) else None
    if opening is None:
        return False
    lines = _extent(state, start, end)
    if lines is None or silent:
        return lines is not None
    close, after = lines
    titled = _TITLE.search(opening["attributes"] or opening.group())
    title = opening["label"] or (titled and (titled[1] or titled[2])) or opening["title"]
    token = state.push("directive_open", "div", 1)
    token.meta = {"name": opening["class"] or opening["name"], "title": title}
    token.map = [start, close]
    parent, state.parentType = state.parentType, "container"
    line_max, state.lineMax = state.lineMax, close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = parent, line_max
    state.push("directive_close", "div", -1)
    state.line = after
    return True


def _extent(state: StateBlock, start: int, end: int) -> tuple[int, int] | None:
    """Where what the directive holds ends, and the first line after it; None when it isn't closed."""
    depth, fence = 0, ""
    for number in range(start, end):
        if number - start > LONGEST:
            return None
        if number > start and not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return number, number
        line = _line(state, number)
        if mark := _FENCE.match(line):
            fence = "" if fence and line.startswith(fence) else fence or mark[1]
        elif fence:
            continue
        elif _CLOSING.match(line):
            depth -= 1
        elif _OPENING.match(line):
            depth += 1
        if depth == 0:
            return number, number + 1
    return end, end


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

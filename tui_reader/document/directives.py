"""A block rule for `:::` directives, as Docusaurus, VitePress, Pandoc, Quarto and MyST know them.

::: warning Mind the gap
Markdown, also other directives.
:::
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

LONGEST = 500
"""Lines a directive may have. One that nobody closed would take the rest of the post with it."""

_OPENING = re.compile(
    r":{3,}[ \t]*(?:\{[^{}\n]{0,200}?\.(?P<class>[\w-]+)[^{}\n]{0,200}\}|\{?(?P<name>[A-Za-z][\w-]*)\}?)"
    r"[ \t]*(?:\[(?P<label>[^\[\]\n]*)\])?(?P<attributes>\{[^{}\n]*\})?[ \t]*(?P<title>[^\n]*?)[ \t]*:*\Z"
)
_CLOSING = re.compile(r"(:{3,})[ \t]*\Z")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_MOST_OPTIONS = 20
_OPTION = re.compile(r":[\w-]+:(?:[ \t]|\Z)")
_COLLAPSED = re.compile(r"\bcollapse=[\"']?(true|false)|^:class:[^\n]*\b(dropdown)\b", re.MULTILINE)
_FOLDS = {"true": "-", "dropdown": "-", "false": "+"}
_TITLE = re.compile(r"\btitle=(?:\"([^\"]*)\"|'([^']*)')")


class _Kept(NamedTuple):
    state: StateBlock
    pairs: dict[tuple[int, int], tuple[int, dict[int, int]]]
    """By level and last line: from which line on, and which line closes which."""
    extents: dict[tuple[int, int, int], tuple[int, int] | None]
    """By first and last line, and how far the block is set in."""


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what stands between `:::` and `:::`, its name and its title."""
    opening = _OPENING.match(_line(state, start)) if not state.is_code_block(start) else None
    if opening is None:
        return False
    lines = _extent(state, start, end)
    if lines is None or silent:
        return lines is not None
    close, after = lines
    first = start + 1
    while first < min(close, start + _MOST_OPTIONS) and _OPTION.match(_line(state, first)):
        first += 1
    titled = _TITLE.search(opening["attributes"] or opening.group())
    folds = _COLLAPSED.search("\n".join(_line(state, line) for line in range(start, first)))
    title = opening["label"] or (titled and (titled[1] or titled[2])) or opening["title"]
    token = state.push("directive_open", "div", 1)
    token.meta = {
        "name": opening["class"] or opening["name"],
        "title": title,
        "fold": _FOLDS[folds[1] or folds[2]] if folds else "",
    }
    token.map = [start, close]
    parent, state.parentType = state.parentType, "container"
    line_max, state.lineMax = state.lineMax, close
    state.md.block.tokenize(state, first, close)
    state.parentType, state.lineMax = parent, line_max
    state.push("directive_close", "div", -1)
    state.line = after
    return True


def _extent(state: StateBlock, start: int, end: int) -> tuple[int, int] | None:
    """Where what the directive holds ends, and the first line after it; None when it isn't closed.

    Found once: every paragraph above asks whether it ends here.
    """
    found: dict[tuple[int, int, int], tuple[int, int] | None] = _kept(state).extents
    place = (start, end, state.blkIndent)
    if place not in found:
        found[place] = _found(state, start, end)
    return found[place]


def _found(state: StateBlock, start: int, end: int) -> tuple[int, int] | None:
    close = _pairs(state, start, end).get(start, end)
    # A list item or a quote that ends before takes the directive with it.
    for number in range(start + 1, min(close, start + LONGEST)):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return number, number
    if close < end:
        return close, close + 1
    return (end, end) if end - start <= LONGEST else None


def _pairs(state: StateBlock, start: int, end: int) -> dict[int, int]:
    """The line that closes each directive. Found once for all of the lines between two borders."""
    known = _kept(state).pairs
    since, pairs = known.get((state.level, end), (end, {}))
    if start < since:
        since, pairs = known[state.level, end] = start, _paired(state, start, end)
    return pairs


def _kept(state: StateBlock) -> _Kept:
    """What was found in the lines that are being parsed, and in no others."""
    kept = state.env.get("directives")
    if not isinstance(kept, _Kept) or kept.state is not state:
        kept = state.env["directives"] = _Kept(state, {}, {})
    return kept


def _paired(state: StateBlock, start: int, end: int) -> dict[int, int]:
    pairs: dict[int, int] = {}
    opened: list[int] = []
    fence = ""
    for number in range(start, end):
        line = _line(state, number)
        if mark := _FENCE.match(line):
            fence = "" if fence and line.startswith(fence) else fence or mark[1]
        elif fence or not line.startswith(":::"):
            continue
        elif _CLOSING.match(line):
            if opened:
                pairs[opened.pop()] = number
        elif _OPENING.match(line):
            opened.append(number)
    return pairs


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

"""Lines as text for a shell: plain, or with the colors of Ink as ANSI sequences (ECMA-48 SGR)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tui_reader.document.lines import Line, Run

_CODE_GROUND = "48;2;31;33;39"
_TEXT = "38;2;216;212;203"
_BRIGHT = "38;2;243;239;230"
_DIM = "38;2;145;142;135"
_FAINT = "38;2;74;75;82"
_ACCENT = "38;2;224;163;92"
_LINK = "38;2;143;184;222"
_QUOTE = "38;2;185;179;165"
_STRING = "38;2;157;191;138"
_KEYWORD = "38;2;195;166;216"
_BOLD, _ITALIC, _UNDERLINED, _STRUCK, _UPRIGHT = "1", "3", "4", "9", "23"

_STYLES = {
    "strong": (_BOLD,),
    "em": (_ITALIC,),
    "del": (_STRUCK, _DIM),
    "ins": (_UNDERLINED,),
    "mark": (_CODE_GROUND, _BRIGHT),
    "kbd": (_BOLD,),
    "sup": (_ACCENT,),
    "code": (_CODE_GROUND, _BRIGHT),
    "link": (_UNDERLINED, _LINK),
    "picture": (_DIM,),
    "faint": (_FAINT,),
    "dim": (_DIM,),
    "bright": (_BRIGHT,),
    "h1": (_BOLD, _ACCENT),
    "h2": (_BOLD, _ACCENT),
    "h3": (_BOLD, _BRIGHT),
    "h4": (_BOLD, _ITALIC, _DIM),
    "bullet": (_ACCENT,),
    "number": (_ACCENT,),
    "task": (_ACCENT,),
    "quote": (_ITALIC, _QUOTE),
    "quote-bar": (_ACCENT,),
    "rule": (_FAINT,),
    "caption": (_ITALIC, _DIM),
    "code-block": (_CODE_GROUND, _TEXT, _UPRIGHT),
    "code-label": (_DIM,),
    "table-head": (_BOLD, _BRIGHT),
    "table-rule": (_FAINT,),
    "code.keyword": (_KEYWORD,),
    "code.string": (_STRING,),
    "code.comment": (_DIM,),
    "code.number": (_KEYWORD,),
    "code.name": (_LINK,),
    "code.function": (_LINK,),
    "code.operator": (_TEXT,),
    "code.error": (_ACCENT,),
}


def render(lines: Iterable[Line], color: bool) -> str:
    """Set lines as text, each ended by a line end.

    Without `color` there are no sequences at all, and no white space at the end of a line.
    """
    if not color:
        return "".join(f"{line.text.rstrip()}\n" for line in lines)
    return "".join("".join(_colored(run) for run in line.runs) + "\n" for line in lines)


def _colored(run: Run) -> str:
    sequence = _sequence(run.style)
    return f"\x1b[{sequence}m{run.text}\x1b[0m" if sequence else run.text


@cache
def _sequence(style: str) -> str:
    """Parameters for a style, the inner names after the outer ones they override."""
    return ";".join(parameter for name in style.split() for parameter in _STYLES.get(name, ()))

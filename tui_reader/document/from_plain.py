"""Plain text as Markdown that shows it as written: its line ends kept, its points set as points.

Where a line is as long as its paragraph, as in text that was copied off a page, a line is a paragraph, and
what stands alone above a date, or in a word or two, is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tui_reader.document import markdown_escape

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_POINT = re.compile(r"([ \t]*)[-*•‣◦][ \t]+(?=\S)")
_LONE_DASH = re.compile(r"[ \t]*[-*•][ \t]*")
"""The point's text stands on the line below, as it does where a list was copied off a page."""
_WORD = re.compile(r"\w")
_DATE = re.compile(
    r"\s*(?:[^\W\d_]{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.? [^\W\d_]{3,12}\.? \d{4}|\d{4}-\d\d-\d\d)\s*"
)
_HEAD = re.compile(r"\w[\w-]*(?: [\w-]+){0,2}:?")
"""At most three words, such as "Takeaways"."""

_ADDRESS = re.compile(r"https?://\S+")

_WRAPPED = 120
"""Characters of the longest line of a text whose lines were broken to fit a page."""
_SHORT = 50
"""Characters of a line that may be one of several, as in an address or a table of times."""

_DEEPEST = 8


class _Line(NamedTuple):
    text: str
    depth: int
    """Of a point in points, from 0; -1: it is no point."""
    goes_on: bool = False
    """It belongs to the point above."""


def convert(text: str) -> str:
    """All of a text."""
    paragraphs = _BLANK_LINES.split(text.strip("\n"))
    is_wrapped = max(map(_length, text.splitlines()), default=0) <= _WRAPPED
    other = _hard_lines if is_wrapped else _own_paragraphs
    return "\n\n".join(_paragraph(paragraph, other) for paragraph in paragraphs if paragraph.strip())


def _length(line: str) -> int:
    """Characters of a line, but for those of addresses, which nobody breaks."""
    return len(line if len(line) <= _WRAPPED else _ADDRESS.sub("", line))


def _paragraph(paragraph: str, other: Callable[[Sequence[str]], str]) -> str:
    """Lines without a blank one between: those that are points, and those that aren't."""
    parts = groupby(_lines(paragraph.splitlines()), key=lambda line: line.depth >= 0)
    return "\n\n".join(
        _points(lines) if are_points else other([line.text for line in lines]) for are_points, lines in parts
    )


def _lines(lines: list[str]) -> Iterator[_Line]:
    """Each line, and what it is. A line set in below a point goes on with it."""
    indents: list[int] = []
    waiting: int | None = None  # the indent of a dash whose text is still to come
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        wide = line.expandtabs(4)
        indent = len(wide) - len(wide.lstrip())
        if waiting is not None:
            yield _Line(line, _depth(indents, waiting))
            waiting = None
        elif _LONE_DASH.fullmatch(line) and _WORD.search(below):
            waiting = indent
        elif found := _POINT.match(line):
            yield _Line(line[found.end() :], _depth(indents, indent))
        elif indents and indent > indents[-1]:
            yield _Line(line, len(indents) - 1, goes_on=True)
        else:
            indents.clear()
            yield _Line(line, -1)


def _depth(indents: list[int], indent: int) -> int:
    """How deep a point lies that is set in so far, and how far those around it are."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or (indents[-1] + 1 < indent and len(indents) < _DEEPEST):
        indents.append(indent)
    return len(indents) - 1


def _points(lines: Iterator[_Line]) -> str:
    rows = []
    for line in lines:
        air = "  " * line.depth
        rows.append(
            f"{air}  {_as_written(line.text)}" if line.goes_on else f"{air}- {_as_written(line.text)}"
        )
    return "\n".join(rows)


def _hard_lines(lines: Sequence[str]) -> str:
    return "\\\n".join(map(_as_written, lines))


def _own_paragraphs(lines: Sequence[str]) -> str:
    """Each line for itself, but for short ones that follow each other."""
    blocks: list[str] = []
    short: list[str] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        is_title = bool(_DATE.fullmatch(below)) and len(line) <= _WRAPPED
        is_long = len(line) >= _SHORT
        is_head = is_title or _DATE.fullmatch(line) or (not is_long and _HEAD.fullmatch(line.strip()))
        if short and (is_head or is_long):
            blocks.append(_hard_lines(short))
            short = []
        if is_title:
            blocks.append(f"## {markdown_escape.heading(_as_written(line))}")
        elif is_head:
            words = _escaped(line)
            blocks.append(f"*{words}*" if _DATE.fullmatch(line) else f"**{words}**")
        elif is_long:
            blocks.append(_as_written(line))
        else:
            short.append(line)
    return "\n\n".join([*blocks, *([_hard_lines(short)] if short else [])])


def _as_written(line: str) -> str:
    return markdown_escape.line_start(_escaped(line))


def _escaped(line: str) -> str:
    words = " ".join(line.split())
    # What is between dollars is no formula here: plain text shows as written.
    return markdown_escape.text(words, last=True).replace("$", "\\$")

"""Plain text as Markdown that shows it as written: its line ends kept, its points set as points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from tui_reader.document import markdown_escape

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_POINT = re.compile(r"([ \t]*)[-*•‣◦][ \t]+(?=\S)")
_LONE_DASH = re.compile(r"[ \t]*[-*•][ \t]*")
"""The point's text stands on the line below, as it does where a list was copied off a page."""
_WORD = re.compile(r"\w")

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
    return "\n\n".join(_paragraph(paragraph) for paragraph in paragraphs if paragraph.strip())


def _paragraph(paragraph: str) -> str:
    """Lines without a blank one between: those that are points, and those that aren't."""
    parts = groupby(_lines(paragraph.splitlines()), key=lambda line: line.depth >= 0)
    return "\n\n".join(_points(lines) if are_points else _hard_lines(lines) for are_points, lines in parts)


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


def _hard_lines(lines: Iterator[_Line]) -> str:
    return "\\\n".join(_as_written(line.text) for line in lines)


def _as_written(line: str) -> str:
    words = " ".join(line.split())
    # What is between dollars is no formula here: plain text shows as written.
    return markdown_escape.line_start(markdown_escape.text(words, last=True).replace("$", "\\$"))

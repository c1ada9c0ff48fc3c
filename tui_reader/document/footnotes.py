"""Footnotes: which there are, their numbers, and their text, found without a parse of the whole source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

WITHIN = re.compile(
    r"(?<!\\)\^\[(?!\d*\])((?:[^\[\]\\\n`]|\\.|`[^`\n]*`|\[[^\[\]\n]*\]|\n(?![ \t>]*(?:\n|\Z))){1,2000})\]"
)
"""A note within the text, `^[Like this]`, as Pandoc and Obsidian know it."""

_NOTE = re.compile(rf"\[\^([^\[\]\s]{{1,200}})\](:?)|{WITHIN.pattern}")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).){1,2000}?(?<!`)\1(?!`)", re.DOTALL)
_LINE_END = re.compile(r"\s*\n[ \t>]*")
_FENCE = re.compile(r"^[ \t>]{0,20}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]{0,20}\1|\Z)", re.MULTILINE | re.DOTALL)
_CONTAINER = re.compile(r"[ \t]*(?:>[ \t]?)*")
_INDENTED = re.compile(r"(?: {4}|\t)")
_OTHER_BLOCK = re.compile(r" {0,3}(?:\[\^|#{1,6}\s|```|~~~|>|(?:[-*+]|\d{1,9}[.)])\s|(?:[-*_]\s*){3,}$)")

_SEEN = 500
"""Characters looked back at."""


class Within(NamedTuple):
    """A note that is written within the text."""

    label: str
    text: str
    start: int


class Notes:
    """The footnotes of a text, numbered in the order in which they are referred to.

    Args:
        source: The text.
        complete: False when more of it comes later: until then every mark is taken for one.
    """

    def __init__(self, source: str, *, complete: bool) -> None:
        self._source = source
        self._complete = complete

    def get(self, label: str) -> int:
        """The number of a footnote, or 0 when it is not defined or nothing refers to it."""
        return self._numbers.get(label, 0)

    def text(self, label: str) -> str:
        """The Markdown of a footnote, empty when it is not defined."""
        at = self._found.defined.get(label)
        if at is not None:
            return _text(self._source, at)
        return next((note.text for note in self.within if note.label == label), "")

    def label(self, written: str) -> str:
        """The label of a note that is written within the text; empty where it is no note."""
        return self._found.labels.get(_LINE_END.sub(" ", written), "")

    @property
    def within(self) -> Sequence[Within]:
        """The notes that are written within the text."""
        return self._found.within

    @cached_property
    def _found(self) -> _Found:
        found = _Found({}, {}, {}, [])
        if "[^" in self._source or "^[" in self._source:
            source = _without_code(self._source)
            for note in _NOTE.finditer(source):
                if note[1] is None:
                    _take_within(found, note, self._source)
                else:
                    _take(found, note, source)
        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        found = self._found
        known = found.defined.keys() | set(found.labels.values())
        labels = [label for label in found.referred if label in known or not self._complete]
        return {label: number for number, label in enumerate(labels, 1)}


class _Found(NamedTuple):
    """What a search of the source has found."""

    defined: dict[str, int]
    """Where each footnote is defined first."""
    referred: dict[str, None]
    """The labels referred to, in their order."""
    labels: dict[str, str]
    """Those of the notes within the text, by what is written there."""
    within: list[Within]


def _take(found: _Found, note: re.Match[str], source: str) -> None:
    line = source.rfind("\n", 0, note.start()) + 1
    if note[2] and not source[line : note.start()].strip(" \t>"):
        found.defined.setdefault(note[1], note.start())
    else:
        found.referred[note[1]] = None


def _take_within(found: _Found, note: re.Match[str], source: str) -> None:
    window = source[max(0, note.start() - _SEEN) : note.start()]
    before = window[window.rfind("\n") + 1 :]
    # Behind an odd dollar it is an exponent.
    if before.startswith(("    ", "\t")) or before.count("$") % 2:
        return
    text = _LINE_END.sub(" ", source[note.start(3) : note.end(3)])
    if text not in found.labels:
        found.labels[text] = f"^{len(found.within) + 1}"
        found.within.append(Within(found.labels[text], text, note.start()))
    found.referred[found.labels[text]] = None


def _without_code(source: str) -> str:
    """The source with blank space where blocks of code are, so that all else stays where it is."""
    if "```" in source or "~~~" in source:
        source = _FENCE.sub(_blank, source)
    return _SPAN.sub(_blank, source) if "^[" in source and "`" in source else source


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _text(source: str, at: int) -> str:
    line = source.rfind("\n", 0, at) + 1
    depth = source.count(">", line, at)
    first = source.index("]:", at) + len("]:")
    end = source.find("\n", first)
    end = len(source) if end < 0 else end
    lines = [source[first:end].strip(), *_continued(source[end + 1 :], depth)]
    return "\n".join(lines).strip("\n")


def _continued(rest: str, depth: int) -> Iterator[str]:
    """The lines that belong to a footnote after its first: set in, or running on in a paragraph."""
    blank: list[str] = []
    is_running = True
    for whole in rest.split("\n"):
        line = _CONTAINER.sub("", whole, count=1) if depth and whole.lstrip().startswith(">") else whole
        if not line.strip():
            blank.append("")
            is_running = False
        elif _INDENTED.match(line):
            yield from blank
            yield _INDENTED.sub("", line, count=1)
            blank, is_running = [], True
        elif is_running and not _OTHER_BLOCK.match(line):
            yield line
        else:
            return

"""Footnotes: which there are, their numbers, and their text, found without a parse of the whole source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

_NOTE = re.compile(r"\[\^([^\[\]\s]{1,200})\](:?)")
_FENCE = re.compile(r"^[ \t>]{0,20}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]{0,20}\1|\Z)", re.MULTILINE | re.DOTALL)
_CONTAINER = re.compile(r"[ \t]*(?:>[ \t]?)*")
_INDENTED = re.compile(r"(?: {4}|\t)")
_OTHER_BLOCK = re.compile(r" {0,3}(?:\[\^|#{1,6}\s|```|~~~|>|(?:[-*+]|\d{1,9}[.)])\s|(?:[-*_]\s*){3,}$)")


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
        at = self._found[0].get(label)
        return "" if at is None else _text(self._source, at)

    @cached_property
    def _found(self) -> tuple[dict[str, int], dict[str, None]]:
        """Where each footnote is defined first, and the labels referred to in their order."""
        source = self._source
        defined: dict[str, int] = {}
        referred: dict[str, None] = {}
        if "[^" in source:
            for found in _NOTE.finditer(_without_code(source)):
                label, is_definition = found.groups()
                line = source.rfind("\n", 0, found.start()) + 1
                if is_definition and not source[line : found.start()].strip(" \t>"):
                    defined.setdefault(label, found.start())
                else:
                    referred[label] = None
        return defined, referred

    @cached_property
    def _numbers(self) -> dict[str, int]:
        defined, referred = self._found
        labels = [label for label in referred if label in defined or not self._complete]
        return {label: number for number, label in enumerate(labels, 1)}


def _without_code(source: str) -> str:
    """The source with blank space where blocks of code are, so that all else stays where it is."""
    if "```" not in source and "~~~" not in source:
        return source
    return _FENCE.sub(lambda found: " " * len(found.group()), source)


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

"""Finding the links that are defined further down in a long document.

A window of the source does not see definitions that stand after it, as most do. So they are found
by their `]:`, and parsed when a link asks for one; a text that has none costs one search for two characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import TypedDict

from markdown_it.rules_block import StateBlock, reference

from tui_reader.document.grammar import grammar

_OPENING = re.compile(r"[ \t>]{0,20}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\[(?!\^)([^\[\]\n]{1,999})\]:")

_LONGEST = 2_000
"""Characters a definition may take: its label, address and title."""


class Reference(TypedDict):
    """What markdown-it keeps of a definition."""

    href: str
    title: str


class References:
    """The link definitions of a text by normalized label, each parsed when it is first looked up.

    Takes the place of the dictionary in markdown-it's environment, so it answers to what is asked of that.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._known: dict[str, Reference] = {}

    def __contains__(self, label: str) -> bool:
        return self.get(label) is not None

    def __getitem__(self, label: str) -> Reference:
        return self._known[label]

    def __setitem__(self, label: str, definition: Reference) -> None:
        self._known[label] = definition

    def get(self, label: str, default: Reference | None = None) -> Reference | None:
        """The definition of a label, or `default`."""
        if label not in self._known:
            for at in self._positions.pop(label, ()):
                if self._define(at):
                    break
        return self._known.get(label, default)

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """Where each label seems to be defined. The first that is one counts (CommonMark 4.7)."""
        source = self._source
        positions: dict[str, list[int]] = {}
        for at in _all(source, "]:"):
            found = _OPENING.match(source, source.rfind("\n", 0, at) + 1)
            if found:
                # markdown-it's `normalizeReference`, without its regular expression.
                label = " ".join(found[1].split()).lower().upper()
                positions.setdefault(label, []).append(found.start(1) - 1)
        return positions

    @cached_property
    def _fences(self) -> list[int]:
        """Where blocks of code begin and end, by turns."""
        return sorted([*_all(self._source, "\n```"), *_all(self._source, "\n~~~")])

    def _define(self, at: int) -> bool:
        """Let markdown-it read one definition, unless it stands in a block of code or in running text."""
        if bisect_left(self._fences, at) % 2 or _in_paragraph(self._source, at):
            return False
        end = self._source.find("\n\n", at, at + _LONGEST)
        lines = self._source[at : end if end > 0 else at + _LONGEST].split("\n", 3)[:3]
        env: dict[str, dict[str, Reference]] = {"references": {}}
        state = StateBlock("\n".join(lines), grammar(), env, [])
        if not reference(state, 0, state.lineMax, False):
            return False
        self._known.update(env["references"])
        return True


def _all(source: str, mark: str) -> Iterator[int]:
    at = source.find(mark)
    while at >= 0:
        yield at
        at = source.find(mark, at + len(mark))


def _in_paragraph(source: str, at: int) -> bool:
    """Whether the line before is running text, which no definition interrupts."""
    end = max(0, source.rfind("\n", 0, at))
    before = source[source.rfind("\n", 0, end) + 1 : end].strip(" \t>")
    return (
        bool(before)
        and not before.startswith(("#", "`", "~", "---", "===", "***", "["))
        and "]:" not in before
    )

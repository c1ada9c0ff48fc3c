"""Tags of a person's own as they are typed: names to give, and after a minus names to take away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui_reader.errors import ReaderError
from tui_reader.text import clean

LONGEST = 60
"""Cells of a tag."""

HOW = "Write to-read to give a tag, -to-read to take it away, commas between several."


class Tagging(NamedTuple):
    """Which tags posts are given, and which they lose."""

    add: tuple[str, ...]
    remove: tuple[str, ...]


def read(words: Iterable[str]) -> Tagging:
    """Read what was typed: names, `+` before them or not, `-` before those to take away.

    Raises:
        ReaderError: There is no name in it.
    """
    add, remove = dict[str, None](), dict[str, None]()
    for word in (part.strip() for each in words for part in each.split(",")):
        name = clean.line(word.lstrip("+-#"), limit_cells=LONGEST).strip()
        if name:
            (remove if word.startswith("-") else add)[name] = None
    if not add and not remove:
        raise ReaderError("There is no tag in that.", HOW)
    return Tagging(tuple(add), tuple(remove))

"""Conditions on words as expressions of the full-text index (SQLite's FTS5)."""

from __future__ import annotations

from collections.abc import Sequence

from tui_reader.conditions import All, Any, Condition, Near, Not, Part, Words
from tui_reader.store.columns import storable
from tui_reader.store.folding import indexed_words

_COLUMNS = {
    Part.ALL: "",
    Part.TITLE: "title : ",
    Part.TEXT: "text : ",
    Part.AUTHOR: "authors : ",
    Part.TAG: "tags : ",
}
"""The parts of a post that the index holds."""


def expression(condition: Condition) -> str | None:
    """The whole condition as one expression; None where it asks for more than indexed words.

    What is only denied has none: FTS5 knows `a NOT b`, but no `NOT b` alone.
    """
    match condition:
        case Words(text, part, is_prefix) if part in _COLUMNS:
            return f"{_COLUMNS[part]}{quoted(text)}{' *' if is_prefix else ''}"
        case Near(texts, apart, part) if part in _COLUMNS:
            return f"{_COLUMNS[part]}NEAR({' '.join(map(quoted, texts))}, {apart})"
        case Any(parts):
            return _joined(parts, " OR ")
        case All(parts):
            return _all(parts)
        case _:
            return None


def quoted(text: str) -> str:
    """A text as an FTS5 string, in which nothing is an operator."""
    doubled = indexed_words(storable(text)).replace("\0", " ").replace('"', '""')
    return f'"{doubled}"'


def _all(parts: Sequence[Condition]) -> str | None:
    denied = [part.part for part in parts if isinstance(part, Not)]
    wanted = _joined([part for part in parts if not isinstance(part, Not)], " AND ")
    unwanted = _joined(denied, " OR ") if denied else ""
    if not wanted or unwanted is None:
        return None
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _joined(parts: Sequence[Condition], operator: str) -> str | None:
    found = [expression(part) for part in parts]
    if not found or any(each is None for each in found):
        return None
    return operator.join(f"({each})" if len(found) > 1 else str(each) for each in found)

"""Colors for code: Pygments' hundreds of kinds of token, mapped to the few names our themes know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from tui_reader.document.lines import Run

if TYPE_CHECKING:
    from pygments.lexer import Lexer

LARGEST = 65_536
"""Characters of code that are colored; what is longer is a log or a dump."""

LONGEST_LINE = 2_000
"""Minified code: some lexers are quadratic on it."""

_STYLES = {
    "Keyword": "code.keyword",
    "Name.Tag": "code.keyword",
    "Name.Function": "code.function",
    "Name.Builtin": "code.function",
    "Name.Decorator": "code.function",
    "Name.Attribute": "code.function",
    "Name.Class": "code.name",
    "Name.Namespace": "code.name",
    "Name.Exception": "code.name",
    "Name.Constant": "code.number",
    "Literal.String": "code.string",
    "Literal.Number": "code.number",
    "Literal.Date": "code.number",
    "Operator.Word": "code.keyword",
    "Operator": "code.operator",
    "Comment": "code.comment",
    "Generic.Prompt": "code.comment",
    "Generic.Output": "code.comment",
    "Generic.Deleted": "code.error",
    "Generic.Inserted": "code.string",
    "Generic.Heading": "code.keyword",
    "Generic.Subheading": "code.keyword",
    "Generic.Error": "code.error",
}


def highlighted(source: str, language: str) -> Iterator[list[Run]]:
    """Color code, line by line as the lines are asked for; not a character is added or lost."""
    if not language or not _is_reasonable(source):
        return ([Run(line)] for line in source.split("\n"))
    return iter(_colored(source, language))


def ending(language: str) -> str:
    """How files in a language are called at the end: ".py"; ".txt" where that is not known."""
    lexer = _lexer(language) if language else None
    names = lexer.filenames if lexer else []
    plain = [name[1:] for name in names if name.startswith("*.") and name[2:].isalnum()]
    return plain[0] if plain else ".txt"


class _Rows:
    """Rows made once, and kept: a post is laid out again at every change of width."""

    def __init__(self, rows: Iterator[list[Run]]) -> None:
        self._rows = rows
        self._made: list[list[Run]] = []

    def __iter__(self) -> Iterator[list[Run]]:
        index = 0
        while True:
            if index == len(self._made):
                row = next(self._rows, None)
                if row is None:
                    return
                self._made.append(row)
            yield self._made[index]
            index += 1


@lru_cache(maxsize=512)
def _colored(source: str, language: str) -> _Rows:
    return _Rows(_rows(source, language))


def _rows(source: str, language: str) -> Iterator[list[Run]]:
    lexer = _lexer(language)
    if lexer is None:
        yield from ([Run(line)] for line in source.split("\n"))
        return
    row: list[Run] = []
    for text, style in _calls(_lexed(lexer, source)):
        first, *others = text.split("\n")
        if first:
            row.append(Run(first, style))
        for part in others:
            yield row
            row = [Run(part, style)] if part else []
    yield row


def warm() -> None:
    """Load Pygments, which takes longer than to lay out a screen."""
    _lexer("python")


def _is_reasonable(source: str) -> bool:
    return len(source) <= LARGEST and max(map(len, source.split("\n"))) <= LONGEST_LINE


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language)
    except ClassNotFound:
        return None


def _lexed(lexer: Lexer, source: str) -> Iterator[tuple[str, str]]:
    """Lex, filling in from the source whatever the lexer leaves out."""
    position = 0
    try:
        # Many lexers know a line only by its end.
        for index, kind, value in lexer.get_tokens_unprocessed(f"{source}\n"):
            if index < position or not value:
                continue
            if index > position:
                yield source[position:index], ""
            position = index + len(value)
            yield source[index:position], _style(str(kind))
    except Exception:  # noqa: BLE001  # hundreds of lexers by as many hands: one that fails costs its colors
        pass
    if position < len(source):
        yield source[position:], ""


def _calls(tokens: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Color a plain name before an opening parenthesis as the function it calls."""
    held: tuple[str, str] | None = None
    for text, style in tokens:
        if held is not None:
            yield (held[0], "code.function") if text.startswith("(") else (held[0], "")
        held = (text, style) if style == "name" else None
        if held is None:
            yield text, style
    if held is not None:
        yield held[0], ""


@lru_cache(maxsize=512)
def _style(kind: str) -> str:
    """Map "Token.Name.Function.Magic" to the style of its nearest known ancestor."""
    name = kind.removeprefix("Token.")
    if name in {"Name", "Name.Other"}:
        return "name"
    while name and name not in _STYLES:
        name = name.rpartition(".")[0]
    return _STYLES.get(name, "")

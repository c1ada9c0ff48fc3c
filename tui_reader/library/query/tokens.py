"""A typed query as tokens, each with its place in the line. Any line has tokens: none is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    """Within quotation marks; without the last one it goes to the end of the line."""
    FIELD = auto()
    """`name:value`, with a name that is known."""
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    NEAR = auto()
    """`NEAR(` as FTS5 spells it; what stands within the parentheses is its text."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the line."""

    kind: Kind
    text: str
    """Without quotation marks; of a field the value."""
    start: int
    """Where it begins in the line, from 0."""
    end: int
    """Where it ends: the first character that isn't its own."""
    name: str = ""
    """Of a field, in lower case."""
    quoted: bool = False


_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"([A-Za-z]+):")
_NEAR = re.compile(r"NEAR\(([^()]*)\)")
_QUOTED = re.compile(r'"([^"]*)(?:"|$)|“([^”]*)(?:”|$)')
_VALUE = re.compile(r'[^\s()"]+')
_WORD = re.compile(r'(?:[^\s()"“”]|(?<=\w)"(?=\w))+')
_APART = re.compile(r"[\s()]")
_OPERATORS = {"OR": Kind.OR, "|": Kind.OR, "||": Kind.OR, "AND": Kind.AND, "&&": Kind.AND, "NOT": Kind.NOT}
_ENDS = {"(": Kind.OPEN, ")": Kind.CLOSE}


def tokens(line: str, fields: frozenset[str]) -> Iterator[Token]:
    """The tokens of a line.

    Args:
        line: As typed.
        fields: The names that a colon makes fields of; other words with colons are words.
    """
    at = 0
    while at < len(line):
        if space := _SPACE.match(line, at):
            at = space.end()
            continue
        token = _token(line, at, fields)
        yield token
        at = token.end


def quoted(name: str) -> str:
    """A name as a field's value: in quotation marks where it needs them, in others where it has some."""
    plain = " ".join(name.split())
    if '"' in plain and "”" not in plain:
        return f"“{plain}”"
    plain = " ".join(plain.replace('"', " ").split())
    return f'"{plain}"' if _APART.search(plain) or plain.endswith("*") or not plain else plain


def _token(line: str, at: int, fields: frozenset[str]) -> Token:
    if kind := _ENDS.get(line[at]):
        return Token(kind, line[at], at, at + 1)
    if _negates(line, at):
        return Token(Kind.NOT, "-", at, at + 1)
    if near := _NEAR.match(line, at):
        return Token(Kind.NEAR, near[1], at, near.end())
    if quoted := _QUOTED.match(line, at):
        return Token(Kind.PHRASE, _inside(quoted), at, quoted.end(), quoted=True)
    if (field := _FIELD.match(line, at)) and field[1].lower() in fields:
        return _field(line, field)
    word = _WORD.match(line, at)
    text = word[0] if word else line[at]
    return Token(_OPERATORS.get(text, Kind.WORD), text, at, at + len(text))


def _negates(line: str, at: int) -> bool:
    """A minus right before something, at the start of a word: `-takeaway`, but not `text-mining`."""
    return line[at] == "-" and at + 1 < len(line) and not line[at + 1].isspace() and line[at + 1] != "-"


def _field(line: str, field: re.Match[str]) -> Token:
    name, at = field[1].lower(), field.end()
    if quoted := _QUOTED.match(line, at):
        return Token(Kind.FIELD, _inside(quoted), field.start(), quoted.end(), name, quoted=True)
    value = _VALUE.match(line, at)
    text = value[0] if value else ""
    return Token(Kind.FIELD, text, field.start(), at + len(text), name)


def _inside(quoted: re.Match[str]) -> str:
    return quoted[1] if quoted[1] is not None else quoted[2]

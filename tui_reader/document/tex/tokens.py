"""TeX's tokens, its macros expanded as they are read: bounded, whatever they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

LONGEST = 10_000
"""Characters: a longer formula is no formula, and shown as its source."""

_MOST = 20_000
"""Tokens read of one formula, macros expanded: a macro may double itself, but not for long."""

# A command, a comment, white space, a number with thousands, or a sign with its combining marks.
_TOKEN = re.compile(
    r"\\[A-Za-z@]+|\\.|%[^\n]*(?:\n|\Z)|\s+|\d{1,3}(?:,\d{3})+(?![\d,])|.[\u0300-\u036f\u20d0-\u20ff\ufe0e\ufe0f]*",
    re.DOTALL,
)


class Unreadable(ValueError):  # noqa: N818  # nothing went wrong: TeX says more than a terminal shows
    """The formula holds something that can't be drawn; its source is shown instead."""


class Macro(NamedTuple):
    """A command somebody defined."""

    tokens: tuple[str, ...]
    arguments: int = 0
    default: tuple[str, ...] | None = None
    """Of the first argument, which is then optional."""


Macros = Mapping[str, Macro]
"""By command, backslash and all."""


def tokenized(tex: str) -> tuple[str, ...]:
    """Cut TeX into tokens; runs of white space are one token that begins with white space."""
    return tuple([token for token in _TOKEN.findall(tex) if token[0] != "%"])


class Tokens:
    """The tokens still to be read, with macros expanded when they come up."""

    def __init__(self, tex: str, macros: Macros) -> None:
        if len(tex) > LONGEST:
            raise Unreadable
        self._waiting = list(reversed(tokenized(tex)))
        self.macros = dict(macros)
        self._read = 0

    def raw(self) -> str:
        """Take the next token, white space too and no macro expanded; empty at the end."""
        self._read += 1
        if self._read > _MOST:
            raise Unreadable
        return self._waiting.pop() if self._waiting else ""

    def peek(self) -> str:
        """The next token that is no white space, macros expanded; empty at the end. It stays."""
        while self._waiting:
            token = self._waiting[-1]
            if token.isspace():
                self._waiting.pop()
            elif token in self.macros:
                self.raw()
                self._expand(self.macros[token])
            else:
                return token
        return ""

    def next(self) -> str:
        """Take the next token that is no white space, macros expanded; empty at the end."""
        self.peek()
        return self.raw()

    def take(self, token: str) -> bool:
        """Take the next token if it is this one."""
        if self.peek() != token:
            return False
        self.raw()
        return True

    def directly(self, token: str) -> bool:
        """Whether this token comes next, without white space."""
        return bool(self._waiting) and self._waiting[-1] == token

    def put_back(self, *tokens: str) -> None:
        """Let these come next."""
        self._waiting += reversed(tokens)

    def group(self) -> tuple[str, ...]:
        """Take an argument unparsed: what braces hold, or one token."""
        token = self.raw()
        while token.isspace():
            token = self.raw()
        if token != "{":
            if token in {"", "}"}:
                raise Unreadable
            return (token,)
        return self._until("}")

    def words(self) -> str:
        """Take an argument as written."""
        return "".join(self.group())

    def optional(self) -> tuple[str, ...] | None:
        """Take an argument in brackets, if one comes next."""
        if self._waiting and self._waiting[-1].isspace():
            self._waiting.pop()
        if not self.directly("["):
            return None
        self.raw()
        return self._until("]")

    def _until(self, closing: str) -> tuple[str, ...]:
        tokens: list[str] = []
        depth = 0
        while depth or not self.directly(closing):
            token = self.raw()
            if not token:
                raise Unreadable
            depth += (token == "{") - (token == "}")
            tokens.append(token)
        self.raw()
        return tuple(tokens)

    def _expand(self, macro: Macro) -> None:
        arguments: list[tuple[str, ...]] = []
        if macro.default is not None:
            given = self.optional()
            arguments.append(macro.default if given is None else given)
        arguments += [self.group() for _ in range(macro.arguments - len(arguments))]
        self._read += len(macro.tokens)
        expanded: list[str] = []
        tokens = iter(macro.tokens)
        for token in tokens:
            if token != "#":
                expanded.append(token)
                continue
            number = next(tokens, "")
            if not number.isdigit() or not 0 < int(number) <= len(arguments):
                raise Unreadable
            argument = arguments[int(number) - 1]
            self._read += len(argument)
            expanded += argument
        if self._read > _MOST:
            raise Unreadable
        self.put_back(*expanded)

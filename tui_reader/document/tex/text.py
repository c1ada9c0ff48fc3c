r"""Running text within a formula: `\text{if $x > 0$}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.document.tex.letters import lettered
from tui_reader.document.tex.symbols import SYMBOLS, TEXT_ACCENTS
from tui_reader.document.tex.tokens import Unreadable
from tui_reader.document.tex.tree import Atom, Gap, Node, row_of

if TYPE_CHECKING:
    from tui_reader.document.tex.parser import Parser

TEXT_COMMANDS = frozenset(
    """text textrm textnormal textup textsf texttt textit textsl textmd textbf textsc mbox hbox emph
    texttip intertext shortintertext url""".split()  # noqa: SIM905
)

_SIGNS = {
    "~": "\u00a0",
    "`": "‘",
    "'": "’",
    "\\ ": " ",
    "\\,": "\u2009",
    "\\\\": " ",
    "\\quad": "  ",
    "\\qquad": "    ",
    "\\-": "",
}
_LIGATURES = (("---", "—"), ("--", "–"), ("‘‘", "“"), ("’’", "”"), ("\u2009", "\u00a0"))


def text(parser: Parser, name: str) -> Node:
    """Read the argument of a command for text; mathematics within it by dollars."""
    tokens = parser.tokens
    if tokens.next() != "{":
        raise Unreadable
    parts: list[Node] = []
    words: list[str] = []
    alphabet = "bold" if name == "textbf" else ""
    depth = 1
    while True:
        token = tokens.raw()
        depth += (token == "{") - (token == "}")
        if depth == 0:
            break
        if token in {"{", "}"}:
            continue
        if token in {"$", "\\("}:
            _end(words, parts)
            parts.append(parser.row(frozenset({"$", "\\)"})))
            tokens.raw()
        elif token[1:] in TEXT_COMMANDS:
            _end(words, parts)
            parts.append(text(parser, token[1:]))
        else:
            words.append(_sign(parser, token, alphabet))
    _end(words, parts)
    return row_of(parts)


def _sign(parser: Parser, token: str, alphabet: str) -> str:
    if not token or token in {"&", "#"}:
        raise Unreadable
    if token.isspace():
        return " "
    if token in _SIGNS:
        return _SIGNS[token]
    if token[0] != "\\":
        return lettered(token, alphabet)
    if token[1:] in TEXT_ACCENTS:
        letter = "".join(parser.tokens.group()).replace("\\i", "i")
        if len(letter) != 1:
            raise Unreadable
        return letter + TEXT_ACCENTS[token[1:]]
    if token in SYMBOLS:
        return SYMBOLS[token][0]
    raise Unreadable


def _end(words: list[str], parts: list[Node]) -> None:
    content = "".join(words)
    words.clear()
    for written, sign in _LIGATURES:
        content = content.replace(written, sign)
    if content.isspace():
        parts.append(Gap(1))
    elif content:
        parts.append(Atom(content))

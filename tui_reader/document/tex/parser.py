"""Reading TeX's mathematics: what KaTeX and MathJax read, as a tree.

A formula that holds anything unknown is not read at all: half a formula says something else than the whole.
"""

from __future__ import annotations

from tui_reader.document.tex.commands import COMMANDS, INFIXES
from tui_reader.document.tex.letters import lettered
from tui_reader.document.tex.macros import DEFINING, common, define
from tui_reader.document.tex.symbols import (
    ACCENTS,
    CHARACTERS,
    DELIMITERS,
    FUNCTION_WORDS,
    FUNCTIONS,
    IGNORED,
    LIMITS,
    SPACES,
    SYMBOLS,
    Kind,
)
from tui_reader.document.tex.tokens import Macros, Tokens, Unreadable
from tui_reader.document.tex.tree import (
    EMPTY,
    Accent,
    Atom,
    Brace,
    Gap,
    Grid,
    Node,
    Row,
    Scripts,
    row_of,
    single,
)

DEEPEST = 40
"""Groups within groups: deeper than any formula a person wrote, and far from the end of the stack."""

_ROW_ENDS = frozenset({"&", "\\\\", "\\cr", "\\newline"})
_LIMITS = {"\\limits": True, "\\nolimits": False, "\\displaylimits": True}
_LIMIT_WORDS = frozenset(FUNCTION_WORDS.get(name, name) for name in LIMITS)


def parse(tex: str, macros: Macros | None = None) -> Node | None:
    """Read a formula.

    Args:
        tex: The formula, without the signs around it.
        macros: What the post defines.

    Returns:
        Its tree, or None when it holds what can't be drawn.
    """
    try:
        tokens = Tokens(tex, {**common(), **(macros or {})})
        return Parser(tokens).whole()
    except Unreadable:
        return None


class Parser:
    """One pass over the tokens of a formula."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.alphabet = ""
        self._depth = 0

    def whole(self) -> Node:
        """Read the whole formula; rows without an environment stand below each other."""
        rows, lines = self.rows(frozenset({""}))
        if len(rows) > 1 or any(len(row) > 1 for row in rows):
            return Grid(rows, "rl", paired=True, lines=lines)
        return rows[0][0] if rows else EMPTY

    def rows(self, ends: frozenset[str]) -> tuple[tuple[tuple[Node, ...], ...], frozenset[int]]:
        """Read cells and rows up to one of `ends`, which stays; and which rows have a line above them."""
        rows: list[tuple[Node, ...]] = []
        cells: list[Node] = []
        lines: set[int] = set()
        while True:
            while self.tokens.take("\\hline"):
                lines.add(len(rows))
            cells.append(self.row(_ROW_ENDS | ends))
            token = self.tokens.peek()
            if token in ends:
                break
            self.tokens.raw()
            if token != "&":
                self._row_end()
                rows.append(tuple(cells))
                cells = []
        if len(cells) > 1 or cells[0] != EMPTY:
            rows.append(tuple(cells))
        return tuple(rows), frozenset(lines)

    def _row_end(self) -> None:
        """Drop what may stand behind the end of a row: a star, and a distance."""
        if self.tokens.directly("*"):
            self.tokens.raw()
        if self.tokens.directly("["):
            self.tokens.optional()

    def row(self, ends: frozenset[str]) -> Node:
        """Read parts up to one of `ends`, which stays."""
        alphabet = self.alphabet
        items: list[Node] = []
        over: list[Node] = []
        infix = ""
        while (token := self.tokens.peek()) not in ends:
            if token in {"", "}"} or token in _ROW_ENDS:
                raise Unreadable
            if token in INFIXES:
                if infix:
                    raise Unreadable
                infix, over, items = self.tokens.raw(), items, []
            elif (item := self.scripted()) != EMPTY:
                items.append(item)
        self.alphabet = alphabet
        if infix:
            return INFIXES[infix](row_of(over), row_of(items))
        return row_of(items)

    def scripted(self) -> Node:
        """Read a part, and what is raised and lowered beside it."""
        base = EMPTY if self.tokens.peek() in {"^", "_", "'"} else self.atom()
        limits = _has_limits(base)
        sub: Node | None = None
        sups: list[Node] = []
        while (token := self.tokens.peek()) in {"^", "_", "'", "’"} or token in _LIMITS:
            self.tokens.raw()
            if token in _LIMITS:
                limits = _LIMITS[token]
            elif token == "_":
                if sub is not None:
                    raise Unreadable
                sub = self.argument()
            else:
                sups.append(self.argument() if token == "^" else Atom("′"))
        if sub is None and not sups:
            return base
        return Scripts(base, sub, row_of(sups) if sups else None, limits)

    def argument(self) -> Node:
        """Read an argument: a group, or one part."""
        return single(self.atom())

    def atom(self) -> Node:
        """Read one part."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable
        token = self.tokens.next()
        if token == "{":
            node: Node = Row((self.row(frozenset({"}"})),))
            self.tokens.raw()
        elif not token or token in "^_}&#$":
            raise Unreadable
        elif token[0] == "\\":
            node = self._command(token[1:])
        else:
            sign, kind = CHARACTERS.get(token, (lettered(token, self.alphabet), Kind.ORD))
            node = Atom(sign, kind) if sign != " " else Gap(1)
        self._depth -= 1
        return node

    def _command(self, name: str) -> Node:
        command = f"\\{name}"
        if read := COMMANDS.get(name):
            return read(self, name)
        if command in SYMBOLS:
            sign, kind = SYMBOLS[command]
            return Atom(lettered(sign, self.alphabet), kind)
        if name in FUNCTIONS:
            return Atom(FUNCTION_WORDS.get(name, name), Kind.NAME)
        if name in ACCENTS:
            return Accent(self.argument(), ACCENTS[name])
        if name in SPACES:
            return Gap(SPACES[name])
        if command in DEFINING:
            define(self.tokens, command)
            return EMPTY
        if name in IGNORED:
            for _ in range(IGNORED[name]):
                self.tokens.group()
            return EMPTY
        raise Unreadable

    def within(self, alphabet: str) -> Node:
        """Read an argument in an alphabet."""
        before, self.alphabet = self.alphabet, alphabet
        node = self.argument()
        self.alphabet = before
        return node

    def delimiter(self) -> str:
        """Take a delimiter; empty for the one that isn't seen."""
        token = self.tokens.next()
        if token not in DELIMITERS:
            raise Unreadable
        return DELIMITERS[token]


def _has_limits(base: Node) -> bool:
    match base:
        case Atom(kind=Kind.BIG) | Brace():
            return True
        case Atom(text=text, kind=Kind.NAME):
            return text in _LIMIT_WORDS
        case _:
            return False

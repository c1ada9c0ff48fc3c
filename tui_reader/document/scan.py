"""Cutting a document into its top-level blocks, no further than anybody looks.

markdown-it reads whole texts. Here its block rules run over a window of the source, one top-level
block at a time; a block that touches the end of the window might go on beyond it, so it is
read again in a larger one. The result is what markdown-it makes of the whole text, but the first
block of a megabyte costs what the first block of a page does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from tui_reader.document.admonitions import ADMONITION_LINE
from tui_reader.document.formulas.rules import FORMULA_LINE
from tui_reader.document.grammar import grammar

WINDOW = 8_192
"""Characters looked at first."""

_GROWTH = 4

# A dash alone, its text on the next line: what copying a list off a web page leaves behind.
# The line end becomes a space, so that positions stay true.
_LONE_MARK = re.compile(
    r"^( {0,3}[-*+][ \t]*)\n(?=[ \t]?[^\s])(?![ \t]?(?:[-*+=_#>`~|]|\d{1,9}[.)])[-*+=_#>`~|\s.)])",
    re.MULTILINE,
)
_ANY_FENCE = re.compile(r"^[ \t>]{0,20}(?:```|~~~)", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n?")


# A paragraph whose every line begins with a character that begins no other block. Most of a post is
# such paragraphs, and markdown-it would try a dozen rules on each of their lines.
_PLAIN_LINE = (
    rf"(?!{FORMULA_LINE}|{ADMONITION_LINE})"
    r"(?:[^\s#>*+\-=_~`|:<\[\d]|\d(?!\d{0,8}[.)](?:\s)))[^\n]*(?:\n|\Z)"
)
_PROSE = re.compile(rf"(?:{_PLAIN_LINE})+(?=\n+[^\s:~]|\s*\Z)")

# Definitions of links that can be nothing else, followed by nothing that could be a title.
_DEFINITIONS = re.compile(
    r"(?: {0,3}\[(?!\^)[^\[\]\\\n]{1,999}\]:[ \t]+[^\s<>()\[\]\"'\\]+[ \t]*\n)+(?= {0,3}\[|[ \t]*\n|\Z)"
)


_BLANK = re.compile(r"(?:[ \t]*\n)*")


class Chunk(NamedTuple):
    """One top-level block, as tokens or as a paragraph's text, and where it stands in the source."""

    tokens: list[Token]
    paragraph: str
    start: int
    end: int
    continued: bool = False
    """A list that goes on with the list before it."""


class Scan:
    """Reads top-level blocks in order.

    Args:
        source: The text, its line ends all alike.
        env: markdown-it's environment, shared by all blocks.
        defined: `env` knows the definitions of links already.
    """

    def __init__(self, source: str, env: EnvType, *, defined: bool) -> None:
        self.source = source
        self.position = 0
        """Everything before it has been read."""
        self._env = env
        self._defined = defined
        self._size = WINDOW
        self._window: StateBlock | None = None
        self._from = self._to = 0
        """Where the window stands."""
        self._list_goes_on = False

    def next(self) -> Chunk | None:
        """Read the next block; None at the end of the source."""
        while self.position < len(self.source):
            blank = _BLANK.match(self.source, self.position)
            self.position = blank.end() if blank else self.position
            if self._defined and (definitions := _DEFINITIONS.match(self.source, self.position)):
                self.position = definitions.end()
            elif self.position < len(self.source) and (chunk := self._paragraph() or self._block()):
                return chunk
        return None

    def extend(self, source: str) -> None:
        """Go on with a longer source; what has been read of it is the same."""
        self.source = source
        self._window = None

    def _paragraph(self) -> Chunk | None:
        """Read a paragraph that can't be anything else, without markdown-it."""
        found = _PROSE.match(self.source, self.position)
        if found is None:
            return None
        self.position = found.end()
        return Chunk([], found.group().strip(), *found.span())

    def _block(self) -> Chunk | None:
        """Read one block by markdown-it's rules, or make the window larger for it."""
        window = self._look()
        first = window.skipEmptyLines(bisect_left(window.bMarks, self.position - self._from))
        if first >= window.lineMax:
            self.position = self._to
            return None
        window.tokens, window.line = [], first
        for rule in grammar().block.ruler.getRules(""):
            if rule(window, first, window.lineMax, False):
                break
        start, end = self._from + window.bMarks[first], self._from + window.bMarks[window.line]
        # Something must follow within the window, or the block might go on beyond it.
        if self._to < len(self.source) and window.skipEmptyLines(window.line) >= window.lineMax:
            return self._unfinished(window, start)
        self.position = end
        self._size = WINDOW
        goes_on, self._list_goes_on = self._list_goes_on and _is_list(window.tokens), False
        # Definitions of links leave no tokens.
        return Chunk(window.tokens, "", start, end, goes_on) if window.tokens else None

    def _look(self) -> StateBlock:
        """The window around the position; a new one where there is none."""
        if self._window is not None and self._from <= self.position < self._to:
            return self._window
        start, end = self.position, self.position + self._size
        if end < len(self.source):
            blank = self.source.rfind("\n\n", start + self._size // 2, end)
            end = blank + 2 if blank > 0 else self.source.find("\n", end) + 1 or len(self.source)
        self._from, self._to = start, min(end, len(self.source))
        text = self.source[start : self._to]
        self._window = StateBlock(_with_marks_joined(text), grammar(), self._env, [])
        return self._window

    def _unfinished(self, window: StateBlock, start: int) -> Chunk | None:
        """Deal with a block that reaches the end of the window."""
        tokens, self._window = window.tokens, None
        if start > self._from:
            self.position = start
        elif tokens and tokens[0].type == "fence" and (opening := _FENCE.match(self.source, start)):
            return self._fence(opening)
        elif _is_list(tokens) and (last := _last_item(tokens)) > 1:
            return self._items(window, start, last)
        else:
            self._size *= _GROWTH
        return None

    def _items(self, window: StateBlock, start: int, last: int) -> Chunk:
        """Take the items of a long list that are whole; the last one begins what is read next."""
        line = window.tokens[last].map
        self.position = self._from + window.bMarks[line[0]] if line else self._to
        goes_on, self._list_goes_on = self._list_goes_on, True
        return Chunk([*window.tokens[:last], window.tokens[-1]], "", start, self.position, goes_on)

    def _fence(self, opening: re.Match[str]) -> Chunk:
        """Read a block of code longer than the window by its fences alone."""
        fence, start = opening["fence"], opening.start()
        ending = re.compile(rf"^ {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        closing = ending.search(self.source, opening.end())
        content = self.source[opening.end() : closing.start() if closing else len(self.source)]
        indent = opening.start("fence") - start
        if indent:
            content = re.sub(rf"^ {{1,{indent}}}", "", content, flags=re.MULTILINE)
        token = Token("fence", "code", 0, info=opening["info"], content=content, markup=fence)
        self.position = min(closing.end() + 1 if closing else len(self.source), len(self.source))
        return Chunk([token], "", start, self.position)


def _with_marks_joined(text: str) -> str:
    """Put list marks that stand alone before the text of the next line, except in code."""
    if not _LONE_MARK.search(text) or "<pre" in text:
        return text
    fences = [fence.start() for fence in _ANY_FENCE.finditer(text)]
    return _LONE_MARK.sub(
        lambda found: found.group() if bisect_left(fences, found.start()) % 2 else f"{found[1]} ", text
    )


def _is_list(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[0].type in {"bullet_list_open", "ordered_list_open"}


def _last_item(tokens: list[Token]) -> int:
    """Index of the token that opens the last item of a list; 1 when it is the first."""
    level = tokens[0].level + 1
    return max(
        index for index, token in enumerate(tokens) if token.type == "list_item_open" and token.level == level
    )

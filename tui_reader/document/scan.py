"""Cutting a document into its top-level blocks, no further than anybody looks.

markdown-it reads whole texts. Here its block rules run over a window of the source, one top-level
block at a time; a block that touches the end of the window might go on beyond it, so it is
read again in a larger one. The result is what markdown-it makes of the whole text, but the first
block of a megabyte costs what the first block of a page does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from tui_reader.document.grammar import grammar

WINDOW = 16_384
"""Characters looked at first."""

_GROWTH = 4

# A dash alone, its text on the next line: what copying a list off a web page leaves behind.
# The line end becomes a space, so that positions stay true.
_LONE_MARK = re.compile(
    r"^( {0,3}[-*+][ \t]*)\n(?=[ \t]?[^\s])(?![ \t]?(?:[-*+=_#>`~|]|\d{1,9}[.)])[-*+=_#>`~|\s.)])",
    re.MULTILINE,
)
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n?")


class Chunk(NamedTuple):
    """The tokens of one top-level block, and where it stands in the source."""

    tokens: list[Token]
    start: int
    end: int


class Scan:
    """Reads top-level blocks in order. `env` is markdown-it's environment, shared by all of them."""

    def __init__(self, source: str, env: EnvType) -> None:
        self.source = source
        self.position = 0
        """Everything before it has been read."""
        self._env = env
        self._state: StateBlock | None = None
        self._line = 0
        self._window_start = self._window_end = 0
        self._size = WINDOW

    def next(self) -> Chunk | None:
        """Read the next block; None at the end of the source."""
        while self.position < len(self.source):
            state = self._state or self._look()
            chunk = self._block(state)
            if chunk is not None:
                return chunk
        return None

    def extend(self, source: str) -> None:
        """Go on with a longer source; what has been read of it is the same."""
        self.source = source
        self._state = None
        self._size = WINDOW

    def _look(self) -> StateBlock:
        """Open a window at the position, ending where a line does."""
        start, end = self.position, self.position + self._size
        if end < len(self.source):
            blank = self.source.rfind("\n\n", start + self._size // 2, end)
            end = blank + 2 if blank > 0 else self.source.find("\n", end) + 1 or len(self.source)
        self._window_start, self._window_end = start, min(end, len(self.source))
        window = self.source[start : self._window_end]
        if "\n-" in window or "\n*" in window or "\n+" in window or window[0] in "-*+ ":
            window = _LONE_MARK.sub(r"\1 ", window)
        self._line = 0
        self._state = StateBlock(window, grammar(), self._env, [])
        return self._state

    def _block(self, state: StateBlock) -> Chunk | None:
        """Read one block of the window, or make way for the next or a larger window."""
        first = state.skipEmptyLines(self._line)
        if first >= state.lineMax:
            self._leave(self._window_end)
            return None
        state.tokens = []
        state.line = first
        for rule in grammar().block.ruler.getRules(""):
            if rule(state, first, state.lineMax, False):
                break
        following = state.skipEmptyLines(state.line)
        start = self._window_start + state.bMarks[first]
        if following >= state.lineMax and self._window_end < len(self.source):
            return self._unfinished(start, state.tokens)
        self._line = following
        self.position = self._window_start + state.bMarks[min(state.line, state.lineMax)]
        self._size = WINDOW
        # Definitions of links leave no tokens.
        return Chunk(state.tokens, start, self.position) if state.tokens else None

    def _unfinished(self, start: int, tokens: list[Token]) -> Chunk | None:
        """Deal with a block that reaches the end of the window."""
        if start > self._window_start:
            self._leave(start)
            return None
        if tokens and tokens[0].type == "fence":
            return self._fence(start)
        self._state = None
        self._size *= _GROWTH
        return None

    def _leave(self, position: int) -> None:
        self.position = position
        self._state = None

    def _fence(self, start: int) -> Chunk | None:
        """Read a block of code longer than the window by its fences alone."""
        opening = _FENCE.match(self.source, start)
        if opening is None:
            self._state = None
            self._size *= _GROWTH
            return None
        fence = opening["fence"]
        ending = re.compile(rf"^ {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        closing = ending.search(self.source, opening.end())
        content = self.source[opening.end() : closing.start() if closing else len(self.source)]
        indent = opening.start("fence") - start
        if indent:
            content = re.sub(rf"^ {{1,{indent}}}", "", content, flags=re.MULTILINE)
        token = Token("fence", "code", 0, info=opening["info"], content=content, markup=fence)
        self._leave(min(closing.end() + 1 if closing else len(self.source), len(self.source)))
        return Chunk([token], start, self.position)

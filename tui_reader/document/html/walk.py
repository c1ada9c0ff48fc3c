"""The walk over an HTML tree: iterative, so that no depth of nesting is too much.

It knows text, frames and formatting, and no tag: what a tag does is in a table of `Enter` functions
(`html_tags.TAGS`), each of which may return what to do when the walk leaves the element again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from selectolax.lexbor import LexborNode

from tui_reader.document.html.frames import Block, Frame, Holder, Note, Page
from tui_reader.document.html.inline import (
    BREAK,
    LINK,
    STRONG,
    Code,
    End,
    Format,
    Kind,
    LineBreak,
    Ready,
    Token,
)
from tui_reader.document.html.links import Addresses, Attributes
from tui_reader.document.html.write import BLOCK, HEADING, Place, line
from tui_reader.text import clean

Leave = Callable[["Walk"], None]
"""What to do after an element's content."""

# A link around many blocks is written anew in each; its address must not multiply a post without bound.
_MOST_REOPENINGS = 100


class Walk:
    """One pass over one document, and the Markdown it has gathered so far.

    Args:
        addresses: What links and pictures become.
        notes: Labels of the footnotes, by the anchor that leads to one.
        holders: The elements that hold their text, by `mem_id`.
        nesting: Blocks in blocks to this depth; what is deeper is kept, flat.
    """

    def __init__(
        self, addresses: Addresses, notes: Mapping[str, str], holders: Mapping[int, Holder], nesting: int
    ) -> None:
        self.addresses = addresses
        self.notes = notes
        self.holders = holders
        self.page = Page()
        self.frames: list[Frame] = [self.page]
        self.told: set[str] = set()
        """What abbreviations stand for that has been said."""
        self._nesting = nesting
        self._levels = 0
        self._tokens: list[Token] = []
        self._formats: list[Format] = []
        self._code = 0

    def run(self, root: LexborNode, table: Mapping[str, Enter], other: Enter) -> Iterator[None]:
        """Walk over what is in `root`; pauses whenever the outermost frame has gathered a piece."""
        above: list[tuple[LexborNode, Leave | None]] = []
        node = root.first_child
        while node is not None or above:
            if node is None:
                node, leave = above.pop()
                if leave is not None:
                    leave(self)
                    if self.page.is_full:
                        yield
                node = node.next
                continue
            tag = node.tag
            if tag == "-text":
                self.text(node.text_content or "")
                node = node.next
                continue
            leave = SKIP if tag is None or tag[0] == "-" else self._enter(node, table.get(tag, other))
            if leave is SKIP:
                node = node.next
            else:
                above.append((node, leave))
                node = node.first_child
        self.end_line()

    # What an element can do on the way in and out.

    def text(self, words: str) -> None:
        """Add text as written in the source."""
        if self._code:
            self._tokens.append(Code(words))
        elif self._tokens or not words.isspace():
            self._tokens.append(words)

    def ready(self, markdown: str) -> None:
        """Add something visible within the line that is Markdown already."""
        self._tokens.append(Ready(markdown))

    def code(self, words: str) -> None:
        """Add inline code."""
        self._tokens.append(Code(words))

    def line_break(self) -> None:
        """Break the line; twice in a row ends the paragraph, as in blogs that know no `<p>`."""
        if self._is_after_break():
            self.end_line()
        self._tokens.append(BREAK)

    def open(self, kind: Kind, url: str = "") -> Leave | None:
        """Begin formatted text; formatting within the same formatting changes nothing."""
        if self._code and kind is not LINK:
            return None
        if self._formats and any(each.kind is kind for each in self._formats):
            return None
        if kind is STRONG and self.place is HEADING:
            return None
        opened = Format(kind, url)
        self._formats.append(opened)
        self._tokens.append(opened)
        return Walk.end_format

    def end_format(self) -> None:
        """End the formatting begun last."""
        opened = self._formats.pop()
        if not self._is_spent(opened):
            self._tokens.append(End(opened))

    def open_code(self) -> Leave:
        """Begin inline code."""
        self._code += 1
        return Walk.end_code

    def end_code(self) -> None:
        """End inline code."""
        self._code -= 1

    def enter(self, frame: Frame) -> Leave:
        """Go into a block that holds blocks; where none can stand, as in a cell, only its text is kept."""
        self.end_line()
        if not self.has_room(frame.levels):
            return Walk.end_line
        self._levels += frame.levels
        self.frames.append(frame)
        return Walk.leave

    def has_room(self, levels: int) -> bool:
        """Tell whether a block that costs so many levels of nesting can stand here."""
        return self.place is BLOCK and self._levels + levels < self._nesting

    def leave(self) -> None:
        """Leave the frame entered last."""
        self.end_line()
        frame = self.frames.pop()
        self._levels -= frame.levels
        parent = self.frames[-1]
        for block in frame.close(parent):
            parent.add(block)

    def add(self, block: Block) -> None:
        """Add a whole block."""
        self.end_line()
        self.frames[-1].add(block)

    def end_line(self) -> None:
        """End the running text gathered so far; its formatting goes on in the next."""
        tokens = self._tokens
        if not tokens:
            return
        if not all(isinstance(token, Format) for token in tokens):
            tokens += [End(each) for each in reversed(self._formats) if not self._is_spent(each)]
            words = line(tokens, self.place).rstrip()
            if words:
                self.frames[-1].add(Block("text", words))
        self._tokens = [each for each in self._formats if self._reopens(each)]

    # Where the walk is.

    @property
    def place(self) -> Place:
        """How running text is written here."""
        return self.frames[-1].place

    def inside(self, kind: type[Frame]) -> bool:
        """Tell whether a frame of this kind is open, at any depth."""
        return any(isinstance(frame, kind) for frame in self.frames)

    @property
    def is_at_start(self) -> bool:
        """Nothing visible has come in this frame yet."""
        return not self.frames[-1].blocks and not any(
            isinstance(token, (Ready, Code)) or (isinstance(token, str) and not token.isspace())
            for token in self._tokens
        )

    def _enter(self, node: LexborNode, enter: Enter) -> Leave | None:
        attributes: Attributes = node.attributes
        if attributes and is_hidden(attributes):
            return SKIP
        if self.holders and (held := self.holders.get(node.mem_id)):
            return self.enter(Note(held))
        return enter(self, node, attributes)

    def _reopens(self, opened: Format) -> bool:
        opened.times += 1
        return not self._is_spent(opened)

    @staticmethod
    def _is_spent(opened: Format) -> bool:
        return opened.times > _MOST_REOPENINGS and opened.kind is LINK

    def _is_after_break(self) -> bool:
        for token in reversed(self._tokens):
            if isinstance(token, LineBreak):
                return True
            if not isinstance(token, str) or not (token.isspace() or not token):
                return False
        return False


Enter = Callable[[Walk, LexborNode, Attributes], Leave | None]
"""What to do before an element's content: returns what to do after it, or `SKIP`."""


def SKIP(walk: Walk) -> None:  # noqa: N802  # a constant in all but kind
    """Stand for "do not go in": an element whose content is dropped, or dealt with already."""


def both(first: Leave, second: Leave) -> Leave:
    """Do one thing after the other on leaving."""

    def leave(walk: Walk) -> None:
        first(walk)
        second(walk)

    return leave


_NOT_SHOWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FOR_SCREEN_READERS = re.compile(r"(?:^|\s)(?:screen-reader-text|sr-only|visually-?hidden|u-hidden)(?:\s|$)")


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether a browser would not show the element."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and _NOT_SHOWN.search(style):
        return True
    names = attributes.get("class")
    return bool(names and _FOR_SCREEN_READERS.search(names))


_WITHOUT_WORDS = frozenset({"script", "style", "svg", "template", "noscript"})


def words_of(node: LexborNode) -> str:
    """Return what an element says, as one clean line."""
    words: list[str] = []
    waiting = [node.first_child]
    while waiting:
        child = waiting.pop()
        if child is None:
            continue
        waiting.append(child.next)
        tag = child.tag or "-"
        if tag == "-text":
            words.append(child.text_content or "")
        elif tag[0] != "-" and tag not in _WITHOUT_WORDS and not is_hidden(child.attributes):
            waiting.append(child.first_child)
    return clean.line("".join(words), 2_000)

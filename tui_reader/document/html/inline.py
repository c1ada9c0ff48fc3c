"""Running text with its formatting, as it is gathered from HTML: tokens, and how they fold.

White space folds across tags as in a browser, and moves out of the formatting it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui_reader.text import clean


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of formatting. No Enum: hashing one takes longer than all that is done with it here."""

    tag: str
    stars: str = ""
    """What Markdown writes around it; without, the tag is written."""


EM = Kind("em", "*")
STRONG = Kind("strong", "**")
DEL = Kind("del", "~~")
INS = Kind("ins")
MARK = Kind("mark")
KBD = Kind("kbd")
SUP = Kind("sup")
SUB = Kind("sub")
LINK = Kind("a")


@dataclass(slots=True, eq=False)
class Format:
    """The beginning of a stretch of formatted text."""

    kind: Kind
    url: str = ""
    """A link's address."""
    times: int = 0
    """In how many further lines it was begun again."""


@dataclass(slots=True, eq=False)
class End:
    """Where a stretch of formatted text ends."""

    of: Format


@dataclass(slots=True, eq=False)
class Code:
    """Inline code, or a part of it."""

    text: str


@dataclass(slots=True, eq=False)
class Ready:
    """Something visible that is Markdown already: a picture, a footnote's mark."""

    markdown: str


class LineBreak:
    """A line end somebody asked for."""


BREAK = LineBreak()

Token = str | Format | End | Code | Ready | LineBreak
"""A plain string is text as written, neither folded nor escaped."""


def folded(tokens: Sequence[Token]) -> list[Token]:
    """Fold white space as browsers do, and drop formatting that holds nothing visible."""
    if len(tokens) == 1 and isinstance(tokens[0], str):  # a paragraph without formatting
        words = _fold(tokens[0]).strip(" ")
        return [words] if words else []
    folding = _Folding()
    for token in tokens:
        if type(token) is str:
            folding.text(token)
        else:
            folding.add(token)
    return folding.finished()


def _fold(text: str) -> str:
    # Several times as fast as a regular expression. Other line ends are gone once the text is clean.
    text = clean.block(text.replace("\n", " ").replace("\t", " "))
    if "\n" in text:
        text = text.replace("\n", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


class _Folding:
    """Folds white space, and moves it out of formatting; drops formatting that holds nothing."""

    def __init__(self) -> None:
        self._parts: list[Token] = []
        self._words: list[str] = []
        self._code: list[str] = []
        self._waiting: list[Format] = []
        self._merged: dict[Format, Format] = {}
        self._space = False
        self._break = False
        self._fresh = True

    def add(self, token: Token) -> None:
        if isinstance(token, Code):
            self._code.append(token.text)
            return
        if self._code:
            self._end_code()
        match token:
            case Format():
                self._waiting.append(token)
            case End(of=opened):
                self._close(opened)
            case Ready():
                self._begin()
                self._parts.append(token)
            case LineBreak():
                self._break = not self._fresh
                self._space = False

    def finished(self) -> list[Token]:
        if self._code:
            self._end_code()
        self._end_words()
        return self._parts

    def text(self, raw: str) -> None:
        if self._code:
            self._end_code()
        words = _fold(raw)
        inner = words.strip(" ")
        # A blank that doesn't break shows nothing where a line begins.
        if not inner or ((self._fresh or self._break) and inner.isspace()):
            self._space = self._space or bool(words)
            return
        self._space = self._space or words[0] == " "
        if self._waiting or self._break or not self._words:
            self._begin(keep_words=True)
        elif self._space:
            self._words.append(" ")
        self._words.append(inner)
        self._space = words[-1] == " "

    def _end_code(self) -> None:
        code = _fold("".join(self._code))
        self._code = []
        inner = code.strip(" ")
        self._space = self._space or code[:1] == " "
        if inner:
            self._begin()
            before = self._parts[-1] if self._parts else None
            if isinstance(before, Code):  # formatting between them went: `a``b` is no Markdown
                self._parts[-1] = Code(before.text + inner)
            else:
                self._parts.append(Code(inner))
            self._space = code[-1] == " "

    def _begin(self, *, keep_words: bool = False) -> None:
        """Put down what waited for something visible: a break or a space, then openings."""
        if self._break:
            self._end_words()
            self._parts.append(BREAK)
        self._join()
        if self._space and not self._fresh and not self._break:
            self._words.append(" ")
        if self._waiting or not keep_words:
            self._end_words()
            self._parts += self._waiting
            self._waiting.clear()
        self._space = self._break = self._fresh = False

    def _join(self) -> None:
        """Let formatting go on where the same formatting ended just before: `**a****b**` is no Markdown."""
        if self._break or self._words or not self._parts:
            return
        last = self._parts[-1]
        if isinstance(last, End) and last.of.kind is not LINK:
            same = next((each for each in self._waiting if each.kind is last.of.kind), None)
            if same is not None and same is self._waiting[0]:
                self._parts.pop()
                self._waiting.remove(same)
                self._merged[same] = last.of

    def _close(self, opened: Format) -> None:
        if opened in self._waiting:
            self._waiting.remove(opened)
            return
        self._end_words()
        self._parts.append(End(self._merged.get(opened, opened)))

    def _end_words(self) -> None:
        if self._words:
            self._parts.append("".join(self._words))
            self._words = []

"""Running text and its formatting, written as one line of Markdown.

Emphasis is written with stars where CommonMark will read them so: its rules look at the characters
on both sides of a star. Elsewhere it is written with tags, which are read the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tui_reader.document import markdown_escape as escape
from tui_reader.document.html.inline import BREAK, LINK, Code, End, Format, Ready, Token, folded


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a line of Markdown will stand, which decides what must be escaped."""

    line_break: str
    """How a line is broken there."""
    begins_lines: bool
    """Its lines are read as lines of Markdown, so that their beginnings count."""


BLOCK = Place("\\\n", begins_lines=True)
"""A paragraph of its own."""
TERM = Place("<br>", begins_lines=True)
"""Read as a paragraph of one line."""
HEADING = Place(" ", begins_lines=False)
"""After the hashes of a heading."""
CELL = Place("<br>", begins_lines=False)
"""Between the bars of a table."""

_AUTOLINK = re.compile(r"https?://(?!xn--)[\w.~:/?#@!$'()+,;=&-]+", re.ASCII)
_TEX_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
# Turning one pair of stars into tags can spoil its neighbor's; after so many rounds all become tags.
_ROUNDS = 4


def line(tokens: list[Token], place: Place) -> str:
    """Write tokens as Markdown; empty when they would show nothing."""
    parts = folded(tokens)
    if len(parts) == 1 and isinstance(parts[0], str):  # most paragraphs
        written = _escaped(parts[0], last=True)
        return escape.line_start(written) if place.begins_lines else written
    return _Line(parts, place).written()


@dataclass(slots=True)
class _Mark:
    """A delimiter in the line: of which formatting, and which end of it."""

    index: int
    of: Format
    opens: bool


class _Line:
    """The line as it grows: pieces of Markdown, with empty ones where delimiters will stand."""

    def __init__(self, parts: list[Token], place: Place) -> None:
        self._parts = parts
        self._place = place
        self._pieces: list[str] = []
        self._marks: list[_Mark] = []
        self._in_link = False

    def written(self) -> str:
        for index, part in enumerate(self._parts):
            if isinstance(part, str):
                piece = self._words(index, part)
            elif isinstance(part, (Format, End)):
                piece = self._delimiter(index, part)
            elif isinstance(part, Code):
                piece = escape.code_span(part.text)
            else:
                piece = part.markdown if isinstance(part, Ready) else self._place.line_break
            self._pieces.append(piece)
        if self._marks:
            _write_marks(self._pieces, self._marks)
        return "".join(self._pieces)

    def _words(self, index: int, words: str) -> str:
        is_last = index + 1 == len(self._parts) or self._parts[index + 1] is BREAK
        escaped = _escaped(words, last=is_last, in_link=self._in_link)
        before = self._parts[index - 1] if index else BREAK
        if before is BREAK and self._place.begins_lines:
            return escape.line_start(escaped)
        if (
            index == 1
            and isinstance(before, Ready)
            and before.markdown.startswith("[^")
            and escaped[0] == ":"
        ):
            return "\\" + escaped  # or the footnote's mark would begin its text
        if self._in_link and escaped.startswith("^") and self._pieces[-1] == "[":
            return "\\" + escaped  # or the link would be a footnote's mark
        return escaped

    def _delimiter(self, index: int, part: Format | End) -> str:
        opens = isinstance(part, Format)
        of = part if isinstance(part, Format) else part.of
        if of.kind is not LINK:
            if of.kind.stars:
                self._marks.append(_Mark(index, of, opens))
                return ""
            return _tag(of, opens=opens)
        self._in_link = opens
        return self._link_opening() if opens else self._link_ending(index, of.url)

    def _link_opening(self) -> str:
        if self._pieces and self._pieces[-1].endswith(("!", "^")):
            # Or the link would be a picture, or a note.
            self._pieces[-1] = f"{self._pieces[-1][:-1]}\\{self._pieces[-1][-1]}"
        return "["

    def _link_ending(self, index: int, url: str) -> str:
        if self._parts[index - 1] == url and self._pieces[-2] == "[" and _AUTOLINK.fullmatch(url):
            self._pieces[-2:] = ["<", url]
            return ">"
        return f"]({escape.destination(url)})"


def _escaped(words: str, *, last: bool, in_link: bool = False) -> str:
    """Escape text, but for the TeX in it, which a page's script would draw and we draw too."""
    if "$" not in words and "\\" not in words:
        return escape.text(words, last=last, in_link=in_link)
    from tui_reader.document.formulas.marks import split  # seldom needed, long to load

    written: list[str] = []
    start = 0
    for piece in split(words):
        end = start + len(piece) if isinstance(piece, str) else piece.end
        source = words[start:end]
        formula = "" if isinstance(piece, str) else _formula(source, piece.tex.strip(), piece.displayed)
        written.append(formula or escape.text(source, last=last and end == len(words), in_link=in_link))
        start = end
    return "".join(written)


def _formula(source: str, tex: str, displayed: bool) -> str:
    if "`" in source:
        return ""
    if displayed and _TEX_COMMAND.search(tex):
        return f"$${tex}$$"
    # In ticks it stays whole for every reader of Markdown; two dollars of a price list stay as they are.
    return "" if source.startswith("$$") else f"$`{tex}`$"


def _tag(of: Format, *, opens: bool) -> str:
    return f"<{of.kind.tag}>" if opens else f"</{of.kind.tag}>"


def _write_marks(pieces: list[str], marks: list[_Mark]) -> None:
    """Write each pair of delimiters with stars, or with tags where stars would show as stars."""
    for mark in marks:
        pieces[mark.index] = mark.of.kind.stars
    tagged: set[Format] = set()
    for attempt in range(_ROUNDS + 1):
        starred = [mark for mark in marks if mark.of not in tagged]
        failing = _misread(pieces, starred) if attempt < _ROUNDS else {mark.of for mark in starred}
        if not failing:
            return
        tagged |= failing
        for mark in starred:
            if mark.of in failing:
                pieces[mark.index] = _tag(mark.of, opens=mark.opens)


def _misread(pieces: list[str], marks: list[_Mark]) -> set[Format]:
    """Return the formats whose stars CommonMark would take for something else (6.2, rules 1 to 10)."""
    failing: set[Format] = set()
    within = 0
    for run in _runs(marks):
        opening = [mark.of for mark in run if mark.opens]
        before = pieces[run[0].index - 1][-1:] if run[0].index else ""
        after = pieces[run[-1].index + 1][:1] if run[-1].index + 1 < len(pieces) else ""
        if not opening:
            within -= len(run)
            if not _is_read(before, after):
                failing.update(mark.of for mark in run)
            continue
        # An end and then a beginning can't be told apart; nor can a beginning that might be an end.
        might_end = within > 0 and _may_be_read(before, after)
        if len(opening) < len(run) or might_end or not _is_read(after, before):
            failing.update(opening)
        within += 2 * len(opening) - len(run)
    return failing


def _runs(marks: list[_Mark]) -> Iterator[list[_Mark]]:
    """Part delimiters into those that stand together and are read as one."""
    run: list[_Mark] = []
    for mark in marks:
        is_next = run and mark.index == run[-1].index + 1
        if run and not (is_next and mark.of.kind.stars[0] == run[-1].of.kind.stars[0]):
            yield run
            run = []
        run.append(mark)
    if run:
        yield run


def _is_read(inner: str, outer: str) -> bool:
    """Tell whether a delimiter between text and what is around it is read as one."""
    # Whether a symbol counts as punctuation changed in CommonMark 0.31: both readings have to agree.
    return _class(inner) == "word" or (_class(inner) != "space" and _class(outer) in {"space", "punctuation"})


def _may_be_read(inner: str, outer: str) -> bool:
    """Tell whether some reader takes a delimiter for one here."""
    return _class(inner) in {"word", "symbol"} or (_class(inner) != "space" and _class(outer) != "word")


@lru_cache(maxsize=1024)
def _class(character: str) -> str:
    if not character or character.isspace():
        return "space"
    if character.isascii():
        return "word" if character.isalnum() else "punctuation"
    return {"P": "punctuation", "S": "symbol", "Z": "space"}.get(unicodedata.category(character)[0], "word")

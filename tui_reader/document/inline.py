"""Inline text: emphasis, links, pictures, code and HTML tags become runs in named styles.

Most paragraphs of most posts hold no markup at all; those never meet the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.utils import EnvType

from tui_reader.document.flow import Figure, Flow, FlowBuilder
from tui_reader.document.grammar import inline_grammar
from tui_reader.document.inline_tokens import feed
from tui_reader.document.lines import Run, Target, TargetKind
from tui_reader.document.media import Media

PIECE = 8_192
"""Characters read at once. markdown-it is quadratic on some input, and a post can be one line of 1 MB."""

# Anything that makes a paragraph more than its words. A colon or @ only matters in an address.
_MARKUP = re.compile(r"[\\`*_~\[\]<&^$]|://|www\.|@|[ \t]\n|\n[ \t]|  ")


@dataclass(slots=True)
class Reading:
    """What the inline text of one document shares: definitions it refers to, targets it makes."""

    env: EnvType = field(default_factory=dict)
    """markdown-it's environment: link references, and `notes`, the numbers of the footnotes."""
    targets: list[Target] = field(default_factory=list)

    def target(self, kind: TargetKind, url: str, label: str = "") -> int:
        """Number something that can be followed."""
        self.targets.append(Target(url, kind, label))
        return len(self.targets) - 1

    def read(self, source: str) -> Flow:
        """Read one piece of inline Markdown."""
        if not source:
            return Flow(())
        if not _MARKUP.search(source):
            words = source.replace("\n", " ")
            # Scripts without spaces have rules of their own for a line end.
            if words.isprintable() and (words is source or words.isascii()):
                return Flow((Run(words),))
        builder = FlowBuilder(self.targets)
        feed(builder, inline_grammar().inline.parse(source, inline_grammar(), self.env, []))
        return builder.flow()


class Prose:
    """Inline Markdown that is read when it is first drawn, and then kept."""

    __slots__ = ("_flows", "_reading", "has_caption", "source")

    def __init__(self, source: str, reading: Reading) -> None:
        self.source = source
        self.has_caption = False
        """Whether what stands below these pictures is their caption."""
        self._reading = reading
        self._flows: list[Flow] = []

    def __repr__(self) -> str:
        return f"Prose({self.source!r})"

    def runs(self) -> tuple[Run, ...]:
        """The whole text."""
        if self._flows and len(self.source) <= PIECE:
            return self._flows[0].runs
        return tuple([run for flow in self.flows() for run in flow.runs])

    def flows(self) -> Iterator[Flow]:
        """The text in pieces, each read only when it is asked for."""
        for number, piece in enumerate(_pieces(self.source)):
            if number == len(self._flows):
                self._flows.append(self._reading.read(piece))
            yield self._flows[number]

    @property
    def is_emphasis(self) -> bool:
        """Whether all of the text is emphasized."""
        return len(self.source) <= PIECE and all("em" in run.style.split() for run in self.runs())

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures, when the text is nothing but pictures."""
        if len(self.source) > PIECE or not self.source.startswith(("!", "[", "<")):
            return ()
        return next(self.flows()).figures

    @property
    def media(self) -> Media | None:
        """What is watched or heard, when the text is nothing but a link to it."""
        if len(self.source) > PIECE or not self.source.startswith(("[", "<", "!", "http")):
            return None
        return next(self.flows()).media


def _pieces(source: str) -> Iterator[str]:
    """Cut long text at white space, so that what is read at once stays small."""
    start = 0
    while len(source) - start > PIECE:
        end = _border(source, start)
        piece = source[start:end]
        # What parts two pieces is a space, whichever it was.
        yield f"{piece[:-1]} " if piece.endswith("\n") else piece
        start = end
    yield source[start:]


def _border(source: str, start: int) -> int:
    """Where a piece that begins at `start` ends: at a space that seems to be in no code and in no link."""
    half, end = start + PIECE // 2, start + PIECE
    found: list[int] = []
    while len(found) < _TRIES:
        end = max(source.rfind(" ", half, end), source.rfind("\n", half, end))
        if end < 0:
            break
        if _is_balanced(source[start:end]):
            return end + 1
        found.append(end + 1)
    return found[0] if found else start + PIECE


_TRIES = 100


def _is_balanced(text: str) -> bool:
    return text.count("`") % 2 == 0 and text.count("[") == text.count("]")

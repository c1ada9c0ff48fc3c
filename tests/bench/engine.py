"""The document engine by itself: a post laid out whole, its first screen, and what is found in it."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt

from tests.bench import corpora
from tests.bench.figures import Figure, Measured
from tests.bench.shelf import Shelf
from tests.bench.timing import in_turn, milliseconds
from tui_reader.document.document import Document
from tui_reader.document.find import Finding, FindPattern
from tui_reader.document.layout import Layout, LayoutStyle, warm

ROUNDS = 7
WIDTH, HEIGHT = 74, 50
STYLE = LayoutStyle(fold_code=False, folds=True)
"""The pane's."""

FRAME = Measured((1000 / 60,))
SLICE = 0.008
"""Seconds the pane searches between two turns of its loop."""


def figures(shelf: Shelf) -> list[Figure]:
    """Posts of 5 KB to 1 MB, of every kind of block."""
    warm()
    return [_whole(), *_first_screens(), *_finding()]


def _whole() -> Figure:
    post = corpora.markdown(1, 500_000)
    parser = MarkdownIt("commonmark").enable("table")
    found = in_turn(
        {
            "ours": lambda: milliseconds(lambda: _laid_out(Document(post))),
            "parse": lambda: milliseconds(lambda: parser.parse(post)),
        },
        ROUNDS,
    )
    return Figure("lay out 500 KB whole", found["ours"], "markdown-it's parse", found["parse"], 5)


def _first_screens() -> list[Figure]:
    small, large = (corpora.markdown(2, size) for size in (5_000, 1_000_000))
    known = {name: Document(post) for name, post in (("small", small), ("large", large))}
    widths = iter(range(40, 10_000))
    found = in_turn(
        {
            "small": lambda: milliseconds(lambda: _screen(Document(small), WIDTH)),
            "large": lambda: milliseconds(lambda: _screen(Document(large), WIDTH)),
            "resized small": lambda: milliseconds(lambda: _screen(known["small"], next(widths))),
            "resized large": lambda: milliseconds(lambda: _screen(known["large"], next(widths))),
        },
        3 * ROUNDS,
    )
    return [
        Figure("first screen of 1 MB", found["large"], "5 KB", found["small"], 1.5),
        Figure(
            "resize, first screen of 1 MB", found["resized large"], "of 5 KB", found["resized small"], 1.5
        ),
    ]


def _finding() -> list[Figure]:
    document = Document(corpora.markdown(3, 1_000_000))
    patterns = [
        FindPattern("e"),
        FindPattern("call(", whole_words=True),
        FindPattern(r"\b\w+ly\b", regex=True),
    ]
    found = in_turn(
        {
            "keystroke": lambda: max(map(_keystroke(document), patterns)),
            "whole": lambda: milliseconds(lambda: _found(document, patterns[0])),
        },
        ROUNDS,
    )
    return [
        Figure(
            "find in 1 MB, the longest a keystroke holds the loop", found["keystroke"], "a frame", FRAME, 1
        ),
        Figure("find in 1 MB, all of it", found["whole"], "a frame", FRAME),
    ]


def _laid_out(document: Document) -> None:
    layout = Layout(document, WIDTH, style=STYLE)
    while not layout.advance(60):
        pass


def _screen(document: Document, width: int) -> None:
    layout = Layout(document, width, style=STYLE)
    for y in range(HEIGHT):
        layout.line(y)


def _keystroke(document: Document) -> Callable[[FindPattern], float]:
    return lambda pattern: milliseconds(lambda: Finding(document, pattern).advance(SLICE))


def _found(document: Document, pattern: FindPattern) -> None:
    finding = Finding(document, pattern)
    while not finding.advance(SLICE):
        pass

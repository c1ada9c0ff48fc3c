"""Opening the same posts in Textual's own Markdown widget: from the key to the first line painted."""

from __future__ import annotations

from pathlib import Path

from tests.bench import corpora, process
from tests.bench.figures import Figure, Measured
from tests.bench.shelf import Shelf
from tests.bench.terminal import bare, reader, running

SIZES = {"5 KB": 5_000, "50 KB": 50_000}
"""500 KB take the widget more than a minute, every time."""

ROUNDS = 3


def figures(shelf: Shelf) -> list[Figure]:
    """Each size in both, in turn."""
    return [_figure(name, size, shelf) for name, size in SIZES.items()]


def _figure(name: str, size: int, shelf: Shelf) -> Figure:
    folder = corpora.sized_folder(shelf.place / f"beside-{size}", [500, size])
    post = sorted(folder.rglob("*.md"))[1]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_ours(folder, shelf))
        theirs.append(_theirs(post, shelf))
    widget = "Textual's Markdown widget"
    return Figure(f"open {name} of Markdown", Measured(tuple(ours)), widget, Measured(tuple(theirs)))


def _ours(folder: Path, shelf: Shelf) -> float:
    """The second post, from the first one: nothing of it was shown before."""
    home = shelf.home()
    with running(reader("--db", home / "beside.db", folder), home) as terminal:
        terminal.wait_for(corpora.marker(0))
        terminal.press("\r")
        terminal.settle(0.2)
        process.wait_idle(terminal.process.pid)
        return terminal.wait_for(corpora.marker(1), since=terminal.press("J"))


def _theirs(post: Path, shelf: Shelf) -> float:
    with running(bare("markdown", post), shelf.home()) as terminal:
        terminal.wait_for("Bareleft")
        terminal.settle(0.1)
        process.wait_idle(terminal.process.pid)
        return terminal.wait_for(corpora.marker(1), since=terminal.press("m"))

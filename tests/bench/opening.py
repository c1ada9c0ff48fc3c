"""Opening a post: from the key to its first line on the terminal, by the post's size."""

from __future__ import annotations

from pathlib import Path

from tests.bench import corpora, process
from tests.bench.figures import Figure, Measured
from tests.bench.shelf import Shelf
from tests.bench.terminal import Terminal, reader, running

SIZES = {"5 KB": 5_000, "50 KB": 50_000, "500 KB": 500_000, "1 MB": 1_000_000}
ROUNDS = 7


def figures(shelf: Shelf) -> list[Figure]:
    """Posts of a folder, in Markdown, and of a feed, in HTML."""
    sizes = list(SIZES.values()) * ROUNDS
    folder = corpora.sized_folder(shelf.place / "sizes", sizes)
    feed = shelf.place / "sizes.xml"
    feed.write_bytes(corpora.feed(sizes))
    return [*_figures("Markdown", shelf, folder), *_figures("HTML", shelf, feed)]


def _figures(kind: str, shelf: Shelf, location: Path) -> list[Figure]:
    samples = _samples(shelf, location)
    first, *larger = (Measured(tuple(samples[index :: len(SIZES)][1:])) for index in range(len(SIZES)))
    names = list(SIZES)[1:]
    return [
        Figure(f"open {name} of {kind}", found, "open 5 KB", first, 1.5)
        for name, found in zip(names, larger, strict=True)
    ]


def _samples(shelf: Shelf, location: Path) -> list[float]:
    """Open every post in the list's order, each when the program has come to rest."""
    home = shelf.home()
    with running(reader("--db", home / "sizes.db", location), home) as terminal:
        terminal.wait_for(corpora.title(0).split()[0])
        _rest(terminal)
        samples = []
        for number in range(len(SIZES) * ROUNDS):
            sent = terminal.press("J" if number else "\r")
            samples.append(terminal.wait_for(corpora.marker(number), since=sent))
            _rest(terminal)
        return samples


def _rest(terminal: Terminal) -> None:
    terminal.settle(0.1)
    process.wait_idle(terminal.process.pid)

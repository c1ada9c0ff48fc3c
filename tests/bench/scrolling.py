"""Scrolling a post of 500 KB: processor time a frame, against a widget that does nothing but lines."""

from __future__ import annotations

from tests.bench import corpora, process
from tests.bench.figures import Figure, Measured
from tests.bench.shelf import Shelf
from tests.bench.terminal import Terminal, bare, reader, running
from tests.bench.timing import in_turn

SIZE = 500_000
ROUNDS = 5
FRAME = Measured((1000 / 60,))
"""Milliseconds of a frame at 60 a second."""
KEYS = {"line": ("j", 60), "page": (" ", 30)}
"""What is pressed, and how often for one sample: long enough for the clock's ticks of 10 ms."""


def figures(shelf: Shelf) -> list[Figure]:
    """By line and by page."""
    folder = corpora.sized_folder(shelf.place / "long", [SIZE])
    post = next(folder.rglob("*.md"))
    home = shelf.home()
    with (
        running(reader("--db", home / "long.db", folder), home) as ours,
        running(bare("lines", post), home) as theirs,
    ):
        _open(ours, theirs)
        return [
            *(_figure(way, ours, theirs) for way in KEYS),
            *(_slowest(way, ours) for way in KEYS),
        ]


def _open(ours: Terminal, theirs: Terminal) -> None:
    ours.wait_for(corpora.title(0).split()[0])
    ours.settle()
    ours.press("\r")
    ours.wait_for(corpora.marker(0))
    theirs.wait_for("Bareleft")
    theirs.press("\t")
    for terminal in (ours, theirs):
        terminal.settle()
        process.wait_idle(terminal.process.pid)


def _figure(way: str, ours: Terminal, theirs: Terminal) -> Figure:
    key, times = KEYS[way]
    found = in_turn(
        {"ours": lambda: _cost(ours, key, times), "bare": lambda: _cost(theirs, key, times)}, ROUNDS
    )
    return Figure(
        f"scroll 500 KB by {way}, CPU a frame", found["ours"], "bare line widget", found["bare"], 1.2
    )


def _slowest(way: str, ours: Terminal) -> Figure:
    """The 95th percentile of the processor time between a key and the end of its frame."""
    key, times = KEYS[way]
    found = sorted(_answers(ours, key, times))
    return Figure(
        f"scroll 500 KB by {way}, 95th percentile",
        Measured((found[int(0.95 * len(found))],)),
        "a frame",
        FRAME,
        1,
    )


def _answers(terminal: Terminal, key: str, times: int) -> list[float]:
    terminal.answer("g", quiet=0.2)
    found = []
    for _ in range(times):
        before = process.drawing(terminal.process.pid)
        terminal.answer(key, quiet=0.02)
        found.append(process.drawing(terminal.process.pid) - before)
    return found


def _cost(terminal: Terminal, key: str, times: int) -> float:
    """Processor milliseconds a key, each key's frame waited for."""
    before = process.cpu(terminal.process.pid)
    for _ in range(times):
        terminal.answer(key, quiet=0.02)
    return (process.cpu(terminal.process.pid) - before) / times

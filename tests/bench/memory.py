"""Resident memory: 100,000 posts in the list and one of 50 KB open."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import corpora, process
from tests.bench.figures import Figure
from tests.bench.shelf import Shelf
from tests.bench.terminal import Terminal, bare, reader, running
from tests.bench.timing import in_turn

ROUNDS = 3


def figures(shelf: Shelf) -> list[Figure]:
    """The program with all its processes, against the bare app."""
    command = reader("--db", shelf.database(100_000))
    found = in_turn(
        {
            "bare": lambda: _resident(bare("app"), lambda terminal: terminal.wait_for("Bareright")),
            "ours": lambda: _resident(command, _open_first),
        },
        ROUNDS,
        unit="MB",
    )
    return [
        Figure("memory, 100,000 stored, 50 KB open", found["ours"], "bare Textual app", found["bare"], 2.0)
    ]


def _resident(command: Sequence[str], prepare: Callable[[Terminal], object]) -> float:
    with tempfile.TemporaryDirectory() as home, running(command, Path(home)) as terminal:
        prepare(terminal)
        terminal.settle()
        process.wait_idle(terminal.process.pid)
        return process.resident(terminal.process.pid)


def _open_first(terminal: Terminal) -> None:
    """Post 0 of every shelf has 50 KB."""
    terminal.wait_for(corpora.title(0).split()[0])
    terminal.settle()
    terminal.press("\r")
    terminal.wait_for(corpora.marker(0))

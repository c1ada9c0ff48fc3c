"""First paint: from the command to the first title on a terminal."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import corpora
from tests.bench.figures import Figure
from tests.bench.shelf import Shelf
from tests.bench.terminal import bare, reader, running
from tests.bench.timing import in_turn

ROUNDS = 9


def figures(shelf: Shelf) -> list[Figure]:
    """A folder of 100 posts against the bare app, and 100,000 stored posts against 100."""
    folder = corpora.folder(shelf.place / "hundred", 100, 4_000)
    kept = shelf.place / "kept.db"
    _paint(reader("--db", kept, folder), corpora.title(0))
    found = in_turn(
        {
            "bare": lambda: _paint(bare("app"), "Bareright"),
            "again": lambda: _paint(reader("--db", kept, folder), corpora.title(0)),
            "first": lambda: _first_visit(folder),
            "small": lambda: _paint(reader("--db", shelf.database(100)), corpora.title(0)),
            "large": lambda: _paint(reader("--db", shelf.database(100_000)), corpora.title(0)),
        },
        ROUNDS,
    )
    return [
        Figure("first paint, folder of 100", found["again"], "bare Textual app", found["bare"], 1.4),
        Figure(
            "first paint, folder of 100, never seen", found["first"], "bare Textual app", found["bare"], 1.4
        ),
        Figure("first paint, 100,000 stored", found["large"], "100 stored", found["small"], 1.1),
    ]


def _first_visit(folder: Path) -> float:
    with tempfile.TemporaryDirectory() as fresh:
        return _paint(reader("--db", Path(fresh) / "new.db", folder), corpora.title(0))


def _paint(command: Sequence[str], title: str) -> float:
    """Milliseconds until the first word of the title is out, in a home nobody lived in before."""
    with tempfile.TemporaryDirectory() as home, running(command, Path(home)) as terminal:
        return terminal.wait_for(title.split()[0])

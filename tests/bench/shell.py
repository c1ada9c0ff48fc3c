"""The shell: a whole `tui-reader ls` against an interpreter that does nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.shelf import Shelf
from tests.bench.terminal import REPOSITORY, environment, reader
from tests.bench.timing import in_turn, milliseconds

ROUNDS = 15


def figures(shelf: Shelf) -> list[Figure]:
    """With 100 posts stored and with 100,000."""
    home = shelf.home()
    few, many = (reader("ls", "--db", shelf.database(count)) for count in (100, 100_000))
    found = in_turn(
        {
            "pass": lambda: _whole([sys.executable, "-c", "pass"], home),
            "few": lambda: _whole(few, home),
            "many": lambda: _whole(many, home),
        },
        ROUNDS,
    )
    return [
        Figure("ls, 100 stored", found["few"], "python -c pass", found["pass"]),
        Figure("ls, 100,000 stored", found["many"], "ls, 100 stored", found["few"]),
    ]


def _whole(command: Sequence[str], home: Path) -> float:
    def run() -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=REPOSITORY, env=environment(home))

    return milliseconds(run)

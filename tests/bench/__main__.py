"""`python -m tests.bench [GROUP ...]` measures, prints a table and writes bench-results.json."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import (
    beside,
    engine,
    first_paint,
    folders,
    gate,
    memory,
    opening,
    paging,
    pictures,
    process,
    refreshing,
    scale,
    scrolling,
    shell,
    words,
)
from tests.bench.figures import Figure, table
from tests.bench.shelf import Shelf

GROUPS: dict[str, Callable[[Shelf], list[Figure]]] = {
    "shell": shell.figures,
    "gate": gate.figures,
    "engine": engine.figures,
    "folders": folders.figures,
    "refresh": refreshing.figures,
    "paint": first_paint.figures,
    "open": opening.figures,
    "beside": beside.figures,
    "page": paging.figures,
    "scroll": scrolling.figures,
    "pictures": pictures.figures,
    "memory": memory.figures,
    "words": words.figures,
    "scale": scale.figures,
}


BUSY = 0.5
"""Processes that waited for a processor in the last minute, on average."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the groups named, or all."""
    options = _options(arguments)
    if not process.can_measure():
        print("The bench needs Linux: it reads what processes cost from /proc.", file=sys.stderr)
        return 1
    started = time.monotonic()
    busy = os.getloadavg()[0] > BUSY
    with tempfile.TemporaryDirectory(prefix="tui-reader-bench-") as place:
        shelf = Shelf(Path(place), options.keep)
        found = [figure for name in options.groups or GROUPS for figure in _group(name, shelf)]
    print("\n" + table(found))
    missed = sum(figure.verdict == "missed" for figure in found)
    print(f"\n{len(found)} figures, {missed} over budget, {time.monotonic() - started:.0f} s")
    if busy:
        print("The machine was busy with something else when this began: spreads are wide, ratios uncertain.")
    options.out.write_text(json.dumps(_report(found), indent=2) + "\n", "utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}; none: all")
    parser.add_argument("--out", type=Path, default=Path("bench-results.json"), metavar="PATH")
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="keep the great libraries here, which take minutes to make, for the next run",
    )
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.groups if name not in GROUPS]:
        parser.error(f"no such group: {', '.join(unknown)}")
    return options


def _group(name: str, shelf: Shelf) -> list[Figure]:
    print(f"{name} ...", file=sys.stderr, flush=True)
    return GROUPS[name](shelf)


def _report(found: Sequence[Figure]) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "figures": [figure.as_json() for figure in found],
    }


if __name__ == "__main__":
    raise SystemExit(main())

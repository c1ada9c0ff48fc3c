"""A post with 50 pictures, paged through: how long the loop is held at most, against a frame.

The pictures are the worst there are, noise in which no two cells are alike. What is measured is the
processor time of the thread that draws, from one turn of the loop to the next.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from textual.worker import WorkerCancelled

from tests.bench.figures import Figure, Measured
from tests.bench.shelf import Shelf
from tests.bench.terminal import COLUMNS, REPOSITORY, ROWS
from tests.pictures import saved
from tui_reader.config import Config
from tui_reader.library.library import Library
from tui_reader.library.pictures.picture import Kind, Pixels
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.terminal import Terminal

PICTURES = 50
ROUNDS = 3

FRAME = Measured((1000 / 60,))

BETWEEN_PAGES = 0.15
"""Seconds in which a reader looks at a page."""


def figures(shelf: Shelf) -> list[Figure]:
    """For each way to show a picture."""
    folder = _blog(shelf.place / "pictures")
    return [_figure(kind, folder, shelf) for kind in Kind]


def _figure(kind: Kind, folder: Path, shelf: Shelf) -> Figure:
    held = tuple(_measured(kind, folder, shelf.home()) for _ in range(ROUNDS))
    return Figure(
        f"{PICTURES} pictures ({kind}), the loop held at most", Measured(held), "a frame", FRAME, 1.0
    )


def _measured(kind: Kind, folder: Path, home: Path) -> float:
    """In a process of its own: what another one has laid about would be collected in this one's frames."""
    command = [sys.executable, "-m", "tests.bench.pictures", kind, str(folder), str(home)]
    ran = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True, timeout=300)
    return float(ran.stdout)


def _blog(folder: Path) -> Path:
    from PIL import Image

    folder.mkdir()
    for number in range(PICTURES):
        parts = [Image.effect_noise((900, 600), 80) for _ in "RGB"]
        (folder / f"{number}.jpg").write_bytes(saved(Image.merge("RGB", parts), "JPEG"))
    text = "\n\n".join(f"![Noise](./{number}.jpg)\n\n" + "Words between. " * 40 for number in range(PICTURES))
    (folder / "post.md").write_text(f"---\ntitle: Noise\n---\n\n{text}\n", "utf-8")
    return folder


async def _held(kind: Kind, folder: Path, home: Path) -> float:
    """Milliseconds the loop was held at most while the post was paged through."""
    library = Library.open(home / "library.db", Config())
    terminal = Terminal(kind, Pixels(10, 20))
    app = ReaderApp(library, str(folder), terminal=terminal, picture_folder=home / "pictures")
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await _settle(app)
        await pilot.press("enter")
        await _settle(app)
        turns: list[float] = []
        watching = asyncio.create_task(_watch(turns))
        for _ in range(PICTURES):
            app.simulate_key("space")
            await asyncio.sleep(BETWEEN_PAGES)
        watching.cancel()
    await library.close()
    return max(turns) * 1000


async def _settle(app: ReaderApp) -> None:
    for _ in range(4):
        await asyncio.sleep(0.1)
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()


async def _watch(turns: list[float]) -> None:
    before = time.thread_time()
    while True:
        await asyncio.sleep(0.001)
        now = time.thread_time()
        turns.append(now - before)
        before = now


if __name__ == "__main__":
    print(asyncio.run(_held(Kind(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))))

"""Draws the README's picture with the program itself: `python -m tests.project.screenshot FILE`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tui_reader.config import Config
from tui_reader.library.library import Library
from tui_reader.models import Headline, Query
from tui_reader.ui.app import ReaderApp

SIZE = (120, 36)
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)

SHOWN = "How code looks"
UNREAD = ("Welcome", "Opening a folder", "How quotes look", SHOWN, "How pictures look", "Links")
STARRED = ("Marks, stars, and taking it back", "Finding a word in a post")


async def draw(place: Path) -> str:
    """Open a post of the guide as someone who has read most of it, and draw what they see, as SVG."""
    library = Library.open(place / "library.db", Config(), clock=lambda: NOW)
    await _read_most(library)
    app = ReaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await _settle(app, pilot)
        # Down the list, past what is unread further up.
        await pilot.press(*["j"] * await _rows_above(library), "enter")
        await _settle(app, pilot)
        drawn = app.export_screenshot(title="tui-reader")
    await library.close()
    return without_fonts(drawn)


async def _settle(app: ReaderApp, pilot: Pilot[None]) -> None:
    """Wait for what was set off. Work that newer work made needless is given up, which is no failure."""
    for _ in range(3):
        await pilot.pause()
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()


async def _guide(library: Library) -> tuple[Headline, ...]:
    source = await library.visit_guide()
    return (await library.page(Query(source=source.id), 1, 100)).headlines


async def _read_most(library: Library) -> None:
    posts = await _guide(library)
    await library.mark_read([post.id for post in posts if post.title not in UNREAD], True)
    await library.star([post.id for post in posts if post.title in STARRED], True)


async def _rows_above(library: Library) -> int:
    return [post.title for post in await _guide(library)].index(SHOWN)


def without_fonts(svg: str) -> str:
    """Take out the fonts an SVG of Rich's would fetch from far away: looking should tell nobody."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "ui-monospace, Menlo, DejaVu Sans Mono, Consolas")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        Path(sys.argv[1]).write_text(asyncio.run(draw(Path(folder))), "utf-8")

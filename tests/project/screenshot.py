"""Draws the README's picture with the program itself: `python -m tests.project.screenshot FILE`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.project.repository import ROOT
from tui_reader.config import Config
from tui_reader.library.library import Library
from tui_reader.ui.app import ReaderApp

SIZE = (120, 36)
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)

KEYS = (
    ("enter", "s"),
    *([("J",)] * 11),
)
"""Read some of the guide from the top, and stay at a post that shows much."""


async def draw(place: Path) -> str:
    """Open the guide as someone who reads it, and draw what they see, as SVG."""
    library = Library.open(place / "library.db", Config(), clock=lambda: NOW)
    app = ReaderApp(library, str(ROOT / "assets" / "guide"), clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        for keys in KEYS:
            await app.workers.wait_for_complete()
            await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        drawn = app.export_screenshot(title="tui-reader")
    await library.close()
    return without_fonts(drawn)


def without_fonts(svg: str) -> str:
    """Take out the fonts an SVG of Rich's would fetch from far away: looking should tell nobody."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "ui-monospace, Menlo, DejaVu Sans Mono, Consolas")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        Path(sys.argv[1]).write_text(asyncio.run(draw(Path(folder))), "utf-8")

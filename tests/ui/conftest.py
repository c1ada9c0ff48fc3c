"""Blogs in folders, a real library, and the program running on them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from textual import _wait
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from tests.ui.looking import NOW, screen_lines, screen_text
from tui_reader.config import Config
from tui_reader.errors import ReaderError
from tui_reader.library.library import Library
from tui_reader.ui.app import ReaderApp

LONG_TEXT = "\n\n".join(f"Paragraph {number}. " + "Words that fill the line. " * 10 for number in range(40))


@dataclass
class Running:
    """The program, and the hands and eyes of a person before it."""

    app: ReaderApp
    library: Library
    pilot: Pilot[Any]
    _seen: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def lines(self) -> list[str]:
        return screen_lines(self.app)

    @property
    def foot(self) -> str:
        """What the screen says at its foot, in as many lines as it takes."""
        long = self.app.screen.query("LongMessage.-said")
        rows = long.first().region.height if long and long.first().display else 1
        return " ".join(line.strip() for line in self.lines[-rows:])

    @property
    def titles(self) -> list[str]:
        """The titles in the list panel, from top to bottom, without mark and date."""
        rows = [line.partition("│")[0] for line in self.lines[2:-2]]
        return [row[3:].split("  ")[0].strip() for row in rows[::2] if row.strip()]

    @property
    def cursor(self) -> str:
        """The title of the row with the cursor's bar."""
        return next(line[3:].split("  ")[0].strip() for line in self.lines if line.startswith("▌"))

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each time waiting for what it sets off."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait for what was set off, and for what that set off in turn."""
        for _ in range(2):
            await self.pilot.pause()
            await work_done(self.app)
        await self.pilot.pause()


async def work_done(app: App[Any]) -> None:
    """Wait for all work to end, well or not.

    Work that newer work made needless is given up, and a failure with words of its own is told on the
    screen: neither is a failure of the program. Anything else is raised.
    """
    for ended in await asyncio.gather(*(work.wait() for work in app.workers), return_exceptions=True):
        match ended:
            case WorkerCancelled():
                pass
            case WorkerFailed() if isinstance(ended.error, ReaderError):
                pass
            case BaseException():
                raise ended


Start: TypeAlias = Callable[..., AbstractAsyncContextManager[Running]]


def write_post(folder: Path, name: str, title: str, text: str = "Some text.\n", **fields: object) -> Path:
    """A post with front matter; strings are written so that YAML reads any of them back."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"title: {_quoted(title)}", *(f"{key}: {value}" for key, value in fields.items())]
    path = folder / f"{name}.md"
    path.write_text("---\n" + "\n".join(lines) + "\n---\n\n" + text, encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\x1b", "\\x1b").replace("\x07", "\\x07")
    return f'"{escaped}"'


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Forty posts, one a day, the newest first in the list: Post 1, Post 2 and so on."""
    folder = tmp_path / "diary"
    for number in range(1, 41):
        date = (NOW - timedelta(days=number)).date()
        text = LONG_TEXT if number == 2 else f"The text of post {number}.\n"
        write_post(folder, f"post-{number:02}", f"Post {number}", text, date=date, tags="[Python, Talks]")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start the program at a location; the database and the session outlive it."""

    @asynccontextmanager
    async def started(
        location: Path | str | None,
        size: tuple[int, int] = (120, 36),
        config: Config | None = None,
        *,
        settled: bool = True,
        **options: Any,
    ) -> AsyncIterator[Running]:
        library = Library.open_anyway(tmp_path / "library.db", config or Config(), clock=lambda: NOW)
        app = ReaderApp(
            library,
            str(location) if location is not None else None,
            session_file=tmp_path / "session.json",
            clock=lambda: NOW,
            **options,
        )
        # A post is previewed at once, so that nothing happens later than a test looks.
        app.reader.rest = 0
        try:
            async with app.run_test(size=size) as pilot:
                running = Running(app, library, pilot)
                if settled:
                    await running.settle()
                yield running
        finally:
            await library.close()

    return started


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look ten times as often whether the program is idle: Textual sleeps 20 ms five times a key."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 1 / 500)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 1 / 500 / 4)

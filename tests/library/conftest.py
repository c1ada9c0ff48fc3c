"""A real library on a temporary file, with a clock that stands still."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.loopback import Loopback
from tui_reader.config import Config
from tui_reader.library.library import Library

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    """An empty library."""
    opened = Library.open(tmp_path / "data" / "library.db", Config(), clock=lambda: NOW)
    yield opened
    await opened.close()


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A loopback web server."""
    with Loopback() as running:
        yield running


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A folder of three posts and a draft."""
    folder = tmp_path / "blog"
    folder.mkdir()
    for day, title in ((1, "First"), (2, "Second"), (3, "Third")):
        (folder / f"{title.lower()}.md").write_text(
            f"---\ntitle: {title} post\ndate: 2025-05-0{day}\ntags: [a, b]\n---\n\nThe text of the {title}.\n"
        )
    (folder / "later.md").write_text("---\ntitle: Not yet\ndate: 2025-05-04\ndraft: true\n---\nSoon.\n")
    return folder

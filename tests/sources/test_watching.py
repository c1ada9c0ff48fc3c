"""Watching a folder: what is told of, and what is left alone."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tui_reader.sources.local import watching

PATIENCE = 30.0


class Listening:
    """Somebody who listens, and what was heard: how often something was told, and what was looked at."""

    def __init__(self) -> None:
        self.told = 0
        self.heard: set[str] = set()

    async def to(self, folder: Path) -> None:
        async for _ in watching.changes(folder):
            self.told += 1

    async def until_told(self, file: Path) -> None:
        """Write a file until that is heard of, for the watch may be beginning anew, and then is told."""
        self.heard.clear()
        await self.until(lambda: str(file) in self.heard, file)
        told = self.told
        await self.until(lambda: self.told > told, file)

    async def until(self, is_so: Callable[[], bool], file: Path | None = None) -> None:
        """Wait, and write a file meanwhile."""
        async with asyncio.timeout(PATIENCE):
            while True:
                if file is not None:
                    _write(file)
                await asyncio.sleep(0.05)
                if is_so():
                    return


def _write(file: Path) -> None:
    file.write_text("x")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "posts").mkdir(parents=True)
    return root


@pytest.fixture
async def listening(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Listening]:
    """Somebody who listens already."""
    listening = Listening()
    counts = watching._is_of_posts

    def heard(path: str, root: Path) -> bool:
        listening.heard.add(path)
        return counts(path, root)

    monkeypatch.setattr(watching, "_is_of_posts", heard)
    listens = asyncio.create_task(listening.to(folder))
    await listening.until_told(folder / "first.md")
    yield listening
    assert not listens.done()
    listens.cancel()
    await asyncio.gather(listens, return_exceptions=True)


@pytest.fixture
def linked(folder: Path, tmp_path: Path) -> Path:
    """A folder elsewhere that links in the watched one lead to."""
    outside = tmp_path / "outside"
    (outside / "deep").mkdir(parents=True)
    (folder / "link").symlink_to(outside)
    (folder / "posts" / "loop").symlink_to(folder)
    return outside


async def test_what_a_link_leads_to_is_not_watched(folder: Path, linked: Path, listening: Listening) -> None:
    (linked / "a.md").write_text("x")
    (linked / "deep" / "a.md").write_text("x")
    await listening.until_told(folder / "posts" / "b.md")
    assert {Path(path).parent for path in listening.heard} <= {folder, folder / "posts"}


async def test_what_is_written_in_a_folder_that_came_later_is_told(
    folder: Path, listening: Listening
) -> None:
    (folder / "v1.2" / "deep").mkdir(parents=True)
    for file in ("v1.2/a.md", "v1.2/deep/b.md", "posts/c.md"):
        await listening.until_told(folder / file)


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems have no such names")
async def test_a_name_that_is_no_text_ends_no_watching(folder: Path, listening: Listening) -> None:
    root = os.fsencode(folder)
    told = listening.told
    os.close(os.open(root + b"/posts/\xfe.md", os.O_CREAT))
    await listening.until(lambda: listening.told > told)
    os.mkdir(root + b"/\xff")  # noqa: PTH102
    await listening.until_told(folder / "posts" / "a.md")

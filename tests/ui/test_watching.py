"""A folder that changes while it is read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.ui.conftest import Running, Start, write_post

PATIENCE = 20.0
"""Seconds that a notice of the system may take on a busy machine."""


async def until(reader: Running, seen: Callable[[], bool]) -> None:
    """Wait until the screen shows it."""
    async with asyncio.timeout(PATIENCE):
        while not seen():
            await asyncio.sleep(0.02)
            await reader.settle()


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Two posts."""
    folder = tmp_path / "diary"
    write_post(folder, "one", "One", "The first text.", date="2025-09-02")
    write_post(
        folder,
        "two",
        "Two",
        "\n\n".join(f"Paragraph {n}. " + "Words. " * 30 for n in range(40)),
        date="2025-09-01",
    )
    return folder


async def test_what_is_written_changed_and_deleted_shows_by_itself(start: Start, diary: Path) -> None:
    async with start(diary, live=True) as reader:
        write_post(diary, "three", "Three", date="2025-09-03")
        await until(reader, lambda: reader.titles == ["Three", "One", "Two"])
        write_post(diary, "three", "Three again", date="2025-09-03")
        await until(reader, lambda: reader.titles[0] == "Three again")
        (diary / "one.md").unlink()
        await until(reader, lambda: reader.titles == ["Three again", "Two"])
        write_post(diary / "posts", "four", "Four", date="2025-09-04")
        await until(reader, lambda: reader.titles[0] == "Four")
        (diary / "eleventy.config.js").write_text("")  # now what lies beside it is pages
        await until(reader, lambda: reader.titles == ["Four"])


async def test_what_changed_before_the_watching_began_shows_too(start: Start, diary: Path) -> None:
    async with start(diary, live=True) as reader:
        reader.app.reader.stop_watching()
        write_post(diary, "three", "Three", date="2025-09-03")
        await reader.settle()
        assert reader.titles == ["One", "Two"]
        reader.app.reader.draw_top()
        await until(reader, lambda: reader.titles == ["Three", "One", "Two"])


async def test_the_open_post_changes_with_its_place_kept(start: Start, diary: Path) -> None:
    async with start(diary, live=True) as reader:
        await reader.press("j", "enter", *["space"] * 3)
        top = next(line for line in reader.lines if "Paragraph" in line).partition("│")[2].strip()
        file = diary / "two.md"
        file.write_text(
            file.read_text().replace("Paragraph 0.", "A new beginning.\n\n" * 20 + "Paragraph 0.")
        )
        headline = reader.app.reader.pane.post
        await until(reader, lambda: reader.app.reader.pane.post is not headline)
        assert next(line for line in reader.lines if "Paragraph" in line).partition("│")[2].strip() == top


async def test_a_renamed_file_keeps_its_marks(start: Start, diary: Path) -> None:
    async with start(diary, live=True) as reader:
        await reader.press("s")
        (diary / "one.md").rename(diary / "uno.md")
        await asyncio.sleep(0.1)
        await reader.press("r")
        await until(reader, lambda: reader.titles == ["One", "Two"])
        assert any(line.startswith(("★", "▌★", " ★")) for line in reader.lines)
        (source,) = await reader.library.sources()
        assert source.total == 2


async def test_an_open_post_whose_feed_has_changed_it_shows_so_where_reading_is(start: Start) -> None:
    text = "".join(f"<p>Paragraph {number}. {'Words to fill it. ' * 20}</p>" for number in range(40))
    with Loopback() as server:
        server.give("/feed.xml", rss(item("A post", text, guid="1"), item("Another", guid="2")))
        async with start(server.url("/feed.xml")) as reader:
            await reader.press("enter", "space", "space")
            top = reader.lines[2].partition("│")[2].strip()
            assert top.startswith(("Paragraph", "Words", "fill", "it", "to"))
            server.give("/feed.xml", rss(item("A post", f"<p>A correction.</p>{text}", guid="1")))
            await reader.press("R")
            assert reader.foot.startswith("1 post changed.")
            assert reader.lines[2].partition("│")[2].strip() == top
            await reader.press("g")
            assert "A correction." in reader.text

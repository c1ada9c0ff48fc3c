"""Marking all posts of the list read, undoing that, and doing it again."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Start


async def test_all_are_marked_read_undone_and_done_again(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("m", "A")
        assert reader.foot.startswith("Marked 39 posts read: u undoes.")
        assert "unread" not in reader.lines[0]
        await reader.press("A")
        assert reader.foot.startswith("Nothing here is unread.")
        await reader.press("u")
        assert "39 unread" in reader.lines[0]
        await reader.press("ctrl+r")
        assert "unread" not in reader.lines[0]
        await reader.press("ctrl+r")
        assert reader.foot.startswith("There is nothing to do again.")


async def test_only_what_the_list_shows_is_marked(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("/", *'"Post 1"', "enter", "A", "escape")
        assert "29 unread" in reader.lines[0]

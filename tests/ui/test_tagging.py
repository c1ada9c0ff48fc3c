"""Tags of the person's own: given, completed, shown beside those of the post, and taken back."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Start


async def test_a_tag_is_given_shown_and_taken_back(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("#", *"to-read, gpu", "enter")
        assert reader.foot.startswith("Changed the tags of 1 post: u undoes.")
        assert any("#to-read #gpu · Python, Talks" in line for line in reader.lines)
        await reader.press("enter")
        panes = [line.partition("│")[2].strip() for line in reader.lines]
        assert "tags  Python  Talks" in panes
        assert "your tags  to-read  gpu" in panes
        await reader.press("u", "u")
        assert "your tags" not in reader.text
        assert "#to-read" not in reader.text
        await reader.press("ctrl+r", "ctrl+r")
        assert "your tags  to-read  gpu" in reader.text


async def test_tab_completes_a_tag_that_is_there(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("#", *"favorites", "enter", "j", "#", *"x, FAV")
        await reader.press("tab", "enter")
        assert any("#x #favorites" in line for line in reader.lines)
        await reader.press("#", *"-x", "enter")
        assert any("#favorites · Python" in line for line in reader.lines)
        assert "#x" not in reader.text

"""Every window size, from one cell to more than a screen has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start
from tests.ui.looking import resize

SIZES = [(1, 1), (2, 3), (12, 2), (19, 4), (20, 5), (39, 9), (79, 24), (80, 5), (100, 8), (300, 100)]


@pytest.mark.parametrize("keys", [("j",), ("enter",), ("enter", "z"), ("question_mark",)])
async def test_from_one_cell_to_more_than_a_screen_nothing_breaks(
    blog: Path, start: Start, keys: tuple[str, ...]
) -> None:
    async with start(blog) as reader:
        await reader.press(*keys)
        for width, height in SIZES:
            await resize(reader.pilot, width, height)
            await reader.pilot.press("j")
            assert [len(line) for line in reader.lines] == [width] * height


async def test_the_palette_moves_in_every_window(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("ctrl+p")
        for width, height in SIZES[:-2]:
            await resize(reader.pilot, width, height)
            for key in ("down", "pagedown", "pagedown", "pageup", "up"):
                await reader.pilot.press(key)
        await resize(reader.pilot, 120, 36)
        await reader.press("ctrl+u", *"star the", "enter")
        assert "Starred" in reader.foot


@pytest.mark.parametrize(("width", "height"), [(1, 1), (19, 4)])
async def test_the_program_starts_in_a_tiny_window_and_grows_with_it(
    blog: Path, start: Start, width: int, height: int
) -> None:
    async with start(blog, size=(width, height)) as reader:
        await resize(reader.pilot, 120, 36)
        await reader.settle()
        assert reader.titles == [f"Post {number}" for number in range(1, 16)]


async def test_below_eighty_columns_there_is_one_panel_and_opening_replaces_it(
    blog: Path, start: Start
) -> None:
    async with start(blog, size=(79, 24)) as reader:
        assert "Post 2" in reader.text
        assert "│" not in reader.text
        await reader.press("enter")
        assert "The text of post 1." in reader.text
        assert "Post 2" not in reader.text
        await reader.press("J")
        assert "Paragraph 0." in reader.text
        await reader.press("h")
        assert reader.cursor == "Post 2"
        assert "%" not in reader.lines[-1]


async def test_from_eighty_columns_both_panels_stand_side_by_side(blog: Path, start: Start) -> None:
    async with start(blog, size=(80, 24)) as reader:
        await reader.press("enter")
        assert "Post 2" in reader.text
        assert "The text of post 1." in reader.text


async def test_a_window_that_becomes_narrow_shows_the_panel_one_was_in(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("enter")
        await resize(reader.pilot, 60, 20)
        await reader.settle()
        assert "The text of post 1." in reader.text
        assert "Post 2" not in reader.text
        await reader.press("h")
        await resize(reader.pilot, 120, 36)
        await reader.settle()
        assert reader.cursor == "Post 1"
        await resize(reader.pilot, 60, 20)
        await reader.settle()
        assert reader.cursor == "Post 1"


async def test_below_twenty_lines_a_post_takes_one_and_below_ten_only_titles_are_left(
    blog: Path, start: Start
) -> None:
    async with start(blog, size=(60, 19)) as reader:
        assert [line.split()[-2:] for line in reader.lines[2:5]] == [
            ["19", "Sep"],
            ["18", "Sep"],
            ["17", "Sep"],
        ]
        await resize(reader.pilot, 39, 9)
        await reader.settle()
        assert [line.strip() for line in reader.lines[:3]] == ["▌● Post 1", "● Post 2", "● Post 3"]


async def test_a_speck_of_a_window_asks_to_be_made_larger_in_both_panels(blog: Path, start: Start) -> None:
    async with start(blog, size=(19, 4)) as reader:
        assert "Make the window" in reader.text
        await resize(reader.pilot, 60, 20)
        await reader.settle()
        await reader.press("enter")
        await resize(reader.pilot, 19, 4)
        await reader.settle()
        assert "Make the window" in reader.text
        await resize(reader.pilot, 60, 20)
        await reader.settle()
        assert "The text of post 1." in reader.text


async def test_another_height_keeps_the_cursor_on_its_post(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.pilot.press(*["j"] * 15)
        await reader.press("j", "j")
        for height in (20, 50, 12, 36):
            await resize(reader.pilot, 120, height)
            await reader.settle()
            assert reader.cursor == "Post 18"

"""What was read, day by day, and what to read in the time there is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.ui.conftest import Running, Start
from tests.ui.looking import NOW
from tui_reader.models import Query


async def run(reader: Running, action: str) -> None:
    await reader.app.run_action(action, reader.app.reader)
    await reader.settle()


def row(reader: Running, *words: str) -> int:
    """The line of the screen that holds all of the words."""
    return next((y for y, line in enumerate(reader.lines) if all(word in line for word in words)), -1)


async def test_what_was_read_is_shown_by_day_and_read_again(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await run(reader, "history")
        assert "Nothing has been read yet" in reader.foot
        await reader.press("enter", "escape", "j", "j", "enter", "escape")
        posts = (await reader.library.page(Query(), 1, 50)).headlines
        reader.library.clock = lambda: NOW + timedelta(days=1)
        await reader.library.note_reading(posts[6].id)
        await run(reader, "history")
        rows = [
            row(reader, "21 September 2025"),
            row(reader, "12:00", "Post 7", "diary"),
            row(reader, "20 September 2025"),
            row(reader, "12:00", "Post 3", "diary"),
            row(reader, "12:00", "Post 1", "diary"),
        ]
        assert -1 not in rows
        assert rows == sorted(rows)
        await reader.press(*"post", "space", *"3")
        assert row(reader, "▌", "12:00", "Post 3") > 0
        assert row(reader, "12:00", "Post 7") == -1
        await reader.press("enter")
        assert "The text of post 3." in reader.text


async def test_a_history_says_when_nothing_matches_and_esc_goes_back(blog: Path, start: Start) -> None:
    async with start(blog, size=(50, 20)) as reader:
        await reader.press("enter", "escape")
        await run(reader, "history")
        await reader.press(*"zebra", "enter")
        assert "Nothing here says that." in reader.text
        await reader.press("escape")
        assert "Nothing here says that." not in reader.text


async def test_the_time_there_is_becomes_a_list_of_what_to_read(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await run(reader, "reading_list")
        assert "Minutes to read" in reader.text
        await reader.press("backspace", "backspace", *"3", "enter")
        assert "3 minutes to read" in reader.text
        assert [row(reader, "1 min", f"Post {number}  ") > 0 for number in (1, 2, 3)] == [True, False, True]
        await reader.press("down", "enter")
        assert "The text of post 3." in reader.text
        await run(reader, "reading_list")
        await reader.press(*"x", "enter")
        assert "Type the minutes you have" in reader.foot

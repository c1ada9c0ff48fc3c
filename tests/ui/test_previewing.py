"""The post under the cursor shows beside the list before it is opened, and counts as unread until then."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Start, write_post
from tui_reader.models import Query


async def test_the_first_post_shows_at_the_start_without_being_read(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        assert "The text of post 1." in reader.text
        assert reader.cursor == "Post 1"
        assert "40 unread" in reader.lines[0]
        assert "%" not in reader.foot


async def test_the_post_under_the_cursor_follows_it(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j", "j")
        assert "The text of post 3." in reader.text
        await reader.press("right_square_bracket")
        assert f"The text of {reader.cursor.lower()}." in reader.text
        assert "40 unread" in reader.lines[0]


async def test_enter_opens_what_is_previewed_and_marks_it_read(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("enter")
        assert "The text of post 1." in reader.text
        assert "▌" not in reader.text
        assert "39 unread" in reader.lines[0]
        assert "100%" in reader.foot


async def test_an_empty_list_has_nothing_beside_it(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        assert "The text of post 1." in reader.text
        await reader.press("3")
        assert "Nothing starred here" in reader.text
        assert all(not line.partition("│")[2].strip() for line in reader.lines[1:-1])
        await reader.press("tab", "space", "f", "escape", "t", "escape", "backslash", "1")
        assert "The text of post 1." in reader.text


async def test_a_post_that_is_open_stays_beside_an_empty_list(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("enter", "h", "slash", *"zzz", "enter")
        assert "No post matches" in reader.text
        assert "The text of post 1." in reader.text


async def test_a_preview_keeps_no_place_and_an_open_post_does(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j")
        reader.app.reader.pane.action_page(1)
        await reader.settle()
        assert "Paragraph 0." not in reader.text
        await reader.press("k")
        page = await reader.library.page(Query(), 1, 3)
        assert [post.progress for post in page.headlines] == [0.0, 0.0, 0.0]
        await reader.press("j", "enter", "space", "h")
        page = await reader.library.page(Query(), 1, 3)
        assert page.headlines[1].progress > 0


async def test_a_post_that_is_open_keeps_its_place_when_another_is_previewed(
    blog: Path, start: Start
) -> None:
    async with start(blog) as reader:
        await reader.press("j", "enter", "space", "space")
        before = [line.partition("│")[2] for line in reader.lines[1:-1]]
        await reader.press("h", "j", "k")
        assert [line.partition("│")[2] for line in reader.lines[1:-1]] == before


async def test_going_to_the_previewed_post_opens_it(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j", "tab")
        assert "▌" not in reader.text
        assert "39 unread" in reader.lines[0]


async def test_a_click_into_the_preview_opens_it(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.pilot.click("ReadingPane", offset=(20, 20))
        await reader.settle()
        assert "39 unread" in reader.lines[0]
        assert "h back" in reader.foot


async def test_nothing_is_previewed_where_there_is_one_panel(blog: Path, start: Start) -> None:
    async with start(blog, size=(60, 24)) as reader:
        await reader.press("j")
        assert "The text of" not in reader.text
        assert "Post 2" in reader.text


async def test_a_source_of_one_post_opens_it_at_once(tmp_path: Path, start: Start) -> None:
    path = write_post(tmp_path / "notes", "one", "Alone", "Its text.\n")
    for _ in range(2):
        async with start(path) as reader:
            assert "Its text." in reader.text
            assert "▌" not in reader.text
            assert "1 post" in reader.lines[0]
            assert "unread" not in reader.lines[0]
            await reader.press("h")
            assert reader.cursor == "Alone"


async def test_the_cursor_rests_before_a_post_is_shown(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        reader.app.reader.rest = 60
        await reader.press("j")
        assert "The text of post 1." in reader.text
        reader.app.reader.preview()
        await reader.settle()
        assert "Paragraph 0." in reader.text

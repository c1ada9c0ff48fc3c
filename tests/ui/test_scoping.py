"""The scopes of the list: all, unread, starred, and what was begun."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Start, write_post


async def test_what_is_unread_is_listed_and_then_all_again(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("m", "j", "m", "2")
        assert reader.titles[0] == "Post 3"
        assert "diary — Unread" in reader.lines[0]
        assert reader.foot.startswith("Unread posts. 1 shows all again.")
        await reader.press("1")
        assert reader.titles[:2] == ["Post 1", "Post 2"]
        assert "Unread" not in reader.lines[0]


async def test_the_cursor_stays_on_its_post_where_the_scope_holds_it(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("m", "j", "j", "2")
        assert reader.cursor == "Post 3"
        await reader.press("1")
        assert reader.cursor == "Post 3"


async def test_starred_posts_are_listed_alone(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("j", "j", "s", "3")
        assert reader.titles == ["Post 3"]
        assert "Starred" in reader.lines[0]
        await reader.press("escape")
        assert len(reader.titles) > 10


async def test_a_post_left_halfway_waits_in_continue_with_its_percent(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("j", "enter", "space", "space", "h", "4")
        assert reader.titles == ["Post 2"]
        assert "Continue" in reader.lines[0]
        assert "% · " in reader.lines[3]
        await reader.press("enter", "G", "h", "4")
        assert reader.titles[0].startswith("Nothing begun here")


async def test_an_empty_scope_says_what_to_do_next(start: Start, blog: Path) -> None:
    said = {
        "3": "Nothing starred here: s stars a post.",
        "4": "Nothing begun here",
    }
    async with start(blog) as reader:
        for key, sentence in said.items():
            await reader.press(key)
            words = " ".join(line.partition("│")[0].strip() for line in reader.lines)
            assert sentence in words
            assert "Press 1 to see all 40 posts." in words


async def test_a_post_read_in_the_unread_scope_stays_until_the_page_is_turned(
    start: Start, blog: Path
) -> None:
    async with start(blog) as reader:
        await reader.press("2", "enter")
        assert reader.titles[0] == "Post 1"
        await reader.press("J", "h")
        assert reader.titles[:2] == ["Post 1", "Post 2"]
        assert reader.cursor == "Post 2"
        await reader.press("2")
        assert reader.titles[0] == "Post 3"


async def test_the_scope_is_there_the_next_time(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("s", "3", "q")
    async with start(blog) as reader:
        assert reader.titles == ["Post 1"]
        assert "Starred" in reader.lines[0]


async def test_what_a_filter_asks_for_ends_with_it(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("m", "/", *"unread", "enter")
        assert "diary — unread" in reader.lines[0]
        assert reader.titles[0] == "Post 2"
        await reader.press("p", "enter", "p", "h")
        assert reader.titles[0] == "Post 1"
        assert "unread" not in reader.lines[0].partition("39 unread")[0]
        await reader.press("2", "/", *"starred", "enter")
        assert reader.titles[0].startswith("Nothing unread here")
        await reader.press("1", "3", "/", *"unread", "enter")
        assert reader.titles[0].startswith("Nothing starred here")


async def test_a_filter_for_what_is_unread_is_no_scope_the_next_time(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("m", "/", *"unread", "enter", "ctrl+q")
    async with start(blog) as reader:
        assert reader.titles[0] == "Post 1"


async def test_a_narrow_screen_says_which_posts_are_listed_before_all_else(start: Start, blog: Path) -> None:
    async with start(blog, size=(42, 20)) as reader:
        await reader.press("2")
        assert "diary — Unread" in reader.lines[0]
        assert "40 unread" in reader.lines[0]
        await reader.press("m", "4")
        assert "diary — Continue" in reader.lines[0]
    async with start(blog, size=(30, 20)) as reader:
        assert reader.lines[0].startswith(" diary — ")
        await reader.press("4")
        assert reader.lines[0].split() == ["diary", "—", "Continue", "39", "unread"]


async def test_a_post_opened_where_it_replaces_the_list_is_that_post(start: Start, blog: Path) -> None:
    async with start(blog, size=(50, 20)) as reader:
        await reader.press("j", "enter", "space", "space", "h", "2", "enter")
        assert reader.lines[2].strip() == "Post 1"
        assert "The text of post 1." in reader.text
        await reader.press("h")
        assert "%" not in reader.lines[3]


async def test_what_was_piped_in_is_listed_alone_and_esc_leads_to_everything(
    start: Start, tmp_path: Path
) -> None:
    for name in ("alpha", "beta", "gamma"):
        write_post(tmp_path / name, "post", f"Post of {name}", date="2025-09-01")
    async with start(tmp_path / "alpha") as reader:
        piped = [(await reader.library.visit(str(tmp_path / name))).id for name in ("beta", "gamma")]
    async with start(None, piped=piped) as reader:
        assert reader.titles == ["Post of gamma", "Post of beta"]
        assert "What was piped in" in reader.lines[0]
        assert "2 unread · 2 posts" in reader.lines[0]
        await reader.press("/", *"beta", "enter")
        assert reader.titles == ["Post of beta"]
        await reader.press("escape", "m", "2")
        assert reader.titles == ["Post of gamma"] or reader.titles == ["Post of beta"]
        await reader.press("escape")
        assert "What was piped in" in reader.lines[0]
        await reader.press("escape")
        assert len(reader.titles) == 3
        assert "All sources" in reader.lines[0]

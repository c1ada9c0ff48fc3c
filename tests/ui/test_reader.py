"""Reading a folder of posts, with the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start
from tests.ui.looking import style_of


async def test_a_folder_opens_as_a_list_of_its_posts_newest_first(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        assert reader.titles == [f"Post {number}" for number in range(1, 16)]
        assert reader.lines[0].startswith(" tui-reader  diary — ")
        assert reader.lines[0].rstrip().endswith("40 unread · 40 posts")
        assert "← Newer       1 of 3       Older →" in reader.text
        assert reader.foot.startswith("enter read  / filter  J/K next/previous")


async def test_enter_opens_the_post_and_marks_it_read(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j", "j", "enter")
        assert "The text of post 3." in reader.text
        assert "diary  ·  17 September 2025  ·  1 minute, 5 words" in reader.text
        assert "39 unread · 40 posts" in reader.lines[0]
        assert reader.lines[6].startswith("   Post 3 ")
        assert reader.lines[8].startswith(" ● Post 4 ")


async def test_a_post_that_was_only_passed_by_stays_unread(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j", "j", "k", "G", "g")
        assert "40 unread" in reader.lines[0]


async def test_after_the_last_row_comes_the_next_page_and_back(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.pilot.press(*["j"] * 14)
        await reader.press("j")
        assert reader.cursor == "Post 16"
        assert " 2 of 3 " in reader.text
        await reader.press("k")
        assert reader.cursor == "Post 15"
        assert " 1 of 3 " in reader.text


async def test_pages_turn_and_g_finds_the_first_and_capital_g_the_last_post(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("right_square_bracket", "pagedown")
        assert reader.titles == [f"Post {number}" for number in range(31, 41)]
        await reader.press("left_square_bracket")
        assert reader.cursor == "Post 16"
        await reader.press("G")
        assert reader.cursor == "Post 40"
        await reader.press("right_square_bracket", "j")
        assert reader.cursor == "Post 40"
        await reader.press("g")
        assert reader.cursor == "Post 1"


async def test_half_pages_stop_at_the_border_before_they_turn(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        first, rows = reader.cursor, reader.titles
        await reader.press("ctrl+d")
        assert reader.cursor == rows[len(rows) // 2]
        await reader.press("ctrl+d")
        assert reader.cursor == rows[-1]
        await reader.press("ctrl+d")
        assert reader.titles[0] == reader.cursor != first
        await reader.press("ctrl+u")
        assert reader.cursor == rows[-1]
        await reader.press("ctrl+b")
        assert reader.cursor == first
        await reader.press("ctrl+f")
        assert "2 of" in reader.text


async def test_capital_j_and_k_read_the_neighbors_also_over_a_pages_border(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("enter", "J")
        assert "Paragraph 0." in reader.text
        await reader.press("K")
        assert "The text of post 1." in reader.text
        await reader.press("K")
        assert reader.foot.startswith("This is the newest post.")
        await reader.pilot.press(*["J"] * 13)
        await reader.press("J", "J")
        assert "The text of post 16." in reader.text
        assert " 2 of 3 " in reader.text


async def test_pressing_fast_goes_on_by_as_many_and_opens_only_the_last(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.pilot.press("J", "J", "J", "J", "J")
        await reader.settle()
        assert "The text of post 6." in reader.text
        shown = [line for line in reader.lines if "The text of post" in line]
        assert len(shown) == 1


async def test_n_goes_to_the_next_unread_and_says_when_there_is_none(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j", "m", "k", "n")
        assert "The text of post 3." in reader.text
        await reader.press("N")
        assert "The text of post 1." in reader.text
        await reader.press("N")
        assert reader.foot.startswith("Nothing unread is left further up. n goes down to what is.")


async def test_where_all_is_read_n_says_so(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("A", "n")
        assert reader.foot.startswith("Nothing unread is left here.")
        await reader.press("N")
        assert reader.foot.startswith("Nothing unread is left here.")


async def test_in_another_order_the_ends_of_the_list_are_no_dates(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("S", "o", "g", "K")
        assert reader.foot.startswith("This is the first post.")
        await reader.press("G", "J")
        assert reader.foot.startswith("This is the last post.")


async def test_n_looks_beyond_the_page(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("G", "n")
        assert reader.foot.startswith("Nothing unread is left further down. N goes up to what is.")
        await reader.press("N", "N")
        assert "The text of post 38." in reader.text


async def test_space_reads_on_and_at_the_end_goes_to_the_next_unread_post(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j", "space")
        assert "Paragraph 0." in reader.text
        for _ in range(20):
            await reader.press("space")
            if "The text of post 3." in reader.text:
                break
        assert "The text of post 3." in reader.text
        assert "38 unread" in reader.lines[0]


async def test_marks_are_made_and_taken_back(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("m")
        assert reader.foot.startswith("Marked read. u takes it back.")
        assert "39 unread" in reader.lines[0]
        await reader.press("s")
        assert reader.foot.startswith("Starred. u takes it back.")
        assert reader.lines[2].startswith("▌★ Post 1")
        await reader.press("u", "u")
        assert reader.lines[2].startswith("▌● Post 1")
        assert "40 unread" in reader.lines[0]
        await reader.press("u")
        assert reader.foot.startswith("There is nothing to undo.")


async def test_marking_twice_in_a_hurry_is_as_good_as_not_at_all(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.pilot.press("m", "m", "s", "s", "s")
        await reader.settle()
        assert reader.lines[2].startswith("▌★ Post 1")
        assert "40 unread" in reader.lines[0]


@pytest.mark.parametrize("key", ["h", "left", "escape", "q"])
async def test_each_way_back_leads_to_the_list(blog: Path, start: Start, key: str) -> None:
    async with start(blog) as reader:
        await reader.press("enter")
        assert "▌" not in reader.text
        await reader.press(key)
        assert reader.cursor == "Post 1"


async def test_tab_in_the_list_goes_to_the_post_that_is_open(blog: Path, start: Start) -> None:
    async with start(blog, size=(60, 24)) as reader:
        await reader.press("tab")
        assert reader.cursor == "Post 1"
        await reader.press("enter", "h", "tab")
        assert "▌" not in reader.text


async def test_q_in_the_list_leaves_and_escape_never_does(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("escape", "h", "left")
        assert reader.app.is_running
        await reader.pilot.press("q")
        assert reader.app.return_code == 0


async def test_the_post_can_stand_alone(blog: Path, start: Start) -> None:
    async with start(blog, size=(60, 24)) as reader:
        await reader.press("z")
        assert reader.foot.startswith("Open a post first")
    async with start(blog) as reader:
        await reader.press("enter", "z")
        assert "Post 2" not in reader.text
        assert "│" not in reader.text
        assert "The text of post 1." in reader.text
        await reader.press("z")
        assert "Post 2" in reader.text
        await reader.press("z", "h")
        assert reader.cursor == "Post 1"


async def test_the_column_becomes_wider_narrower_and_usual_again(blog: Path, start: Start) -> None:
    async with start(blog, size=(160, 36)) as reader:
        await reader.press("enter")

        def column() -> int:
            return max(line.count("─") for line in reader.lines)

        assert column() == 74
        await reader.press("less_than_sign", "less_than_sign")
        assert column() == 66
        await reader.pilot.press(*["greater_than_sign"] * 4)
        await reader.settle()
        assert column() == 80
        await reader.press("equals_sign")
        assert column() == 74
        await reader.pilot.press(*["less_than_sign"] * 14)
        await reader.settle()
        assert column() == 20


async def test_t_goes_from_ink_to_paper_and_on_to_textuals_themes(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        assert style_of(reader.app, "Post 1").bgcolor is not None
        ink = style_of(reader.app, "Post 2").bgcolor
        await reader.press("T")
        assert reader.foot.startswith("Theme: paper")
        paper = style_of(reader.app, "Post 2").bgcolor
        await reader.press("T")
        other = style_of(reader.app, "Post 2").bgcolor
        assert len({str(ink), str(paper), str(other)}) == 3
        reader.app.theme = reader.app.theme_names[-1]
        await reader.press("T")
        assert reader.foot.startswith("Theme: ink")


async def test_the_place_is_kept_and_shown_in_the_list(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j", "enter", "space", "space")
        where = reader.lines[3].partition("│")[2]
        seen = reader.foot.split()[-1]
        await reader.press("h", "k", "enter", "h")
        row = next(line for line in reader.lines if "% · " in line)
        assert seen in row
        await reader.press("j", "enter")
        assert reader.lines[3].partition("│")[2] == where


async def test_refreshing_finds_what_was_added_and_keeps_the_cursor_on_its_post(
    blog: Path, start: Start
) -> None:
    from tests.ui.conftest import write_post

    async with start(blog) as reader:
        await reader.press("j", "j", "r")
        assert reader.foot.startswith("Nothing new.")
        write_post(blog, "newest", "The newest", date="2025-09-20")
        await reader.press("r")
        assert reader.foot.startswith("1 new post.")
        assert reader.titles[0] == "The newest"
        assert reader.cursor == "Post 3"
        assert "41 posts" in reader.lines[0]


async def test_a_click_opens_a_post_and_the_wheel_moves(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.pilot.click(offset=(5, 6))
        await reader.settle()
        assert "The text of post 3." in reader.text
        await reader.pilot.click(offset=(5, 4))
        await reader.settle()
        before = reader.lines[5].partition("│")[2]
        await reader.pilot._post_mouse_events([_wheel()], offset=(80, 10))
        await reader.settle()
        assert reader.lines[5].partition("│")[2] != before


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_the_words_at_the_foot_can_be_clicked(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.pilot.click(offset=(reader.lines[-1].index("star"), 35))
        await reader.settle()
        assert reader.lines[2].startswith("▌★ Post 1")

"""Several posts of the list marked, starred, tagged and copied at once."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Start


async def test_motions_select_and_marks_take_all_of_it(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("v", "j", "j")
        assert [line[0] for line in reader.lines[2:8]] == ["┃", "┃", "┃", "┃", "▌", "▌"]
        assert reader.foot.startswith("m read/unread  s star  # tag  y copy links  esc end")
        assert reader.foot.endswith("3 selected")
        await reader.press("s")
        assert reader.foot.startswith("Starred 3 posts: u undoes.")
        assert sum("★" in line for line in reader.lines) == 3
        assert not any(line.startswith("┃") for line in reader.lines)
        await reader.press("v", "k", "s", "u", "v", "m")
        assert reader.foot.startswith("Marked 1 post read: u undoes.")
        await reader.press("v", "m")
        assert reader.foot.startswith("Marked 1 post unread: u undoes.")


async def test_a_selection_goes_over_pages_and_escape_drops_it(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("j", "v", "G")
        assert reader.foot.endswith("39 selected")
        await reader.press("#")
        await reader.press(*"later", "enter")
        assert reader.foot.startswith("Changed the tags of 39 posts: u undoes.")
        await reader.press("/", *"tag:later", "enter")
        assert "39 posts" in reader.lines[0]
        await reader.press("v", "j", "escape")
        assert "selected" not in reader.foot
        assert "39 posts" in reader.lines[0], "escape ended the selection, and nothing else"


async def test_the_links_of_a_selection_are_copied_one_a_line(start: Start, tmp_path: Path) -> None:
    from tests.ui.conftest import write_post

    for number in (1, 2, 3):
        url = {} if number == 3 else {"url": f"https://a.example/{number}"}
        write_post(
            tmp_path / "linked", f"post-{number}", f"Post {number}", date=f"2025-09-1{9 - number}", **url
        )
    async with start(tmp_path / "linked") as reader:
        await reader.press("v", "G", "y")
        assert "https://a.example/1" in reader.app.clipboard, reader.foot


async def test_all_above_and_all_below_are_marked_over_pages(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("j", "j", "{")
        assert reader.foot.startswith("Marked 2 posts read: u undoes.")
        await reader.press("}")
        assert reader.foot.startswith("Marked 37 posts read: u undoes.")
        assert "1 unread" in reader.lines[0]
        await reader.press("u", "u")
        assert "40 unread" in reader.lines[0]


async def test_what_is_older_than_a_date_is_marked(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        reader.app.reader.action_mark_older()
        await reader.settle()
        await reader.press(*"2025-09", "enter")
        assert reader.foot.startswith("Marked 21 posts read: u undoes.")
        reader.app.reader.action_mark_older()
        await reader.settle()
        await reader.press(*"soon", "enter")
        assert reader.foot.startswith("“soon” is no date.")


async def test_q_ends_a_selection_before_it_leads_anywhere(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("v", "j", "q")
        assert "selected" not in reader.lines[-1]
        assert reader.cursor == "Post 2"
        await reader.press("enter", "v", "w", "q")
        assert "selected" not in reader.lines[-1]
        assert reader.foot.startswith("space page")

"""Headings: going from one to the next, and the contents to choose one from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Running, Start, write_post
from tests.ui.looking import style_of
from tui_reader.ui.widgets.headings import Headings

PARTS = "\n\n".join(
    f"{'#' * (2 + number % 2)} Part {number}\n\n" + f"Text of part {number}. " * 120 for number in range(12)
)

ENDS = "\n\n".join(f"## End {number}\n\nIts text." for number in range(3))


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    write_post(
        folder, "parts", "In parts", f"{PARTS}\n\n> ## Quoted one\n>\n> ### Quoted two\n\n{'End. ' * 900}"
    )
    write_post(folder, "short", "Ends in parts", f"{'Text. ' * 900}\n\n{ENDS}")
    write_post(folder, "plain", "Without parts", "Only text.\n")
    return folder


async def opened(reader: Running, title: str) -> None:
    while reader.cursor != title:
        await reader.press("j")
    await reader.press("enter")


def top(reader: Running) -> str:
    """The first line of text in the pane."""
    rows = [line.partition("│")[2] or line for line in reader.lines[1:-1]]
    return next(row.strip() for row in rows if row.strip(" ▎"))


async def test_brackets_go_from_heading_to_heading(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        seen = []
        for key in ("]", "]", "]", "["):
            await reader.press("right_square_bracket" if key == "]" else "left_square_bracket")
            seen.append(top(reader))
        assert seen == ["Part 0", "Part 1", "Part 2", "Part 1"]


async def test_brackets_go_through_the_headings_of_the_last_page(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "Ends in parts")
        await reader.press(*["right_square_bracket"] * 3)
        assert "no heading" not in reader.foot
        await reader.press("right_square_bracket")
        assert "no heading further down" in reader.foot
        await reader.press(*["left_square_bracket"] * 2)
        await reader.press("t")
        assert reader.app.screen.query_one(Headings).cursor == 0
        await reader.press("down", "down", "enter", "t")
        assert reader.app.screen.query_one(Headings).cursor == 2
        await reader.press("escape", "left_square_bracket", "t")
        assert reader.app.screen.query_one(Headings).cursor == 1


async def test_a_bracket_beyond_the_last_heading_stays_and_says_so(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press(*["right_square_bracket"] * 14)
        assert top(reader) == "▎ Quoted two"
        await reader.press("right_square_bracket")
        assert top(reader) == "▎ Quoted two"
        assert "no heading further down" in reader.foot
        await reader.press("g", "left_square_bracket")
        assert "no heading further up" in reader.foot


async def test_in_the_list_brackets_turn_pages(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("right_square_bracket")
        assert "Post 1" not in reader.titles


async def test_the_contents_mark_the_heading_that_is_read(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("right_square_bracket", "right_square_bracket", "j", "j", "t")
        marked = [line for line in reader.lines if "▌•" in line]
        assert len(marked) == 1
        assert "Part 1" in marked[0]


async def test_the_contents_are_set_in_by_level(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("t")
        panel = [line[76:] for line in reader.lines]
        one, two = (next(row for row in panel if f"Part {number}" in row) for number in (2, 3))
        assert two.index("Part 3") == one.index("Part 2") + 2


async def test_enter_goes_to_the_heading(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("t", "down", "down", "down", "enter")
        assert top(reader) == "Part 3"
        assert "Contents" not in reader.text


async def test_typing_leaves_only_headings_that_say_it(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("t", *"QUOTED")
        panel = [line[76:] for line in reader.lines]
        assert [row.strip(" ▌") for row in panel if "Part" in row or "Quoted" in row] == [
            "Quoted one",
            "Quoted two",
        ]
        await reader.press("down", "enter")
        assert top(reader) == "▎ Quoted two"


async def test_words_that_no_heading_says_are_told(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("t", *"nothing", "enter")
        assert "No heading says that." in reader.text


async def test_escape_returns_to_the_same_line(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("space", "j", "j")
        before = [line.partition("│")[2] for line in reader.lines[1:-1]]
        await reader.press("t", "down", "down", "escape")
        assert [line.partition("│")[2] for line in reader.lines[1:-1]] == before


async def test_a_post_without_headings_says_so(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "Without parts")
        await reader.press("t")
        assert "This post has no headings." in reader.foot


@pytest.mark.parametrize("size", [(50, 20), (20, 8), (30, 5), (200, 60)])
async def test_the_contents_show_at_any_size(parts: Path, start: Start, size: tuple[int, int]) -> None:
    async with start(parts, size=size) as reader:
        await reader.press("enter", "t")
        await reader.press("down", "escape", "q")


async def test_a_click_goes_to_a_heading(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("t")
        y = next(y for y, line in enumerate(reader.lines) if "Part 4" in line[76:])
        await reader.pilot.click(offset=(90, y))
        await reader.settle()
        assert top(reader) == "Part 4"


async def test_the_heading_under_the_cursor_is_bright(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("t", "down")
        assert style_of(reader.app, "Part 1 ").bold


async def test_backspace_returns_to_where_the_contents_were_asked_for(parts: Path, start: Start) -> None:
    async with start(parts) as reader:
        await opened(reader, "In parts")
        await reader.press("space", "space")
        before = top(reader)
        await reader.press("t", "up", "enter")
        assert top(reader) != before
        await reader.press("backspace")
        assert top(reader) == before


async def test_on_a_narrow_screen_the_contents_leave_no_rest_of_the_text(parts: Path, start: Start) -> None:
    async with start(parts, size=(50, 20)) as reader:
        await reader.press("j", "enter", "t")
        assert "Contents: type to find" in reader.text
        assert all(line.startswith(("   ", "▌")) for line in reader.lines[1:-1])

"""Filtering the list as one types, and searching the text of all posts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Running, Start, write_post
from tests.ui.looking import style_of
from tui_reader.ui.screens.querying import Querying


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Four posts that can be told apart."""
    folder = tmp_path / "shelf"
    filler = "Words that fill. " * 300
    write_post(
        folder, "a", "On kernels", f"{filler}\n\nThe GPU hums.", date="2025-09-04", tags="[Python, GPU]"
    )
    write_post(
        folder, "b", "On gardens", "Roses, tulips and a gpu-free life.", date="2025-09-03", tags="[Home]"
    )
    write_post(folder, "c", "日本の庭", "京都の庭園は静かです。", date="2025-09-02", tags="[Home]")
    write_post(folder, "d", "[red] 100% of it", "Nothing else.", date="2025-09-01")
    return folder


async def ready(reader: Running) -> None:
    await reader.library.index_all()


async def test_the_list_is_filtered_as_one_types(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await reader.press("/", *"gard")
        assert reader.titles == ["On gardens"]
        assert reader.foot.endswith("1 post")
        await reader.press("enter")
        assert reader.cursor == "On gardens"
        assert "shelf — gard" in reader.lines[0]
        await reader.press("escape")
        assert len(reader.titles) == 4


async def test_q_leads_back_from_a_search_before_it_leaves(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await reader.press("/", *"gard", "enter", "q")
        assert len(reader.titles) == 4
        assert reader.app.is_running
        await reader.press("q")
        assert not reader.app.is_running


async def test_what_was_typed_is_marked_and_slips_are_forgiven(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await ready(reader)
        await reader.press("/", *"gard")
        assert style_of(reader.app, "gardens").reverse
        assert not style_of(reader.app, "On gardens").reverse
        await reader.press(*"nes")
        assert reader.titles == ["On gardens"]
        assert reader.foot.endswith("1 post spelled nearly so")
        await reader.press("enter", "escape")
        assert not style_of(reader.app, "gardens").reverse


async def test_the_best_come_first_where_that_was_wanted_last(start: Start, shelf: Path) -> None:
    write_post(shelf, "z", "The GPU of GPUs", "gpu gpu gpu", date="2025-01-01")
    async with start(shelf) as reader:
        await ready(reader)
        await reader.press("F", *"gpu")
        newest = reader.titles
        assert newest[-1] == "The GPU of GPUs"
        assert reader.foot.endswith(f"{len(newest)} posts  ^r best first")
        await reader.press("ctrl+r")
        assert reader.titles[0] == "The GPU of GPUs"
        assert sorted(reader.titles) == sorted(newest)
        assert "gpu · best first" in reader.lines[0]
        await reader.press("enter", "escape")
        assert "best first" not in reader.lines[0]
    async with start(shelf) as reader:
        await reader.press("F", *"gpu")
        assert reader.titles[0] == "The GPU of GPUs"
        await reader.press("ctrl+r")
        assert reader.titles == newest


@pytest.mark.parametrize("size", [(50, 20), (200, 50)])
async def test_a_hit_is_in_view_at_any_width(start: Start, shelf: Path, size: tuple[int, int]) -> None:
    async with start(shelf, size=size) as reader:
        await ready(reader)
        await reader.press("F", *"tulips")
        assert "tulips" in reader.lines[3]
        assert len(reader.lines[3]) == size[0]


async def test_escape_gives_the_filter_up(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await reader.press("j", "/", *"tag:home", "escape")
        assert len(reader.titles) == 4
        assert reader.cursor == reader.titles[1]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("tag:home", ["On gardens", "日本の庭"]),
        ("-tag:home", ["On kernels", "[red] 100% of it"]),
        ("kernels OR gardens", ["On kernels", "On gardens"]),
        ("[red]", ["[red] 100% of it"]),
        ("100%", ["[red] 100% of it"]),
        ("before:2025-09-03", ["日本の庭", "[red] 100% of it"]),
        ("minutes:>2", ["On kernels"]),
    ],
)
async def test_a_filter_knows_the_whole_language(
    start: Start, shelf: Path, line: str, titles: list[str]
) -> None:
    async with start(shelf) as reader:
        await reader.press("/", *line, "enter")
        assert reader.titles == titles


async def test_a_filter_that_is_wrong_says_where_and_what_was_expected(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await reader.press("/", *"minutes:x")
        assert "“minutes:x”: a number was expected" in reader.foot


async def test_nothing_found_says_how_to_see_all(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await reader.press("/", *"nosuchword", "enter")
        words = " ".join(line.partition("│")[0].strip() for line in reader.lines)
        assert "No post matches. Press esc to see all 4 posts." in words


async def test_a_search_finds_words_in_the_text_and_opening_lands_on_them(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await ready(reader)
        await reader.press("F", *"hums", "enter")
        assert reader.titles == ["On kernels"]
        assert "The GPU hums." in reader.lines[3].partition("│")[0]
        assert style_of(reader.app, "hums.").reverse
        await reader.press("enter")
        assert "The GPU hums." in reader.text
        assert "1/1" in reader.foot
        await reader.press("escape", "h", "F", *"庭園", "enter")
        assert reader.titles == ["日本の庭"]


async def test_tab_completes_fields_and_the_names_there_are(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await reader.press("/", *"ta", "tab", *"py", "tab")
        assert "tag:python" in reader.foot
        assert reader.titles == ["On kernels"]


@pytest.mark.parametrize("line", ['"', "*", "NEAR(", "%", "'; drop table posts", "(((", "-", "OR"])
async def test_any_input_is_safe_and_means_something(start: Start, shelf: Path, line: str) -> None:
    async with start(shelf) as reader:
        await ready(reader)
        await reader.press("F", *line, "enter")
        await reader.press("escape")
        assert len(reader.titles) == 4


async def test_escape_leads_from_a_search_back_to_the_source_it_was_made_from(
    start: Start, shelf: Path, blog: Path
) -> None:
    async with start(blog):
        pass
    async with start(shelf) as reader:
        await ready(reader)
        await reader.press("F", *"roses", "enter")
        assert reader.titles == ["On gardens"]
        assert "All sources" in reader.lines[0]
        await reader.press("escape")
        assert len(reader.titles) == 4
        assert "shelf" in reader.lines[0]


async def test_what_is_found_is_counted_once_its_first_page_is_in_view(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    for number in range(40):
        write_post(folder, f"p{number}", f"Number {number}", "A gpu.", date="2025-09-04")
    async with start(folder) as reader:
        await ready(reader)
        await reader.press("F", *"gpu")
        assert reader.foot.endswith("40 posts  ^r best first")
        pages = -(-40 // len(reader.titles))
        assert f"1 of {pages} " in "\n".join(reader.lines)
        await reader.press("enter", "G")
        assert f"{pages} of {pages} " in "\n".join(reader.lines)


async def test_a_wrong_line_is_told_however_long_the_one_before_is_counted(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await ready(reader)
        await reader.press("F", *"gpu after:")
        assert "expected" in reader.foot
        screen = reader.app.screen
        assert isinstance(screen, Querying)
        await screen.count()
        await reader.settle()
        assert "expected" in reader.foot

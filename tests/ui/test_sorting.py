"""Sorting the list and grouping it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.ui.conftest import Running, Start, write_post
from tests.ui.looking import NOW


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Six posts of three days: the older, the longer, and titles that go against it."""
    folder = tmp_path / "notes"
    for number, title in enumerate(("Fig", "apple", "Elder", "Bilberry", "Date", "cherry")):
        date = NOW - timedelta(days=number // 2, minutes=number)
        write_post(folder, title, title, "word " * (100 * number + 1), date=date.isoformat())
    return folder


def panel(reader: Running) -> list[str]:
    """The list panel without empty lines, in which each title stands on a line with its date."""
    lines = [line.partition("│")[0].rstrip() for line in reader.lines[2:-2]]
    return [line for line in lines if line]


@pytest.mark.parametrize(
    ("letter", "first", "said"),
    [
        ("o", ["cherry", "Date", "Bilberry"], "oldest first"),
        ("t", ["apple", "Bilberry", "cherry"], "by title"),
        ("l", ["cherry", "Date", "Bilberry"], "longest first"),
        ("h", ["Fig", "apple", "Elder"], "shortest first"),
    ],
)
async def test_a_letter_of_the_menu_sorts_the_list_which_is_kept(
    start: Start, notes: Path, letter: str, first: list[str], said: str
) -> None:
    async with start(notes) as reader:
        await reader.press("S")
        assert "Sort the list" in reader.text
        await reader.press(letter)
        assert reader.titles[:3] == first
        assert said in reader.lines[0]
        assert "Newest" not in reader.text
    async with start(notes) as reader:
        assert reader.titles[:3] == first


async def test_the_menu_shows_what_holds_and_enter_takes_what_the_cursor_is_on(
    start: Start, notes: Path
) -> None:
    async with start(notes, size=(50, 20)) as reader:
        await reader.press("S", "j", "enter", "S")
        assert "▌• o  Oldest first" in reader.text
        assert "enter take" in reader.text
        await reader.press("escape")
        assert reader.titles[0] == "cherry"


async def test_the_cursor_stays_on_its_post_and_n_goes_down_the_new_order(start: Start, notes: Path) -> None:
    async with start(notes) as reader:
        await reader.press("j", "j", "S", "t")
        assert reader.cursor == "Elder"
        await reader.press("n")
        assert reader.lines[2].partition("│")[2].strip() == "Fig"


async def test_unread_posts_stand_before_those_that_were_read(start: Start, notes: Path) -> None:
    async with start(notes) as reader:
        await reader.press("m", "j", "m", "S", "u")
        assert reader.titles == ["Elder", "Bilberry", "Date", "cherry", "Fig", "apple"]


async def test_in_a_low_window_the_menu_scrolls_and_keeps_its_keys_in_view(start: Start, notes: Path) -> None:
    async with start(notes, size=(40, 12)) as reader:
        await reader.press("S")
        assert "Best matches of a search first" not in reader.text
        await reader.press(*"jjjjjjjjj")
        assert "▌  b  Best matches of a search first" in reader.text
        assert "esc close" in reader.text


async def test_days_stand_as_heads_over_their_posts(start: Start, notes: Path) -> None:
    async with start(notes) as reader:
        await reader.press("S", "d")
        heads = [line.strip() for line in panel(reader) if line.strip() in ("Today", "Yesterday")]
        assert heads == ["Today", "Yesterday"]
        assert "Thursday, 18 September" in reader.text
        assert panel(reader)[0].strip() == "Today"


async def test_with_heads_a_page_scrolls_to_keep_the_cursor_in_view(start: Start, blog: Path) -> None:
    async with start(blog, size=(80, 24)) as reader:
        await reader.press("S", "d")
        for _ in range(8):
            await reader.press("j")
            assert reader.cursor
        await reader.press("k", "k", "k", "k", "k", "k", "k", "k")
        assert reader.cursor == "Post 1"
        assert panel(reader)[0].strip() == "Yesterday"


async def test_sources_stand_in_the_order_of_their_names(start: Start, notes: Path, blog: Path) -> None:
    async with start(notes):
        pass
    async with start(blog):
        pass
    async with start(None) as reader:
        await reader.press("S", "g")
        assert panel(reader)[0].strip() == "diary"
        await reader.press("G")
        assert any(line.strip() == "notes" for line in panel(reader))
        assert "← Previous" in reader.text

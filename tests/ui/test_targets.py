"""Choosing what to follow: one after the other, by letters, by number."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from tests.ui import test_reading_pane as panes
from tests.ui.looking import headline, resize, screen_lines, screen_text, style_of
from tests.ui.test_reading_pane import PaneApp, settle
from tui_reader.document.lines import Line, Run
from tui_reader.ui.widgets import targets
from tui_reader.ui.widgets.targets import Choice, Spot

TWO = "A [first](https://example.org/1) and an [other](https://example.org/2) link.\n"
FAR = "\n\n".join(
    f"Paragraph {number}. "
    + "Some words to fill it. " * 12
    + f"[link {number}](https://example.org/{number})"
    for number in range(30)
)


def reading(markdown: str) -> AbstractAsyncContextManager[tuple[PaneApp, Pilot[None]]]:
    """A post without tags, which are targets, too."""
    return panes.reading(panes.post(markdown, headline(tags=())))


@given(st.integers(1, 900))
def test_no_name_begins_with_another(count: int) -> None:
    names = sorted(targets.letters(count))
    assert len(set(names)) == count
    assert not any(longer.startswith(shorter) for shorter, longer in pairwise(names))
    assert set("".join(names)) <= set("asdfghjkl")


def test_a_link_that_goes_on_in_the_next_line_is_one_target() -> None:
    lines = [
        Line((Run("ab "), Run("cd", "link", 0))),
        Line((Run("ef", "link", 0), Run(" "), Run("gh", "", 1))),
    ]
    assert list(targets.spots(enumerate(lines, 5))) == [Spot(0, 5, 3), Spot(1, 6, 3)]


def test_names_of_targets_side_by_side_do_not_cover_each_other() -> None:
    choice = Choice({"aa": Spot(0, 0, 0), "as": Spot(1, 0, 1)})
    drawn = choice.strip(Strip([Segment("¹²xyz", Style())]), 0, 0, Style(bold=True))
    assert drawn.text == "aaasz"


async def test_tab_goes_from_link_to_link_and_enter_follows() -> None:
    async with reading(TWO) as (app, pilot):
        await pilot.press("enter")
        assert app.heard == []
        plain = style_of(app, "first").bgcolor
        await pilot.press("tab")
        assert style_of(app, "first").bgcolor != plain
        await pilot.press("tab")
        assert style_of(app, "first").bgcolor == plain
        assert style_of(app, "other").bgcolor != plain
        await pilot.press("enter", "shift+tab", "enter")
        assert app.heard == ["https://example.org/2", "https://example.org/1"]


async def test_escape_lets_go_before_it_goes_back() -> None:
    async with reading(TWO) as (app, pilot):
        await pilot.press("tab", "escape", "enter")
        assert app.heard == []
        await pilot.press("escape")
        assert app.heard == ["back"]


async def test_after_the_last_link_in_view_tab_scrolls_on_to_the_next() -> None:
    async with reading(FAR) as (app, pilot):
        seen = []
        for _ in range(30):
            await pilot.press("tab")
            await settle(app, pilot)
            await pilot.press("enter")
            seen.append(app.heard[-1])
        assert seen == [f"https://example.org/{number}" for number in range(30)]
        await pilot.press("tab")
        await settle(app, pilot)
        await pilot.press("enter", "shift+tab", "enter")
        assert app.heard[-2:] == ["https://example.org/29", "https://example.org/28"]
        await pilot.press("g")
        await settle(app, pilot)
        await pilot.press("enter")
        assert len(app.heard) == 33


async def test_shift_tab_scrolls_back_to_links_above() -> None:
    async with reading(FAR) as (app, pilot):
        await pilot.press("G")
        await settle(app, pilot)
        for _ in range(29):
            await pilot.press("shift+tab")
            await settle(app, pilot)
        await pilot.press("enter")
        assert app.heard == ["https://example.org/1"]


@pytest.mark.parametrize("keys", [["2"], ["f", "s"], ["f", "2"], ["f", "backspace", "s"]])
async def test_letters_and_numbers_choose_what_enter_then_follows(keys: list[str]) -> None:
    async with reading(TWO) as (app, pilot):
        await pilot.press(*keys)
        assert app.heard == []
        await pilot.press("enter")
        assert app.heard == ["https://example.org/2"]


MANY = " ".join(f"[link](https://example.org/{number})" for number in range(1, 25))


async def test_a_number_with_which_others_begin_is_chosen_and_waits_for_another_digit() -> None:
    async with reading(MANY) as (app, pilot):
        await pilot.press("2", "enter")
        assert app.heard == ["https://example.org/2"]
        await pilot.press("2", "4", "enter")
        await pilot.press("7", "enter")
        await pilot.press("1", "backspace", "9", "enter")
        assert [url.rpartition("/")[2] for url in app.heard] == ["2", "24", "7", "9"]


async def test_a_number_that_was_taken_back_or_given_up_leaves_nothing_chosen() -> None:
    async with reading(MANY) as (app, pilot):
        await pilot.press("2", "backspace", "enter", "escape", "enter", "2", "escape", "enter")
        assert app.heard == []


async def test_many_links_have_letters_of_two_signs() -> None:
    async with reading(MANY) as (app, pilot):
        await pilot.press("f")
        assert "fink gink hink jink kink link aank" in screen_text(app)
        await pilot.press("a", "a", "enter")
        assert app.heard == ["https://example.org/8"]


async def test_a_key_that_names_nothing_ends_the_choice_and_does_what_it_does() -> None:
    async with reading(FAR) as (app, pilot):
        first = screen_lines(app)
        await pilot.press("f", "ctrl+d")
        assert screen_lines(app)[:12] == first[12:]
        await pilot.press("enter")
        assert app.heard == []


async def test_where_there_is_nothing_to_choose_a_sentence_says_so() -> None:
    async with reading("Only words.") as (app, pilot):
        await pilot.press("f", "tab", "shift+tab", "3")
        await settle(app, pilot)
        assert app.heard == [
            "There is nothing to follow in view.",
            "There is no link further down.",
            "There is no link further up.",
            "There is nothing to follow in view.",
        ]


async def test_what_is_chosen_stays_so_when_the_width_changes() -> None:
    async with reading(FAR) as (app, pilot):
        await pilot.press("tab")
        await resize(pilot, 60, 40)
        await settle(app, pilot)
        await pilot.press("enter")
        assert app.heard == ["https://example.org/0"]


async def test_letters_are_drawn_over_the_links_and_go_again() -> None:
    async with reading(TWO) as (app, pilot):
        before = screen_lines(app)
        await pilot.press("f")
        assert "A airst and an sther link." in screen_text(app)
        await pilot.press("j", "enter")
        assert "A airst and an sther link." in screen_text(app)
        await pilot.press("escape")
        assert screen_lines(app) == before
        assert app.heard == []

"""The lines above and below the panels: what they say, and what they leave out when there is no room."""

from __future__ import annotations

import pytest
from textual import on
from textual.app import App, ComposeResult

from tests.ui.looking import HOSTILE, screen_lines, screen_text, style_of
from tui_reader.ui.keymap import FootKey
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.top_line import TopLine

KEYS = tuple(
    FootKey(shown, word, shown)
    for shown, word in [("enter", "read"), ("J/K", "next/previous"), ("s", "star"), ("?", "help")]
)


class LinesApp(App[None]):
    """The two lines, and what was clicked."""

    CSS = "TopLine { dock: top; height: 1; } Foot { dock: bottom; height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield Foot()

    @on(Foot.Pressed)
    def note(self, event: Foot.Pressed) -> None:
        self.pressed.append(event.key)

    @property
    def top(self) -> TopLine:
        return self.query_one(TopLine)

    @property
    def foot(self) -> Foot:
        return self.query_one(Foot)


async def test_the_first_line_names_program_source_and_site_and_counts() -> None:
    app = LinesApp()
    async with app.run_test(size=(80, 5)) as pilot:
        app.top.source, app.top.site, app.top.unread, app.top.total = "Scrapbook", "example.org", 3, 37
        await pilot.pause()
        assert screen_lines(app)[0].split("  ")[0].strip() == "tui-reader"
        assert " tui-reader  Scrapbook — example.org " in screen_lines(app)[0]
        assert screen_lines(app)[0].endswith("3 unread · 37 posts  ")
        app.top.unread, app.top.total = 0, 1
        await pilot.pause()
        assert screen_lines(app)[0].endswith("  1 post  ")


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (62, "tui-reader  A very long name of a blog  3 unread · 37 posts"),
        (60, "tui-reader  A very long name of a blog           3 unread"),
        (40, "A very long name of a blog   3 unread"),
        (30, "A very long name…  3 unread"),
    ],
)
async def test_where_room_is_scarce_the_blogs_name_is_cut_last(width: int, said: str) -> None:
    app = LinesApp()
    async with app.run_test(size=(width, 5)) as pilot:
        app.top.source, app.top.unread, app.top.total = "A very long name of a blog", 3, 37
        await pilot.pause()
        assert screen_lines(app)[0].strip() == said


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_names_and_messages_that_look_like_markup_show_as_written(hostile: str) -> None:
    app = LinesApp()
    async with app.run_test(size=(120, 5)) as pilot:
        app.top.source = app.top.site = hostile
        app.foot.say(hostile)
        await pilot.pause()
        assert screen_text(app).count(hostile) == 3


async def test_the_foot_shows_keys_bold_and_words_dim_and_the_share_read_at_the_right() -> None:
    app = LinesApp()
    async with app.run_test(size=(80, 5)) as pilot:
        app.foot.keys, app.foot.right = KEYS, "40%"
        await pilot.pause()
        line = screen_lines(app)[-1]
        assert line.startswith(" enter read  J/K next/previous  s star  ? help ")
        assert line.endswith(" 40%  ")
        assert style_of(app, "enter").bold
        assert not style_of(app, "next").bold


async def test_a_narrow_foot_keeps_the_first_keys_and_help() -> None:
    app = LinesApp()
    async with app.run_test(size=(34, 5)) as pilot:
        app.foot.keys, app.foot.right = KEYS, "100%"
        await pilot.pause()
        assert screen_lines(app)[-1] == " enter read  ? help         100%  "


async def test_a_message_takes_the_place_of_the_keys_and_then_gives_it_back() -> None:
    app = LinesApp()
    async with app.run_test(size=(60, 5)) as pilot:
        app.foot.keys = KEYS
        app.foot.say("Marked read. u takes it back.")
        await pilot.pause()
        assert screen_lines(app)[-1].strip() == "Marked read. u takes it back."
        app.foot.say("")
        await pilot.pause()
        assert screen_lines(app)[-1].strip().startswith("enter read")


async def test_a_click_on_a_key_presses_it() -> None:
    app = LinesApp()
    async with app.run_test(size=(80, 5)) as pilot:
        app.foot.keys = KEYS
        await pilot.pause()
        at = screen_lines(app)[-1].index
        for shown in ("star", "? help", "J/K"):
            await pilot.click(Foot, offset=(at(shown), 0))
        await pilot.click(Foot, offset=(70, 0))
        assert app.pressed == ["s", "?", "J/K"]


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8, 13, 21])
async def test_no_width_is_too_small(width: int) -> None:
    app = LinesApp()
    async with app.run_test(size=(width, 2)) as pilot:
        app.top.source, app.top.total, app.foot.keys, app.foot.right = "Scrapbook", 37, KEYS, "40%"
        await pilot.pause()
        assert {len(line) for line in screen_lines(app)} == {width}

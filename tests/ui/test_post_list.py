"""The list panel, alone in an app of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from tests.ui.looking import HOSTILE, NOW, headline, page, resize, screen_lines, screen_text, style_of
from tui_reader.models import Genre, Headline, Query
from tui_reader.ordering import Arrangement, Grouping
from tui_reader.ui.widgets import rows
from tui_reader.ui.widgets.post_list import PostList
from tui_reader.ui.widgets.rows import Density


class ListApp(App[None]):
    """A list and nothing else; it writes down what the list asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield PostList()

    @property
    def posts(self) -> PostList:
        return self.query_one(PostList)

    def opened(self) -> list[str]:
        return [event.headline.title for event in self.heard if isinstance(event, PostList.Opened)]

    def turned(self) -> list[tuple[int, bool]]:
        return [
            (event.number, event.at_end) for event in self.heard if isinstance(event, PostList.TurnWanted)
        ]

    @on(PostList.Opened)
    @on(PostList.TurnWanted)
    @on(PostList.RowsChanged)
    def hear(self, event: Message) -> None:
        self.heard.append(event)


@asynccontextmanager
async def showing(
    *headlines: Headline, number: int = 1, pages: int = 1, size: tuple[int, int] = (44, 36)
) -> AsyncIterator[tuple[ListApp, Pilot[None]]]:
    app = ListApp()
    async with app.run_test(size=size) as pilot:
        app.posts.now = NOW
        app.posts.density = Density.for_screen(max(size[0], 40), size[1] + 2)
        app.posts.show(page(headlines, number, pages), 0)
        await pilot.pause()
        yield app, pilot


async def test_a_row_has_its_mark_title_and_date_and_below_them_length_and_tags() -> None:
    unread = headline(2, "When GPUs Make Python Slower", read=False, tags=("Talks", "Python"))
    async with showing(unread) as (app, _):
        lines = screen_lines(app)
        assert lines[1] == "▌● When GPUs Make Python Slower     18 Sep  "
        assert lines[2].rstrip() == "▌  2 min · Talks, Python"


async def test_an_unread_title_is_bold_and_a_read_one_is_not() -> None:
    async with showing(headline(1, "Read"), headline(2, "New", read=False)) as (app, _):
        assert style_of(app, "New").bold
        assert not style_of(app, "Read").bold


async def test_marks_say_in_signs_what_they_say_in_color() -> None:
    posts = [headline(1, "Plain"), headline(2, "Starred", starred=True), headline(3, "New", read=False)]
    async with showing(*posts) as (app, _):
        assert [line[1] for line in screen_lines(app)[1:7:2]] == [" ", "★", "●"]


async def test_a_started_post_shows_how_far_and_a_picture_that_it_is_one() -> None:
    started = headline(1, progress=0.4, started=True, tags=())
    picture = headline(2, genre=Genre.PICTURE, tags=(), categories=("Art",))
    draft = headline(3, draft=True, tags=())
    async with showing(started, picture, draft) as (app, _):
        lines = [line.strip("▌ ") for line in screen_lines(app)]
        assert "40% · 2 min" in lines
        assert "picture · Art" in lines
        assert "draft · 2 min" in lines


async def test_the_source_comes_first_where_there_are_several() -> None:
    async with showing(headline(1)) as (app, pilot):
        app.posts.with_source = True
        await pilot.pause()
        assert "Scrapbook · 2 min · Python" in screen_text(app)


async def test_dates_are_short_and_shorter_the_nearer_they_are() -> None:
    days = [headline(number, published=NOW - timedelta(days=number)) for number in (0, 16, 800)]
    async with showing(*days) as (app, _):
        dates = [line[-12:].strip() for line in screen_lines(app)[1:7:2]]
        assert ":" in dates[0]
        assert dates[1:] == ["4 Sep", "Jul 2023"]


async def test_a_title_too_long_is_cut_before_its_date() -> None:
    async with showing(headline(1, "The Diary of a CEO: Geoffrey Hinton and much more")) as (app, _):
        assert screen_lines(app)[1].startswith("▌  The Diary of a CEO: Geoffrey Hi… 19 Sep")


async def test_wide_and_unsteady_characters_keep_the_dates_in_one_column() -> None:
    titles = [
        "漢字かな交じりのとても長いタイトルがここにあります",
        "👍🏽 ok",
        "❤️ love",
        "é",
        "👨‍👩‍👧‍👦 family",
    ]
    async with showing(*(headline(1, title) for title in titles)) as (app, _):
        from rich.cells import cell_len

        ends = [cell_len(line.rstrip()) for line in screen_lines(app)[1:11:2]]
        assert set(ends) == {42}


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_what_looks_like_markup_shows_as_it_is_written(hostile: str) -> None:
    post = headline(1, hostile, tags=(hostile,), source_title=hostile)
    async with showing(post, size=(100, 20)) as (app, pilot):
        app.posts.with_source = True
        await pilot.pause()
        assert screen_text(app).count(hostile) == 3
        app.posts.sentence = hostile
        app.posts.show(page([]), 0)
        await pilot.pause()
        assert hostile in screen_text(app)


async def test_moving_goes_row_by_row_and_enter_opens_the_row_the_cursor_is_on() -> None:
    async with showing(*(headline(number) for number in (1, 2, 3))) as (app, pilot):
        await pilot.press("j", "down", "k", "enter")
        assert app.opened() == ["Post 2"]
        assert screen_lines(app)[3].startswith("▌  Post 2")
        assert screen_lines(app)[1].startswith("   Post 1")


@pytest.mark.parametrize("key", ["enter", "l", "right", "space"])
async def test_each_key_for_opening_opens(key: str) -> None:
    async with showing(headline(1)) as (app, pilot):
        await pilot.press(key)
        assert app.opened() == ["Post 1"]


async def test_moving_past_the_pages_border_asks_for_the_next_page() -> None:
    async with showing(headline(1), headline(2), number=2, pages=3) as (app, pilot):
        await pilot.press("k", "j", "j")
        assert app.turned() == [(1, True), (3, False)]


async def test_moving_past_the_last_post_stays_there() -> None:
    async with showing(headline(1), headline(2)) as (app, pilot):
        await pilot.press("j", "j", "j", "enter", "k", "k", "k", "enter")
        assert app.opened() == ["Post 2", "Post 1"]
        assert app.turned() == []


@pytest.mark.parametrize(
    ("keys", "step"), [(("right_square_bracket", "pagedown"), 1), (("left_square_bracket", "pageup"), -1)]
)
async def test_pages_are_turned_whole(keys: tuple[str, str], step: int) -> None:
    async with showing(headline(1), number=2, pages=3) as (app, pilot):
        await pilot.press(*keys)
        assert app.turned() == [(2 + step, False)] * 2


async def test_turning_past_the_last_page_goes_to_its_last_row() -> None:
    async with showing(headline(1), headline(2), number=3, pages=3) as (app, pilot):
        await pilot.press("right_square_bracket", "enter")
        assert app.turned() == []
        assert app.opened() == ["Post 2"]


async def test_g_and_capital_g_go_to_the_first_and_the_last_post_there_is() -> None:
    async with showing(headline(1), headline(2), number=2, pages=3) as (app, pilot):
        await pilot.press("g", "G")
        assert app.turned() == [(1, False), (3, True)]
        app.posts.show(page([headline(1), headline(2)]), 0)
        await pilot.press("G", "enter", "g", "enter")
        assert app.opened() == ["Post 2", "Post 1"]


async def test_the_pager_is_the_last_line_and_dim_where_there_is_nowhere_to_go() -> None:
    async with showing(headline(1), number=1, pages=3) as (app, _):
        assert screen_lines(app)[-1].split() == ["←", "Newer", "1", "of", "3", "Older", "→"]
        assert style_of(app, "Older →").color != style_of(app, "← Newer").color
        assert style_of(app, "Older →").color == style_of(app, "▌").color


async def test_the_pagers_words_can_be_clicked() -> None:
    async with showing(headline(1), number=2, pages=3) as (app, pilot):
        last = screen_lines(app)[-1]
        await pilot.click(PostList, offset=(last.index("Older"), 35))
        await pilot.click(PostList, offset=(last.index("Newer"), 35))
        await pilot.click(PostList, offset=(last.index(" of "), 35))
        assert app.turned() == [(3, False), (1, False)]


async def test_a_click_on_a_row_opens_it_and_one_below_the_rows_does_nothing() -> None:
    async with showing(headline(1), headline(2)) as (app, pilot):
        await pilot.click(PostList, offset=(5, 4))
        await pilot.click(PostList, offset=(5, 20))
        assert app.opened() == ["Post 2"]


async def test_a_list_without_posts_says_why() -> None:
    async with showing() as (app, pilot):
        app.posts.sentence = "There are no posts here yet. Press r to look again."
        await pilot.pause()
        assert "no posts here yet." in screen_text(app)
        assert " of " not in screen_text(app)


async def test_low_panels_have_one_line_a_post_and_tiny_ones_only_titles() -> None:
    posts = [headline(number) for number in range(1, 6)]
    async with showing(*posts, size=(44, 16)) as (app, pilot):
        assert [line.split()[-1] for line in screen_lines(app)[1:6]] == ["Sep"] * 5
        app.posts.density = Density.TITLES
        await pilot.pause()
        assert screen_lines(app)[2].strip() == "Post 2"


async def test_a_speck_of_a_window_asks_to_be_made_larger() -> None:
    async with showing(headline(1), size=(19, 4)) as (app, pilot):
        app.posts.density = Density.NONE
        await pilot.pause()
        assert "Make the window" in screen_text(app)
        assert "Post 1" not in screen_text(app)


async def test_another_height_asks_for_another_number_of_rows() -> None:
    async with showing(headline(1)) as (app, pilot):
        app.heard.clear()
        await resize(pilot, 44, 26)
        assert isinstance(app.heard[-1], PostList.RowsChanged)


@pytest.mark.parametrize(
    ("height", "density", "posts"),
    [
        (36, Density.FULL, 16),
        (22, Density.FULL, 9),
        (17, Density.LINES, 14),
        (9, Density.TITLES, 9),
        (1, Density.FULL, 1),
    ],
)
def test_a_page_holds_as_many_posts_as_the_panel_is_tall(height: int, density: Density, posts: int) -> None:
    assert rows.capacity(height, density) == posts


async def test_the_bar_shows_only_where_keys_go() -> None:
    async with showing(headline(1)) as (app, pilot):
        app.screen.set_focus(None)
        await pilot.pause()
        assert "▌" not in screen_text(app)
        assert "Post 1" in screen_text(app)


class EarlyApp(ListApp):
    """A list that is filled before it has been laid out, as at the start of the program."""

    def on_mount(self) -> None:
        self.posts.now = NOW
        self.posts.show(page([headline(number) for number in range(1, 16)]), 7)


async def test_a_list_filled_before_it_is_laid_out_begins_with_its_first_post() -> None:
    app = EarlyApp()
    async with app.run_test(size=(44, 36)) as pilot:
        await pilot.pause()
        assert "Post 1 " in screen_text(app)
        assert "Post 15" in screen_text(app)


async def test_a_taller_panel_shows_more_of_a_page_with_heads_and_no_air_below_it() -> None:
    posts = [headline(number) for number in range(1, 16)]
    async with showing(*posts) as (app, pilot):
        by_day = Query()._replace(arrangement=Arrangement(grouping=Grouping.DAY))
        app.posts.show(page(posts)._replace(query=by_day), 14)
        await pilot.pause()
        assert "Post 4 " not in screen_text(app)
        await resize(pilot, 44, 46)
        assert "Post 2 " in screen_text(app)
        assert "Post 15" in "".join(screen_lines(app)[-6:])


async def test_a_page_that_nobody_has_counted_says_so_until_somebody_has() -> None:
    async with showing(headline(1), headline(2)) as (app, pilot):
        shown = page([headline(1), headline(2)], 1, 2)._replace(counted=False)
        app.posts.show(shown, 0)
        await pilot.press("G")
        assert "1 of …" in screen_text(app)
        assert "Older →" in screen_text(app)
        assert app.turned()[0][0] > 1_000
        app.posts.tell_total(Query(line="of another list"), 9)
        await pilot.pause()
        assert "1 of …" in screen_text(app)
        app.posts.tell_total(shown.query, shown.size * 2 + 1)
        await pilot.pause()
        assert "1 of 3" in screen_text(app)

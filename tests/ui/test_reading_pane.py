"""The reading pane, alone in an app of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.ui.looking import HOSTILE, headline, resize, screen_lines, screen_text, style_of
from tui_reader.document.document import Document
from tui_reader.models import Headline, Place
from tui_reader.ui.widgets.post import Post
from tui_reader.ui.widgets.reading_pane import ReadingPane

SHORT = "A [link](https://example.org/there) and **bold** text.\n\n## Part\n\n- one\n- two\n"
LONG = "\n\n".join(f"Paragraph {number}. " + "Some words to fill it. " * 12 for number in range(60))
BYLINE = "D. Santiago in Scrapbook  ·  22 August 2025"


class PaneApp(App[None]):
    """A pane and nothing else; it writes down what the pane asks for."""

    CSS = "ReadingPane { scrollbar-size: 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield ReadingPane()

    @property
    def pane(self) -> ReadingPane:
        return self.query_one(ReadingPane)

    @on(ReadingPane.NextWanted)
    def next_wanted(self) -> None:
        self.heard.append("next")

    @on(ReadingPane.BackWanted)
    def back_wanted(self) -> None:
        self.heard.append("back")

    @on(ReadingPane.Missed)
    def missed(self, event: ReadingPane.Missed) -> None:
        self.heard.append(event.sentence)

    @on(ReadingPane.Followed)
    def followed(self, event: ReadingPane.Followed) -> None:
        target = self.pane.post.target(event.number) if self.pane.post else None
        self.heard.append(target.url if target else "nothing")


def post(markdown: str, row: Headline | None = None, place: Place | None = None) -> Post:
    return Post(row or headline(1, "A title"), BYLINE, Document(markdown), place or Place())


async def settle(app: PaneApp, pilot: Pilot[None]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def reading(
    shown: Post | str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[PaneApp, Pilot[None]]]:
    app = PaneApp()
    async with app.run_test(size=size) as pilot:
        app.pane.show(post(shown) if isinstance(shown, str) else shown)
        app.pane.focus()
        await settle(app, pilot)
        yield app, pilot


def top(app: PaneApp) -> str:
    """The first line with anything on it."""
    return next(line.strip() for line in screen_lines(app) if line.strip())


async def test_a_post_has_its_title_byline_rule_and_text_and_ends_with_its_tags() -> None:
    async with reading(SHORT) as (app, _):
        lines = [line.strip() for line in screen_lines(app) if line.strip()]
        assert lines[:2] == ["A title", BYLINE]
        assert set(lines[2]) == {"─"}
        assert lines[3:7] == ["A link and bold text.", "Part", "• one", "• two"]
        assert lines[7].split() == ["tags", "Python"]


async def test_before_the_text_is_there_the_header_is() -> None:
    async with reading(Post(headline(1, "A title"), BYLINE)) as (app, _):
        assert "A title" in screen_text(app)
        assert BYLINE in screen_text(app)
        assert app.pane.seen is None


async def test_the_column_is_centered_and_no_wider_than_asked_for() -> None:
    async with reading(LONG, size=(120, 24)) as (app, pilot):
        rule = next(line for line in screen_lines(app) if "─" in line)
        assert rule == " " * 23 + "─" * 74 + " " * 23
        app.pane.column = 40
        await settle(app, pilot)
        rule = next(line for line in screen_lines(app) if "─" in line)
        assert rule == " " * 40 + "─" * 40 + " " * 40
        app.pane.column = 200
        await settle(app, pilot)
        assert max(len(line.strip()) for line in screen_lines(app)) == 80


async def test_keys_move_by_line_half_a_page_and_a_page() -> None:
    async with reading(LONG) as (app, pilot):
        first = screen_lines(app)
        await pilot.press("j")
        assert screen_lines(app)[:-1] == first[1:]
        await pilot.press("k", "ctrl+d")
        assert screen_lines(app)[:12] == first[12:]
        await pilot.press("ctrl+u", "space")
        assert screen_lines(app)[:2] == first[22:]
        await pilot.press("b")
        assert screen_lines(app) == first


@pytest.mark.parametrize(
    ("down", "up"), [("pagedown", "pageup"), ("ctrl+f", "ctrl+b"), ("end", "home"), ("G", "g")]
)
async def test_every_way_down_has_its_way_up(down: str, up: str) -> None:
    async with reading(LONG) as (app, pilot):
        first = screen_lines(app)
        await pilot.press(down)
        assert screen_lines(app) != first
        await pilot.press(up)
        assert screen_lines(app) == first


async def test_space_at_the_end_asks_for_the_next_post_and_not_before() -> None:
    async with reading(LONG) as (app, pilot):
        await pilot.press("G")
        assert "tags  Python" in screen_text(app)
        assert app.heard == []
        await pilot.press("space")
        assert app.heard == ["next"]


@pytest.mark.parametrize("key", ["h", "left", "escape"])
async def test_each_key_for_going_back_goes_back(key: str) -> None:
    async with reading(SHORT) as (app, pilot):
        await pilot.press(key)
        assert app.heard == ["back"]


async def test_what_has_been_seen_grows_to_all_of_it() -> None:
    async with reading(LONG) as (app, pilot):
        at_first = app.pane.seen
        await pilot.press("space")
        later = app.pane.seen
        await pilot.press("G")
        assert at_first is not None
        assert later is not None
        assert 0 < at_first < later < 1
        assert app.pane.seen == 1.0


async def test_resizing_keeps_the_place_and_coming_back_finds_the_same_line() -> None:
    async with reading(LONG) as (app, pilot):
        await pilot.press("space", "space", "space", "j")
        before = screen_lines(app)
        words = top(app).split()[:3]
        for size in [(40, 30), (120, 10), (33, 50), (61, 24)]:
            await resize(pilot, *size)
            await settle(app, pilot)
            assert words[0] in screen_text(app)
        await resize(pilot, 80, 24)
        await settle(app, pilot)
        assert screen_lines(app) == before


async def test_a_post_opens_where_reading_stopped() -> None:
    async with reading(LONG) as (app, pilot):
        await pilot.press("space", "space", "space")
        stopped, place = top(app), app.pane.place
        await pilot.press("g")
        app.pane.show(post(LONG, headline(2), place))
        await settle(app, pilot)
        assert top(app) == stopped


async def test_the_text_keeps_its_place_when_the_rest_of_a_long_post_arrives() -> None:
    document = Document(LONG, complete=False)
    async with reading(Post(headline(1), BYLINE, document)) as (app, pilot):
        await pilot.press("space", "space")
        before = screen_lines(app)
        document.extend(LONG + "\n\nThe very end of it.")
        app.pane.extended()
        await settle(app, pilot)
        assert screen_lines(app) == before
        await pilot.press("G")
        assert "The very end of it." in screen_text(app)


async def test_the_end_of_a_post_of_a_megabyte_is_reached() -> None:
    async with reading(LONG * 60) as (app, pilot):
        await pilot.press("G")
        await settle(app, pilot)
        assert "tags  Python" in screen_text(app)
        assert app.pane.seen == 1.0


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_what_looks_like_markup_shows_as_it_is_written(hostile: str) -> None:
    row = headline(1, hostile, tags=(hostile,))
    async with reading(Post(row, hostile, Document("`" + hostile + "`"))) as (app, pilot):
        assert screen_text(app).count(hostile) == 4
        app.pane.show(Post(row, hostile, Document(""), sentence=hostile))
        await settle(app, pilot)
        assert screen_text(app).count(hostile) == 4


async def test_a_click_on_a_link_follows_it_and_a_click_beside_it_does_not() -> None:
    async with reading(SHORT) as (app, pilot):
        row, line = next(pair for pair in enumerate(screen_lines(app)) if "link" in pair[1])
        await pilot.click(ReadingPane, offset=(line.index("link") + 1, row))
        await pilot.click(ReadingPane, offset=(line.index("bold"), row))
        assert app.heard == ["https://example.org/there"]
        assert style_of(app, "link").underline


async def test_what_is_selected_with_the_mouse_is_the_text_without_its_margin() -> None:
    async with reading(SHORT, size=(100, 24)) as (app, pilot):
        row, line = next(pair for pair in enumerate(screen_lines(app)) if "bold text" in pair[1])
        await pilot.mouse_down(ReadingPane, offset=(line.index("bold"), row))
        await pilot.hover(ReadingPane, offset=(line.index("text") + 3, row))
        await pilot.mouse_up(ReadingPane, offset=(line.index("text") + 3, row))
        assert app.screen.get_selected_text() == "bold text"
        assert style_of(app, "bold").bgcolor != style_of(app, "A link").bgcolor
        await pilot.press("escape")
        assert app.screen.get_selected_text() is None
        assert app.heard == []


async def test_while_there_is_no_post_a_sentence_says_what_to_do() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.pane.sentence = "Press enter to read the post at the cursor."
        await pilot.pause()
        assert "Press enter to read" in screen_text(app)
        app.pane.focus()
        await pilot.press("j", "space", "G", "g", "b")


async def test_no_size_is_too_small_and_no_line_too_wide() -> None:
    async with reading(SHORT) as (app, pilot):
        for width, height in [(1, 1), (2, 7), (3, 1), (5, 2), (9, 3), (10, 1), (29, 4), (30, 1), (200, 60)]:
            await resize(pilot, width, height)
            await settle(app, pilot)
            await pilot.press("j", "space", "G", "b", "g")
            assert [len(line) for line in screen_lines(app)] == [width] * height

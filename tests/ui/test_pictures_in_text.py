"""Pictures in the text of a post, in the program itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color
from textual.pilot import Pilot

from tests.loopback import Loopback
from tests.pictures import BLUE, RED, bomb, flag, png, saved
from tests.ui.conftest import work_done, write_post
from tests.ui.looking import NOW, resize, screen_lines, screen_text
from tui_reader.config import Config
from tui_reader.library.library import Library
from tui_reader.library.pictures.picture import Kind, Pixels
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.pictures.album import ASKING
from tui_reader.ui.pictures.fitting import Box
from tui_reader.ui.terminal import Terminal
from tui_reader.ui.widgets.reading_pane import ReadingPane

HALF = Terminal(Kind.HALF, Pixels(10, 20))
SIXEL = Terminal(Kind.SIXEL, Pixels(10, 20))

Cell = tuple[Color | None, Color | None]


class Reader:
    """The program on a post, and what a person sees of it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def lines(self) -> list[str]:
        return screen_lines(self.app)

    def cells(self, y: int) -> list[Cell]:
        """Color and ground of each cell of a line."""
        strip = self.app.screen._compositor.render_strips(self.app.size)[y]
        return [(style.color, style.bgcolor) for text, style, _ in strip if style for _ in text]

    def box(self) -> tuple[int, int, int, int]:
        """The cells that are red or blue: left, top, width and height."""
        found = [
            (x, y)
            for y in range(self.app.size.height)
            for x, cell in enumerate(self.cells(y))
            if is_like(cell[1], RED) or is_like(cell[1], BLUE)
        ]
        assert found, "no picture is in view"
        left, top = min(x for x, _ in found), min(y for _, y in found)
        return left, top, max(x for x, _ in found) + 1 - left, max(y for _, y in found) + 1 - top

    @property
    def has_picture(self) -> bool:
        return any(is_like(ground, RED) for y in range(self.app.size.height) for _, ground in self.cells(y))

    def line_of(self, words: str) -> int:
        return next(y for y, line in enumerate(self.lines) if words in line)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def settle(self) -> None:
        """Let every picture near be measured, given its room, and painted."""
        for _ in range(8):
            await self.pilot.pause()
            await work_done(self.app)


def is_like(color: Color | None, wanted: tuple[int, int, int]) -> bool:
    triplet = color.triplet if color else None
    return triplet is not None and all(abs(a - b) <= 30 for a, b in zip(triplet, wanted, strict=True))


@asynccontextmanager
async def reading(
    location: Path | str,
    *,
    size: tuple[int, int] = (100, 30),
    terminal: Terminal = HALF,
    config: Config | None = None,
    cache: Path | None = None,
) -> AsyncIterator[Reader]:
    """The program with the first post of a location open."""
    home = (cache or Path(location)).parent
    library = Library.open(home / "data" / "library.db", config or Config(), clock=lambda: NOW)
    app = ReaderApp(
        library,
        str(location),
        clock=lambda: NOW,
        terminal=terminal,
        picture_folder=home / "cache" / "pictures",
    )
    try:
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            await reader.press("enter")
            yield reader
    finally:
        await library.close()


@pytest.fixture
def blog(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of one post, with a picture beside it."""

    def make(text: str, picture: bytes | None = None) -> Path:
        folder = tmp_path / "blog"
        write_post(folder, "post", "A post", text)
        (folder / "a.png").write_bytes(picture or png(160, 160))
        return folder

    return make


WORDS = "\n\n".join(f"Paragraph {number}. " + "Words that fill the line. " * 6 for number in range(30))


async def test_a_picture_stands_where_it_is_written_with_its_description_below(
    blog: Callable[..., Path],
) -> None:
    async with reading(blog("Before.\n\n![A flag](a.png)\n\nAfter.")) as reader:
        left, top, width, height = reader.box()
        assert (width, height) == (20, 10)
        assert reader.line_of("Before.") == top - 2
        assert reader.line_of("A flag") == top + height
        assert reader.line_of("After.") == top + height + 2
        rule = reader.lines[reader.line_of("──")]
        assert abs(left + width / 2 - (rule.index("─") + rule.rindex("─") + 1) / 2) <= 1
        upper, lower = reader.cells(top)[left], reader.cells(top + height - 1)[left]
        assert is_like(upper[1], RED)
        assert is_like(lower[1], BLUE)


async def test_another_width_makes_another_picture_of_it(blog: Callable[..., Path]) -> None:
    async with reading(blog("![A flag](a.png)", png(800, 400))) as reader:
        wide = reader.box()
        await resize(reader.pilot, 60, 30)
        await reader.settle()
        narrow = reader.box()
        assert narrow[2] < wide[2]
        assert narrow[3] < wide[3]
        assert abs(narrow[2] / narrow[3] - 4) < 0.6


async def test_a_lower_screen_makes_a_picture_that_can_still_be_seen_whole(blog: Callable[..., Path]) -> None:
    async with reading(blog("![A flag](a.png)", png(400, 800))) as reader:
        assert reader.box()[3] <= 24
        await resize(reader.pilot, 100, 20)
        await reader.settle()
        await reader.press("ctrl+d")
        assert reader.box()[3] <= 14


async def test_another_theme_paints_on_another_ground(blog: Callable[..., Path]) -> None:
    image = flag(160, 160).convert("RGBA")
    image.putalpha(128)
    async with reading(blog("Before.\n\n![A flag](a.png)", saved(image))) as reader:
        y = reader.line_of("A flag") - 2
        x = reader.lines[y + 2].index("A flag")
        dark = reader.cells(y)[x]
        reader.app.theme = "paper"
        await reader.settle()
        light = reader.cells(y)[x]
        assert dark[1] is not None
        assert light[1] is not None
        assert dark[1].triplet is not None
        assert light[1].triplet is not None
        assert light[1].triplet.red > dark[1].triplet.red + 60


async def test_what_can_not_be_shown_says_so_in_its_place(blog: Callable[..., Path]) -> None:
    async with reading(blog("Before.\n\n![A bomb](a.png)\n\nAfter.", bomb())) as reader:
        assert "This picture has 3,600 megapixels; 40 are the most." in reader.text
        assert reader.line_of("A bomb") == reader.line_of("3,600") + 1
        assert "After." in reader.text


async def test_nothing_outside_the_folder_is_shown(blog: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "canary.png").write_bytes(png(160, 160))
    folder = blog(f"![One](../canary.png)\n\n![Two]({tmp_path}/canary.png)\n\n![Three](out.png)", bomb())
    (folder / "out.png").symlink_to(tmp_path / "canary.png")
    async with reading(folder) as reader:
        assert not reader.has_picture
        assert reader.text.count("lies outside the folder") == 2
        assert "There is no picture" in reader.text


async def test_the_text_in_view_stays_when_a_picture_above_it_gets_its_room(
    blog: Callable[..., Path],
) -> None:
    async with reading(blog(f"{WORDS}\n\n![A flag](a.png)\n\n{WORDS}")) as reader:
        await reader.press("G")
        seen: list[str] = []
        for _ in range(40):
            top = next(line for line in reader.lines[1:] if "Paragraph" in line or "Words" in line)
            seen.append(top)
            await reader.pilot.press("b")
            await reader.settle()
            if reader.has_picture:
                break
        assert reader.has_picture
        # The page before overlaps by two lines: the line that was at the top is near the bottom now.
        assert seen[-1].partition("│")[2].strip() in "\n".join(reader.lines[-5:])


async def test_fifty_pictures_are_painted_only_near_the_screen(blog: Callable[..., Path]) -> None:
    folder = blog("\n\n".join(f"![Number {number}](p{number}.png)\n\nText {number}." for number in range(50)))
    for number in range(50):
        (folder / f"p{number}.png").write_bytes(png(160, 160))
    async with reading(folder) as reader:
        pictures = reader.app.screen.query_one(ReadingPane).pictures
        assert pictures is not None
        shown = [f"p{number}.png" for number in range(50) if pictures.album.is_shown(f"p{number}.png")]
        assert 2 <= len(shown) <= 10
        assert pictures.album.painting("p0.png", Box(20, 10)) is not None
        await reader.press("G")
        assert pictures.album.painting("p49.png", Box(20, 10)) is not None
        assert not pictures.album.is_shown("p25.png")
        assert pictures.album.painting("p0.png", Box(20, 10)) is None, "far from the screen it is let go"
        await reader.press("g")
        assert pictures.album.painting("p0.png", Box(20, 10)) is not None
        assert reader.has_picture


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>A feed</title><link>{0}</link>
<item><title>Fed post</title><guid>1</guid><description>&lt;p&gt;Text.&lt;/p&gt;
&lt;p&gt;&lt;img src="{0}a.png" alt="A flag"&gt;&lt;/p&gt;
&lt;img src="{0}pixel.png" width="1" height="1"&gt;</description></item></channel></rss>"""


@pytest.fixture
def fed(server: Loopback) -> str:
    """The address of a feed with a picture and a tracking pixel."""
    server.give("/feed.xml", FEED.format(server.url("/")), {"Content-Type": "application/rss+xml"})
    for name in ("a", "pixel"):
        server.give(f"/{name}.png", png(160, 160))
    return server.url("/feed.xml")


@pytest.fixture
def server() -> Any:
    with Loopback() as running:
        yield running


async def test_a_picture_of_the_network_is_fetched_once_and_a_pixel_that_tracks_never(
    fed: str, server: Loopback, tmp_path: Path
) -> None:
    for _ in range(2):
        async with reading(fed, cache=tmp_path / "x") as reader:
            assert reader.has_picture
    assert server.count("/a.png") == 1
    assert server.count("/pixel.png") == 0


async def test_off_fetches_nothing_and_shows_words(fed: str, server: Loopback, tmp_path: Path) -> None:
    off = Config(pictures="off")
    async with reading(fed, config=off, terminal=Terminal(None), cache=tmp_path / "x") as reader:
        assert "[picture: A flag]" in reader.text
    async with reading(fed, config=off, cache=tmp_path / "x") as reader:
        assert "[picture: A flag]" in reader.text
    assert [request.path for request in server.requests if request.path != "/feed.xml"] == []


async def test_ask_fetches_nothing_until_the_picture_is_clicked(
    fed: str, server: Loopback, tmp_path: Path
) -> None:
    async with reading(fed, config=Config(pictures="ask"), cache=tmp_path / "x") as reader:
        assert ASKING in reader.text
        assert server.count("/a.png") == 0
        y = reader.line_of(ASKING)
        await reader.pilot.click(offset=(reader.lines[y].index(ASKING) + 3, y))
        await reader.settle()
        assert ASKING not in reader.text
        assert reader.has_picture
        assert (server.count("/a.png"), server.count("/pixel.png")) == (1, 0)


async def test_a_click_shows_a_picture_by_itself_and_escape_goes_back(blog: Callable[..., Path]) -> None:
    async with reading(blog("Before.\n\n![A flag](a.png)")) as reader:
        left, top, width, height = reader.box()
        await reader.pilot.click(offset=(left + 2, top + 2))
        await reader.settle()
        assert reader.box()[2] > width
        assert "Before." not in reader.text
        assert reader.lines[-1].rstrip().endswith("A flag")
        await reader.press("escape")
        assert reader.box() == (left, top, width, height)


async def test_a_post_that_is_nothing_but_a_picture_is_as_large_as_fits(blog: Callable[..., Path]) -> None:
    async with reading(blog("![A flag](a.png)"), size=(100, 30)) as reader:
        _, _, width, height = reader.box()
        assert (width, height) == (38, 19)
        assert "A post" in reader.text
        assert "A flag" in reader.text


def drawn_over(reader: Reader) -> int:
    """How many pictures are drawn over their half cells."""
    strips = reader.app.screen._compositor.render_strips(reader.app.size)
    return sum(segment.text.startswith("\x1b7") for strip in strips for segment in strip)


async def come_to_rest(reader: Reader) -> None:
    pane = reader.app.screen.query_one(ReadingPane)
    async with asyncio.timeout(10):
        while not pane.is_still:
            await reader.pilot.pause()
    await reader.settle()


async def test_a_picture_is_chosen_with_tab_by_a_bar_beside_it_and_followed_with_enter(
    blog: Callable[..., Path],
) -> None:
    async with reading(blog("Before.\n\n![A flag](a.png)\n\nAfter.")) as reader:
        box = reader.box()
        await reader.press("tab")
        assert reader.box() == box
        assert [reader.lines[y][box[0] - 1] for y in range(box[1], box[1] + box[3])] == ["▐"] * box[3]
        await reader.press("enter")
        assert reader.box()[2] > box[2]
        await reader.press("escape", "escape")
        assert "▐" not in reader.text


async def test_letters_to_choose_by_stand_on_pictures(blog: Callable[..., Path]) -> None:
    async with reading(blog("Before.\n\n![A flag](a.png)\n\nA [link](https://example.org).")) as reader:
        left, top, width, height = reader.box()
        await reader.press("f")
        assert reader.lines[top][left : left + 1].isalpha()
        assert is_like(reader.cells(top)[left + width - 1][1], RED)
        assert reader.box()[2:] == (width, height)


async def test_sixel_is_drawn_once_a_picture_stands_whole_and_still(blog: Callable[..., Path]) -> None:
    async with reading(blog(f"![A flag](a.png)\n\n{WORDS}"), terminal=SIXEL) as reader:
        await come_to_rest(reader)
        assert drawn_over(reader) == 1
        await reader.pilot.press("j")
        assert drawn_over(reader) == 0
        assert reader.has_picture
        await come_to_rest(reader)
        assert drawn_over(reader) == 1
        for _ in range(8):
            await reader.pilot.press("j")
        await come_to_rest(reader)
        assert drawn_over(reader) == 0, "a part of the picture is out of view"
        assert reader.has_picture


async def test_sixel_gives_way_to_what_is_laid_over_the_post(blog: Callable[..., Path]) -> None:
    async with reading(blog(f"![A flag](a.png)\n\n{WORDS}"), terminal=SIXEL) as reader:
        await come_to_rest(reader)
        await reader.press("question_mark")
        assert drawn_over(reader) == 0
        await reader.press("escape")
        assert drawn_over(reader) == 1

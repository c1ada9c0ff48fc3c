"""A picture on the whole screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from rich.color import Color
from textual.app import App
from textual.pilot import Pilot

from tests.pictures import BLUE, RED, bomb, png
from tests.ui.looking import resize, screen_lines, screen_text
from tests.ui.pictured import article, gallery
from tui_reader.ui.pictures.gallery import Gallery
from tui_reader.ui.screens.picture import PictureScreen
from tui_reader.ui.themes import INK


class PictureApp(App[None]):
    """Nothing but the screen under test."""

    def __init__(self, make: Callable[[Callable[[], None]], PictureScreen]) -> None:
        super().__init__()
        self.register_theme(INK)
        self.theme = INK.name
        self.heard: list[str] = []
        self._make = make

    def on_mount(self) -> None:
        self.push_screen(
            self._make(lambda: self.heard.append("browser")), lambda _: self.heard.append("closed")
        )


@asynccontextmanager
async def showing(
    folder: Path, name: str, shown: Gallery, size: tuple[int, int] = (60, 21)
) -> AsyncIterator[tuple[PictureApp, Pilot[None]]]:
    album = shown.album(article(folder), grows=True, wanted=True)
    app = PictureApp(lambda browse: PictureScreen(shown, album, name, "What it shows", browse))
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        yield app, pilot


async def settle(app: PictureApp, pilot: Pilot[None]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


def colors_at(app: PictureApp, x: int, y: int) -> tuple[Color | None, Color | None]:
    """The color and the ground of a cell."""
    strip = app.screen._compositor.render_strips(app.size)[y]
    for text, style, _ in strip:
        if x < len(text):
            assert style is not None
            return style.color, style.bgcolor
        x -= len(text)
    raise AssertionError("there is no such cell")


def is_near(color: Color | None, wanted: tuple[int, int, int]) -> bool:
    assert color is not None
    assert color.triplet is not None
    return all(abs(one - other) <= 20 for one, other in zip(color.triplet, wanted, strict=True))


async def test_a_picture_fills_the_screen_in_its_own_colors(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(40, 40))
    async with gallery(tmp_path / "cache") as shown, showing(tmp_path, "a.png", shown) as (app, _):
        # 20 rows are left above the foot: 40 columns of a square, in the middle of 60.
        assert [is_near(color, RED) for color in colors_at(app, 10, 0)] == [True, True]
        assert [is_near(color, BLUE) for color in colors_at(app, 49, 19)] == [True, True]
        for x in (9, 50):
            assert colors_at(app, x, 5)[1] == colors_at(app, 0, 0)[1]
        assert "What it shows" in screen_lines(app)[-1]
        assert "esc back" in screen_lines(app)[-1]


async def test_another_size_of_the_screen_makes_another_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(40, 40))
    async with gallery(tmp_path / "cache") as shown, showing(tmp_path, "a.png", shown) as (app, pilot):
        await resize(pilot, 30, 11)
        await settle(app, pilot)
        assert is_near(colors_at(app, 5, 0)[0], RED)
        assert is_near(colors_at(app, 24, 9)[0], BLUE)
        assert colors_at(app, 4, 5)[1] == colors_at(app, 0, 0)[1]


async def test_a_picture_that_can_not_be_shown_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(bomb())
    async with gallery(tmp_path / "cache") as shown, showing(tmp_path, "a.png", shown) as (app, _):
        assert "This picture has 3,600 megapixels; 40 are the most." in screen_text(app)


async def test_keys_go_back_and_to_the_browser(tmp_path: Path) -> None:
    address = "http://127.0.0.1:9/a.png"
    async with gallery(tmp_path / "cache") as shown, showing(tmp_path, address, shown) as (app, pilot):
        assert "o browser" in screen_text(app)
        await pilot.press("o", "escape")
        await pilot.pause()
        assert app.heard == ["browser", "closed"]


async def test_the_picture_of_a_folder_offers_no_browser(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    async with gallery(tmp_path / "cache") as shown, showing(tmp_path, "a.png", shown) as (app, pilot):
        assert "esc back" in screen_text(app)
        assert "o browser" not in screen_text(app)
        await pilot.press("o", "escape")
        await pilot.pause()
        assert app.heard == ["closed"]


async def test_no_screen_is_too_small(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    async with (
        gallery(tmp_path / "cache") as shown,
        showing(tmp_path, "a.png", shown, (1, 1)) as (app, pilot),
    ):
        for size in ((2, 2), (3, 1), (200, 60)):
            await resize(pilot, *size)
            await settle(app, pilot)
        assert is_near(colors_at(app, 100, 1)[0], RED)

"""Where screens get pictures from: the library's, painted for this terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.config import Config
from tui_reader.errors import ReaderError
from tui_reader.library.pictures.picture import MEGABYTE, RGB, Picture, PictureLimits
from tui_reader.models import Article
from tui_reader.ui.pictures.album import Album, Missing
from tui_reader.ui.pictures.painters import painter_for
from tui_reader.ui.pictures.painting import Painter
from tui_reader.ui.terminal import Terminal

if TYPE_CHECKING:
    from tui_reader.library.pictures.pictures import Pictures


class Gallery:
    """Finds out what albums miss.

    Args:
        pictures: The library's; closed with the gallery.
        terminal: What they are shown on.
        painter: Paints for that terminal.
        asks: Nothing is fetched before the person says so.
    """

    def __init__(
        self, pictures: Pictures, terminal: Terminal, painter: Painter, *, asks: bool = False
    ) -> None:
        self._pictures = pictures
        self._terminal = terminal
        self._painter = painter
        self._asks = asks

    def album(self, article: Article, *, grows: bool = False, wanted: bool = False) -> Album:
        """An empty album for a post.

        Args:
            article: The post.
            grows: Its pictures take all the room there is.
            wanted: The person asked for what it will hold.
        """
        return Album(article, self._terminal, asks=self._asks and not wanted, grows=grows)

    async def find_out(self, album: Album, missing: Missing, ground: RGB) -> None:
        """Measure a picture or paint it, or tell the album why that can't be done."""
        from tui_reader.library.pictures import address

        try:
            picture = address.of(missing.url, album.article)
            if missing.box is None:
                album.measured(missing.url, await self._pictures.measure(picture))
            else:
                await self._paint(album, missing, picture, ground)
        except ReaderError as error:
            album.failed(missing.url, error.what)

    async def _paint(self, album: Album, missing: Missing, picture: Picture, ground: RGB) -> None:
        assert missing.box is not None
        rendering = await self._pictures.render(picture, album.wanted(missing.box, ground))
        album.painted(missing.url, await self._painter.paint(rendering))

    async def close(self) -> None:
        """Give back what the terminal keeps, and give up what is under way."""
        self._painter.close()
        await self._pictures.close()


def open_gallery(
    terminal: Terminal, folder: Path, config: Config, write: Callable[[str], None]
) -> Gallery | None:
    """The gallery for a terminal; None where pictures can't be shown, or are not wanted.

    Args:
        terminal: What it can show.
        folder: Where pictures are kept.
        config: The person's settings.
        write: Writes to the terminal, in turn with the frames.
    """
    painter = painter_for(terminal, write)
    if painter is None or config.pictures == "off":
        return None
    from tui_reader.library.pictures.pictures import Pictures

    bounds, usual = config.limits, PictureLimits()
    limits = PictureLimits(
        body=bounds.picture_mb * MEGABYTE,
        pixels=bounds.picture_megapixels * 1_000_000,
        memory=max(usual.memory, bounds.picture_megapixels * usual.memory // 40),
    )
    pictures = Pictures(folder, limits, deadline=bounds.deadline)
    return Gallery(pictures, terminal, painter, asks=config.pictures == "ask")

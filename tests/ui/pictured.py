"""A post with pictures, and a gallery to show them from."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.ui.looking import headline
from tui_reader.library.pictures.picture import Kind, PictureLimits, Pixels
from tui_reader.library.pictures.pictures import Pictures
from tui_reader.models import Article, Genre, Source, SourceId, SourceKind
from tui_reader.ui.pictures.gallery import Gallery
from tui_reader.ui.pictures.painters import painter_for
from tui_reader.ui.terminal import Terminal

TERMINAL = Terminal(Kind.HALF, Pixels(10, 20))


def article(folder: Path | str = "/blog", markdown: str = "", genre: Genre = Genre.TEXT) -> Article:
    """A post of a local folder."""
    source = Source(SourceId(1), SourceKind.FOLDER, str(folder), "Scrapbook")
    return Article(headline(1, "A title", genre=genre), source, markdown, path=f"{folder}/post.md")


@asynccontextmanager
async def gallery(
    cache: Path, terminal: Terminal = TERMINAL, *, asks: bool = False, limits: PictureLimits | None = None
) -> AsyncIterator[Gallery]:
    """A gallery on real pictures; what the terminal is sent goes nowhere."""
    painter = painter_for(terminal, lambda _: None)
    assert painter is not None
    pictures = Pictures(cache, limits)
    opened = Gallery(pictures, terminal, painter, asks=asks)
    yield opened
    await opened.close()

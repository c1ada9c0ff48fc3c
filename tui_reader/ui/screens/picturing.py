"""Showing the pictures of the post that is read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.models import Article, Genre
from tui_reader.ui.screens.turning import Turning
from tui_reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from tui_reader.document.document import Document
    from tui_reader.ui.pictures.album import Album, Missing
    from tui_reader.ui.pictures.gallery import Gallery


class Picturing(Turning):
    """Finds out what the pane misses of pictures, and shows one by itself."""

    open_gallery: Callable[[], Gallery | None] | None = None
    """Called when the first post is opened; None, or giving None, where no pictures are shown."""

    _gallery: Gallery | None = None

    @property
    def shows_pictures(self) -> bool:
        """Whether there may be pictures to show."""
        return self.open_gallery is not None or self._gallery is not None

    @property
    def gallery(self) -> Gallery | None:
        """Where pictures come from."""
        if self.open_gallery is not None:
            self._gallery = self.open_gallery()
            self.open_gallery = None
        return self._gallery

    def album_for(self, article: Article, document: Document) -> Album | None:
        """An album for the pictures of a post; if it is nothing but a picture, that is as large as fits."""
        if self.gallery is None:
            return None
        is_picture = article.headline.genre is Genre.PICTURE and _is_picture(document)
        return self.gallery.album(article, grows=is_picture)

    async def on_unmount(self) -> None:
        """Have the terminal forget the pictures, and give up those under way."""
        if self._gallery:
            await self._gallery.close()

    def on_screen_suspend(self) -> None:
        """Something is laid over the post: only what is text lets itself be covered."""
        self.pane.redraw()

    def on_screen_resume(self) -> None:
        """The post is in view again."""
        self.pane.redraw()

    def on_pictured_pictures_missing(self, event: ReadingPane.PicturesMissing) -> None:
        """Find out what is missing of pictures near the screen; what has not begun for others is given up."""
        self.ask("pictures", self._find_out, event.album, event.missing)

    def on_pictured_picture_wanted(self, event: ReadingPane.PictureWanted) -> None:
        """Do what there is to do with a picture."""
        self.see_picture(event.url, event.label)

    def see_picture(self, url: str, label: str) -> None:
        """Load a picture that waited for it, show one that is there by itself, or open the browser."""
        pictures = self.pane.pictures
        if pictures and pictures.album.allow(url):
            self.pane.look_for_pictures()
        elif pictures and pictures.album.is_shown(url):
            self._show_alone(pictures.album, url, label)
        else:
            self.browse(url)

    async def _find_out(self, album: Album, all_missing: tuple[Missing, ...]) -> None:
        await asyncio.gather(*(self._find_one(album, missing) for missing in all_missing))

    async def _find_one(self, album: Album, missing: Missing) -> None:
        from tui_reader.ui.pictures import rows

        if self.gallery:
            await self.gallery.find_out(album, missing, rows.ground(self.pane.palette, album.terminal))
            self.pane.picture_found(album, missing)

    def _show_alone(self, album: Album, url: str, label: str) -> None:
        from tui_reader.ui.screens.picture import PictureScreen

        assert self.gallery
        alone = self.gallery.album(album.article, grows=True, wanted=True)
        self.app.push_screen(PictureScreen(self.gallery, alone, url, label, lambda: self.browse(url)))

    def browse(self, url: str) -> None:
        """Open an address in the browser, and say which."""
        raise NotImplementedError


_FEW_BLOCKS = 4
"""Blocks of a post that is nothing but a picture, at most: the picture, a caption, perhaps a second one."""


def _is_picture(document: Document) -> bool:
    """Whether a post holds pictures and their captions, and nothing else."""
    from tui_reader.document.blocks import Caption, Paragraph

    blocks = [placed.block for index in range(_FEW_BLOCKS) if (placed := document.placed(index))]
    if document.placed(_FEW_BLOCKS) is not None:
        return False
    return all(
        isinstance(block, Caption) or (isinstance(block, Paragraph) and block.text.figures)
        for block in blocks
    )

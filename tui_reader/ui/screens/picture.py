"""One picture on the whole screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.pictures import rows
from tui_reader.ui.pictures.album import Album, Missing
from tui_reader.ui.pictures.gallery import Gallery
from tui_reader.ui.pictures.view import PictureView
from tui_reader.ui.screens.leaving import LeavesOnce
from tui_reader.ui.themes import colors_of
from tui_reader.ui.widgets.foot import Foot

LOADING = "Loading the picture …"


class PictureScreen(LeavesOnce[None], Screen[None]):
    """Shows a picture as large as fits.

    Args:
        gallery: Where it comes from.
        album: An album of its own, for this one picture.
        url: Its address, as the post has it.
        caption: What is said of it, or empty.
        browse: Opens it in the browser.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.PICTURE)
    CSS = "PictureView { height: 1fr; } PictureScreen Foot { dock: bottom; height: 1; }"
    AUTO_FOCUS = "PictureView"

    def __init__(
        self, gallery: Gallery, album: Album, url: str, caption: str, browse: Callable[[], None]
    ) -> None:
        super().__init__()
        self._gallery = gallery
        self._album = album
        self._url = url
        self._caption = caption
        self._browse = browse

    def compose(self) -> ComposeResult:
        """The picture, and below it what it shows and the keys."""
        yield PictureView()
        yield Foot()

    def on_mount(self) -> None:
        """Draw in the theme's colors."""
        palette = Palette(colors_of(self.app.theme_variables))
        view, foot = self.query_one(PictureView), self.query_one(Foot)
        view.palette = foot.palette = palette
        view.sentence = LOADING
        foot.right = self._caption
        self.bindings_updated_signal.subscribe(self, self._draw_keys)

    def on_unmount(self) -> None:
        """Let the picture go."""
        self._album.close()

    def on_picture_view_room_changed(self) -> None:
        """Load the picture for the room there is."""
        self._load()

    def on_foot_pressed(self, event: Foot.Pressed) -> None:
        """Do what the clicked key does."""
        self.app.simulate_key(event.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what lies on the web can be opened in the browser."""
        if action == "browser" and not self._url.lower().startswith(("http://", "https://")):
            return False
        return super().check_action(action, parameters)

    def action_close(self) -> None:
        """Go back to the post."""
        self.dismiss()

    def action_browser(self) -> None:
        """Open the picture in the browser."""
        self._browse()

    @work(exclusive=True, group="picture")
    async def _load(self) -> None:
        view = self.query_one(PictureView)
        ground = rows.ground(view.palette, self._album.terminal)
        sizes = self._album.sizes(view.room)
        box = sizes(self._url)
        if box is None:
            await self._gallery.find_out(self._album, Missing(self._url), ground)
            box = sizes(self._url)
        if box and self._album.is_shown(self._url):
            await self._gallery.find_out(self._album, Missing(self._url, box), ground)
        painting = self._album.painting(self._url, box) if box else None
        view.sentence = "" if painting else self._album.sentence(self._url)
        view.painting = painting
        self._album.keep_only([(self._url, box)] if box else [])

    def _draw_keys(self, _screen: Screen[object]) -> None:
        self.query_one(Foot).keys = keymap.foot_keys(self.active_bindings.values())

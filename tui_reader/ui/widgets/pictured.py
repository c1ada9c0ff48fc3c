"""What a pane does for the pictures of its post: have them looked for when they come near, and draw them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import ANSIToTruecolor, LineFilter
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from tui_reader.document.lines import Line
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets.typeset import Typeset

if TYPE_CHECKING:
    from tui_reader.ui.pictures.album import Album, Missing
    from tui_reader.ui.pictures.in_text import PicturesInText
    from tui_reader.ui.widgets.post import Post

AHEAD = 1
"""Screens around what is in view whose pictures are looked for."""

KEPT = 3
"""Screens around what is in view whose pictures are kept ready."""

STILL_AFTER = 0.12
"""Seconds without scrolling after which sixel is drawn: a picture of it takes as many bytes as 50 screens."""


class Pictured(Typeset):
    """A view of a post's lines, some of which are rows of pictures."""

    palette: reactive[Palette] = reactive(Palette.default)

    pictures: PicturesInText | None = None
    """None where no pictures are shown."""

    is_still = False
    """Whether nothing has moved for a moment."""

    _stilling: Timer | None = None

    class PicturesMissing(Message):
        """Of pictures near the screen something is to be found out, from above to below."""

        def __init__(self, album: Album, missing: tuple[Missing, ...]) -> None:
            super().__init__()
            self.album = album
            self.missing = missing

    class PictureWanted(Message):
        """Somebody wants to see a picture by itself, or to have it loaded."""

        def __init__(self, url: str, label: str) -> None:
            super().__init__()
            self.url = url
            self.label = label

    def clear(self) -> None:
        """Show nothing, and let go of the pictures."""
        super().clear()
        if self.pictures is not None:
            self.pictures.album.close()
            self.pictures = None

    def swapped(self, post: Post) -> None:
        """Show the pictures of a post from now on, and let go of those of another."""
        super().swapped(post)
        album = post.album
        if self.pictures is not None and self.pictures.album is not album:
            self.pictures.album.close()
            self.pictures = None
        if album is not None and self.pictures is None:
            from tui_reader.ui.pictures.in_text import PicturesInText

            self.pictures = PicturesInText(album, post.targets)

    def moved(self) -> None:
        """Look for pictures that have come near."""
        super().moved()
        self.look_for_pictures()
        self._rest_soon()

    def look_for_pictures(self) -> None:
        """Tell what is missing of the pictures near the screen, and let go of those that are far."""
        height, top = self.size.height, self.scroll_offset.y
        if self.pictures is None or not height:
            return
        near = self.lines_between(top - AHEAD * height, top + (1 + AHEAD) * height)
        if missing := self.pictures.missing(near):
            self.post_message(self.PicturesMissing(self.pictures.album, missing))
        self.pictures.keep_only(self.lines_between(top - KEPT * height, top + (1 + KEPT) * height))

    def picture_found(self, album: Album, found: Missing) -> None:
        """Take notice that an album knows what it missed: make room for a picture, or draw it."""
        if self.pictures is not None and self.pictures.album is album:
            if found.box is None or album.sentence(found.url):
                self._make_room(found.url)
            self.redraw()
            self.look_for_pictures()

    def _make_room(self, url: str) -> None:
        """Lay out again where a picture stands, as large as it is known to be now."""
        if self.sheet is not None:
            is_at_end = 0 < self.max_scroll_y <= self.scroll_offset.y
            self.change_lines(partial(self.sheet.remeasure, url))
            # Who has gone to the end is not to be taken from it by what is still coming in above.
            if is_at_end:
                self.go_to(self.max_scroll_y)

    def repaint_pictures(self) -> None:
        """Have them painted on another ground."""
        if self.pictures is not None:
            self.pictures.album.close()
            self.look_for_pictures()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the filter that finds colors for ANSI's names: a picture is all colors and no name."""
        filters = super().get_line_filters()
        if self.pictures is None or not self.palette.is_exact:
            return filters
        return [each for each in filters if not isinstance(each, ANSIToTruecolor)]

    def picture_row(self, line: Line, y: int) -> list[Segment] | None:
        """What is drawn on the cells of line `y`; None where it is no row of a picture."""
        if self.pictures is None or line.picture is None:
            return None
        return self.pictures.row(line, self.palette, still=self.is_still and self._stands_whole(line, y))

    def _stands_whole(self, line: Line, y: int) -> bool:
        """Whether all of a picture is in view and nothing covers the pane."""
        assert line.picture is not None
        region, top = self.content_region, self.scroll_offset.y
        first, last = y - line.picture.row, y - line.picture.row + line.picture.rows - 1
        # Drawn on the last line of the terminal it would make everything scroll.
        ends_above = region.y + last - top < self.app.size.height - 1
        in_view = top <= first and last < top + region.height
        return in_view and ends_above and self.app.screen is self.screen

    # Coming to rest

    def _rest_soon(self) -> None:
        """Draw finely once nothing has moved for a moment, where drawing takes so much that it must wait."""
        if self.pictures is None or not self.pictures.album.is_drawn_at_rest:
            return
        if self.is_still:
            self.is_still = False
            self.redraw()
        if self._stilling is not None:
            self._stilling.stop()
        self._stilling = self.set_timer(STILL_AFTER, self._come_to_rest)

    def _come_to_rest(self) -> None:
        self.is_still = True
        if self.pictures is not None and self.pictures.album.is_painted:
            self.redraw()

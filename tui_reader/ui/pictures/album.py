"""What is known of the pictures of one post: their sizes, their paintings, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from tui_reader.library.pictures.picture import RGB, Kind, Pixels, Wanted
from tui_reader.models import Article
from tui_reader.text import width as measure
from tui_reader.ui.pictures.fitting import Box, fit, room_in_text
from tui_reader.ui.pictures.painting import Painting
from tui_reader.ui.terminal import Terminal
from tui_reader.ui.widgets import paint

ASKING = "A picture. Enter loads it."
"""Stands for a picture that is not fetched before the person says so."""


@dataclass(slots=True)
class Known:
    """What is known of one picture."""

    size: Pixels | None = None
    sentence: str = ""
    """Why it can't be shown, or that it waits to be asked for."""
    paintings: dict[Box, Painting] = field(default_factory=dict)


class Missing(NamedTuple):
    """A picture near the screen of which something is still to be found out."""

    url: str
    box: Box | None = None
    """The cells it is to fill; None: its size is not known."""


class Album:
    """The pictures of one post, by their address as the post has it.

    Args:
        article: The post.
        terminal: What they are shown on.
        asks: Nothing is fetched before the person says so.
        grows: Pictures take all the room there is: the post is nothing but a picture.
    """

    def __init__(
        self, article: Article, terminal: Terminal, *, asks: bool = False, grows: bool = False
    ) -> None:
        self.article = article
        self.terminal = terminal
        self.grows = grows
        self._asks = asks
        self._known: dict[str, Known] = {}

    # For the layout

    def sizes_in_text(self, columns: int, height: int) -> Callable[[str], Box | None]:
        """As `sizes`, for a text `columns` wide in a pane of `height` rows."""
        return self.sizes(room_in_text(columns, height, alone=self.grows))

    def sizes(self, room: Box) -> Callable[[str], Box | None]:
        """What tells a layout the cells of each picture.

        Whatever it is asked about stands alone in the text, and becomes known here.

        Args:
            room: The most a picture may take.
        """

        def box(url: str) -> Box | None:
            known = self._known.get(url)
            if known is None:
                if _is_drawing(url):
                    return None
                known = self._known[url] = Known(sentence=ASKING if self._asks and _is_far(url) else "")
            if known.size:
                return fit(known.size, room, self.terminal, grow=self.grows)
            if not known.sentence:
                return None
            rows = paint.sentence(known.sentence, room.columns)
            return Box(max(measure.cells(row) for row in rows), len(rows))

        return box

    # For the pane

    def shows(self, url: str) -> bool:
        """Whether a picture of the text is one of these, not one within a line."""
        return url in self._known

    def missing(self, url: str, box: Box | None) -> Missing | None:
        """What is still to be found out about a picture, which fills `box` if it has been laid out."""
        known = self._known.get(url)
        if known is None or known.sentence:
            return None
        if known.size is None:
            return Missing(url)
        return None if box is None or box in known.paintings else Missing(url, box)

    def painting(self, url: str, box: Box) -> Painting | None:
        """The picture at a size, once it is there."""
        known = self._known.get(url)
        return known.paintings.get(box) if known else None

    def sentence(self, url: str) -> str:
        """What stands in place of a picture, or empty."""
        known = self._known.get(url)
        return known.sentence if known else ""

    @property
    def is_drawn_at_rest(self) -> bool:
        """Whether pictures are finest when nothing moves: sixel is too much to be sent with every line."""
        return self.terminal.kind is Kind.SIXEL

    @property
    def is_painted(self) -> bool:
        """Whether any picture is ready to be drawn."""
        return any(known.paintings for known in self._known.values())

    def is_shown(self, url: str) -> bool:
        """Whether there is a picture to be seen."""
        known = self._known.get(url)
        return known is not None and known.size is not None

    # What was found out

    def allow(self, url: str) -> bool:
        """Load a picture that waited to be asked for; False when it did not wait."""
        known = self._known.get(url)
        if known is None or known.sentence != ASKING:
            return False
        known.sentence = ""
        return True

    def measured(self, url: str, size: Pixels) -> None:
        """Take a picture's size."""
        self._known.setdefault(url, Known()).size = size

    def failed(self, url: str, why: str) -> None:
        """Take why a picture can't be shown."""
        known = self._known.setdefault(url, Known())
        known.size, known.sentence = None, why

    def painted(self, url: str, painting: Painting) -> None:
        """Take a picture ready to be drawn."""
        self._known[url].paintings[painting.box] = painting

    def wanted(self, box: Box, ground: RGB) -> Wanted:
        """What to ask for to fill `box` on this terminal."""
        has, (columns, rows) = self.terminal, box
        return Wanted(has.kind or Kind.HALF, columns, rows, has.cell, ground, has.colors, has.registers)

    # Letting go

    def keep_only(self, near: Iterable[tuple[str, Box]]) -> None:
        """Let go of every painting that is not near the screen at its size."""
        kept = set(near)
        for url, known in self._known.items():
            for box in [each for each in known.paintings if (url, each) not in kept]:
                known.paintings.pop(box).release()

    def close(self) -> None:
        """Let go of every painting: the post, or the colors, are others now."""
        self.keep_only(())


def _is_far(url: str) -> bool:
    """Whether a picture would have to be fetched from the network."""
    return _split(url).netloc != ""


def _split(url: str) -> SplitResult:
    """The parts of an address; of one that has none, whoever looks for the picture tells."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _is_drawing(url: str) -> bool:
    """Whether a picture is in SVG by its name: a program for a browser, which stays a link."""
    return _split(url).path.lower().endswith((".svg", ".svgz"))

"""A post set at one width: its header, its body as far as it is laid out, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_reader.document.lines import Line, TargetKind
from tui_reader.models import Place

if TYPE_CHECKING:
    from tui_reader.document.layout import Layout

SLICE = 0.008
"""Seconds of laying out between two turns of the event loop: half a frame at 60 a second."""

_AIR = (Line(),)


class Sheet:
    """The lines of a post from top to bottom, whoever made them.

    Lines are laid out when they are asked for, so the first screen of a 1 MB post costs
    what that of a 5 KB one does; `advance` does the rest in slices.
    """

    def __init__(
        self,
        width: int,
        head: Sequence[Line],
        layout: Layout | None,
        tail: Sequence[Line],
        pictures_in: int | None = None,
    ) -> None:
        self.width = width
        self._pictures_in = pictures_in
        self.layout = layout
        self._head = (*_AIR, *head, *_AIR)
        self._tail: tuple[Line, ...] = ()
        self.end_with(tail)

    def end_with(self, tail: Sequence[Line]) -> None:
        """Stand other lines below the body."""
        self._tail = (*_AIR, *tail, *_AIR) if self.layout else tuple(tail)

    @property
    def height(self) -> int:
        """All lines; an estimate until everything is laid out."""
        return len(self._head) + self._body_height + len(self._tail)

    @property
    def done(self) -> bool:
        """Whether everything is laid out."""
        return self.layout is None or self.layout.done

    @property
    def reached(self) -> int:
        """Lines laid out so far, without the end unless everything is."""
        return self.height if self.done else len(self._head) + (self.layout.height if self.layout else 0)

    def line(self, y: int) -> Line | None:
        """The line at `y`, laid out now if it isn't yet; None past the end."""
        if y < len(self._head):
            return self._head[y]
        body = y - len(self._head)
        if self.layout and (line := self.layout.line(body)):
            return line
        if not self.done:
            return None
        rest = body - self._body_height
        return self._tail[rest] if 0 <= rest < len(self._tail) else None

    def advance(self) -> bool:
        """Lay out a little more; False when there is nothing more to do for now."""
        if self.layout is None or self.layout.done:
            return False
        before = self.layout.height
        # Of a post whose rest is still to come, everything there is may be laid out without being done.
        return not self.layout.advance(SLICE) and self.layout.height > before

    def fits(self, width: int, height: int) -> bool:
        """Whether this is how the post is set in a pane of so many rows, at this width."""
        return self.width == width and self._pictures_in in (None, height)

    def remeasure(self, url: str) -> None:
        """Lay out again where a picture stands."""
        if self.layout is not None:
            self.layout.remeasure(url)

    def reach(self, place: Place) -> bool:
        """Lay out a little more on the way to `place`; True when `line_of` would cost nothing more."""
        if self.layout is None or (place.block, place.offset) == (0, 0):
            return True
        return self._has(place) or not self.advance() or self._has(place)

    def line_of(self, place: Place) -> int:
        """Where `place` is at this width."""
        if self.layout is None or (place.block, place.offset) == (0, 0):
            return 0
        return len(self._head) + self.layout.line_of(place)

    def reveal(self, block: int, start: int, end: int) -> int:
        """Bring a stretch of text where it can be seen, in what folds or scrolls; returns its line."""
        return len(self._head) + self.layout.reveal(block, start, end) if self.layout else 0

    def line_where(self, kind: TargetKind, url: str) -> int | None:
        """The first line of the body that holds a target; None where there is none."""
        y = self.layout.line_where(kind, url) if self.layout else None
        return None if y is None else len(self._head) + y

    def place_at(self, y: int, visible: int) -> Place:
        """The anchor of line `y`, and how much of the post has been seen when `visible` lines are.

        A line of the header is the beginning.
        """
        body = y - len(self._head)
        place = self.layout.place_at(body) if self.layout and body > 0 else Place()
        return place._replace(progress=self.seen(y + visible))

    def seen(self, bottom: int) -> float:
        """The share of the post above line `bottom`, 0.0 to 1.0. What stands after the text is not missed."""
        last = max(1, self.height - len(self._tail))
        return min(1.0, bottom / last)

    def _has(self, place: Place) -> bool:
        assert self.layout is not None
        last = self.layout.line(self.layout.height - 1) if self.layout.height else None
        return self.layout.done or (last is not None and last.block > place.block)

    @property
    def _body_height(self) -> int:
        if self.layout is None:
            return 0
        return self.layout.height if self.layout.done else max(self.layout.height, self.layout.estimate)

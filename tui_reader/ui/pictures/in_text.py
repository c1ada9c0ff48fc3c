"""The pictures of the text in view: which are near, what of them is missing, and how their rows are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.segment import Segment

from tui_reader.document.lines import Line, Target, TargetKind
from tui_reader.ui.palette import Palette
from tui_reader.ui.pictures import rows
from tui_reader.ui.pictures.album import Album, Missing
from tui_reader.ui.pictures.fitting import Box


class PicturesInText:
    """Relates the lines of a post to its album.

    Args:
        album: The post's pictures.
        targets: Gives the post's targets, which lines name by index.
    """

    def __init__(self, album: Album, targets: Callable[[], Sequence[Target]]) -> None:
        self.album = album
        self._find_targets = targets
        self._told: tuple[Missing, ...] = ()

    def missing(self, near: Iterable[Line]) -> tuple[Missing, ...]:
        """What is to be found out of the pictures on lines near the screen, when that is news."""
        found = (self.album.missing(url, box) for url, box in self._met(near))
        wanted = tuple(dict.fromkeys(missing for missing in found if missing))
        is_news = wanted != self._told
        self._told = wanted
        return wanted if is_news else ()

    def keep_only(self, near: Iterable[Line]) -> None:
        """Let go of paintings whose place is far from the screen."""
        if self.album.is_painted:
            self.album.keep_only((url, box) for url, box in self._met(near) if box)

    def row(self, line: Line, palette: Palette, *, still: bool) -> list[Segment] | None:
        """What is drawn on the cells of a row of a picture; None where it is a row of none.

        Args:
            line: The row.
            palette: The colors.
            still: The picture stands whole in view and is not being scrolled.
        """
        if line.picture is None or line.picture.target < 0:
            return None
        url, box = self._targets[line.picture.target].url, Box(line.picture.columns, line.picture.rows)
        if painting := self.album.painting(url, box):
            return rows.painted(painting, line.picture.row, still=still)
        return rows.in_place(self.album.sentence(url), line.picture.row, box.columns, palette)

    @property
    def _targets(self) -> Sequence[Target]:
        return self._find_targets()

    def _met(self, lines: Iterable[Line]) -> Iterator[tuple[str, Box | None]]:
        """The pictures that lines are rows of, with their cells, or hold words for."""
        for line in lines:
            if line.picture and line.picture.target >= 0:
                url = self._targets[line.picture.target].url
                yield url, Box(line.picture.columns, line.picture.rows)
                continue
            for run in line.runs:
                if run.target >= 0 and self._targets[run.target].kind is TargetKind.PICTURE:
                    yield self._targets[run.target].url, None

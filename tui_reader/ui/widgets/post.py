"""What the pane shows of one post, ready to be set at any width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui_reader.document import header
from tui_reader.document.lines import Line, Run, Target, TargetKind
from tui_reader.models import Headline, Place
from tui_reader.ui.comfort import INDENTED, Comfort
from tui_reader.ui.widgets.paint import sentence
from tui_reader.ui.widgets.sheet import Sheet
from tui_reader.ui.widgets.targets import NONE

if TYPE_CHECKING:
    from tui_reader.document.document import Document
    from tui_reader.document.footer import SeeAlso
    from tui_reader.ui.pictures.album import Album


USUAL = Comfort()

_ANY_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Post:
    """A post as far as it is here: its header at once, its text when it has come."""

    headline: Headline
    byline: str
    """The line below the title."""
    document: Document | None = None
    place: Place = field(default_factory=Place)
    """Where reading stopped."""
    sentence: str = ""
    """What to say in place of a text that is not there."""
    album: Album | None = None
    """Its pictures; None where only words stand for them."""
    more: tuple[tuple[str, tuple[SeeAlso, ...]], ...] = ()
    """Posts to read next, under the heads that say why."""
    is_source: bool = False
    """Whether the text is the post's source, not the post."""

    def set_at(self, width: int, height: int, comfort: Comfort = USUAL) -> Sheet:
        """Set the post in a column of `width` cells.

        Args:
            width: Cells of the column.
            height: Rows of the pane, which no picture exceeds.
            comfort: How lines and paragraphs are to stand.
        """
        head = self._head(width)
        if self.document is None:
            return Sheet(width, head, None, self.end(width))
        # Whoever made the document has loaded the engine; the header of a post must not wait for it.
        from tui_reader.document.layout import Layout, LayoutStyle

        style = LayoutStyle(
            fold_code=self.is_source,
            folds=True,
            line_spacing=comfort.line_spacing,
            indented=comfort.paragraphs == INDENTED,
            pictures=self.album.sizes_in_text(width, height) if self.album else None,
        )
        layout = Layout(self.document, width, style=style)
        return Sheet(width, head, layout, self.end(width), pictures_in=height if self.album else None)

    @property
    def is_picture(self) -> bool:
        """Whether it is nothing but a picture, which takes all the room there is."""
        return self.album is not None and self.album.grows

    def targets(self) -> Sequence[Target]:
        """What can be followed in the text laid out so far."""
        return self.document.targets if self.document else ()

    def target(self, index: int) -> Target | None:
        """What is followed at a run's `target`; None where that is nothing."""
        targets = self.targets() if index >= 0 else self._set_end(_ANY_WIDTH)[1]
        index = index if index >= 0 else _own_index(index)
        return targets[index] if 0 <= index < len(targets) else None

    def _head(self, width: int) -> list[Line]:
        """What stands above the text: its targets, the copies of the post, have numbers below `NONE`."""
        post = self.headline
        also_in = [Run(copy.source_title, "dim link", _own_index(at)) for at, copy in enumerate(post.also_in)]
        return header.header(post.title, self.byline, width, plain=post.source_title, also_in=also_in)

    def end(self, width: int) -> list[Line]:
        """What stands below the text; its targets have numbers below `NONE`."""
        if self.document is None:
            return self._said(width)
        return [_with_own_targets(line) for line in self._set_end(width)[0]]

    def _set_end(self, width: int) -> tuple[list[Line], list[Target]]:
        from tui_reader.document import footer

        targets = [
            Target(f"post:{copy.id}", TargetKind.LINK, copy.source_title) for copy in self.headline.also_in
        ]
        told = self.headline
        parts = [
            self._said(width),
            footer.tags_lines(told.tags, told.categories, width, targets, told.own_tags),
            *(footer.see_also_lines(head, posts, width, targets) for head, posts in self.more),
        ]
        lines: list[Line] = []
        for part in filter(None, parts):
            lines += [Line(), *part] if lines else part
        return lines, targets

    def _said(self, width: int) -> list[Line]:
        return [Line((Run(row, "dim"),)) for row in sentence(self.sentence, width) if row]


def _with_own_targets(line: Line) -> Line:
    """A line of the end, its targets numbered apart from those of the text."""
    runs = [run._replace(target=_own_index(run.target)) if run.target > NONE else run for run in line.runs]
    return line._replace(runs=tuple(runs))


def _own_index(number: int) -> int:
    """From an index into the targets of the end to a number below `NONE`, and back."""
    return NONE - 1 - number

"""What the pane shows of one post, ready to be set at any width."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui_reader.document import header
from tui_reader.document.lines import Line, Run
from tui_reader.models import Headline, Place
from tui_reader.ui.widgets.paint import sentence
from tui_reader.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui_reader.document.document import Document


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

    def set_at(self, width: int) -> Sheet:
        """Set the post in a column of `width` cells."""
        head = header.header(self.headline.title, self.byline, width, plain=self.headline.source_title)
        if self.document is None:
            return Sheet(width, head, None, self._said(width))
        # Whoever made the document has loaded the engine; the header of a post must not wait for it.
        from tui_reader.document.layout import Layout

        return Sheet(width, head, Layout(self.document, width), self._end(width))

    def url_of(self, target: int) -> str:
        """The address of a target, or empty."""
        if self.document is None or not 0 <= target < len(self.document.targets):
            return ""
        return self.document.targets[target].url

    def _end(self, width: int) -> list[Line]:
        from tui_reader.document import footer

        return [*self._said(width), *footer.tags_lines(self.headline.tags, self.headline.categories, width)]

    def _said(self, width: int) -> list[Line]:
        return [Line((Run(row, "dim"),)) for row in sentence(self.sentence, width)]

"""The screen's first line: the program, what is being read, and how much of it is new."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import paint


class TopLine(Widget):
    """Program, source and site at the left; unread and total at the right."""

    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)
    source: reactive[str] = reactive("")
    site: reactive[str] = reactive("")
    """Where the source lives: a host or a folder."""
    unread: reactive[int] = reactive(0)
    total: reactive[int] = reactive(0)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        left = [("tui-reader", "accent strong"), ("  ", ""), (self.source, "text")]
        if self.site:
            left.append((f" — {self.site}", "dim"))
        return paint.strip(
            paint.spread(left, [(self._counts, "dim")], self.size.width), self.size.width, self.palette
        )

    @property
    def _counts(self) -> str:
        if not self.total:
            return ""
        posts = "1 post" if self.total == 1 else f"{self.total:,} posts"
        return f"{self.unread:,} unread · {posts}" if self.unread else posts

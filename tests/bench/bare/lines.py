"""A bare line widget over a file, beside a text: what a scrolled frame costs at least."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static


class BareLines(ScrollView, can_focus=True):
    """Lines of plain text, drawn as they scroll by."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "step(1)", "Line"),
        Binding("space", "page", "Page"),
    ]
    DEFAULT_CSS = "BareLines { width: 3fr; height: 1fr; }"

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines
        self.virtual_size = Size(80, len(lines))

    def render_line(self, y: int) -> Strip:
        """One line in one style, padded to the width."""
        at = y + self.scroll_offset.y
        text = self._lines[at] if at < len(self._lines) else ""
        return Strip([Segment(text, Style.null())]).adjust_cell_length(self.size.width)

    def action_step(self, step: int) -> None:
        """A line on."""
        self.scroll_relative(y=step, animate=False)

    def action_page(self) -> None:
        """A screen on."""
        self.scroll_relative(y=self.size.height - 2, animate=False)


class LinesApp(App[None]):
    """A text on the left, the lines on the right."""

    CSS = "Screen { layout: horizontal; } Static { width: 2fr; height: 1fr; }"

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The two widgets."""
        yield Static("Bareleft " * 40)
        yield BareLines(self._lines)


if __name__ == "__main__":
    LinesApp(textwrap.wrap(Path(sys.argv[1]).read_text("utf-8"), 72)).run()

"""Textual's own Markdown widget over a file, which `m` opens: what a widget for every block costs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static


class MarkdownApp(App[None]):
    """A text on the left, the post on the right."""

    CSS = "Screen { layout: horizontal; } Static { width: 2fr; height: 1fr; } VerticalScroll { width: 3fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "open", "Open")]

    def __init__(self, post: str) -> None:
        super().__init__()
        self._post = post

    def compose(self) -> ComposeResult:
        """The two panels, the right one empty."""
        yield Static("Bareleft " * 40)
        with VerticalScroll():
            yield Markdown()

    async def action_open(self) -> None:
        """Show the post."""
        await self.query_one(Markdown).update(self._post)


if __name__ == "__main__":
    MarkdownApp(Path(sys.argv[1]).read_text("utf-8")).run()

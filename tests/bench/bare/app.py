"""A bare Textual app with two widgets: what a first paint and an empty library cost at least."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Two texts side by side."""

    CSS = "Screen { layout: horizontal; } Static { width: 1fr; height: 1fr; }"

    def compose(self) -> ComposeResult:
        """The two widgets."""
        yield Static("Bareleft " * 40)
        yield Static("Bareright " * 40)


if __name__ == "__main__":
    BareApp().run()

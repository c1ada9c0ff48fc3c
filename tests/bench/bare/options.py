"""An OptionList that holds every post at once, beside a text: what turning a page costs elsewhere."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static


class OptionsApp(App[None]):
    """The list on the left, a text on the right."""

    CSS = "Screen { layout: horizontal; } OptionList { width: 2fr; height: 1fr; } Static { width: 3fr; }"

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def compose(self) -> ComposeResult:
        """The two widgets; an option has two lines, as a row of ours has."""
        yield OptionList(
            *(Content(f"Post{number:06d} of many\n2 min · tag") for number in range(self._count))
        )
        yield Static("Bareright " * 40)


if __name__ == "__main__":
    OptionsApp(int(sys.argv[1])).run()

"""All keys on one screen, made from the bindings themselves, so that it can't be out of date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui_reader.ui import keymap

_KEYS_WIDTH = 18
"""Cells of the column of keys."""


class HelpScreen(ModalScreen[None]):
    """The keys of each panel; `/` finds one by its words."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.HELP)
    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, chosen: Mapping[str, str]) -> None:
        """Take the keys that the settings put in the place of ours, by binding id."""
        super().__init__()
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The keys, and a line to type what is looked for."""
        with VerticalScroll(can_focus=True):
            yield Static(lines("", self._chosen))
        yield Input(placeholder="what to look for", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """The line for the search shows once it is asked for."""
        self.query_one(Input).display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what holds the words."""
        self.query_one(Static).update(lines(event.value, self._chosen))

    def on_input_submitted(self) -> None:
        """Go back from typing to the keys that were found."""
        self.query_one(VerticalScroll).focus()

    def action_filter(self) -> None:
        """Begin to type what is looked for."""
        line = self.query_one(Input)
        line.display = True
        line.focus()

    def action_line(self, step: int) -> None:
        """Scroll by a line."""
        self._scroll(step)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        self._scroll(step * max(1, self.query_one(VerticalScroll).size.height - 2))

    def action_close(self) -> None:
        """Give up the search, or close the help."""
        line = self.query_one(Input)
        if line.display:
            line.value = ""
            line.display = False
            self.query_one(VerticalScroll).focus()
        else:
            self.dismiss()

    def _scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def lines(words: str, chosen: Mapping[str, str]) -> Content:
    """The keys whose sentence or name holds all of `words`, grouped by panel."""
    groups = list(_groups(words.lower().split(), chosen))
    return (
        Content("\n\n").join(groups) if groups else Content("No key does that. Esc shows all of them again.")
    )


def _groups(words: list[str], chosen: Mapping[str, str]) -> Iterator[Content]:
    for title, keys in keymap.GROUPS:
        found = [binding for binding in keys if _holds(binding.tooltip, words)]
        if found:
            rows = (_row(binding.tooltip, keymap.all_keys(binding, chosen)) for binding in found)
            yield Content("\n").join([Content.styled(title, "bold $accent"), *rows])


def _row(sentence: str, keys: str) -> Content:
    return Content.assemble((keys.ljust(_KEYS_WIDTH), "bold"), "  ", sentence)


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text.lower() for word in words)

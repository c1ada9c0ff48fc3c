"""All keys on one screen, made from the bindings themselves, so that it can't be out of date."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui_reader.text import width as measure
from tui_reader.ui import keymap
from tui_reader.ui.screens.leaving import LeavesOnce
from tui_reader.ui.widgets import paint

_WIDTH, _MARGIN = 76, 3
"""Cells of the panel, and of the air at its sides; the style sheet has them too."""

_KEYS_WIDTH = 20
"""Cells of the column of keys."""

_OWN_KEYS = Content.from_markup(
    "[b]/[/] [$text-muted]find[/]  [b]esc[/] [$text-muted]close[/]  [b]space b[/] [$text-muted]page[/]"
)

_NOTHING_FOUND = "No key does that. Esc shows all of them again."


class HelpScreen(LeavesOnce[None], ModalScreen[None]):
    """The keys of each panel, first those that work where help was asked for; `/` finds one by its words."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.HELP)
    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, chosen: Mapping[str, str], here: Container[str | None] = ()) -> None:
        """Take the keys that the settings put in the place of ours, and the ids of those that work here."""
        super().__init__()
        self._chosen = chosen
        self._groups = keymap.groups(here)

    def compose(self) -> ComposeResult:
        """The keys, and a line to type what is looked for."""
        with VerticalScroll(can_focus=True):
            yield Static(self._lines(""), id="keys")
        yield Input(placeholder="what to look for", compact=True, select_on_focus=False)
        yield Static(_OWN_KEYS, id="own")

    def on_mount(self) -> None:
        """The line for the search shows once it is asked for."""
        self.query_one(Input).display = False

    def on_resize(self) -> None:
        """Set the keys at the width there is."""
        self._draw()

    def on_input_changed(self) -> None:
        """Show only what holds the words."""
        self._draw()

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

    def action_half(self, step: int) -> None:
        """Scroll by half a page."""
        self._scroll(step * max(1, self.query_one(VerticalScroll).size.height // 2))

    def action_edge(self, step: int) -> None:
        """Scroll to the beginning, or the end."""
        view = self.query_one(VerticalScroll)
        view.scroll_to(y=0 if step < 0 else view.max_scroll_y, animate=False)

    def action_close(self) -> None:
        """Give up the search, or close the help."""
        line = self.query_one(Input)
        if line.display:
            line.value = ""
            line.display = False
            self.query_one(VerticalScroll).focus()
        else:
            self.dismiss()

    def _draw(self) -> None:
        self.query_one("#keys", Static).update(self._lines(self.query_one(Input).value))

    def _lines(self, words: str) -> Content:
        return lines(words, self._chosen, self._groups, min(_WIDTH, self.app.size.width) - 2 * _MARGIN)

    def _scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def lines(words: str, chosen: Mapping[str, str], groups: keymap.Groups, width: int) -> Content:
    """The keys whose sentence holds all of `words`, grouped by panel, set in `width` cells."""
    found = list(_found(words.lower().split(), chosen, groups, width))
    return Content("\n\n").join(found) if found else Content(_NOTHING_FOUND)


def _found(
    words: list[str], chosen: Mapping[str, str], groups: keymap.Groups, width: int
) -> Iterator[Content]:
    for title, keys in groups:
        rows = [
            _row(binding.tooltip, keymap.all_keys(binding, chosen), width)
            for binding in keys
            if all(word in binding.tooltip.lower() for word in words)
        ]
        if rows:
            yield Content("\n").join([Content.styled(title, "bold $accent"), *rows])


def _row(sentence: str, keys: str, width: int) -> Content:
    """Keys at the left, the sentence folded beside them; below them where there is no room beside."""
    indent = _KEYS_WIDTH if width >= 2 * _KEYS_WIDTH else 2
    folded = f"\n{' ' * indent}".join(paint.sentence(sentence, max(1, width - indent)))
    gap = " " * (indent - measure.cells(keys)) if measure.cells(keys) < indent else f"\n{' ' * indent}"
    return Content.assemble((keys, "bold"), gap, folded)

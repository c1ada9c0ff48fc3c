"""The rules, to look at, to try, to carry out and to give up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui_reader.rules import Rule
from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.screens.leaving import LeavesOnce
from tui_reader.ui.themes import colors_of
from tui_reader.ui.widgets.menu import Choice, Menu

_OWN_KEYS = Content.from_markup(
    "[b]a[/] [$text-muted]new[/]  [b]enter[/] [$text-muted]its posts[/]"
    "  [b]x[/] [$text-muted]use on all posts[/]"
    "  [b]d[/] [$text-muted]give up[/]  [b]esc[/] [$text-muted]close[/]"
)
_NONE = "There is no rule yet. a makes one: it mutes, marks, stars or tags what arrives."


class Wanted(NamedTuple):
    """What is to be done: `new`, `show`, `run` or `remove`, the last three with a rule."""

    what: str
    rule: Rule | None = None


class RulesScreen(LeavesOnce[Wanted | None], ModalScreen[Wanted | None]):
    """Lists the rules; answers what is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.RULES)
    CSS_PATH = "rules.tcss"

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Take the rules."""
        super().__init__()
        self._rules = rules
        self._menu = Menu([Choice(f"{rule.id}", rule.words) for rule in rules], -1)

    def on_mount(self) -> None:
        """Draw in the theme's colors."""
        self._menu.palette = Palette(colors_of(self.app.theme_variables))

    def compose(self) -> ComposeResult:
        """The rules and the keys."""
        with Vertical():
            yield Static(Content.styled("Rules for what arrives", "bold $accent"))
            if self._rules:
                yield self._menu
            else:
                yield Static(Content(_NONE), id="none")
            yield Static(_OWN_KEYS)

    def on_choices_chosen(self, event: Menu.Chosen) -> None:
        """List the posts of the rule that was chosen."""
        self.dismiss(Wanted("show", self._rules[event.index]))

    def action_move(self, step: int) -> None:
        """Move the cursor by a row."""
        self._menu.cursor += step

    def action_new(self) -> None:
        """Ask for a new rule."""
        self.dismiss(Wanted("new"))

    def action_with_rule(self, what: str) -> None:
        """Ask for something to be done with the rule under the cursor."""
        if self._rules:
            self.dismiss(Wanted(what, self._rules[self._menu.cursor]))

    def action_close(self) -> None:
        """Ask for nothing."""
        self.dismiss(None)

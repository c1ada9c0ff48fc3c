"""Making a rule: what it does, for which posts; and below, while one types, which posts that would be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from tui_reader.rules import Action
from tui_reader.text import width
from tui_reader.ui import keymap
from tui_reader.ui.screens.leaving import LeavesOnce
from tui_reader.ui.widgets.few_values import FewValues

_OWN_KEYS = Content.from_markup(
    "[b]↑↓[/] [$text-muted]line[/]  [b]←→[/] [$text-muted]value[/]"
    "  [b]enter[/] [$text-muted]make it[/]  [b]esc[/] [$text-muted]cancel[/]"
)
_TITLE_CELLS = 66
_EXAMPLE = "title:sponsored, source:news minutes:<1 …"
_TAG_EXAMPLE = "the tag, for rules that tag"


class Tried(NamedTuple):
    """Which posts a rule would be for."""

    sentence: str
    titles: Sequence[str] = ()
    is_wrong: bool = False
    """The line can't be understood."""


class Made(NamedTuple):
    """A rule to be kept."""

    does: str
    line: str


class RuleScreen(LeavesOnce[Made | None], ModalScreen[Made | None]):
    """Answers the rule that is to be kept."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.RULE)
    CSS_PATH = "rules.tcss"
    AUTO_FOCUS = "#line"

    def __init__(self, line: str, try_it: Callable[[str], Awaitable[Tried]]) -> None:
        """Take the line to begin with, and who knows which posts a line is for."""
        super().__init__()
        self._line = line
        self._try = try_it
        self._tried = Tried("")

    def compose(self) -> ComposeResult:
        """A line for each part of the rule, what it would be for, and the keys."""
        with Vertical():
            yield Static(Content.styled("A rule for what arrives", "bold $accent"))
            with Horizontal():
                yield Label("For", markup=False)
                line = Input(self._line, _EXAMPLE, id="line", classes="value", compact=True)
                line.select_on_focus = False
                yield line
            with Horizontal():
                yield Label("Do", markup=False)
                actions = tuple(str(action) for action in Action)
                yield FewValues(actions, str(Action.MUTE), "", id="does", classes="value")
            with Horizontal():
                yield Label("Tag", markup=False)
                yield Input("", _TAG_EXAMPLE, id="tag", classes="value", compact=True)
            yield Static(id="found")
            yield Static(_OWN_KEYS)

    def on_mount(self) -> None:
        """Tell what the rule would be for."""
        self._look(self._line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what the rule would be for now; a tag that is typed is to be given."""
        if event.input.id == "line":
            self._look(event.value)
        elif event.value:
            self.query_one(FewValues).value = str(Action.TAG)

    def on_input_submitted(self) -> None:
        """Make the rule from within a line too."""
        self.action_make()

    def action_change(self, step: int) -> None:
        """Let the rule do something else; what is typed into does by itself what such keys do."""
        if isinstance(self.focused, FewValues):
            self.focused.step(step)

    def action_make(self) -> None:
        """Answer the rule; where something is missing, go there."""
        does, tag = self.query_one(FewValues).value, self.query_one("#tag", Input).value.strip()
        line = self.query_one("#line", Input).value.strip()
        if not line or self._tried.is_wrong:
            self.query_one("#line").focus()
        elif does == Action.TAG and not tag:
            self.query_one("#tag").focus()
        else:
            self.dismiss(Made(f"{does} {tag}" if does == Action.TAG else does, line))

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    @work(exclusive=True)
    async def _look(self, line: str) -> None:
        self._tried = await self._try(line)
        titles = [
            f"  {width.truncate(width.list_title(title), _TITLE_CELLS)}" for title in self._tried.titles
        ]
        for found in self.query("#found").results(Static):  # it may be going already
            found.update(Content("\n").join(map(Content, [self._tried.sentence, *titles])))

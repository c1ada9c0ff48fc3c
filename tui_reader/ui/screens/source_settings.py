"""The settings of a source as a form: one line each, below it what it does, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from tui_reader.library import source_settings
from tui_reader.library.source_settings import Form, Setting
from tui_reader.ui import keymap
from tui_reader.ui.screens.leaving import LeavesOnce
from tui_reader.ui.widgets.few_values import FewValues

_OWN_KEYS = Content.from_markup(
    "[b]↑↓[/] [$text-muted]setting[/]  [b]←→[/] [$text-muted]value[/]"
    "  [b]enter[/] [$text-muted]save[/]  [b]esc[/] [$text-muted]cancel[/]"
)

_LOW = 16
"""Lines of a screen below which each counts."""


class SettingsScreen(LeavesOnce[dict[str, str] | None], ModalScreen[dict[str, str] | None]):
    """Answers the settings that were changed, each by its name; None where none is to be."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.SETTING)
    CSS_PATH = "source_settings.tcss"
    AUTO_FOCUS = ".value"

    def __init__(self, form: Form) -> None:
        """Take what can be set, and what is."""
        super().__init__()
        self._form = form

    def compose(self) -> ComposeResult:
        """The source, a line for each setting, what can't be changed here, and the keys."""
        with Vertical():
            yield Static(Content.styled(f"Settings of {self._form.source.title}", "bold $accent"), id="title")
            with Vertical(id="lines"):
                for setting, value in self._form.fields:
                    yield from _line(setting, value)
                if self._form.fixed:
                    yield Static(Content("\n").join(map(Content, self._form.fixed)), id="fixed")
            yield Static(_OWN_KEYS, id="own")

    def on_resize(self) -> None:
        """Give the lines what title and keys leave; where that is little, without the air around these."""
        low = self.size.height < _LOW
        self.set_class(low, "-low")
        self.query_one("#lines").styles.max_height = max(1, self.size.height - (2 if low else 6))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The last line brings into view what stands below it."""
        if event.widget.id == self._form.fields[-1][0].name:
            self.query_one("#lines").scroll_end(animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """A value that is changed isn't wrong any more, until it is to be saved."""
        for setting, _ in self._form.fields:
            if event.input.id == setting.name:
                self._tell(setting, "")

    def on_input_submitted(self) -> None:
        """Save from within a line too."""
        self.action_save()

    def action_change(self, step: int) -> None:
        """Take another value of the few there are; what is typed into does by itself what such keys do."""
        if isinstance(self.focused, FewValues):
            self.focused.step(step)

    def action_save(self) -> None:
        """Answer what was changed; where something is wrong with it, say what, and stay."""
        changed = {
            setting.name: new for setting, old in self._form.fields if (new := self._value(setting)) != old
        }
        wrong = [setting for setting, _ in self._form.fields if self._is_wrong(setting, changed)]
        if wrong:
            self.query_one(f"#{wrong[0].name}").focus()
        else:
            self.dismiss(changed)

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def _value(self, setting: Setting) -> str:
        field = self.query_one(f"#{setting.name}")
        assert isinstance(field, Input | FewValues)
        return field.value.strip()

    def _is_wrong(self, setting: Setting, changed: dict[str, str]) -> bool:
        new = changed.get(setting.name)
        complaint = source_settings.complaint(setting.name, new) if new else ""
        self._tell(setting, complaint)
        return bool(complaint)

    def _tell(self, setting: Setting, complaint: str) -> None:
        """Say below a line what is wrong with it, or else what it means."""
        below = self.query_one(f"#{setting.name}-told", Static)
        below.set_class(bool(complaint), "-wrong")
        below.update(Content(f"! {complaint}" if complaint else setting.meaning))


def _line(setting: Setting, value: str) -> Iterator[Widget]:
    field: Widget = (
        FewValues(("", *setting.choices), value, setting.usual, id=setting.name, classes="value")
        if setting.choices
        else Input(
            value, setting.usual, id=setting.name, classes="value", compact=True, select_on_focus=False
        )
    )
    yield Horizontal(Label(setting.label, markup=False), field, classes="setting")
    yield Static(Content(setting.meaning), id=f"{setting.name}-told", classes="told")

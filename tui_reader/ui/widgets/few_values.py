"""A value of which there are few: it is gone through by keys, not typed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class FewValues(Widget, can_focus=True):
    """Shows one of several values.

    Args:
        values: All there are; the empty one leaves it unset.
        value: The one that holds.
        usual: What stands for the empty one.
        id: Of the widget.
        classes: Of the widget.
    """

    DEFAULT_CSS = "FewValues { height: 1; } FewValues:focus { text-style: bold; }"

    value: reactive[str] = reactive("")

    def __init__(self, values: Sequence[str], value: str, usual: str, *, id: str, classes: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._values = values
        self._usual = usual
        self.set_reactive(FewValues.value, value)

    def render(self) -> Content:
        """The value between arrows."""
        return Content(f"‹ {self.value or self._usual} ›")

    def step(self, step: int) -> None:
        """Take the next value, or the one before; after the last comes the first."""
        at = self._values.index(self.value) if self.value in self._values else 0
        self.value = self._values[(at + step) % len(self._values)]

    def on_click(self, event: events.Click) -> None:
        """Take the next value."""
        event.stop()
        self.step(1)

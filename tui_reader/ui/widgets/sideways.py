"""A view that is wider than the screen and moves under it both ways."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import reactive

from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets.moving import Moving

STEP = 8
"""Cells a key moves sideways."""


class Sideways(Moving, can_focus=True):
    """Lines longer than the screen is wide."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.ALONE)
    ALLOW_SELECT = False

    palette: reactive[Palette] = reactive(Palette.default)

    def watch_virtual_size(self) -> None:
        """Whether there is anything sideways decides which keys are told."""
        self.refresh_bindings()

    def action_side(self, step: int) -> None:
        """Move sideways."""
        self.go_sideways(self.scroll_offset.x + step * STEP)

    def action_edge(self, side: int) -> None:
        """Go to the left edge, or to the right one."""
        self.go_sideways(self.max_scroll_x if side > 0 else 0)

    def go_sideways(self, x: int) -> None:
        """Show cell `x` at the left, or as far to the right as there is anything."""
        self.scroll_to(x=max(0, x), animate=False, force=True)

"""The palette: Textual's, but as calm as our own panels, and safe in the smallest window."""

from __future__ import annotations

from textual import on
from textual.command import CommandList, CommandPalette
from textual.widgets import Input, OptionList

from tui_reader.ui.screens.leaving import LeavesOnce


class CalmPalette(LeavesOnce[None], CommandPalette):
    """No lines, no icon, a width to read in."""

    CSS_PATH = "palette.tcss"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An option list without room for one option fails when a page of it is turned."""
        if action == "command_list":
            return self.query_one(CommandList).scrollable_content_region.area > 0
        return super().check_action(action, parameters)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def choose_once(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        """A command is chosen once, however often enter was pressed before it was there."""
        if not self.is_active:
            event.stop()
            event.prevent_default()

"""The palette: Textual's, but as calm as our own panels, and safe in the smallest window."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette


class CalmPalette(CommandPalette):
    """No lines, no icon, a width to read in."""

    CSS_PATH = "palette.tcss"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An option list without room for one option fails when a page of it is turned."""
        if action == "command_list":
            return self.query_one(CommandList).scrollable_content_region.area > 0
        return super().check_action(action, parameters)

"""Copying what is selected in the post."""

from __future__ import annotations

from tui_reader.ui.screens.searching import Searching
from tui_reader.ui.widgets.reading_pane import ReadingPane


class Copying(Searching):
    """Tells how much is selected, and puts it where other programs take it from."""

    def on_selecting_selection_changed(self, _event: ReadingPane.SelectionChanged) -> None:
        """Tell how much is selected."""
        self.draw_seen()

    def on_selecting_copied(self, event: ReadingPane.Copied) -> None:
        """Copy."""
        self.app.copy_to_clipboard(event.text)
        self.say(f"Copied {_amount(event.text)}.")

    def draw_seen(self) -> None:
        """Show at the foot how much is selected with the keyboard; else how much has been read."""
        super().draw_seen()
        if self.pane.selecting and self.pane.display:
            self.foot.right = f"{_amount(self.pane.selected_text)} selected"


def _amount(text: str) -> str:
    words = len(text.split())
    return "1 word" if words == 1 else f"{words:,} words"

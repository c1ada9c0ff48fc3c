"""Finding in the post that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.models import Place
from tui_reader.ui.screens.reading import Reading
from tui_reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from tui_reader.ui.widgets.find_line import FindLine

NOTHING = "nothing found"


class Searching(Reading):
    """Opens a line to type in, and has the pane find what is typed."""

    _find_line: FindLine | None = None
    _origin = Place()
    """Where reading was when the search began."""

    @property
    def reading(self) -> bool:
        """Whether the reader is in the post, also while typing what to find there."""
        return super().reading or self._find_line is not None

    def action_find(self) -> None:
        """Open the line to type in."""
        # The start of the program does without.
        from tui_reader.document.find import FindPattern
        from tui_reader.ui.widgets.find_line import FindLine

        if self._find_line is None and self.pane.post and self.pane.post.document:
            self._origin = self.pane.place
            pattern = self.pane.finding.pattern if self.pane.finding else FindPattern("")
            self._find_line = FindLine(pattern)
            self.add_class("-finding")
            self.app.expect_typing()
            self.mount(self._find_line)

    def on_find_line_typed(self, event: FindLine.Typed) -> None:
        """Find what is typed."""
        try:
            self.pane.find(event.pattern, self._origin)
        except ReaderError as error:
            if self._find_line:
                self._find_line.said = str(error)

    def on_find_line_stepped(self, event: FindLine.Stepped) -> None:
        """Go to the next match, or to the one before."""
        self.pane.action_match(event.step)

    def on_find_line_kept(self) -> None:
        """Go on reading, with what was found marked."""
        if self.pane.finding and not self.pane.finding.pattern.text:
            self.pane.end_find()
        self._close_line()

    def on_find_line_given_up(self) -> None:
        """Go back to where the search began."""
        self.pane.end_find()
        self.pane.go_to_place(self._origin)
        self._close_line()

    def on_findable_found_changed(self, _event: ReadingPane.FoundChanged) -> None:
        """Tell how much was found; where that is nothing, go back to where the search began."""
        self.draw_seen()
        count = self.pane.count
        if self._find_line and count and count.done and not count.total:
            self.pane.go_to_place(self._origin)

    def draw_seen(self) -> None:
        """Show at the foot which of the matches is in view, and how much of the post has been read."""
        super().draw_seen()
        count = self.pane.count
        if count is None or not self.pane.display:
            return
        found = str(count) if count.total or not count.done else NOTHING
        self.foot.right = f"{found}  {self.foot.right}"
        if self._find_line:
            self._find_line.said = found if self.pane.finding and self.pane.finding.pattern.text else ""

    def _close_line(self) -> None:
        if self._find_line is not None:
            line, self._find_line = self._find_line, None
            self.remove_class("-finding")
            if line.has_focus_within:
                self.set_focus(self.pane, scroll_visible=False)
            line.remove()

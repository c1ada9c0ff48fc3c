"""From heading to heading of the post, and its contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.ui.parsing import parse
from tui_reader.ui.screens.arriving import Arriving
from tui_reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from tui_reader.document.document import Document

NO_HEADINGS = "This post has no headings."
NO_FURTHER = {1: "There is no heading further down.", -1: "There is no heading further up."}


class Outlining(Arriving):
    """Shows the contents of a post."""

    def on_headed_no_heading(self, event: ReadingPane.NoHeading) -> None:
        """Tell that there is no other heading."""
        self.say(NO_FURTHER[event.step])

    def action_contents(self) -> None:
        """Show the post's headings, to go to one."""
        post = self.pane.post
        if post and post.document:
            self.ask_for_line("contents", self._show_contents, post.document)

    async def _show_contents(self, document: Document) -> None:
        from tui_reader.ui.screens.contents import ContentsScreen

        await parse(document)
        headings = document.outline()
        if not headings:
            self.app.begin_typing(None)
            self.say(NO_HEADINGS)
            return

        def chosen(index: int | None) -> None:
            if index is not None:
                self.remember()
                self.pane.go_to_heading(headings, index)

        here = self.pane.heading_in_view(headings)
        self.app.push_screen(ContentsScreen(headings, here), chosen)

"""Footnotes: a look at one without leaving the line, the way to it, and the way back."""

from __future__ import annotations

from tui_reader.document.lines import Target, TargetKind
from tui_reader.ui.screens.telling import Telling, label_of
from tui_reader.ui.widgets.peek import Peek

NO_NOTE = "This footnote is not in the post."

AIR = 2
"""Lines left above a note, or a mark, that was gone to."""


class Peeking(Telling):
    """Shows footnotes where they are mentioned."""

    _peeked: Target | None = None
    _before: int | None = None
    """The line at the top, where the text had to move for the note."""

    @property
    def peek(self) -> Peek:
        """What shows a note over the post."""
        return self.query_one(Peek)

    @property
    def reading(self) -> bool:
        """Whether the reader is in the post, also while looking at a note of it."""
        return super().reading or self.peek.has_focus

    def show_note(self, number: int, target: Target) -> None:
        """Show the footnote a mark stands for, the mark staying in view."""
        from tui_reader.document.document import Document

        post = self.pane.post
        text = post.document.note(label_of(target)) if post and post.document else ""
        if not text:
            self.say(NO_NOTE)
            return
        self._peeked, self._before = target, None
        sheet = self.pane.sheet
        width = sheet.width if sheet else self.pane.size.width
        title = f"Footnote {target.label}"
        margin = self.pane.rule.ljust(self.pane.text_left)
        self.peek.show(title, Document(text), self.pane.region, margin, width)
        self._keep_in_view(number)
        self.set_focus(self.peek, scroll_visible=False)
        self.foot.address = ""

    def _keep_in_view(self, number: int) -> None:
        row = self.pane.row_of(number)
        hidden = 0 if row is None else row - (self.pane.size.height - self.peek.rows) + 1
        if hidden > 0:
            self._before = self.pane.scroll_offset.y
            self.pane.go_to(self._before + hidden)

    def on_peek_closed(self) -> None:
        """Go back to the line the note belongs to."""
        self.set_focus(self.pane, scroll_visible=False)
        if self._before is not None:
            self.pane.go_to(self._before)
        self.tell_aim()

    def on_peek_note_wanted(self) -> None:
        """Go to the note itself, where the others are."""
        self.set_focus(self.pane, scroll_visible=False)
        if self._peeked:
            self.ask("follow", self._go_to_target, TargetKind.BACK, f"#fnref-{label_of(self._peeked)}")

    def go_to_mark(self, target: Target) -> None:
        """Go from a note back to where it is mentioned: where one came from, or else to the first mark."""
        last = self.trail.behind[-1] if self.trail.behind else None
        if last and self.pane.post and last.headline.id == self.pane.post.headline.id:
            self.action_go_back()
        else:
            self.ask("follow", self._go_to_target, TargetKind.NOTE, f"#fn-{label_of(target)}")

    async def _go_to_target(self, kind: TargetKind, url: str) -> None:
        y = await self.pane.line_where(kind, url)
        if y is None:
            self.say(NO_NOTE)
            return
        self.remember()
        self.pane.go_to(max(0, y - AIR))

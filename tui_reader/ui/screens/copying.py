"""Copying what is selected in the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.actions import SkipAction

from tui_reader.ui import keymap
from tui_reader.ui.parsing import parse
from tui_reader.ui.screens.searching import Searching
from tui_reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from tui_reader.document.document import Document
    from tui_reader.ui.widgets.numbering import Numbering

NO_WORDS = "What is selected holds no words to copy."
NO_CODE = "There is no code in this post to copy. tab chooses a link, v selects text."


class Copying(Searching):
    """Tells how much is selected, and puts it where other programs take it from."""

    _idle_before: frozenset[str] = frozenset()
    """What the foot was last drawn without, as to code."""

    def on_selecting_selection_changed(self, _event: ReadingPane.SelectionChanged) -> None:
        """Tell how much is selected."""
        self.draw_seen()

    def on_selecting_copied(self, event: ReadingPane.Copied) -> None:
        """Copy."""
        self._copy_words(event.text)

    def action_copy_text(self) -> None:
        """Copy what is selected, and say so: what Textual does with ^c, it does in silence."""
        if (selected := self.get_selected_text()) is None:
            raise SkipAction  # then it is the key of people who want to leave
        self._copy_words(selected)

    def _copy_words(self, text: str) -> None:
        if text.strip():
            self.app.copy_to_clipboard(text)
            self.say(f"Copied {_amount(text)}.")
        else:
            self.say(NO_WORDS)

    def action_copy_code(self) -> None:
        """Ask which block of code is to be copied; where there is one alone, copy it."""
        if self.pane.post and self.pane.post.document:
            self.ask("copy", self._ask_which, self.pane.post.document)

    async def _ask_which(self, document: Document) -> None:
        await parse(document)
        match document.codes:
            case 0:
                self.say(NO_CODE)
            case 1:
                self._copy_code(document, 1)
            case most:
                self.pane.begin_number(most)
                self.say(f"Copy which code? Type its number, 1 to {most}.", stay=True)

    def on_numbering_number_begun(self, event: Numbering.NumberBegun) -> None:
        """Show what was typed of a number that may go on, and how to end it."""
        self.say(f"Code {event.digits}: enter copies it, or type on.", stay=True)

    def on_numbering_numbered(self, event: Numbering.Numbered) -> None:
        """Copy the block of code with the number that was typed."""
        post = self.pane.post
        if post is None or post.document is None or not event.number:
            self.say("")
        elif event.number > post.document.codes:
            self.say(f"There is no code {event.number} in this post.")
        else:
            self._copy_code(post.document, event.number)

    def _copy_code(self, document: Document, number: int) -> None:
        source = document.code(number).source
        self.app.copy_to_clipboard(source)
        lines = source.count("\n") + 1
        self.say(f"Copied code {number}: {lines:,} line{'s' if lines > 1 else ''}.")

    @property
    def idle_keys(self) -> frozenset[str]:
        """The ids of the keys for code that have nothing to do on what is in view."""
        if not self.pane.has_code:
            return keymap.OF_CODE
        return frozenset() if self.pane.has_wide_code else keymap.OF_WHAT_IS_WIDE

    def draw_seen(self) -> None:
        """Show at the foot how much is selected with the keyboard; else how much has been read."""
        super().draw_seen()
        if self.pane.has_focus and self._idle_before != (idle := self.idle_keys):
            self._idle_before = idle
            self.refresh_bindings()
        if self.pane.selecting and self.pane.display:
            self.foot.right = f"{_amount(self.pane.selected_text)} selected"


def _amount(text: str) -> str:
    words = len(text.split())
    return "1 word" if words == 1 else f"{words:,} words"

"""What is typed on while a line to type in is still opening reaches that line.

Textual looks for a key's binding when the key has come up through the widgets, so keys typed quickly
after the one that opens a line would still be commands: `/star` would star the post.
"""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.widget import Widget


class TypingAhead(App[None]):
    """An application in which nothing typed for a line becomes a command."""

    _ahead: list[events.Key] | None = None
    """What was typed for a line that is opening; None while none is."""

    def expect_typing(self) -> None:
        """Keep what is typed from now on for a line that opens."""
        self._ahead = []

    def begin_typing(self, line: Widget | None) -> None:
        """Give a line what was typed for it; None: it does not open after all."""
        ahead, self._ahead = self._ahead or [], None
        for event in ahead:
            if line is not None:
                line.post_message(event)

    def on_key(self, event: events.Key) -> None:
        """Hand on a letter that a line ought to have had: the line itself lets none through."""
        if not event.is_printable:
            return
        letter = events.Key(event.key, event.character)
        if self._ahead is not None:
            self._ahead.append(letter)
        elif hasattr(self.focused, "insert_text_at_cursor"):
            assert self.focused is not None
            self.focused.post_message(letter)
        else:
            return
        event.stop()
        event.prevent_default()

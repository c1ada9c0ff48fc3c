"""What has a cursor, under the mouse's wheel."""

from __future__ import annotations

from textual import events


class Wheel:
    """The wheel moves the cursor."""

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down."""
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up."""
        event.stop()
        self.action_move(-1)

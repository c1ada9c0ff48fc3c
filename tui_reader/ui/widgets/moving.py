"""Moving through lines: at once, never gliding, also to lines that are yet to be laid out."""

from __future__ import annotations

from textual.scroll_view import ScrollView


class Moving(ScrollView, inherit_bindings=False):
    """A view of lines that goes where keys send it."""

    to_bottom = False
    """Whether the end was asked for before it was laid out."""

    @property
    def all_there(self) -> bool:
        """Whether every line is laid out, so that the end is known."""
        return True

    def reach_line(self, y: int) -> None:
        """Lay out through line `y`, where that is yet to be done."""

    def go_past_end(self) -> None:
        """Read on from the end."""

    def action_line(self, step: int) -> None:
        """Scroll by a line."""
        self._move(step)

    def action_half(self, step: int) -> None:
        """Scroll by half a page."""
        self._move(step * max(1, self.size.height // 2))

    def action_page(self, step: int) -> None:
        """Scroll by a page, two lines of it kept in view; at the end go past it."""
        if step > 0 and self.all_there and self.scroll_offset.y >= self.max_scroll_y:
            self.go_past_end()
        else:
            self._move(step * max(1, self.size.height - 2))

    def action_top(self) -> None:
        """Go to the beginning."""
        self.go_to(0)

    def action_bottom(self) -> None:
        """Go to the end, as soon as it is laid out."""
        if self.all_there:
            self.go_to(self.max_scroll_y)
        else:
            self.to_bottom = True

    def go_to(self, y: int) -> None:
        """Show line `y` at the top, or as far up as there are lines for."""
        self.to_bottom = False
        self.scroll_to(y=y, animate=False, force=True)

    def _move(self, lines: int) -> None:
        y = self.scroll_offset.y + lines
        if y > self.max_scroll_y and not self.all_there:
            self.reach_line(y + self.size.height)
        self.go_to(y)

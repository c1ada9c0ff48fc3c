"""What every screen over the main one has in common: it goes once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

if TYPE_CHECKING:

    class _Part(Screen[ScreenResultType]):
        pass
else:
    # Textual looks for styles along the first base that is a screen, and would find no others'.
    class _Part(Generic[ScreenResultType]):
        pass


class LeavesOnce(_Part[ScreenResultType]):
    """Ignores a second answer: a key that was pressed again before the screen had gone is for nobody.

    Textual would take away whatever screen is there by then, or fail when it is the last.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Answer, and go."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

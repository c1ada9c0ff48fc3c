"""What every screen over the main one has in common: it goes once, if need be before it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from tui_reader.ui.type_ahead import TypingAhead

if TYPE_CHECKING:

    class _Part(Screen[ScreenResultType]):
        pass
else:
    # Textual looks for styles along the first base that is a screen, and would find no others'.
    class _Part(Generic[ScreenResultType]):
        pass


class LeavesOnce(_Part[ScreenResultType]):
    """Ignores a second answer: a key that was pressed again before the screen had gone is for nobody.

    Textual would take away whatever screen is there by then, or fail when it is the last. And a screen that
    is answered, or the program quit, before it has come would hear that it is there without its parts.
    """

    async def on_event(self, event: events.Event) -> None:
        """Hear what happens, but not that it has come when it is going: it may have none of its parts."""
        stays = self in self.app.screen_stack and self.app.return_code is None
        if stays or not isinstance(event, events.Mount | events.Resize):
            await super().on_event(event)
        elif isinstance(self.app, TypingAhead):
            self.app.begin_typing(None)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Answer, and go."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

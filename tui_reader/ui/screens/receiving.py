"""Fetching the feeds of a list that was taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.text.amounts import counted
from tui_reader.ui.screens.arriving import Arriving
from tui_reader.ui.screens.visiting import news

if TYPE_CHECKING:
    from tui_reader.library.lists import Imported


class Receiving(Arriving):
    """Asks feeds that are new here at once."""

    def fetch_taken(self, found: Imported, whence: str = "") -> None:
        """Fetch the new feeds of a list, which esc stops, and tell what became of all of it.

        Args:
            found: What became of the list.
            whence: Words for what it comes from.
        """
        self.ask("look", self._fetch_taken, found, whence)

    async def _fetch_taken(self, found: Imported, whence: str) -> None:
        told = f"Took over {counted(len(found.new), 'feed')}{whence}."
        match found.notes:
            case []:
                pass
            case [only]:
                told = f"{told} {only}"
            case notes:
                told = f"{told} {len(notes):,} others were left out: tui-reader import tells why."
        if not found.new:
            self.say(told)
            return
        self.say(told, stay=True)
        results = await self.look_at(found.new, insist=True)
        self.say(f"{told} {news(results)} p shows them, u undoes.")
        self.fill_index()

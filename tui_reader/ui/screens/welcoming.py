"""At a first start: taking over the feeds of newsboat, where it was used before. It is offered once."""

from __future__ import annotations

from pathlib import Path

from tui_reader.ui.screens.receiving import Receiving
from tui_reader.ui.screens.setting_up import SettingUp

OFFER = "Take over newsboat's feeds? (yes or no)"
"""Short enough that a window of 50 columns shows the answer beside it."""

FOUND_NONE = "No feeds of newsboat were found here."


class Welcoming(SettingUp, Receiving):
    """Offers to bring along what was read elsewhere."""

    was_offered = False
    """Whether it was offered, now or in a session before."""

    def offer_newsboat(self, home: Path) -> None:
        """Offer to take over newsboat's feeds, unless that was done, or there are sources already."""
        self.was_offered = self.was_offered or self.session.offered
        if not self.was_offered:
            self.ask("offer", self._offer, home)

    def action_import_newsboat(self) -> None:
        """Take over newsboat's feeds."""
        self.ask("sources", self._import_newsboat, Path.home())

    async def _offer(self, home: Path) -> None:
        from tui_reader.library import lists  # the start of the program does without

        if await self.library.sources() or lists.find_newsboat(home) is None:
            return
        self.was_offered = True
        self._ask_for(OFFER, "yes", self._answered, home)

    async def _answered(self, home: Path, answer: str) -> None:
        if answer.strip().lower() in ("y", "yes"):
            await self._import_newsboat(home)

    async def _import_newsboat(self, home: Path) -> None:
        from tui_reader.library import lists

        path = lists.find_newsboat(home)
        if path is None:
            self.say(FOUND_NONE)
            return
        found = await self.library.import_list(path)
        await self._list(None)
        self.fetch_taken(found, " from newsboat")

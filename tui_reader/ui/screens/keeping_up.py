"""Looking for new posts by itself, while somebody reads."""

from __future__ import annotations

from functools import partial

from tui_reader.ui.screens.arriving import Arriving
from tui_reader.ui.screens.visiting import news


class KeepingUp(Arriving):
    """Asks from time to time, where the settings say so."""

    def keep_up(self) -> None:
        """Begin to look for new posts, every so many minutes."""
        if minutes := self.library.config.refresh_minutes:
            self.set_interval(60 * minutes, partial(self.ask, "background", self.look_quietly))

    async def look_quietly(self) -> None:
        """Ask what may be asked; what comes shows in its place, and nothing is said of what doesn't."""
        chosen = [source.id for source in await self.library.sources() if source.subscribed]
        results = [result for result in await self.library.refresh(chosen) if not result.error]
        if any(result.added or result.changed for result in results):
            await self.show_news()
            self.say(news(results))
            self.fill_index()

"""Sharing the library with other programs: what they change shows here within a second."""

from __future__ import annotations

import asyncio
import logging

from tui_reader.errors import ReaderError
from tui_reader.models import Headline, Query
from tui_reader.ui.screens.watching import Watching

BETWEEN_LOOKS = 0.4
"""Seconds between two looks at whether another program has written."""

REMOVED = "{} was removed by another program. u brings it back."

log = logging.getLogger(__name__)


class Sharing(Watching):
    """Keeps what is shown as the library is, whoever changes it."""

    _sharing: asyncio.Task[None] | None = None

    def share(self) -> None:
        """Begin to look for what others change, where folders are watched too."""
        if self.is_live:
            self._sharing = asyncio.create_task(self._follow_others())

    async def on_unmount(self) -> None:
        """Nobody looks any more."""
        if self._sharing is not None:
            self._sharing.cancel()

    async def _follow_others(self) -> None:
        """A task and no worker: it has no end to wait for."""
        try:
            while True:
                # Under another screen nothing of this is seen: the first look after it finds it all.
                if self.is_current and await self.library.changed_by_others():
                    self.ask("others", self._take_over)
                await asyncio.sleep(BETWEEN_LOOKS)
        except ReaderError as error:
            self.say(str(error))
        except Exception:
            # The boundary of a task nobody awaits: what is shown is no longer followed.
            log.exception("looking for changes of others failed")

    async def _take_over(self) -> None:
        if self.query_shown is None:
            return
        read = self.chosen if self.reading else None
        await self._leave_removed(self.query_shown)
        self.posts.now = self.clock()
        await self.fit()
        await self.count()
        if read:
            await self._keep_chosen(read)
        await self.show_anew()

    async def _leave_removed(self, query: Query) -> None:
        """Where the one source that is listed was removed, list all."""
        shown = self.source_shown
        if shown and shown.subscribed and shown.id not in {each.id for each in await self.library.sources()}:
            self.query_shown = Query(scope=query.scope, drafts=self.drafts)
            self.say(REMOVED.format(shown.title))

    async def _keep_chosen(self, read: Headline) -> None:
        """What is read stays what keys act on, also where the list doesn't hold it any more."""
        fresh = await self.library.headline(read.id)
        listed = self.posts.headline
        if listed is None or listed.id != fresh.id:
            self.away = fresh

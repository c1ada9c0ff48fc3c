"""Following a folder as it changes: what is written in it shows at once, and the open post with it."""

from __future__ import annotations

import asyncio
import logging

from tui_reader.models import SourceId, SourceKind
from tui_reader.ui.screens.arriving import Arriving

LOCAL = frozenset({SourceKind.FOLDER, SourceKind.FILE, SourceKind.FEED_FILE, SourceKind.GUIDE})

log = logging.getLogger(__name__)


class Watching(Arriving):
    """Keeps what is shown of a folder as the folder is."""

    is_live = False
    """Whether folders are watched."""

    _watched: SourceId | None = None
    _watch: asyncio.Task[None] | None = None

    def draw_top(self) -> None:
        """Draw what is known of the sources, and watch the one that is shown."""
        super().draw_top()
        shown = self.source_shown
        local = shown.id if shown and shown.kind in LOCAL else None
        if self.is_live and local != self._watched:
            self.stop_watching()
            self._watched = local
            if local is not None:
                # What watches is loaded once the first frame is out.
                self.call_after_refresh(self._begin_watching, local)

    def _begin_watching(self, local: SourceId) -> None:
        if self._watched == local and self._watch is None:
            self._watch = asyncio.create_task(self._follow_changes(local))

    async def on_unmount(self) -> None:
        """Nothing is watched any more."""
        self.stop_watching()

    def stop_watching(self) -> None:
        """Watch nothing."""
        if self._watch is not None:
            self._watch.cancel()
        self._watch = self._watched = None

    async def _follow_changes(self, source_id: SourceId) -> None:
        """A task and no worker: it has no end to wait for."""
        try:
            async for _ in self.library.changes(source_id):
                self.ask("live", self._catch_up, source_id)
        except Exception:
            # The boundary of a task nobody awaits: the list goes on without being followed.
            log.exception("watching the source %s failed", source_id)

    async def _catch_up(self, source_id: SourceId) -> None:
        await self.library.refresh([source_id])
        await self.show_news()
        self.fill_index()

    async def show_news(self) -> None:
        """Let the list show what has come, and the open post what has become of it."""
        await super().show_news()
        await self.show_anew()

    async def show_anew(self) -> None:
        """Show the open post as it is now, where reading is, if its text has changed."""
        opened, post = self.article, self.pane.post
        if opened is None or post is None or post.headline.id != opened.headline.id:
            return
        fresh = await self.library.open_post(opened.headline.id)
        if fresh.markdown != opened.markdown or fresh.headline.title != opened.headline.title:
            place = self.pane.place
            self.show_article_at(fresh, place)
            if not fresh.complete and self.pane.post and self.pane.post.document:
                self.pane.post.document.extend(await self.library.rest(fresh))
                self.pane.extended()

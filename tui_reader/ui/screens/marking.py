"""Marks on posts, and taking them back."""

from __future__ import annotations

from dataclasses import replace

from textual.worker import Worker, WorkerState

from tui_reader.models import Headline, Query
from tui_reader.ui.screens.previewing import Previewing

NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to do again."
NOTHING_UNREAD = "Nothing here is unread."


class Marking(Previewing):
    """Read, starred, and undo."""

    def action_mark(self) -> None:
        """Mark the chosen post read, or unread when it is read."""
        if self.chosen:
            changed = replace(self.chosen, read=not self.chosen.read)
            self.posts.update_row(changed)
            self.ask("marks", self._mark, changed)

    def action_star(self) -> None:
        """Star the chosen post, or take its star."""
        if self.chosen:
            changed = replace(self.chosen, starred=not self.chosen.starred)
            self.posts.update_row(changed)
            self.ask("marks", self._star, changed)

    def action_mark_all(self) -> None:
        """Mark all posts of the list read."""
        if self.query_shown:
            self.ask("marks", self._mark_all, self.query_shown)

    def action_redo(self) -> None:
        """Make the change again that was undone last."""
        self.ask("marks", self._redo)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.ask("marks", self._undo)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Draw a mark that could not be kept as it is."""
        if event.state is WorkerState.ERROR and event.worker.group == "marks" and self.query_shown:
            self.ask("page", self.fit)

    async def _mark(self, changed: Headline) -> None:
        await self.library.mark_read([changed.id], changed.read)
        await self.marks_changed(changed)
        self.say(f"Marked {'read' if changed.read else 'unread'}. u takes it back.")

    async def _mark_all(self, query: Query) -> None:
        changed = await self.library.mark_all_read(query)
        if not changed:
            self.say(NOTHING_UNREAD)
            return
        posts = "1 post" if changed == 1 else f"{changed:,} posts"
        await self.fit()
        await self.count()
        self.say(f"Marked {posts} read: u undoes.")

    async def _redo(self) -> None:
        again = await self.library.redo()
        self.say(again or NOTHING_TO_REDO)
        if again:
            await self.fit()
            await self.count()

    async def _star(self, changed: Headline) -> None:
        await self.library.star([changed.id], changed.starred)
        await self.marks_changed(changed)
        self.say(f"{'Starred' if changed.starred else 'Star taken away'}. u takes it back.")

    async def _undo(self) -> None:
        undone = await self.library.undo()
        self.say(undone or NOTHING_TO_UNDO)
        if undone:
            await self.fit()
            await self.count()

    async def marks_changed(self, headline: Headline) -> None:
        """Draw a post's row and the counters as they are now."""
        await super().marks_changed(headline)
        await self.count()

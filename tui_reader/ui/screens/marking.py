"""Marks on posts, on one or on many at once, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.worker import Worker, WorkerState

from tui_reader.models import Headline, PostId, Query
from tui_reader.text.amounts import counted
from tui_reader.ui.screens.selecting import Selecting

NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to do again."
NOTHING_UNREAD = "Nothing here is unread."
AS_BEFORE = "They are so already."
OLDER = "Mark read what is older than"
OLDER_HINT = '2025-07-31, 2025-07, 3d, "2 weeks"'


class Marking(Selecting):
    """Read, starred, and undo."""

    def action_mark(self) -> None:
        """Mark the chosen post read, or unread when it is read."""
        if self.chosen:
            changed = self.chosen._replace(read=not self.chosen.read)
            self.posts.update_row(changed)
            self.ask("marks", self._mark, changed)

    def action_star(self) -> None:
        """Star the chosen post, or take its star."""
        if self.chosen:
            changed = self.chosen._replace(starred=not self.chosen.starred)
            self.posts.update_row(changed)
            self.ask("marks", self._star, changed)

    def action_mark_all(self) -> None:
        """Mark all posts of the list read."""
        if self.query_shown:
            self.ask("marks", self._mark_all, self.query_shown)

    def action_mark_beyond(self, step: int) -> None:
        """Mark all posts above the cursor read, or all below it."""
        if self.posts.headline:
            self.ask("marks", self._mark_beyond, self.posts.headline, step)

    def action_mark_older(self) -> None:
        """Ask for an age, and mark all older posts of the list read."""
        from tui_reader.ui.screens.asking import AskScreen

        def answered(line: str | None) -> None:
            if line and line.strip():
                self.ask("marks", self._mark_older, line)

        self.app.expect_typing()
        self.app.push_screen(AskScreen(OLDER, hint=OLDER_HINT), answered)

    def action_redo(self) -> None:
        """Redo what was taken back last."""
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
        await self.told(f"Marked {counted(changed, 'post')} read" if changed else "", NOTHING_UNREAD)

    async def _mark_beyond(self, headline: Headline, step: int) -> None:
        ids = await self.ids_beyond(headline, step)
        changed = await self.library.mark_read(ids, True)
        await self.told(f"Marked {counted(changed, 'post')} read" if changed else "", NOTHING_UNREAD)

    async def _mark_older(self, line: str) -> None:
        from tui_reader.library import query

        assert self.query_shown is not None
        older = query.older_than(self.query_shown, line, self.clock().astimezone(self.zone))
        await self._mark_all(older)

    async def do_with_selected(self, what: str) -> None:
        """Mark what is selected, or star it; where all of it is so already, the other way round."""
        ids = await self.selected_ids()
        if what == "star":
            words = await self._star_all(ids)
        elif changed := await self.library.mark_read(ids, True):
            words = f"Marked {counted(changed, 'post')} read"
        else:
            words = f"Marked {counted(await self.library.mark_read(ids, False), 'post')} unread"
        self.posts.begun = None
        await self.told(words)

    async def _star_all(self, ids: Sequence[PostId]) -> str:
        if changed := await self.library.star(ids, True):
            return f"Starred {counted(changed, 'post')}"
        return f"Took the stars of {counted(await self.library.star(ids, False), 'post')}"

    async def told(self, words: str, otherwise: str = AS_BEFORE) -> None:
        """Draw what has become of many posts, and say so; without words nothing has."""
        if words:
            await self.fit()
            await self.count()
            await self.end_changed()
        self.say(f"{words}: u undoes." if words else otherwise)

    async def _redo(self) -> None:
        await self.retold(await self.library.redo(), NOTHING_TO_REDO)

    async def _star(self, changed: Headline) -> None:
        await self.library.star([changed.id], changed.starred)
        await self.marks_changed(changed)
        self.say(f"{'Starred' if changed.starred else 'Star taken away'}. u takes it back.")

    async def _undo(self) -> None:
        await self.retold(await self.library.undo(), NOTHING_TO_UNDO)

    async def retold(self, words: str | None, otherwise: str) -> None:
        """Draw what an undone change, or one made again, has become of, and say it in words."""
        if words:
            await self.fit()
            await self.count()
            await self.end_changed()
        self.say(words or otherwise)

    async def end_changed(self) -> None:
        """Draw the end of the post in view as it is now: its tags may be others."""
        if (post := self.pane.post) is not None and not post.is_source:
            fresh = await self.library.headline(post.headline.id)
            if self.pane.post is post and fresh.own_tags != post.headline.own_tags:
                told = post.headline._replace(own_tags=fresh.own_tags)
                self.pane.show_end(replace(post, headline=told))

    async def marks_changed(self, headline: Headline) -> None:
        """Draw a post's row and the counters as they are now."""
        await super().marks_changed(headline)
        await self.count()

"""What a person decides about posts: read, starred, tagged; and every decision taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui_reader.library.progress import nobody
from tui_reader.library.reading import WhenRead
from tui_reader.library.shelf import Shelf
from tui_reader.models import PostId, Query, SourceId
from tui_reader.store import journal, settings, tagging


class Deciding(Shelf):
    """Marks on posts, and the way back from them."""

    async def when_read(self, source_id: SourceId) -> WhenRead:
        """When posts of a source are marked read by themselves: as set for it alone, else for all."""
        own = await self.database.read(settings.get, source_id, settings.READ_WHEN)
        return WhenRead(own or self.config.read_when)

    async def mark_opened(self, post_id: PostId) -> bool:
        """Mark a post read because it was opened; True when it was unread. `undo` takes it back."""
        return await self.database.write(journal.mark_opened, post_id, self.clock())

    async def mark_read(self, ids: Sequence[PostId], read: bool) -> int:
        """Mark posts read or unread; returns how many changed. `undo` takes it back."""
        return await self.database.write(journal.mark_read, ids, read, self.clock())

    async def mark_all_read(self, query: Query) -> int:
        """Mark all posts of a list read; returns how many changed. `undo` takes it back as one."""
        return await self.database.write(journal.mark_all_read, query, self.clock())

    async def star(self, ids: Sequence[PostId], starred: bool) -> int:
        """Star posts, or take their stars; returns how many changed. `undo` takes it back."""
        return await self.database.write(journal.mark_starred, ids, starred, self.clock())

    async def tag(self, ids: Sequence[PostId], words: Sequence[str]) -> int:
        """Give posts tags of the person's own, or take such away; returns how many changed.

        Args:
            ids: The posts.
            words: Names as typed: `to-read` or `+to-read` is given, `-to-read` taken away.

        Raises:
            ReaderError: There is no name in the words.
        """
        from tui_reader.library import tags

        add, remove = tags.read(words)
        return await self.database.write(tagging.tag, ids, add, remove, self.clock())

    async def own_tags(self) -> tuple[str, ...]:
        """Every tag there is of the person's own."""
        return await self.database.read(tagging.own)

    async def split(self, ids: Sequence[PostId], alone: bool = True) -> int:
        """Part posts from their copies for good, or let them join again; `undo` takes it back."""
        return await self.database.write(journal.mark_alone, ids, alone, self.clock())

    async def undo(self) -> str | None:
        """Take back the last change; returns what was undone in words, or None when nothing is left."""
        return await self._step(back=True)

    async def redo(self) -> str | None:
        """Redo what was taken back last."""
        return await self._step(back=False)

    async def _step(self, *, back: bool) -> str | None:
        """Step back or forth; when a source is asked and how a folder is read follow what is set for them."""
        intervals, dialects = (
            await self._of_sources(settings.INTERVAL),
            await self._of_sources(settings.DIALECT),
        )
        told = await self.database.write(journal.undo if back else journal.redo)
        for source_id in _changed(intervals, await self._of_sources(settings.INTERVAL)):
            await (await self.reading_sources()).asker.reckon(source_id)
        for source_id in _changed(dialects, await self._of_sources(settings.DIALECT)):
            await (await self.reading_sources()).one(await self.source(source_id), nobody)
        return told

    async def _of_sources(self, name: str) -> dict[SourceId, str]:
        return await self.database.read(settings.of_sources, name)


def _changed(before: Mapping[SourceId, str], after: Mapping[SourceId, str]) -> set[SourceId]:
    return {source_id for source_id, _ in before.items() ^ after.items()}

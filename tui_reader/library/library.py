"""What the program can do, one method a verb. It knows neither a screen nor a shell."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from tui_reader.library.perusing import Perusing
from tui_reader.library.remembering import Remembering
from tui_reader.library.searching import Searching
from tui_reader.library.subscribing import Subscribing
from tui_reader.models import PostId, Query
from tui_reader.store import health, journal, posts, search, twins


class Library(Subscribing, Perusing, Searching, Remembering):
    """The posts a person has opened, and every decision about them."""

    # Marks

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

    async def split(self, ids: Sequence[PostId], alone: bool = True) -> int:
        """Part posts from their copies for good, or let them join again; `undo` takes it back."""
        return await self.database.write(journal.mark_alone, ids, alone, self.clock())

    async def undo(self) -> str | None:
        """Take back the last change; returns what was undone in words, or None when nothing is left."""
        return await self.database.write(journal.undo)

    async def redo(self) -> str | None:
        """Make the change again that was undone last."""
        return await self.database.write(journal.redo)

    async def counts(self, query: Query) -> tuple[int, int]:
        """How many posts of a query are unread, and how many there are."""
        return await self.database.read(posts.counts, query)

    # Others

    async def changed_by_others(self) -> bool:
        """Whether another program has changed the library since this was asked last; it costs nothing."""
        return await self.database.changed_by_others()

    # Background

    async def fill_index(self) -> int:
        """Take a small batch of posts into the full-text index; 0 when all are in.

        After that copies are found among what an older version has stored.
        """
        from tui_reader.library import looking

        indexed = await self.database.write(search.fill, look=looking.seen)
        return indexed or await self.database.write(twins.fill)

    async def index_all(self) -> None:
        """Take all posts that wait into the full-text index, so that a search finds everything."""
        while await self.fill_index():
            pass

    async def find_copies(self) -> None:
        """Find the copies among what an older version has stored. After that there is nothing to do."""
        if self.database.writable and await self.database.read(twins.waits):
            while await self.database.write(twins.fill):
                pass

    async def warm(self) -> None:
        """Load what opening posts and asking sources will need, in a thread and ahead of need."""
        await asyncio.to_thread(_load_the_rest)

    async def check(self) -> str:
        """What is wrong with the database file, or nothing. Reads all of it."""
        return await self.database.read(health.check)


def _load_the_rest() -> None:
    from tui_reader.library import links, mentions, opening, refresh, related  # noqa: F401

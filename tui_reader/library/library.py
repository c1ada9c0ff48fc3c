"""What the program can do, one method a verb. It knows neither a screen nor a shell."""

from __future__ import annotations

import asyncio

from tui_reader.library.deciding import Deciding
from tui_reader.library.perusing import Perusing
from tui_reader.library.remembering import Remembering
from tui_reader.library.ruling import Ruling
from tui_reader.library.searching import Searching
from tui_reader.library.subscribing import Subscribing
from tui_reader.models import Query
from tui_reader.store import health, posts, search, twins

_COMPARED_FIRST = 1_000
"""Posts of an older database that are compared before a list is shown: a third of a second."""


class Library(Subscribing, Perusing, Searching, Deciding, Ruling, Remembering):
    """The posts a person has opened, and every decision about them."""

    # Lists

    async def counts(self, query: Query) -> tuple[int, int]:
        """How many posts of a query are unread, and how many there are."""
        return await self.database.read_at_leisure(posts.counts, query)

    # Others

    async def changed_by_others(self) -> bool:
        """Whether another program has changed the library since this was asked last; it costs nothing."""
        return await self.database.changed_by_others()

    # Background

    async def fill_index(self) -> int:
        """Take a small batch of posts into the full-text index; 0 when all are in, or none can be.

        After that copies are found among what an older version has stored.
        """
        from tui_reader.library import article_words, looking

        if not self.database.writable:
            return 0
        await article_words.learn(self.database)
        indexed = await self.database.write(search.fill, look=looking.seen)
        return indexed or await self.database.write(twins.fill)

    async def index_all(self) -> None:
        """Take all posts that wait into the full-text index, so that a search finds everything."""
        while await self.fill_index():
            pass

    async def find_copies(self) -> bool:
        """Find the copies among the newest posts that an older version has stored; False when none waits.

        The others are left to `fill_index`: comparing 100,000 posts may take half a minute.
        """
        if not (self.database.writable and await self.database.read(twins.waits)):
            return False
        await self.database.write(twins.fill, _COMPARED_FIRST)
        return True

    async def warm(self) -> None:
        """Load what opening posts and asking sources will need, in a thread and ahead of need."""
        await asyncio.to_thread(_load_the_rest)

    async def check(self) -> str:
        """What is wrong with the database file, or nothing. Reads all of it."""
        return await self.database.read(health.check)


def _load_the_rest() -> None:
    from tui_reader.library import links, mentions, opening, refresh, related  # noqa: F401

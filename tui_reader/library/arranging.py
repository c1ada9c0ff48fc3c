"""How lists are arranged: what a person chose for each is kept."""

from __future__ import annotations

from tui_reader.library.shelf import Shelf
from tui_reader.models import Query
from tui_reader.ordering import Arrangement
from tui_reader.store import arrangements, order


class Arranging(Shelf):
    """What is done with the order of lists."""

    async def arranged(self, query: Query) -> Query:
        """A list as the person arranged it last."""
        return query._replace(arrangement=await self.database.read(arrangements.get, query))

    async def arrange(self, query: Query, arrangement: Arrangement) -> Query:
        """Arrange a list otherwise, and keep that for its source, its saved search, or all posts."""
        arranged = query._replace(arrangement=arrangement)
        if self.database.writable:
            await self.database.write(arrangements.put, arranged)
        return arranged

    async def prepare_order(self, query: Query) -> None:
        """Make what the order of a list needs to be quick, where that is missing yet."""
        if self.database.writable and not await self.database.read(order.is_ready, query):
            await self.database.write(order.make_ready, query)

"""Searches that are saved under names and listed as sources are."""

from __future__ import annotations

from datetime import UTC, tzinfo

from tui_reader.conditions import Part
from tui_reader.errors import NotFoundError, ReaderError
from tui_reader.library.arranging import Arranging
from tui_reader.models import Query, SavedSearch, SearchId
from tui_reader.store import posts, saved_searches
from tui_reader.text import clean


class Saving(Arranging):
    """What is done with saved searches."""

    async def saved_searches(self) -> tuple[SavedSearch, ...]:
        """All of them, in the person's order."""
        return await self.database.read(saved_searches.every)

    async def saved_search(self, name: str) -> SavedSearch:
        """The one of a name.

        Raises:
            NotFoundError: None is called so.
        """
        wanted = clean.line(name).casefold()
        for search in await self.saved_searches():
            if search.name.casefold() == wanted:
                return search
        raise NotFoundError(f"No search is saved as “{name}”.", "tui-reader search --saved lists them.")

    async def save_search(self, name: str, line: str, *, everywhere: bool = True) -> SavedSearch:
        """Save a search, or change the one that has this name. `undo` takes it back.

        Args:
            name: Not empty.
            line: As it is typed, in the query language.
            everywhere: Whether words of it are looked for in texts too, not in headlines alone.

        Raises:
            ReaderError: The line can't be understood, or there is no name.
        """
        named = clean.line(name)
        if not named:
            raise NotFoundError("A search is saved under a name.", "Give it one.")
        self._read(line, everywhere)
        return await self.database.write(
            saved_searches.save, named, clean.line(line), everywhere, self.clock()
        )

    async def rename_search(self, search_id: SearchId, name: str) -> None:
        """Call a search otherwise; an empty name changes nothing. `undo` takes it back."""
        if named := clean.line(name):
            await self.database.write(saved_searches.rename, search_id, named, self.clock())

    async def remove_search(self, search_id: SearchId) -> None:
        """Forget a search. `undo` brings it back."""
        await self.database.write(saved_searches.remove, search_id, self.clock())

    async def exchange_searches(self, one: SearchId, other: SearchId) -> None:
        """Let two searches change places."""
        await self.database.write(saved_searches.exchange, one, other, self.clock())

    async def query_of(self, search: SavedSearch, *, zone: tzinfo = UTC, drafts: bool = False) -> Query:
        """The list of a saved search, arranged as the person arranged it last.

        Raises:
            ReaderError: Its line can't be understood by this version.
        """
        found = self._read(search.line, search.everywhere, zone)
        return await self.arranged(found._replace(search=search.id, drafts=drafts or found.drafts))

    async def found_by(self, search: SavedSearch, *, zone: tzinfo = UTC) -> tuple[int, int] | None:
        """How many posts that a saved search finds are unread, and how many it finds.

        None where this version can't understand its line, which costs no other search its count.
        """
        try:
            found = self._read(search.line, search.everywhere, zone)
        except ReaderError:
            return None
        return await self.database.read(posts.counts, found)

    def _read(self, line: str, everywhere: bool, zone: tzinfo = UTC) -> Query:
        from tui_reader.library import query

        words_in = Part.ALL if everywhere else Part.HEADLINE
        return query.parse(line, now=self.clock(), zone=zone, words_in=words_in)

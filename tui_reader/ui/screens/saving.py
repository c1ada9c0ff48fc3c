"""Saved searches: beside the sources, listed as they are, and decided about with the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui_reader.models import SavedSearch, SearchId
from tui_reader.ui.screens.querying import Querying
from tui_reader.ui.screens.sourcing import NOWHERE
from tui_reader.ui.widgets.source_rows import RowKind, SourceRow, rows

NAME_IT = "Save the search as"
NOTHING_TO_SAVE = "Filter the list with / or search with F first, then save that."
NO_FOLDER = "A search is no source: it stands among the searches."


class Saving(Querying):
    """Keeps searches under names."""

    _searches: Mapping[SearchId, SavedSearch] = MappingProxyType({})
    found_unread: Mapping[SearchId, int] = MappingProxyType({})
    """How many unread posts each search finds, as far as that was counted."""

    @property
    def list_name(self) -> str:
        """The name of the saved search that is listed."""
        wanted = self.query_shown.search if self.query_shown else None
        search = self._searches.get(wanted) if wanted is not None else None
        return search.name if search else ""

    async def panel_rows(self) -> tuple[SourceRow, ...]:
        """The sources, and the saved searches above them."""
        found = await self.library.saved_searches()
        self._searches = {search.id: search for search in found}
        self.ask("searches", self._count_searches)
        return rows(await self.library.sources(), self.closed_folders, found, self.found_unread)

    async def _count_searches(self) -> None:
        """Count what the searches find, one after the other, and show that when it is known."""
        before = self.found_unread
        self.found_unread = {
            search.id: found[0]
            for search in self._searches.values()
            if (found := await self.library.found_by(search, zone=self.zone))
        }
        if self.found_unread != before:
            self.panel.show(
                rows(
                    await self.library.sources(),
                    self.closed_folders,
                    tuple(self._searches.values()),
                    self.found_unread,
                )
            )

    def choose_row(self, row: SourceRow) -> None:
        """List the posts that a search finds, or those of a source."""
        if row.search is not None:
            self.ask("page", self._list_search, row.search)
        else:
            super().choose_row(row)

    async def _list_search(self, search_id: SearchId) -> None:
        search = self._searches[search_id]
        await self.list_chosen(await self.library.query_of(search, zone=self.zone, drafts=self.drafts))

    # Decisions

    def action_save_search(self) -> None:
        """Save what the list is filtered by."""
        query = self.query_shown
        if query is None or not query.line:
            self.say(NOTHING_TO_SAVE)
        else:
            self._ask_for(NAME_IT, self.list_name or query.line, self._save)

    async def _save(self, name: str) -> None:
        query = self.query_shown
        if query is None or not name.strip():
            return
        saved = await self.library.save_search(name, self._whole_line, everywhere=self.searches_everywhere)
        self._searches = {**self._searches, saved.id: saved}
        self.query_shown = query._replace(search=saved.id)
        await self.count()
        self.say(f"Saved as {saved.name}. p shows it among your sources, u undoes.")

    @property
    def _whole_line(self) -> str:
        """What is listed, as a line that means the same whatever is listed when it is used."""
        from tui_reader.library.query.tokens import quoted

        shown = self.source_shown
        line = self.query_shown.line if self.query_shown else ""
        return f"source:{quoted(shown.title)} {line}" if shown else line

    def action_rename(self) -> None:
        """Call the search or the source under the cursor otherwise."""
        if search := self._search_row():
            self._ask_for("Call it", search.name, self._rename_search, search.id)
        else:
            super().action_rename()

    def action_remove(self) -> None:
        """Remove the search or the source under the cursor."""
        if search := self._search_row():
            self.ask("marks", self._remove_search, search)
        else:
            super().action_remove()

    def action_reorder(self, step: int) -> None:
        """Move the search or the source under the cursor past its neighbor."""
        if search := self._search_row():
            self.ask("marks", self._reorder_searches, search.id, step)
        else:
            super().action_reorder(step)

    def action_move_source(self) -> None:
        """Put the source under the cursor into a folder."""
        if self._search_row():
            self.say(NO_FOLDER)
        else:
            super().action_move_source()

    def _search_row(self) -> SavedSearch | None:
        row = self.panel.row
        if row is None or row.kind is not RowKind.SEARCH or row.search is None:
            return None
        return self._searches.get(row.search)

    async def _rename_search(self, search_id: SearchId, name: str) -> None:
        await self.library.rename_search(search_id, name)
        await self.draw_panel()
        self.draw_top()
        self.say(f"It is called {self._searches[search_id].name} now. u undoes.")

    async def _remove_search(self, search: SavedSearch) -> None:
        await self.library.remove_search(search.id)
        await self.draw_panel()
        self.say(f"Removed {search.name}. u brings it back.")

    async def _reorder_searches(self, search_id: SearchId, step: int) -> None:
        ids = list(self._searches)
        at = ids.index(search_id) + step
        if 0 <= at < len(ids):
            await self.library.exchange_searches(search_id, ids[at])
            await self.draw_panel()
        else:
            self.say(NOWHERE)

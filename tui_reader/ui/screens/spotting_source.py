"""Finding one source among many by a part of its name."""

from __future__ import annotations

from tui_reader.ui.screens.saving import Saving
from tui_reader.ui.widgets.source_rows import SEARCHES, VISITED, RowKind, SourceRow, rows

HINT = "Sources: type to find"
_OWN = "Sources"
"""Above those that are in no folder."""


class SpottingSource(Saving):
    """Goes to a source whose name is typed."""

    def action_find_source(self) -> None:
        """Show all sources, those in closed folders too, fewer while typing."""
        self.ask_for_line("panel", self._show_sources)

    async def _show_sources(self) -> None:
        from tui_reader.ui.screens.choosing import SourcesScreen
        from tui_reader.ui.widgets.grouped_posts import Row

        sources = await self.library.sources()
        visited = {source.id for source in sources if not source.subscribed}
        all_rows = rows(sources, frozenset(), await self.library.saved_searches(), self.found_unread)
        found = [row for row in all_rows if row.kind in (RowKind.SOURCE, RowKind.SEARCH)]

        def heading(row: SourceRow) -> str:
            if row.search is not None:
                return SEARCHES
            return VISITED if row.source in visited else row.folder or _OWN

        heads = list(dict.fromkeys(map(heading, found)))
        found.sort(key=lambda row: heads.index(heading(row)))
        listed = [Row(heading(row), f"{row.unread:,}" if row.unread else "", row.title, "") for row in found]

        def chosen(index: int | None) -> None:
            if index is not None:
                self.choose_row(found[index])

        self.app.push_screen(SourcesScreen(HINT, listed), chosen)

"""The panel of sources: showing it, listing what is chosen in it, and every decision about a source."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from textual import events

from tui_reader.library import locate
from tui_reader.models import Query, Scope, SourceId
from tui_reader.text.amounts import counted
from tui_reader.ui.screens.digging import Digging
from tui_reader.ui.widgets.source_panel import NO_PANEL, SourcePanel
from tui_reader.ui.widgets.source_rows import RowKind, SourceRow, rows

_Then: TypeAlias = Callable[..., Coroutine[Any, Any, None]]

ADD = "Add an address or a folder"
ADDING = "Looking for its feed … esc stops."
_ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)

NO_SOURCE = "Choose a source first."
NOWHERE = "It is at the border already."


class Sourcing(Digging):
    """Shows the sources beside the list."""

    closed_folders: frozenset[str] = frozenset()
    """The folders whose sources don't show."""
    _not_added = ""
    """What was typed and could not be added: a slip in it is mended, not typed anew."""

    @property
    def panel(self) -> SourcePanel:
        """The panel of sources."""
        return self.query_one(SourcePanel)

    def action_stop(self) -> None:
        """Stop what is being fetched; else hide the panel."""
        if not self.stop_fetching():
            self.action_hide_panel()

    def action_hide_panel(self) -> None:
        """Hide the panel of sources; the palette may ask for it where nobody is in the panel."""
        if self.panel.has_focus:
            self.action_panel()
        else:
            self.say(NO_PANEL)

    def action_panel(self) -> None:
        """Show the panel of sources and go there; from there hide it."""
        if self.panel.has_focus:
            self.remove_class("-sources")
            self.set_focus(self.posts, scroll_visible=False)
        else:
            self.add_class("-sources")
            self.remove_class("-alone", "-reading")
            self.set_focus(self.panel, scroll_visible=False)
            self.ask("panel", self._open_panel)

    async def _open_panel(self) -> None:
        """Draw the sources, the cursor on the one that is listed."""
        await self.draw_panel()
        if (shown := self.query_shown) is not None:
            self.panel.point_at(shown.source, shown.search)

    async def retold(self, words: str | None, otherwise: str) -> None:
        """Go to the source that has come back, where somebody looks at them."""
        before = {row.source for row in self.panel.rows}
        await super().retold(words, otherwise)
        back = {row.source for row in self.panel.rows} - before
        if len(back) == 1 and self.panel.has_focus:
            self.panel.point_at(back.pop())

    def uncover_list(self) -> None:
        """Hide the panel where it has taken the list's place."""
        if self.has_class("-medium"):
            self.remove_class("-sources")

    async def count(self) -> None:
        """Draw the counters as they are now, those of the panel too."""
        await super().count()
        if self.has_class("-sources"):
            await self.draw_panel()

    async def draw_panel(self) -> None:
        """Draw the sources as they are now."""
        self.panel.show(await self.panel_rows())

    async def panel_rows(self) -> tuple[SourceRow, ...]:
        """What the panel shows."""
        return rows(await self.library.sources(), self.closed_folders)

    def on_source_panel_folded(self, event: SourcePanel.Folded) -> None:
        """Close a folder, or open it."""
        self.closed_folders ^= {event.row.folder}
        self.ask("panel", self.draw_panel)

    def on_source_panel_chosen(self, event: SourcePanel.Chosen) -> None:
        """List the posts of a row."""
        self.choose_row(event.row)

    def choose_row(self, row: SourceRow) -> None:
        """List the posts of a source, or all."""
        self.ask("page", self._list, row.source)

    async def _list(self, source: SourceId | None) -> None:
        scope = self.query_shown.scope if self.query_shown else Scope.ALL
        await self.list_chosen(await self.library.arranged(Query(source, scope, self.drafts)))

    async def list_chosen(self, query: Query) -> None:
        """List what was chosen in the panel, and go there."""
        self.query_shown = query
        await self.count()
        self.posts.show(await self.fetch(1), 0)
        self.uncover_list()
        self.set_focus(self.posts, scroll_visible=False)

    # Decisions

    def action_add(self) -> None:
        """Subscribe to what is typed."""
        self._ask_for(ADD, self._not_added, self._add)

    def on_paste(self, event: events.Paste) -> None:
        """Offer to add an address that was pasted where there is no line, or a folder dropped there."""
        pasted = event.text.strip().strip("'\"")
        if _ADDRESS.fullmatch(pasted) or (pasted.startswith(("/", "~")) and locate.exists(pasted)):
            event.stop()
            self._ask_for(ADD, pasted, self._add)

    def action_rename(self) -> None:
        """Call the source under the cursor otherwise."""
        if row := self._source_row():
            self._ask_for("Call it", row[1], self._rename, row[0])

    def action_move_source(self) -> None:
        """Put the source under the cursor into a folder."""
        if row := self._source_row():
            self._ask_for("Put it into the folder", row[2], self._move, row[0])

    def action_remove(self) -> None:
        """Remove the source under the cursor."""
        if row := self._source_row():
            self.ask("marks", self._remove, row[0])

    def action_subscribe(self) -> None:
        """Make the source under the cursor one of the person's own."""
        if row := self._source_row():
            self.ask("marks", self._subscribe, row[0])

    def action_reorder(self, step: int) -> None:
        """Move the source under the cursor past its neighbor."""
        if row := self._source_row():
            self.ask("marks", self._reorder, row[0], step)

    def _source_row(self) -> tuple[SourceId, str, str] | None:
        """Id, title and folder of the source under the cursor; a sentence where there is none."""
        row = self.panel.row
        if row is None or row.kind is not RowKind.SOURCE or row.source is None:
            self.say(NO_SOURCE)
            return None
        return row.source, row.title, row.folder

    def _ask_for(self, question: str, answer: str, then: _Then, *about: object) -> None:
        from tui_reader.ui.screens.asking import AskScreen

        def answered(line: str | None) -> None:
            if line is not None:
                self.ask("sources", then, *about, line)

        self.app.expect_typing()
        self.app.push_screen(AskScreen(question, answer), answered)

    async def _add(self, location: str) -> None:
        if not location.strip():
            return
        self.say(ADDING, stay=True)
        self._not_added = location
        source = await self.library.add(location, choose=self.choose_feed)
        self._not_added = ""
        await self._list(source.id)
        posts = counted(source.total, "post")
        if await self.library.is_page(source.id):
            self.say(f"Added {source.title}: {posts}, read off the page itself, which names no feed.")
        else:
            self.say(f"Added {source.title}: {posts}.")
        self.fill_index()

    async def _rename(self, source_id: SourceId, name: str) -> None:
        await self.library.rename(source_id, name)
        await self._changed(f"It is called {(await self.library.source(source_id)).title} now. u undoes.")

    async def _move(self, source_id: SourceId, folder: str) -> None:
        await self.library.move(source_id, folder)
        source = await self.library.source(source_id)
        await self._changed(f"{source.title} is in {source.folder or 'no folder'} now. u undoes.")

    async def _remove(self, source_id: SourceId) -> None:
        source = await self.library.remove(source_id)
        if self.query_shown and self.query_shown.source == source_id:
            self.query_shown = await self.library.arranged(Query(drafts=self.drafts))
        await self._changed(f"Removed {source.title}. u brings it back.")

    async def _subscribe(self, source_id: SourceId) -> None:
        source = await self.library.add((await self.library.source(source_id)).location)
        await self._changed(f"{source.title} is one of your own now. u undoes.")

    async def _reorder(self, source_id: SourceId, step: int) -> None:
        if await self.library.reorder(source_id, step):
            await self.draw_panel()
        else:
            self.say(NOWHERE)

    async def _changed(self, words: str) -> None:
        await self.count()
        await self.fit()
        await self.draw_panel()
        self.say(words)

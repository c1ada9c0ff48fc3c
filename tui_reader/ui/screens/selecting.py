"""Posts selected in the list, over as many pages as one likes."""

from __future__ import annotations

from tui_reader.models import Headline, PostId
from tui_reader.ui.screens.finishing import Finishing
from tui_reader.ui.widgets.row_selection import RowSelection


class Selecting(Finishing):
    """Knows which posts are selected, and keeps that true while the list changes."""

    def on_row_selection_action_wanted(self, event: RowSelection.ActionWanted) -> None:
        """Do something with what is selected."""
        self.ask("marks", self.do_with_selected, event.what)

    async def do_with_selected(self, what: str) -> None:
        """Do something with what is selected: `mark`, `star`, `tag` or `copy`."""
        raise NotImplementedError

    def on_row_selection_selection_changed(self) -> None:
        """Tell how much is selected."""
        self.draw_seen()

    def on_post_list_moved(self) -> None:
        """Tell how much is selected. Textual calls the handlers of the classes above by itself."""
        if self.posts.begun is not None:
            self.draw_seen()

    def draw_seen(self) -> None:
        """Show at the foot how much is selected, or how much of the post in view has been read."""
        super().draw_seen()
        if self.posts.begun is not None and not self.reading:
            self.foot.right = f"{len(self.posts.selected):,} selected"

    async def fit(self) -> None:
        """Fetch the page anew; the selection begins where its first post is now."""
        await super().fit()
        first = self.posts.begun_with
        if self.posts.begun is not None and first is not None and self.query_shown is not None:
            self.posts.begun = await self.library.position_of(self.query_shown, first)

    async def selected_ids(self) -> list[PostId]:
        """The selected posts, in the order of the list."""
        assert self.query_shown is not None
        ids = await self.library.ids(self.query_shown)
        chosen = self.posts.selected
        return ids[chosen.start : chosen.stop]

    async def ids_beyond(self, headline: Headline, step: int) -> list[PostId]:
        """The posts of the list above a post (-1) or below it (1)."""
        assert self.query_shown is not None
        ids = await self.library.ids(self.query_shown)
        if headline.id not in ids:  # it has left the list meanwhile, which is to show that first
            await self.fit()
            ids = await self.library.ids(self.query_shown)
            headline = self.posts.headline or headline
        at = ids.index(headline.id) if headline.id in ids else 0
        return ids[:at] if step < 0 else ids[at + 1 :]

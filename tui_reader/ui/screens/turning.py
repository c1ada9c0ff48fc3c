"""Pages of the list: fetching, turning, and finding a post's page again."""

from __future__ import annotations

from tui_reader.models import Headline, Page
from tui_reader.ui.screens.counting import Counting
from tui_reader.ui.widgets import rows
from tui_reader.ui.widgets.post_list import PostList
from tui_reader.ui.widgets.rows import Density

LOW = 10
"""Lines of screen below which the panels have it for themselves."""

LINES_AROUND = 2
"""The lines above and below the panels."""


class Turning(Counting):
    """Keeps the list's page as long as the panel is tall."""

    def on_post_list_turn_wanted(self, event: PostList.TurnWanted) -> None:
        """Turn to another page."""
        self.ask("page", self.turn_to, event.number, at_end=event.at_end)

    def on_post_list_count_wanted(self) -> None:
        """Count what is listed, now that it is in view."""
        self.ask("count", self.count)

    def on_post_list_rows_changed(self) -> None:
        """Fit the page to the panel, the cursor staying on its post."""
        page = self.posts.page
        if page is not None and page.size != self.page_size:
            self.ask("page", self.fit)

    @property
    def page_size(self) -> int:
        """How many posts a page has, known before anything is laid out."""
        width, height = self.app.size
        panel = height if height < LOW else height - LINES_AROUND
        return rows.capacity(panel, Density.for_screen(width, height, self.library.config.list_rows))

    async def turn_to(self, number: int, *, at_end: bool = False) -> None:
        """Show a page, the cursor on its first row or its last."""
        page = await self.fetch(number)
        self.posts.show(page, len(page.headlines) - 1 if at_end else 0)

    async def fit(self) -> None:
        """Fetch the page anew, at the size there is room for, where its post is now.

        A reader who has moved on meanwhile is not called back: then it is done again. Where nothing is listed
        yet there is nothing to do.
        """
        while self.query_shown is not None:
            before = self._position
            page, row = await self._page_around(self.chosen)
            if before == self._position:
                self.posts.show(page, row)
                return

    async def _page_around(self, headline: Headline | None) -> tuple[Page, int]:
        """The page a post is on and its row; for a post the list no longer holds, the same page and row."""
        if headline and (number := await self._number_of(headline)):
            page = await self.fetch(number)
            if (row := _row_of(page, headline)) is not None:
                return page, row
        return await self.fetch(self.posts.page.number if self.posts.page else 1), self.posts.cursor

    async def _number_of(self, headline: Headline) -> int | None:
        assert self.query_shown is not None
        return await self.library.page_of(self.query_shown, headline.id, self.page_size)

    @property
    def _position(self) -> tuple[object, ...]:
        page = self.posts.page
        return (page.number if page else 0, self.posts.cursor, self.page_size)

    async def turn_to_post(self, headline: Headline) -> bool:
        """Show the page a post is on, the cursor on it; False when the list doesn't hold it."""
        if (number := await self._number_of(headline)) is None:
            return False
        page = await self.fetch(number)
        self.posts.show(page, _row_of(page, headline) or 0)
        return True

    async def fetch(self, number: int) -> Page:
        """A page of what the list shows, at the size there is room for."""
        assert self.query_shown is not None
        return await self.library.page_at_once(self.query_shown, number, self.page_size, near=self.posts.page)


def _row_of(page: Page | None, headline: Headline) -> int | None:
    ids = [each.id for each in page.headlines] if page else []
    return ids.index(headline.id) if headline.id in ids else None

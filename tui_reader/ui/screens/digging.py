"""Going further back than a feed goes: into the archive of the blog."""

from __future__ import annotations

from tui_reader.library.progress import Progress
from tui_reader.models import Query, Scope, Source, SourceId
from tui_reader.ordering import Sort
from tui_reader.ui.screens.scoping import Scoping
from tui_reader.ui.widgets.post_list import PostList

FETCHING = "Asking the blog for older posts …"
STOPPED = "Stopped. What has come is kept."
STOPPABLE = ("dig", "look", "sources")
"""Kinds of work that esc stops."""
NO_MORE = "These are all posts the blog has."
EVERYTHING = 5_000
"""Pages: all there are."""


class Digging(Scoping):
    """Fetches what has fallen out of feeds."""

    async def count(self) -> None:
        """Draw the counters, and whether the blog has more than is here."""
        await super().count()
        await self._look_for_archive()

    def draw_top(self) -> None:
        """Draw what is known of the sources."""
        super().draw_top()
        # The first frame doesn't wait for it: the archive begins below the last page.
        self.call_after_refresh(self.ask, "archive", self._look_for_archive)

    async def _look_for_archive(self) -> None:
        query = self.query_shown
        self.posts.goes_on = bool(_whole(query) and await self.library.has_older(_source(query)))

    def on_post_list_older_wanted(self, _event: PostList.OlderWanted) -> None:
        """Fetch the next page of the archive."""
        self.say(FETCHING, stay=True)
        self.ask("dig", self._dig, 1)

    def action_everything(self) -> None:
        """Fetch all older posts of the blog."""
        if self.posts.goes_on:
            self.say(FETCHING, stay=True)
            self.ask("dig", self._dig, EVERYTHING)
        else:
            self.say(NO_MORE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is being fetched can be stopped."""
        return (action == "show_all" and self._is_digging) or super().check_action(action, parameters)

    def action_show_all(self) -> None:
        """Stop fetching; else list all posts again."""
        if not self.stop_fetching():
            super().action_show_all()

    def stop_fetching(self) -> bool:
        """Give up what is being fetched; False where nothing is."""
        if not self._is_digging:
            return False
        for group in STOPPABLE:
            self.workers.cancel_group(self, group)
        self.say(STOPPED)
        self.ask("follows", self.show_news)
        return True

    @property
    def _is_digging(self) -> bool:
        return any(worker.group in STOPPABLE and worker.is_running for worker in self.workers)

    async def _dig(self, pages: int) -> None:
        query, page = self.query_shown, self.posts.page
        if query is None or page is None:
            return
        new = await self.library.older(_source(query), pages=pages, arrived=self._dug)
        await self.count()
        if pages == 1 and new and self.query_shown == query:
            await self.turn_to(page.number if len(page.headlines) < page.size else page.number + 1)
        else:
            await self.fit()
        self.say(f"{new:,} older post{'s' if new != 1 else ''}." if new else NO_MORE)
        self.fill_index()

    def _dug(self, _source: Source, progress: Progress) -> None:
        self.say(f"{progress.words}. esc stops.", stay=True)
        self.follow_soon()


def _whole(query: Query | None) -> bool:
    """Whether a list holds all posts of one source, and ends with the oldest."""
    if query is None or query.source is None or query.line:
        return False
    return query.scope is Scope.ALL and query.sort is Sort.NEWEST


def _source(query: Query | None) -> SourceId:
    assert query is not None
    assert query.source is not None
    return query.source

"""Filtering the list as one types, and searching the text of all posts, in one language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui_reader.conditions import EVERYTHING, Part, among, searches_texts, within
from tui_reader.models import Article, Headline, Page, Place, Query, Scope, SourceId
from tui_reader.ordering import Arrangement, Sort
from tui_reader.text.amounts import counted
from tui_reader.ui.screens.welcoming import Welcoming

if TYPE_CHECKING:
    from tui_reader.ui.widgets.query_line import QueryLine

FILTER, SEARCH = "Filter", "Search"
WAYS = "tab completes  ^s saves  ^o rule  enter keeps  esc gives up"


class Querying(Welcoming):
    """Lists the posts that a typed line asks for."""

    _query_line: QueryLine | None = None
    _words_in = Part.HEADLINE
    _listed_before: Query | None = None
    """What the list showed before the line was opened."""
    _chosen_before: Headline | None = None
    _forgiven = False
    """Whether what is listed is spelled otherwise than what was typed."""
    _told: Query | None = None
    """What the words beside the line are about, while they tell how much was found."""

    @property
    def searches_everywhere(self) -> bool:
        """Whether words of the line are looked for in texts too, not in headlines alone."""
        return self._words_in is Part.ALL

    @property
    def source_of_all(self) -> SourceId | None:
        """A search for all posts leads back to the source it was made from."""
        before, shown = self._listed_before, self.query_shown
        is_search = shown is not None and shown.line and shown.search is None and self.searches_everywhere
        return before.source if is_search and before is not None else super().source_of_all

    def action_filter(self) -> None:
        """Filter what the list shows, as it is typed."""
        if self.query_shown is not None:
            self._open_line(FILTER, Part.HEADLINE)

    def action_search(self) -> None:
        """Search the text of all posts, as it is typed."""
        if self.query_shown is not None:
            self._open_line(SEARCH, Part.ALL)

    def _open_line(self, name: str, words_in: Part) -> None:
        from tui_reader.ui.widgets.query_line import QueryLine

        if self._query_line is not None or self.query_shown is None:
            return
        begun = self.query_shown.line if self._words_in is words_in else ""
        self._words_in, self._listed_before = words_in, self.query_shown
        self._chosen_before = self.posts.headline
        self._query_line = QueryLine(name, begun)
        self.uncover_list()
        self.add_class("-finding")
        self.app.expect_typing()
        self.mount(self._query_line)

    def on_query_line_typed(self, event: QueryLine.Typed) -> None:
        """List what is typed."""
        self.ask("page", self._list_typed, event.line)

    def on_query_line_kept(self) -> None:
        """Go to the list."""
        self._close_query_line()
        self.enter_list()

    def on_query_line_save_wanted(self) -> None:
        """Keep what is typed, in the list and under a name."""
        self.on_query_line_kept()
        self.call_after_refresh(self.run_action, "save_search")

    def on_query_line_given_up(self) -> None:
        """List what was listed before."""
        self._close_query_line()
        if self._listed_before is not None and self._listed_before != self.query_shown:
            self.ask("page", self._show_query, self._listed_before, self._chosen_before)
        self.enter_list()

    def on_query_line_moved(self, event: QueryLine.Moved) -> None:
        """Move the cursor of the list while typing goes on."""
        self.posts.action_move(event.step)

    def on_query_line_completion_wanted(self, event: QueryLine.CompletionWanted) -> None:
        """Complete what is typed by what the language and the library know."""
        self.ask("complete", self._complete_line, event.line)

    async def _list_typed(self, line: str) -> None:
        # The start of the program does without.
        from tui_reader.library import query
        from tui_reader.library.query.errors import QueryError

        try:
            found = query.parse(line, now=self.clock(), zone=self.zone, words_in=self._words_in)
        except QueryError as error:
            self._tell_beside(error.brief)
            return
        asked = await (self._searched(found) if self._words_in is Part.ALL else self._filtered(found))
        await self._show_query(asked)
        limit = among(asked.where)
        as_typed = (found.where, within(limit, found.where), within(limit, EVERYTHING))
        self._forgiven = asked.where not in as_typed
        self._tell_found(asked)

    async def _filtered(self, found: Query) -> Query:
        """The list as it was, but only what is asked for."""
        before = self._listed_before
        assert before is not None
        if not found.line:
            return before._replace(where=within(among(before.where), EVERYTHING), line="", search=None)
        meant = await self.library.forgiving(found)
        scope = before.scope if found.scope is Scope.ALL else found.scope
        drafts = self.drafts or found.drafts
        return meant._replace(
            source=before.source,
            scope=scope,
            drafts=drafts,
            where=within(among(before.where), meant.where),
            arrangement=before.arrangement,
        )

    async def _searched(self, found: Query) -> Query:
        """What is asked for among all posts, in the order in which searches were shown last."""
        assert self._listed_before is not None
        if not found.line:
            return self._listed_before
        return await self.library.arranged(found._replace(drafts=self.drafts or found.drafts))

    async def count(self) -> None:
        """Draw the counters as they are now, beside the line too."""
        await super().count()
        if self._told is not None and self._told == self.query_shown:
            self._tell_found(self._told)

    def _tell_found(self, asked: Query) -> None:
        """Tell beside the line how much was found, and in which other order it can be shown."""
        page = self.posts.page
        if page is None or not asked.line or (self._words_in is Part.ALL and asked == self._listed_before):
            self._tell_beside(WAYS)
            return
        least = f"more than {counted(page.total - 1, 'post')}"
        found = counted(page.total, "post") if page.counted else least
        if self._forgiven and page.total:
            found += " spelled nearly so"
        other = "newest first" if asked.sort is Sort.RANKED else "best first"
        self._tell_beside(f"{found}  ^r {other}" if searches_texts(asked.where) else found)
        self._told = asked

    def _tell_beside(self, words: str) -> None:
        self._told = None
        if self._query_line:
            self._query_line.said = words

    async def _show_query(self, asked: Query, at: Headline | None = None) -> None:
        self.query_shown = asked
        if at is None or not await self.turn_to_post(at):
            self.posts.show(await self.fetch(1), 0)
        if self.posts.page is None or self.posts.page.counted:  # else the list has it counted
            self.ask("count", self.count)

    async def fetch(self, number: int) -> Page:
        """A page of what the list shows, with what was asked for marked in it."""
        page = await super().fetch(number)
        await self._show_hits(page)
        return page

    async def _show_hits(self, page: Page) -> None:
        """Have the list mark what was asked for, and show what the texts say around it."""
        if page.query.where in (EVERYTHING, among(page.query.where)):
            self.posts.hits = None
            return
        # The start of the program does without.
        from tui_reader.ui.widgets.hits import Hits

        ids = [headline.id for headline in page.headlines]
        self.posts.hits = Hits.of(page.query.where, await self.library.snippets(page.query, ids))

    def on_query_line_other_order_wanted(self) -> None:
        """Show the best first, or the newest."""
        if self.query_shown is not None and searches_texts(self.query_shown.where):
            self.ask("page", self._rank, self.query_shown)

    async def _rank(self, shown: Query) -> None:
        other = Sort.NEWEST if shown.sort is Sort.RANKED else Sort.RANKED
        asked = await self.library.arrange(shown, Arrangement(other))
        await self._show_query(asked)
        self._tell_found(asked)

    async def _complete_line(self, line: str) -> None:
        from tui_reader.library import query

        names = await self.library.names()
        ways = query.complete(line, lambda field: names.get(field, ()))
        if self._query_line is None or not ways:
            return
        if len(ways) == 1:
            self._query_line.complete(ways[0].line)
        else:
            kept = line.removesuffix(line.rpartition(" ")[2])
            self._tell_beside("  ".join(way.line.removeprefix(kept) for way in ways[:8]))

    def _close_query_line(self) -> None:
        if self._query_line is not None:
            line, self._query_line = self._query_line, None
            self.remove_class("-finding")
            line.remove()

    # Opening what was found

    def opened(self, article: Article) -> None:
        """Go to the first of the words that were searched, with all of them marked."""
        super().opened(article)
        asked = self.query_shown
        if asked is None or not asked.line:
            return
        from tui_reader.library.spotting import Spotter

        spotter = Spotter(asked.where, Part.ALL, Part.TEXT)
        if spotter and self.pane.finding is None and self.pane.post and self.pane.post.document:
            from tui_reader.document.find import FindPattern

            # The pane finds letters as they are written; so it is told how the post writes the words.
            written = spotter.written(article.markdown)
            if written:
                pattern = "|".join(re.escape(word) for word in written)
                self.pane.find(FindPattern(pattern, regex=True, whole_words=spotter.is_spaced), Place())

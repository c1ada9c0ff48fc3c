"""How the list is arranged: a menu of orders, with and without heads between the posts."""

from __future__ import annotations

from tui_reader.conditions import searches_texts
from tui_reader.models import Query
from tui_reader.ordering import Arrangement, Grouping, Sort
from tui_reader.ui.screens.saving import Saving
from tui_reader.ui.widgets.menu import Choice

QUESTION = "Sort the list"
NO_SEARCH = "What is best depends on what you look for: F searches."

ARRANGEMENTS = (
    (Choice("n", "Newest first"), Arrangement()),
    (Choice("o", "Oldest first"), Arrangement(Sort.OLDEST)),
    (Choice("d", "Newest first, grouped by day"), Arrangement(Sort.NEWEST, Grouping.DAY)),
    (Choice("t", "By title"), Arrangement(Sort.TITLE)),
    (Choice("s", "By source"), Arrangement(Sort.SOURCE)),
    (Choice("g", "By source, grouped"), Arrangement(Sort.SOURCE, Grouping.SOURCE)),
    (Choice("u", "Unread first"), Arrangement(Sort.UNREAD)),
    (Choice("l", "Longest first"), Arrangement(Sort.LONGEST)),
    (Choice("h", "Shortest first"), Arrangement(Sort.SHORTEST)),
    (Choice("b", "Best matches of a search first"), Arrangement(Sort.RANKED)),
)
"""The ways a list can be arranged, as the menu and the palette offer them."""


class Sorting(Saving):
    """Arranges the list otherwise, for this source and from now on."""

    def action_sort(self) -> None:
        """Choose from the ways to arrange the list."""
        if self.query_shown is None:
            return
        from tui_reader.ui.screens.menu import MenuScreen

        ways = [arrangement for _, arrangement in ARRANGEMENTS]
        now = self.query_shown.arrangement
        in_use = ways.index(now) if now in ways else 0

        def chosen(index: int | None) -> None:
            if index is not None:
                self.ask("page", self._arrange, ARRANGEMENTS[index])

        self.app.expect_typing()
        choices = [choice for choice, _ in ARRANGEMENTS]
        self.app.push_screen(MenuScreen(QUESTION, choices, in_use), chosen)

    def action_arrange(self, letter: str) -> None:
        """Arrange the list as the choice with a letter says."""
        wanted = next(way for way in ARRANGEMENTS if way[0].letter == letter)
        if self.query_shown is not None:
            self.ask("page", self._arrange, wanted)

    async def _arrange(self, way: tuple[Choice, Arrangement]) -> None:
        assert self.query_shown is not None
        choice, arrangement = way
        if arrangement.sort is Sort.RANKED and not searches_texts(self.query_shown.where):
            self.say(NO_SEARCH)
            return
        await self._show_arranged(await self.library.arrange(self.query_shown, arrangement))
        self.say(f"{choice.words}.")

    async def _show_arranged(self, query: Query) -> None:
        """The cursor stays on its post."""
        chosen = self.posts.headline
        self.query_shown = query
        if not (chosen and await self.turn_to_post(chosen)):
            self.posts.show(await self.fetch(1), 0)
        self.draw_top()

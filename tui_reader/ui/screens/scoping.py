"""Which posts of a source the list shows: all, the unread, the starred, or those to go on with."""

from __future__ import annotations

from tui_reader.conditions import EVERYTHING, among, within
from tui_reader.models import Query, Scope, SourceId
from tui_reader.ui.screens.arriving import Arriving

_SAID = {
    Scope.ALL: "All posts.",
    Scope.UNREAD: "Unread posts. 1 shows all again.",
    Scope.STARRED: "Starred posts. 1 shows all again.",
    Scope.STARTED: "Posts you have begun. 1 shows all again.",
}
NO_MATCH = "No post matches."
_NONE = {
    Scope.UNREAD: "Nothing unread here.",
    Scope.STARRED: "Nothing starred here: s stars a post.",
    Scope.STARTED: "Nothing begun here: a post you leave halfway waits here.",
}


class Scoping(Arriving):
    """Shows a part of the list, and all of it again."""

    def action_scope(self, name: str) -> None:
        """List the posts of a scope."""
        if self.query_shown:
            self.ask("page", self._show_scope, self.query_shown._replace(scope=Scope(name)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All posts can be listed again where only some are."""
        if action == "show_all":
            query = self.query_shown
            return query is not None and (query.where != EVERYTHING or query.scope is not Scope.ALL)
        return super().check_action(action, parameters)

    def action_show_all(self) -> None:
        """List all posts again."""
        if self.query_shown:
            shown = self.query_shown
            is_part = shown.line or shown.scope is not Scope.ALL
            where = within(among(shown.where), EVERYTHING) if is_part else EVERYTHING
            every = shown._replace(source=self.source_of_all, scope=Scope.ALL)
            self.ask("page", self._show_every, every._replace(where=where, line="", search=None))

    @property
    def source_of_all(self) -> SourceId | None:
        """The source all posts of which are to be listed again; None for all sources."""
        return self.query_shown.source if self.query_shown else None

    async def _show_every(self, query: Query) -> None:
        """A search may have been in an order of its own."""
        await self._show_scope(await self.library.arranged(query))

    def nothing_here(self) -> str:
        """What to say in place of posts, and what to do next."""
        query = self.query_shown
        if query is None or (query.scope is Scope.ALL and not query.line):
            return super().nothing_here()
        _, total = self.counted
        every = "the one post" if total == 1 else f"all {total:,} posts"
        return f"{_NONE.get(query.scope, NO_MATCH)} Press {'esc' if query.line else '1'} to see {every}."

    async def _show_scope(self, query: Query) -> None:
        """The cursor stays on its post where the scope holds it."""
        chosen = self.posts.headline
        self.query_shown = query
        if not (chosen and await self.turn_to_post(chosen)):
            self.posts.show(await self.fetch(1), 0)
        await self.count()
        self.refresh_bindings()
        self.say(_SAID[query.scope])

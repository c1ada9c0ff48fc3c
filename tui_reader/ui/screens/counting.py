"""The line above the panels: what is being read, and how much of it is new."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from tui_reader.conditions import EVERYTHING, among
from tui_reader.models import Query, Scope, Source, SourceKind
from tui_reader.ordering import Sort
from tui_reader.text import clean
from tui_reader.ui.screens.base import LibraryScreen

ALL_SOURCES = "All sources"
PIPED = "What was piped in"

_SCOPES = {Scope.UNREAD: "Unread", Scope.STARRED: "Starred", Scope.STARTED: "Continue"}

_ORDERS = {
    Sort.OLDEST: "oldest first",
    Sort.TITLE: "by title",
    Sort.SOURCE: "by source",
    Sort.UNREAD: "unread first",
    Sort.LONGEST: "longest first",
    Sort.SHORTEST: "shortest first",
    Sort.RANKED: "best first",
}


class Counting(LibraryScreen):
    """Knows the sources whose posts are listed, with their counters."""

    _counted: tuple[int, int] | None = None
    """Unread and all posts where drafts or those of a tag are listed: no counter of sources tells that."""

    _muted = 0
    """Posts of the sources listed that a rule hides."""

    @property
    def list_name(self) -> str:
        """The name of what is listed where it is no source; nothing for a source."""
        return ""

    drafts_alone = 0
    """How many posts there are where all of them are drafts, which are not listed."""

    async def count(self) -> None:
        """Draw the counters as they are now."""
        if self.query_shown:
            await self.count_drafts(self.query_shown)
        if self.query_shown and self.query_shown.source is not None:
            source = await self.library.source(self.query_shown.source)
            self.known = {**self.known, source.id: source}
        else:
            self.known = {source.id: source for source in await self.library.sources()}
        self.draw_top()

    async def count_drafts(self, query: Query) -> None:
        """Count what a list holds when it holds drafts, and what rules leave out of it."""
        self._muted = await self.library.muted(query.source)
        is_all = not query.drafts and query.where == EVERYTHING
        self._counted = None if is_all else await self.library.counts(query)
        # Only where nothing else is listed, which the sources tell: counting them means looking at all posts.
        empty = is_all and bool(self.known) and self.counted[1] == 0
        self.drafts_alone = (await self.library.counts(query._replace(drafts=True)))[1] if empty else 0
        if self._counted and self.is_mounted:
            self.posts.tell_total(query, self._counted[1])

    def draw_top(self) -> None:
        """Draw the line with what is known of the sources; rows name theirs where there are several."""
        shown = self.source_shown
        is_limited = self.query_shown is not None and among(self.query_shown.where)
        several = PIPED if is_limited else ALL_SOURCES
        self.top_line.source = self.list_name or (shown.title if shown else several)
        self.top_line.part = asked_for(self.query_shown) if self.query_shown else ""
        self.top_line.site = site(shown) if shown else ""
        self.top_line.unread, self.top_line.total = self._counted or self.counted
        self.top_line.muted = self._muted
        self.posts.with_source = shown is None and len(self.known) > 1

    @property
    def counted(self) -> tuple[int, int]:
        """Unread and all posts by the counters of sources; a list of all of them shows no copies."""
        if shown := self.source_shown:
            return shown.unread, shown.total
        of = self.known.values()
        unread = sum(source.unread - source.unread_copies for source in of)
        return unread, sum(source.total - source.copies for source in of)

    @property
    def source_shown(self) -> Source | None:
        """The one source the list shows; None for all of them."""
        only = self.query_shown.source if self.query_shown else None
        return self.known.get(only) if only is not None else None


def asked_for(query: Query) -> str:
    """Which of a source's posts a list holds, and in which order; nothing where it is all, newest first."""
    scope = "" if query.scope is Scope.ALL else _SCOPES[query.scope]
    return " · ".join(filter(None, (scope, query.line, _ORDERS.get(query.sort, ""))))


def site(source: Source) -> str:
    """Where a source lives, for the line: its host, or its folder."""
    if source.kind is SourceKind.GUIDE:
        return ""
    if source.kind is SourceKind.FEED:
        return re.sub(r"^www\.", "", urlsplit(source.site_url or source.location).hostname or "")
    path = Path(source.location)
    below = path.is_relative_to(Path.home())
    # A folder may be called anything, also what a terminal takes for a command.
    return clean.line(f"~/{path.relative_to(Path.home())}" if below else str(path))

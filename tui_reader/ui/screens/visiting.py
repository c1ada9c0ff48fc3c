"""Opening the location the program was started with, its news, and coming back to where one was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.conditions import EVERYTHING, From, among
from tui_reader.errors import ReaderError
from tui_reader.library.library import Library
from tui_reader.library.progress import Progress
from tui_reader.models import Page, PostId, Query, Scope, Source, SourceId
from tui_reader.outcomes import Refreshed
from tui_reader.text import clean
from tui_reader.text.amounts import counted
from tui_reader.ui import mistakes
from tui_reader.ui.screens.marking import Marking

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui_reader.entries import FeedChoice
    from tui_reader.library.session import Session

NO_SOURCE_YET = "There is no source here. Press a to add a blog."
NOTHING_HERE = "There are no posts here yet. Press r to look again."
DRAFTS_ALONE = "There is nothing here but {}. Press / and type draft to list what is one."
LOOKING = "Looking for new posts …"

AT_ONCE = 0.3
"""Seconds that the first frame waits for what is stored; after that it comes without."""

BETWEEN_BATCHES = 0.05
"""Seconds in which others may write while the index is filled."""


class _Stored(NamedTuple):
    """What is stored of a location: enough to draw the list."""

    sources: tuple[Source, ...]
    query: Query
    page: Page
    row: int
    left_here: bool
    """Whether it shows the post that the last session ended at."""


class Visiting(Marking):
    """Opens what the program was started with, and refreshes it."""

    location: str | None
    """What the program was started with; None for all sources."""
    drafts: bool
    piped: Sequence[SourceId] = ()
    """The sources to which the list is limited at first; none: it isn't."""
    between_looks = 1.0
    """Seconds from news of one of many sources to the list that shows it."""
    problems: Sequence[str] = ()
    """What is wrong in the settings file."""

    def __init__(self, library: Library, session: Session, clock: Callable[[], datetime]) -> None:
        super().__init__(library, session, clock)
        self._settling = asyncio.Lock()
        self._stored: _Stored | None = None
        self._follows: Timer | None = None

    # From what is stored

    async def prepare(self) -> None:
        """Look for what is stored of the location, so that the first frame already shows it."""
        with suppress(ReaderError, TimeoutError):
            async with asyncio.timeout(AT_ONCE):
                self._stored = await self._find_stored()

    async def _find_stored(self) -> _Stored | None:
        sources = await self.library.sources()
        if self.location is not None:
            known = await self.library.known(self.location)
            sources = (known,) if known else ()
        if not sources:
            return None
        only = sources[0].id if self.location is not None else None
        left_here = not self.piped and self.session.location == ("" if only is None else sources[0].location)
        scope = _scope(self.session.scope) if left_here else Scope.ALL
        where = From(tuple(self.piped)) if self.piped else EVERYTHING
        query = await self.library.arranged(Query(source=only, scope=scope, drafts=self.drafts, where=where))
        return await self._first_page(sources, query)

    def nothing_here(self) -> str:
        """What to say in place of posts, and what to do next."""
        if self.drafts_alone:
            return DRAFTS_ALONE.format(counted(self.drafts_alone, "draft"))
        return NOTHING_HERE if self.known else NO_SOURCE_YET

    def draw_top(self) -> None:
        """Draw what is known of the sources, and what is said where none of their posts is listed."""
        super().draw_top()
        if self.query_shown is not None:
            self.posts.sentence = self.nothing_here()

    async def _first_page(self, sources: tuple[Source, ...], query: Query) -> _Stored:
        """The page the last session ended at, if it is in this list; else the first."""
        await self.count_drafts(query)
        post, size = PostId(self.session.post), self.page_size
        number = await self.library.page_of(query, post, size) if post else None
        page = await self.library.page(query, number or 1, size)
        rows = [row for row, headline in enumerate(page.headlines) if headline.id == post]
        return _Stored(sources, query, page, rows[0] if rows else 0, bool(rows))

    def start(self) -> None:
        """Show what is stored at once, then look for more; without anything stored, fetch it."""
        if self._stored:
            self._draw_stored(self._stored)
            self.call_after_refresh(self.ask, "visit", self._begin)
        else:
            location = clean.line(self.location or "")
            self.posts.sentence = f"Opening {location} …" if location else "One moment …"
            self.ask("visit", self._begin)

    def _draw_stored(self, stored: _Stored) -> None:
        self._know(stored.sources)
        self.query_shown = stored.query
        self.posts.now = self.clock()
        self.draw_top()
        self.posts.show(stored.page, stored.row)

    async def _begin(self) -> None:
        if was_stored := self._stored is not None:
            self.ask("warm", self.library.warm)
        if self._stored and self._stored.left_here and self.session.reading and self.chosen:
            self.read(self.chosen)
        elif self._stored and self.source_shown:
            self.read_alone(self.source_shown)
        if self.location is None:
            await self._begin_with_all()
        else:
            await self._begin_at(self.location)
        if not was_stored:  # what nobody needs yet would only hold up the first posts
            self.ask("warm", self.library.warm)
        self.posts.sentence = self.nothing_here()
        about_settings = mistakes.told(self.problems, self.library.config, list(self.app.available_themes))
        if told := "\n".join(filter(None, (self.library.notice, about_settings))):
            self.say(told, stay=bool(self.library.notice))
        if await self.library.find_copies() and self.query_shown:
            await self.fit()
            await self.count()
        self.fill_index()

    async def _begin_at(self, location: str) -> None:
        try:
            source = await self.library.visit(location, arrived=self._arrived, choose=self.choose_feed)
        except ReaderError as error:
            if self.query_shown is None:
                self.app.exit(return_code=error.exit_code, message=str(error))
            else:
                self.say(str(error))
            return
        await self._settle(source)
        if source.error:
            self.say(_still_readable(source))

    async def _begin_with_all(self) -> None:
        """All sources are shown by now; where there is none yet, show the guide."""
        if self.query_shown is None:
            await self._settle(await self.library.visit_guide(arrived=self._arrived))

    def fill_index(self) -> None:
        """Begin to take into the full-text index what has come since."""
        self.ask("index", self._fill_index)

    async def _fill_index(self) -> None:
        """Take posts into the full-text index, a batch now and then, so that marks are written between."""
        if await self.library.fill_index():
            self.set_timer(BETWEEN_BATCHES, partial(self.ask, "index", self._fill_index))

    async def choose_feed(self, choices: tuple[FeedChoice, ...]) -> FeedChoice | None:
        """Ask which of the feeds of a site is meant; called from work, which waits for the answer."""
        from tui_reader.ui.screens.offering import OfferScreen

        index = await self.app.push_screen_wait(OfferScreen(choices))
        return None if index is None else choices[index]

    # As more comes in

    def _arrived(self, source: Source, progress: Progress) -> None:
        """There is something new of a source: show it while the rest comes in."""
        self.say(progress.words)
        self.ask("arrivals", self._settle, source)

    async def _settle(self, source: Source) -> None:
        """Show a source as it is now."""
        self._know([source])
        async with self._settling:
            if self.query_shown is None:
                query = await self.library.arranged(Query(source=source.id, drafts=self.drafts))
                self._stored = await self._first_page((source,), query)
                self._draw_stored(self._stored)
                self.read_alone(source)
            else:
                await self.fit()
                await self.count_drafts(self.query_shown)
        self.draw_top()

    def _know(self, sources: Iterable[Source]) -> None:
        self.known = {**self.known, **{source.id: source for source in sources}}

    # News

    def action_refresh(self) -> None:
        """Look for new posts in what is shown."""
        self._look(insist=False)

    def action_insist(self) -> None:
        """Look for new posts, also where it is too early to ask."""
        self._look(insist=True)

    def _look(self, *, insist: bool) -> None:
        self.say(LOOKING, stay=True)
        self.ask("look", self._look_again, insist=insist)

    async def _look_again(self, *, insist: bool) -> None:
        shown = self.source_shown
        limit = among(self.query_shown.where) if self.query_shown else None
        chosen = [
            source.id
            for source in ([shown] if shown else await self.library.sources())
            if limit is None or source.id in limit.sources
        ]
        self.say(news(await self.look_at(chosen, insist=insist)))
        self.fill_index()

    async def look_at(self, chosen: Sequence[SourceId], *, insist: bool) -> list[Refreshed]:
        """Ask sources for news, telling how far that is; the list follows."""
        done: list[Refreshed] = []

        def one_more(result: Refreshed) -> None:
            done.append(result)
            if result.added or result.changed:
                self.follow_soon()
            self.say(f"{LOOKING} {len(done):,} of {len(chosen):,}. esc stops.", stay=True)

        results = await self.library.refresh(chosen, done=one_more, arrived=self._arrived, insist=insist)
        await self.show_news()
        return results

    def follow_soon(self) -> None:
        """Let the list follow what comes in, now and then: each time costs a look at all of it."""
        if self._follows is None:
            self._follows = self.set_timer(self.between_looks, self._follow_now)

    def _follow_now(self) -> None:
        self._follows = None
        self.ask("follows", self.show_news)

    async def show_news(self) -> None:
        """Let the list show what has come, without losing the post that is chosen."""
        self.posts.now = self.clock()
        await self.fit()
        await self.count()


def _scope(kept: str) -> Scope:
    """The scope of the last session; one of another version is all."""
    return Scope(kept) if kept in list(Scope) else Scope.ALL


def news(results: list[Refreshed]) -> str:
    """What a refresh brought, in one sentence or two."""
    added = sum(result.added - result.copies for result in results)
    changed = sum(result.changed for result in results)
    failed = [result for result in results if result.status == "failed"]
    waiting = [result for result in results if result.status == "waiting"]
    if waiting and len(waiting) == len(results):
        told = waiting[0].note if len(waiting) == 1 else "All feeds were asked a short while ago."
        return f"{told} R asks all the same."
    came = f"{counted(added, 'new post')}." if added else ""
    edited = f"{counted(changed, 'post')} changed." if changed else ""
    found = " ".join(filter(None, (came, edited))) or "Nothing new."
    match failed:
        case []:
            return found
        case [only]:
            return f"{found} {only.error}" if came or edited else only.error
        case _:
            return f"{found} {len(failed)} of {len(results)} sources did not answer. r tries again."


def _still_readable(source: Source) -> str:
    return f"{source.error} The {counted(source.total, 'post')} you have can be read."

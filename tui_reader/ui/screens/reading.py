"""Opening posts, going from one to the next, and keeping the place in each."""

from __future__ import annotations

import asyncio
import importlib
from typing import TYPE_CHECKING, Literal

from textual.timer import Timer

from tui_reader.library.reading import WhenRead
from tui_reader.library.words import byline
from tui_reader.models import Article, Headline, Place, PostId, Query
from tui_reader.ordering import Sort
from tui_reader.ui.screens.picturing import Picturing
from tui_reader.ui.widgets.post_list import PostList

if TYPE_CHECKING:
    from tui_reader.document.document import Document

Step = Literal[-1, 1]

Landing = Place | str
"""Where to arrive in a post: at a place, or at what an anchor names."""

NO_TEXT = "This post has no text of its own."
NOT_THERE = "Nothing in this post is called “#{}”."
NOTHING_UNREAD = "Nothing unread is left here."
UNREAD_BEHIND = {
    1: "Nothing unread is left further down. N goes up to what is.",
    -1: "Nothing unread is left further up. n goes down to what is.",
}
PLACE_KEPT_AFTER = 2.0
"""Seconds after scrolling until the place is written, so that a crash loses no more than that."""


class Reading(Picturing):
    """Shows a post's header at once, and its text as soon as it is there."""

    article: Article | None = None
    """The post whose text is shown; None until it is."""

    _keeping: Timer | None = None

    def on_post_list_opened(self, event: PostList.Opened) -> None:
        """Read the post that was chosen."""
        self.read(event.headline)

    def on_reading_pane_next_wanted(self) -> None:
        """Go on with the next unread post."""
        self.action_unread(1)

    def read(self, headline: Headline, landing: Landing | None = None) -> None:
        """Open a post where reading stopped, or at a landing. Whatever else was being opened is given up."""
        # The start of the program does without.
        from tui_reader.ui.widgets.post import Post

        if landing is None and (kept := self.place_to_keep()) and kept[0].id == headline.id:
            # What is stored of a post shown anew may be older than what is in view.
            landing = kept[1]
        self.keep_place()
        self.article = self.away = None
        source = self.source_of(headline)
        self.pane.show(Post(headline, byline(headline, source, self.zone) if source else ""))
        self.enter_pane()
        self.ask("open", self._open, headline.id, landing)

    async def land(self, anchor: str) -> bool:
        """Go to what an anchor names in the post that is open; False where nothing is called that."""
        raise NotImplementedError

    def enter_pane(self) -> None:
        """Bring the reading pane forward."""
        raise NotImplementedError

    async def _open(self, post_id: PostId, landing: Landing | None) -> None:
        article, _ = await asyncio.gather(
            self.library.open_post(post_id), asyncio.to_thread(load_engine, self.shows_pictures)
        )
        document = _document(article)
        self._show_text(article, document, _place(article, landing))
        await self._painted()
        self.ask("marks", self._note_reading, article.headline)
        if not article.complete:
            document.extend(await self.library.rest(article))
            self.pane.extended()
        if isinstance(landing, str) and not await self.land(landing):
            self.say(NOT_THERE.format(landing))
        self.opened(article)

    async def _note_reading(self, headline: Headline) -> None:
        """Apart from opening: where nothing can be written, reading goes on."""
        await self.library.note_reading(headline.id)
        if not headline.read and await self.library.when_read(headline.source_id) is WhenRead.OPENED:
            await self.library.mark_opened(headline.id)
        await self.marks_changed(headline)

    def opened(self, article: Article) -> None:
        """Take notice that all of a post is there."""

    def show_article(self, article: Article) -> None:
        """Show the text of a post where reading stopped, as far as it is there."""
        self._show_text(article, _document(article), article.place)

    def show_article_at(self, article: Article, place: Place) -> None:
        """Show the text of a post at a place."""
        self._show_text(article, _document(article), place)

    async def _painted(self) -> None:
        """Wait for the next frame: what is read comes first, marking it read can follow."""
        frame = asyncio.Event()
        self.call_after_refresh(frame.set)
        await frame.wait()

    def _show_text(self, article: Article, document: Document, place: Place) -> None:
        from tui_reader.ui.widgets.post import Post

        words = byline(article.headline, article.source, self.zone)
        said = "" if article.markdown.strip() else _no_text(article)
        self.article = article
        album = self.album_for(article, document)
        self.pane.show(Post(article.headline, words, document, place, said, album))

    async def marks_changed(self, headline: Headline) -> None:
        """Draw a post's row and the counters as they are now; its copies share the marks."""
        fresh = await self.library.headline(headline.id)
        self.posts.update_row(fresh)
        for copy in fresh.also_in:
            self.posts.update_row(await self.library.headline(copy.id))
        if self.away and self.away.id == fresh.id:
            self.away = fresh

    # From post to post

    def action_neighbor(self, step: Step) -> None:
        """Read the next post of the list, or the one before."""
        self._go_on(step, unread=False)

    def action_unread(self, step: Step) -> None:
        """Read the next unread post of the list, or the one before."""
        self._go_on(step, unread=True)

    def _go_on(self, step: Step, *, unread: bool) -> None:
        """At once where the post is on this page: pressing a key three times then goes on by three."""
        if self.chosen is None:
            return
        if near := _on_page(self.posts, step, unread=unread):
            self.posts.cursor = near[0]
            self.read(near[1])
        else:
            self.ask("go", self._go_far, self.chosen, step, unread=unread)

    async def _go_far(self, start: Headline, step: Step, *, unread: bool) -> None:
        assert self.query_shown is not None
        found = await self.library.neighbor(self.query_shown, start.id, step, unread=unread)
        if found is None:
            self.say(await self._why_no_further(self.query_shown, start, step, unread=unread))
        elif await self.turn_to_post(found):
            self.read(found)

    async def _why_no_further(self, shown: Query, start: Headline, step: Step, *, unread: bool) -> str:
        if unread:
            behind = await self.library.neighbor(shown, start.id, -1 if step > 0 else 1, unread=True)
            return UNREAD_BEHIND[step] if behind else NOTHING_UNREAD
        ends = ("oldest", "newest") if shown.sort is Sort.NEWEST else ("last", "first")
        return f"This is the {ends[0 if step > 0 else 1]} post."

    # The place

    def on_reading_pane_scrolled(self) -> None:
        """Tell how much has been read, and keep the place once scrolling has come to rest."""
        self.draw_seen()
        if self._keeping is None:
            self._keeping = self.set_timer(PLACE_KEPT_AFTER, self.keep_place)

    def draw_seen(self) -> None:
        """Show at the foot how much of the post in view has been read."""
        seen = self.pane.seen if self.pane.display else None
        self.foot.right = "" if seen is None else f"{seen:.0%}"

    def keep_place(self) -> None:
        """Write down where reading is."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if kept := self.place_to_keep():
            self.ask("place", self._keep, *kept)

    def place_to_keep(self) -> tuple[Headline, Place] | None:
        """The post that is open and the place in it; None when there is nothing to keep."""
        post = self.pane.post
        if post is None or post.document is None or self.pane.seen is None:
            return None
        return post.headline, self.pane.place

    async def _keep(self, headline: Headline, place: Place) -> None:
        await self.library.set_place(headline.id, place)
        page = self.posts.page
        shown = next((each for each in page.headlines if each.id == headline.id), None) if page else None
        if shown is not None:
            self.posts.update_row(shown._replace(progress=place.progress, started=place.is_started))


def load_engine(with_pictures: bool = False) -> None:
    """Load the document engine: a tenth of a second, spent in a thread before it is needed."""
    if with_pictures:
        importlib.import_module("tui_reader.ui.pictures.gallery")
        importlib.import_module("tui_reader.ui.pictures.in_text")
    importlib.import_module("tui_reader.document.layout")
    importlib.import_module("tui_reader.document.document")


def _document(article: Article) -> Document:
    from tui_reader.document.document import Document

    return Document(article.markdown, complete=article.complete)


def _place(article: Article, landing: Landing | None) -> Place:
    """Where a post is shown first: an anchor is looked for from its beginning."""
    if landing is None:
        return article.place
    return Place() if isinstance(landing, str) else landing


def _on_page(posts: PostList, step: Step, *, unread: bool) -> tuple[int, Headline] | None:
    """The next post of the page in a direction, with its row; None when the page has none."""
    headlines = posts.page.headlines if posts.page else ()
    row = posts.cursor + step
    while 0 <= row < len(headlines):
        if not (unread and headlines[row].read):
            return row, headlines[row]
        row += step
    return None


def _no_text(article: Article) -> str:
    """That there is nothing to read, and what can be done."""
    if article.headline.url:
        return f"{NO_TEXT} Press o to open it in the browser."
    return f"{NO_TEXT} Press e to edit it." if article.path else NO_TEXT

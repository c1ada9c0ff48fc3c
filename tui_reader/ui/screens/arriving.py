"""Arriving at posts by other ways than the list: at a heading, by going back, outside of what is listed."""

from __future__ import annotations

from tui_reader.models import Place, PostId, Query
from tui_reader.ui.parsing import parse
from tui_reader.ui.screens.reading import Landing
from tui_reader.ui.screens.visiting import Visiting
from tui_reader.ui.trail import Stop, Trail

NOTHING_BEHIND = "There is nothing to go back to."
NOTHING_AHEAD = "There is nothing to go forward to."


class Arriving(Visiting):
    """Opens any post of the library, and remembers where the reader came from."""

    _trail: Trail | None = None

    @property
    def trail(self) -> Trail:
        """The way the reader has come."""
        if self._trail is None:
            self._trail = Trail()
        return self._trail

    @property
    def here(self) -> Stop | None:
        """Where reading is; None while no post is open."""
        post = self.pane.post
        if post is None or post.document is None:
            return None
        return Stop(post.headline, self.pane.place, self.query_shown)

    def remember(self) -> None:
        """Remember where reading is, before going somewhere else."""
        if here := self.here:
            self.trail.leave(here)

    def action_go_back(self) -> None:
        """Go back to where the last link was followed."""
        self._retrace(forward=False)

    def action_go_forward(self) -> None:
        """Go again where one has come back from."""
        self._retrace(forward=True)

    async def go_to_post(self, post_id: PostId, landing: Landing | None = None) -> None:
        """Read a post, whether the list holds it or not."""
        headline = await self.library.headline(post_id)
        listed = await self.turn_to_post(headline)
        self.read(headline, landing)
        self.away = None if listed else headline

    async def show_query(self, query: Query) -> None:
        """List other posts, and go to the list."""
        self.query_shown = query
        self.posts.show(await self.fetch(1), 0)
        await self.count()
        self.enter_list()

    def enter_list(self) -> None:
        """Bring the list forward."""
        raise NotImplementedError

    async def land(self, anchor: str) -> bool:
        """Go to what an anchor names in the post that is open; False where nothing is called that."""
        from tui_reader.document import anchors

        post, article = self.pane.post, self.article
        if post is None or post.document is None or article is None:
            return False
        await parse(post.document)
        headings = post.document.outline()
        exact = [index for index, heading in enumerate(headings) if heading.anchor == anchor]
        place = None if exact else anchors.element(post.document, anchor)
        index = exact[0] if exact else None if place else anchors.heading(headings, anchor)
        if index is None and place is None:
            words = await self.library.words_at(article.headline.id, anchor)
            place = anchors.words(post.document, words)
        if index is None and place is None and anchor in ("", "top"):
            place = Place()
        if index is not None:
            await self._go_to_heading(index)
        elif place is not None:
            self.pane.go_to_place(place)
        return index is not None or place is not None

    async def _go_to_heading(self, index: int) -> None:
        assert self.pane.post
        assert self.pane.post.document
        headings = self.pane.post.document.outline()
        block, offset = headings[index].block, headings[index].offset
        self.pane.unfold(block, offset)
        await self.pane.reach_place(Place(block, offset))
        self.pane.go_to_heading(headings, index)

    def _retrace(self, *, forward: bool) -> None:
        here = self.here
        if here is None:
            return
        stop = self.trail.forward(here) if forward else self.trail.back(here)
        if stop is None:
            self.say(NOTHING_AHEAD if forward else NOTHING_BEHIND)
        else:
            self.ask("go", self._go_to_stop, stop)

    async def _go_to_stop(self, stop: Stop) -> None:
        if stop.query and stop.query != self.query_shown:
            await self.show_query(stop.query)
        post = self.pane.post
        if post and post.document and post.headline.id == stop.headline.id:
            await self.turn_to_post(stop.headline)
            self.enter_pane()
            self.pane.go_to_place(stop.place)
        else:
            await self.go_to_post(stop.headline.id, stop.place)

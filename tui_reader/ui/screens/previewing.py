"""Showing the post under the list's cursor beside the list, before it is opened."""

from __future__ import annotations

import asyncio

from textual.timer import Timer

from tui_reader.models import Headline, Place, PostId, Source, SourceKind
from tui_reader.ui.screens.reading import Landing, Reading, load_engine

CHOOSE = "Press enter to read the post at the cursor."


class Previewing(Reading):
    """Previews a post once the cursor rests on it. That neither marks it read nor keeps a place in it."""

    rest = 0.15
    """Seconds the cursor stays on a row until its post is shown: going down a list opens nothing."""

    _resting: Timer | None = None
    _previewed: PostId | None = None
    """The post in the pane that has not been opened."""

    def on_post_list_moved(self) -> None:
        """Preview the post, once the cursor rests."""
        self.pane.sentence = CHOOSE if self.posts.headline else ""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if self.rest:
            self._resting = self.set_timer(self.rest, self.preview)
        else:
            self.preview()

    def preview(self) -> None:
        """Show the post under the cursor, where there is room for it beside the list."""
        chosen = self.posts.headline
        if chosen and self._may_preview(chosen):
            self.ask("open", self._preview, chosen)
        elif chosen is None and self._previewed is not None:
            self._previewed = self.article = None
            self.pane.clear()
            self.draw_seen()

    def read(self, headline: Headline, landing: Landing | None = None) -> None:
        """Open a post; one that is in view already stays there."""
        if self._resting is not None:
            self._resting.stop()
        if self._previewed != headline.id:
            super().read(headline, landing)
            self._previewed = None
            return
        self._previewed = self.away = None
        self.enter_pane()
        self.ask("open", self._open, headline.id, landing)

    def on_descendant_focus(self) -> None:
        """Whoever goes to a post that is only previewed, opens it."""
        shown = self.pane.post
        if self._previewed is not None and self.reading and shown:
            self.read(shown.headline)

    def place_to_keep(self) -> tuple[Headline, Place] | None:
        """The post that is open and the place in it; a preview keeps none."""
        kept = super().place_to_keep()
        return None if kept and kept[0].id == self._previewed else kept

    def draw_seen(self) -> None:
        """Show at the foot how much of the post has been read; of a preview, nothing has."""
        super().draw_seen()
        if self._previewed is not None:
            self.foot.right = ""

    def read_alone(self, source: Source) -> None:
        """Open the post of a source that is nothing but this one post."""
        if source.kind is SourceKind.FILE and self.posts.headline:
            self.read(self.posts.headline)

    def _may_preview(self, headline: Headline) -> bool:
        shown = self.pane.post
        has_room = not (self.has_class("-narrow") or self.has_class("-alone") or self.pane.cramped)
        return has_room and not self.reading and (shown is None or shown.headline.id != headline.id)

    async def _preview(self, headline: Headline) -> None:
        article, _ = await asyncio.gather(
            self.library.open_post(headline.id), asyncio.to_thread(load_engine, self.shows_pictures)
        )
        if self._may_preview(headline) and self.posts.headline == headline:
            self.keep_place()
            self._previewed, self.away = headline.id, None
            self.show_article(article)
            self.draw_seen()

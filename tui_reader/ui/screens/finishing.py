"""Marking a post read once its end was in view, where the settings want that."""

from __future__ import annotations

from tui_reader.library.reading import WhenRead
from tui_reader.models import Article, Headline, PostId
from tui_reader.ui.screens.previewing import Previewing
from tui_reader.ui.screens.reading import Landing


class Finishing(Previewing):
    """Notices when a post has been read to its end."""

    _finished: PostId | None = None
    """The post whose end has been noticed; marked unread there, it stays so."""

    def read(self, headline: Headline, landing: Landing | None = None) -> None:
        """Open a post, whose end may be reached anew."""
        self._finished = None
        super().read(headline, landing)

    def opened(self, article: Article) -> None:
        """Notice the end of a post that needs no scrolling."""
        super().opened(article)
        self._notice_end()

    def on_reading_pane_scrolled(self) -> None:
        """Notice the end of a post. Textual calls the handlers of the classes above by itself."""
        self._notice_end()

    def _notice_end(self) -> None:
        kept = self.place_to_keep()
        if kept is None or self.article is None or kept[0].id in (self._finished, self._previewed):
            return
        if kept[0].id == self.article.headline.id and self.pane.all_there and self.pane.seen == 1:
            self._finished = kept[0].id
            self.ask("marks", self._finish, kept[0])

    async def _finish(self, headline: Headline) -> None:
        is_wanted = await self.library.when_read(headline.source_id) is WhenRead.END
        if is_wanted and await self.library.mark_read([headline.id], True):
            await self.marks_changed(headline)

"""The whole article of a post whose feed holds only a teaser."""

from __future__ import annotations

from tui_reader.models import Article, Headline, PostId
from tui_reader.ui.screens.arriving import Arriving

FETCHING = "Fetching the whole article …"
WHOLE = "The whole article, from its page. x shows what the feed says."
TEASER = "What the feed says. x shows the whole article."


class Completing(Arriving):
    """Shows the article of a post's page, or what the feed holds of it."""

    def action_full_text(self) -> None:
        """Show the whole article, or again what the feed holds."""
        if self.chosen:
            self.say(FETCHING, stay=True)
            self.ask("full", self._complete, self.chosen.id)

    def opened(self, article: Article) -> None:
        """Fetch the article by itself where the source is set so."""
        super().opened(article)
        self.ask("full", self._complete_if_wanted, article.headline)

    async def _complete(self, post_id: PostId) -> None:
        is_whole = await self.library.toggle_full_text(post_id)
        if self.chosen and self.chosen.id == post_id:
            self.read(self.chosen)
            self.say(WHOLE if is_whole else TEASER)
        self.fill_index()

    async def _complete_if_wanted(self, post: Headline) -> None:
        if await self.library.wants_full_text(post):
            await self._complete(post.id)

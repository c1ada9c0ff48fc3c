"""The whole article of a post whose feed holds a teaser: fetched when asked for, kept beside the teaser."""

from __future__ import annotations

from urllib.parse import urlsplit

from tui_reader.errors import FetchError, ReaderError
from tui_reader.library import article_words, worker
from tui_reader.library.asking import Asker
from tui_reader.library.finding import host
from tui_reader.library.waiting import NotDueError
from tui_reader.models import Headline, Source
from tui_reader.sources import addresses, full_text
from tui_reader.sources.answers import NotModified
from tui_reader.sources.failures import StatusError
from tui_reader.store import full_texts, settings
from tui_reader.store.database import Database
from tui_reader.store.full_texts import Kept

_ACCEPT = "text/html, */*;q=0.5"

_ALL = "What the feed says is all there is."

ALWAYS = "always"
"""The value of the setting `full_text` with which posts of a source are always fetched whole."""


class FullTexts:
    """Fetches the pages of posts."""

    def __init__(self, database: Database, asker: Asker) -> None:
        self._database = database
        self._asker = asker

    async def toggle(self, post: Headline, source: Source) -> bool:
        """Show a post's article, fetched if need be, or again what its feed holds.

        One that was taken by another selector than the source has now is fetched again.

        Returns:
            Whether it is the article that is shown now.

        Raises:
            ReaderError: The post has no page, it can't be fetched, or holds no article.
        """
        kept = await self._database.read(full_texts.get, post.id)
        if kept is None or (not kept.is_shown and await self._is_outdated(kept, source)):
            await self.fetch(post, source)
            return True
        await self._database.write(full_texts.show, post.id, not kept.is_shown)
        return not kept.is_shown

    async def fetch(self, post: Headline, source: Source) -> None:
        """Fetch a post's page, keep the article in it, and show that from now on.

        Raises:
            ReaderError: The post has no page, it can't be fetched, or not yet, or holds no article.
        """
        if not post.url:
            raise ReaderError("This post has no page of its own.", _ALL)
        await self._asker.check_host(source, post.url)
        selector = await self._database.read(settings.get, source.id, settings.SELECTOR)
        # What a feed of one's own network links to may lie there too.
        is_inside = addresses.is_inside(urlsplit(source.location).hostname or "")
        try:
            answer = await self._asker.ask_for(
                source, post.url, "The page of a post.", typed=is_inside, accept=_ACCEPT
            )
        except StatusError as error:
            raise FetchError(error.what, error.next_step if error.retry_after else _ALL) from error
        if isinstance(answer, NotModified):
            raise FetchError(f"{host(post.url)} says that nothing has changed, but nothing was known of it.")
        found = await worker.run(
            full_text.extract,
            answer.body,
            dict(answer.headers),
            answer.url,
            selector,
            size=max(len(answer.body), worker.IN_PLACE + 1),
            subject=host(post.url),
        )
        article = Kept(found.html, found.base_url, True, selector)
        await self._database.write(full_texts.keep, post.id, article, await article_words.words(found.html))

    async def is_wanted(self, post: Headline, source: Source) -> bool:
        """Whether a post is to be fetched by itself: its source is set so, it wasn't yet, and it may be."""
        always = await self._database.read(settings.get, source.id, settings.FULL_TEXT) == ALWAYS
        if not always or not post.url:
            return False
        kept = await self._database.read(full_texts.get, post.id)
        if kept and not await self._is_outdated(kept, source):
            return False
        try:
            await self._asker.check_host(source, post.url)
        except NotDueError:  # the first post to be refused has said so
            return False
        return True

    async def _is_outdated(self, kept: Kept, source: Source) -> bool:
        return kept.selector != await self._database.read(settings.get, source.id, settings.SELECTOR)

"""The posts of a library: listed, opened, followed from one to the other."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from tui_reader.errors import NotFoundError
from tui_reader.library.saving import Saving
from tui_reader.models import Article, Headline, Page, Place, PostId, Query, StoredBody
from tui_reader.ordering import Sort
from tui_reader.store import at_once, names, posts, settings

# What reads sources and converts posts is loaded when it is first needed: a list that is stored
# already shows in half the time.
if TYPE_CHECKING:
    from pathlib import Path

    from tui_reader.library.also_in import AlsoIn
    from tui_reader.library.exporting import Exported, Written
    from tui_reader.library.links import Destination
    from tui_reader.library.related import Related


class Perusing(Saving):
    """What is done with posts."""

    async def page(self, query: Query, number: int, size: int, near: Page | None = None) -> Page:
        """One page of the list; `near` is a page it may lie beside, which makes turning cheap."""
        if query.sort is not Sort.NEWEST:
            await self.prepare_order(query)
        return await self.database.read(posts.page, query, number, size, near)

    async def page_at_once(self, query: Query, number: int, size: int, near: Page | None = None) -> Page:
        """The same for a person who waits: what is searched need not be `counted` yet; see `counts`."""
        if query.sort is not Sort.NEWEST:
            await self.prepare_order(query)
        return await self.database.read(at_once.page, query, number, size, near)

    async def page_of(self, query: Query, post_id: PostId, size: int) -> int | None:
        """The number of the page that holds a post, or None when the query doesn't."""
        return await self.database.read(posts.page_of, query, post_id, size)

    async def ids(self, query: Query) -> list[PostId]:
        """All posts of a list, in its order."""
        return await self.database.read(posts.ids, query)

    async def position_of(self, query: Query, post_id: PostId) -> int | None:
        """How many posts of a list come before one, or None when the list doesn't hold it."""
        return await self.database.read(posts.position_of, query, post_id)

    async def links_of(self, ids: Sequence[PostId]) -> list[str]:
        """The links of posts, in the order given; an empty one where a post has none."""
        return await self.database.read(posts.urls, ids)

    async def neighbor(
        self, query: Query, post_id: PostId, step: Literal[-1, 1], *, unread: bool = False
    ) -> Headline | None:
        """The next post down (1) or up (-1) the list; with `unread` the next one not yet read."""
        return await self.database.read(posts.neighbor, query, post_id, step, unread)

    async def newest(self, query: Query) -> Headline | None:
        """The first post of a list."""
        return await self.database.read(posts.newest, query)

    async def headline(self, post_id: PostId) -> Headline:
        """One post's row, as it is now."""
        if found := await self.database.read(posts.headline, post_id):
            return found
        raise NotFoundError(f"There is no post {post_id}.", "tui-reader ls lists them.")

    async def open_post(self, post_id: PostId) -> Article:
        """Open a post for reading: whole, or of a long one its beginning at first."""
        from tui_reader.library import opening

        headline = await self.headline(post_id)
        return await opening.beginning(self.database, headline, await self.source(headline.source_id))

    async def whole_post(self, post_id: PostId) -> Article:
        """Open a post with all of its text, however long that takes."""
        opened = await self.open_post(post_id)
        return opened if opened.complete else opened._replace(markdown=await self.rest(opened), complete=True)

    async def rest(self, opened: Article) -> str:
        """The whole Markdown of a post of which only the beginning was converted."""
        from tui_reader.library import opening

        return await opening.rest(self.database, opened)

    async def source_text(self, post_id: PostId) -> StoredBody:
        """A post's body as it arrived: Markdown, HTML or plain text. It is not clean."""
        if body := await self.database.read(posts.body, post_id):
            return body
        raise NotFoundError(f"There is no post {post_id}.", "tui-reader ls lists them.")

    async def toggle_full_text(self, post_id: PostId) -> bool:
        """Show the article of a post's page, fetched if need be, or again what its feed holds.

        Returns:
            Whether it is the article that is shown now.

        Raises:
            ReaderError: The page can't be had, or holds no article.
        """
        post = await self.headline(post_id)
        refresher = await self.reading_sources()
        return await refresher.full_texts.toggle(post, await self.source(post.source_id))

    async def wants_full_text(self, post: Headline) -> bool:
        """Whether a post's page is to be fetched without being asked: the person set its source so."""
        if await self.database.read(settings.get, post.source_id, settings.FULL_TEXT) == "":
            return False
        refresher = await self.reading_sources()
        return await refresher.full_texts.is_wanted(post, await self.source(post.source_id))

    async def related(self, post: Headline) -> Related:
        """The posts most like one, and those that link to it."""
        from tui_reader.library import related

        return await related.find(self.database, post)

    async def also_in(self, post: Headline) -> AlsoIn:
        """The same post in other sources."""
        from tui_reader.library import also_in

        return await also_in.look(self.database, post)

    async def resolve(self, opened: Article, url: str) -> Destination:
        """Where a link of an open post leads."""
        from tui_reader.library import links

        return await links.resolve(self.database, opened, url)

    async def words_at(self, post_id: PostId, anchor: str) -> str:
        """The words at an anchor of a post that arrived as HTML; empty where there is none."""
        from tui_reader.library import anchored

        body = await self.database.read(posts.body, post_id)
        return await asyncio.to_thread(anchored.words, body, anchor) if body else ""

    async def names(self) -> dict[str, tuple[str, ...]]:
        """The names of sources, tags and authors there are, by the field of the query language."""
        return await self.database.read(names.every)

    async def write_posts(
        self, asked: Query, folder: Path, pictures: Path | None, written: Written = lambda _done, _of: None
    ) -> Exported:
        """Write all posts that a query asks for into a new folder, which opens as a source again.

        Args:
            asked: Which posts.
            folder: One that isn't there yet, or is empty.
            pictures: Where pictures from the network are kept; None: no picture is copied.
            written: Called after each post.

        Raises:
            ReaderError: The folder holds something, or can't be written to.
        """
        from tui_reader.library import exporting
        from tui_reader.library.pictures.pictures import Pictures

        found = Pictures(pictures) if pictures else None
        try:
            return await exporting.write(self, asked, folder, found, written)
        finally:
            if found:
                await found.close()

    async def set_place(self, post_id: PostId, place: Place) -> None:
        """Keep where reading stopped."""
        await self.database.write(posts.set_place, post_id, place)

"""The pictures of posts: fetched, kept, measured and made ready for a terminal.

Nothing happens before somebody asks: a post that is never scrolled to costs its pictures nothing.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui_reader.errors import PictureError
from tui_reader.library.pictures import address, decode
from tui_reader.library.pictures.cache import Kept, PictureCache
from tui_reader.library.pictures.jobs import Jobs
from tui_reader.library.pictures.picture import (
    Local,
    Picture,
    PictureLimits,
    Pixels,
    Remote,
    Rendering,
    Wanted,
)
from tui_reader.library.pictures.worker import PictureWorker
from tui_reader.sources.answers import NotModified

if TYPE_CHECKING:
    from tui_reader.sources.http import Client

AT_ONCE, AT_ONCE_OF_A_HOST = 4, 2
"""Pictures fetched at the same time."""

ACCEPT = "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5"
"""What is drawn here: some servers choose the format by it, and send what few can read when it isn't told."""

Begin = Callable[[], None]
"""To be called where a job begins to cost something."""


class Pictures:
    """Looks at pictures.

    What has begun ends even when nobody waits for it any more: it is kept, and the reader who
    scrolled past may come back. What has not begun is given up with the last who wanted it.

    Args:
        folder: Where pictures from the network are kept.
        limits: How much of a picture is taken.
        deadline: Seconds one may take to arrive.
    """

    def __init__(self, folder: Path, limits: PictureLimits | None = None, *, deadline: float = 20.0) -> None:
        self._limits = limits or PictureLimits()
        self._cache = PictureCache(folder, self._limits.cache)
        self._worker = PictureWorker(self._limits.deadline)
        self._deadline = deadline
        self._jobs = Jobs()
        self._client: Client | None = None
        self._closing = AsyncExitStack()
        self._doors = asyncio.Semaphore(AT_ONCE)
        self._host_doors: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(AT_ONCE_OF_A_HOST)
        )

    async def measure(self, picture: Picture) -> Pixels:
        """The size of a picture, fetched if need be.

        Raises:
            PictureError, FetchError: It can't be had, or exceeds the limits.
        """
        return await self._jobs.join(("size", picture), self._measure, picture)

    async def render(self, picture: Picture, wanted: Wanted) -> Rendering:
        """A picture as a terminal wants it.

        Raises:
            PictureError, FetchError: It can't be had, or not within the limits.
        """
        return await self._jobs.join((picture, wanted), self._render, picture, wanted)

    async def file(self, picture: Picture) -> Path:
        """A picture as a file on this disk, fetched if need be.

        Raises:
            PictureError, FetchError: It can't be had, or exceeds the limits.
        """
        match picture:
            case Local():
                return Path(await asyncio.to_thread(address.find, picture))
            case Remote():
                return (await self._kept(picture)).path

    async def close(self) -> None:
        """Give up what is under way, and close connections."""
        await self._jobs.close()
        await self._closing.aclose()

    async def _measure(self, begin: Begin, picture: Picture) -> Pixels:
        match picture:
            case Local():
                path = await asyncio.to_thread(address.find, picture)
                return await self._worker.run(begin, decode.examine, path, self._limits)
            case Remote():
                return (await self._kept(picture)).size

    async def _render(self, begin: Begin, picture: Picture, wanted: Wanted) -> Rendering:
        match picture:
            case Local():
                path = await asyncio.to_thread(address.find, picture)
            case Remote():
                path = str((await self._kept(picture)).path)
        return await self._worker.run(begin, decode.render, path, wanted, self._limits)

    async def _kept(self, picture: Remote) -> Kept:
        """A picture of the network as it lies on disk; only one that was examined is kept there."""
        if kept := await asyncio.to_thread(self._cache.find, picture.url):
            return kept
        return await self._jobs.join(("file", picture), self._fetch, picture)

    async def _fetch(self, begin: Begin, picture: Remote) -> Kept:
        body = await self._download(begin, picture)
        try:
            laid = await asyncio.to_thread(self._cache.lay_down, body)
            try:
                size = await self._worker.run(begin, decode.examine, str(laid), self._limits)
                return await asyncio.to_thread(self._cache.keep, picture.url, laid, size)
            finally:
                await asyncio.to_thread(self._cache.forget, laid)
        except OSError as error:
            why = (error.strerror or "unknown").lower()
            raise PictureError(f"Pictures can't be kept on this disk ({why}).") from error

    async def _download(self, begin: Begin, picture: Remote) -> bytes:
        async with self._host_doors[urlsplit(picture.url).netloc], self._doors:
            begin()
            client = self._client = self._client or await self._new_client()
            answer = await client.get(picture.url, typed=picture.is_trusted, accept=ACCEPT)

        if isinstance(answer, NotModified):
            raise PictureError("The server says that this picture has not changed, but it was never fetched.")
        return answer.body

    async def _new_client(self) -> Client:
        """The HTTP module costs a tenth of a second to import: off the loop, and only when it is needed."""
        client = await asyncio.to_thread(_client, self._limits.body, self._deadline)
        return await self._closing.enter_async_context(client)


def _client(body: int, deadline: float) -> Client:
    from tui_reader.sources import http

    return http.Client(http.Limits(deadline=deadline, body=body))

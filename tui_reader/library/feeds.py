"""Feeds of the network: fetch, pass the gate, store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tui_reader.config import Limits
from tui_reader.errors import FetchError, NotAFeedError
from tui_reader.library import ingest, worker
from tui_reader.models import Ingested, Source, SourceKind, Stored
from tui_reader.sources import discover
from tui_reader.store import posts, sources
from tui_reader.store.database import Database
from tui_reader.text import clean

if TYPE_CHECKING:
    from tui_reader.sources.http import Client, Response


class _Fetched(NamedTuple):
    """A feed as it came from its address, past the gate."""

    url: str
    """The feed's address, which differs from what was asked when a page named it."""
    ingested: Ingested
    response: Response


class Feeds:
    """Sources that answer at an http(s) address."""

    def __init__(self, database: Database, clock: Callable[[], datetime], limits: Limits) -> None:
        self._database = database
        self._clock = clock
        self._limits = limits

    async def visit(self, url: str) -> Source:
        """Fetch an address nothing is stored of, and store its feed.

        Raises:
            ReaderError: It can't be fetched, is no feed and names none. Nothing is stored then.
        """
        async with await self._client() as client:
            response = await _get(client, url)
            fetched = await self._read(url, response) or await self._follow(client, response)
        ingested = fetched.ingested
        source = await self._database.write(
            sources.upsert,
            SourceKind.FEED,
            fetched.url,
            ingested.title or host(fetched.url),
            ingested.site_url or url,
            now=self._clock(),
        )
        await self._store(source, fetched)
        return source

    async def refresh(self, source: Source) -> Stored:
        """Ask a known feed for news.

        Raises:
            ReaderError: It can't be fetched, or is no feed any more. What is stored stays.
        """
        from tui_reader.sources.http import NotModified

        async with await self._client() as client:
            answer = await client.get(source.location, etag=source.etag, last_modified=source.last_modified)
        if isinstance(answer, NotModified):
            return Stored()
        fetched = await self._read(source.location, answer)
        if fetched is None:
            raise NotAFeedError(
                f"{host(source.location)} answered with something that is no feed any more.", worker.KEPT
            )
        return await self._store(source, fetched)

    async def _follow(self, client: Client, page: Response) -> _Fetched:
        """A page that is no feed may name one."""
        links = await asyncio.to_thread(discover.feed_links, page.body, page.url)
        if not links:
            raise NotAFeedError(
                f"{host(page.url)} answered with a page that is no feed and names none.",
                "Look for the address of its RSS, Atom or JSON feed and give that.",
            )
        url = links[0].url
        # A page of the open network may not send the reader into the private one.
        answer = await _get(client, url, typed=page.is_inside)
        if fetched := await self._read(url, answer):
            return fetched
        raise NotAFeedError(
            f"{host(page.url)} names {clean.line(url, limit_cells=80)} as its feed, but that is none.",
            "Look for another feed of the site and give its address.",
        )

    async def _read(self, url: str, response: Response) -> _Fetched | None:
        ingested = await worker.run(
            ingest.feed,
            response.body,
            dict(response.headers),
            response.url,
            self._clock(),
            self._limits,
            size=len(response.body),
            subject=host(url),
        )
        return None if ingested is None else _Fetched(url, ingested, response)

    async def _client(self) -> Client:
        """The HTTP module costs a tenth of a second to import: off the loop, and only when it is needed."""
        return await asyncio.to_thread(_new_client, self._limits)

    async def _store(self, source: Source, fetched: _Fetched) -> Stored:
        response = fetched.response
        stored = await self._database.write(
            posts.store_drafts, source.id, fetched.ingested.drafts, self._clock()
        )
        await self._database.write(sources.set_validators, source.id, response.etag, response.last_modified)
        return stored


async def _get(client: Client, url: str, *, typed: bool = True) -> Response:
    from tui_reader.sources.http import NotModified

    answer = await client.get(url, typed=typed)
    if isinstance(answer, NotModified):
        raise FetchError(f"{host(url)} says that nothing has changed, but nothing was known of it.")
    return answer


def _new_client(limits: Limits) -> Client:
    from tui_reader.sources import http

    bounds = http.Limits(deadline=limits.deadline, body=limits.response_mb * 1024 * 1024)
    return http.Client(bounds)


def host(url: str) -> str:
    """What a sentence calls an address: its host, without name and password."""
    return clean.line(urlsplit(url).hostname or url, limit_cells=80)

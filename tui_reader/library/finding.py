"""Finding the feed of an address: it is one, names one, has one at a usual place, or serves as one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tui_reader.entries import Ingested
from tui_reader.errors import FetchError, NotAFeedError, ReaderError
from tui_reader.sources import discover
from tui_reader.text import clean

if TYPE_CHECKING:
    from tui_reader.sources.http import Client, Response
    from tui_reader.sources.login import Login

MOST_GUESSES = 8
"""Usual addresses that a site is asked for: who has none of these is not asked for more."""


class Fetched(NamedTuple):
    """A feed as it came from its address, past the gate."""

    url: str
    """The feed's address, which differs from what was asked when a page named it."""
    ingested: Ingested
    response: Response
    is_typed: bool = True
    """A person gave the address; else a page did."""
    others: tuple[str, ...] = ()
    """Addresses of other feeds that the page names."""


Read = Callable[[str, "Response", bool], Awaitable[Ingested | None]]
"""Makes a feed of an answer; with True, of a page that is none, by the posts it marks as such."""


LoginFor = Callable[[str], Awaitable["Login"]]


class Finder:
    """Looks for feeds.

    Args:
        client: Asks for documents.
        read: Passes them through the gate.
        login: What is sent along to an address.
    """

    def __init__(self, client: Client, read: Read, login: LoginFor) -> None:
        self._client = client
        self._read = read
        self._login = login

    async def find(self, addresses: Sequence[str]) -> Fetched:
        """Find the feed of the first address that answers.

        Args:
            addresses: What a person typed, with each scheme it may have; the likelier first.

        Raises:
            ReaderError: None answers, or what answers is no feed and leads to none.
        """
        for address in addresses[:-1]:
            with suppress(FetchError):
                return await self._find(address)
        return await self._find(addresses[-1])

    async def _find(self, url: str) -> Fetched:
        if (known := discover.known_feed(url)) and (found := await self._try(known, typed=True)):
            return found._replace(is_typed=False)
        page = await self._get(url)
        if ingested := await self._read(url, page, False):
            return Fetched(url, ingested, page)
        links = await asyncio.to_thread(discover.feed_links, page.body, page.url)
        named = tuple(link.url for link in links)
        async for address in self._likely(page, named):
            # A page of the open network may not send the reader into the private one.
            if found := await self._try(address, typed=page.is_inside):
                return found._replace(others=tuple(each for each in named if each != address))
        if ingested := await self._read(url, page, True):
            return Fetched(url, ingested, page)
        raise _no_feed(page.url, named)

    async def _likely(self, page: Response, named: Sequence[str]) -> AsyncIterator[str]:
        for url in named:
            yield url
        for url in await asyncio.to_thread(discover.mentioned, page.body, page.url):
            yield url
        for url in discover.usual_feeds(page.url)[:MOST_GUESSES]:
            yield url

    async def _get(self, url: str, *, typed: bool = True) -> Response:
        from tui_reader.sources.http import NotModified

        answer = await self._client.get(url, typed=typed, login=await self._login(url))
        if isinstance(answer, NotModified):
            raise FetchError(f"{host(url)} says that nothing has changed, but nothing was known of it.")
        return answer

    async def _try(self, url: str, *, typed: bool) -> Fetched | None:
        """The feed at an address, None where there is none."""
        with suppress(ReaderError):
            answer = await self._get(url, typed=typed)
            if ingested := await self._read(url, answer, False):
                return Fetched(url, ingested, answer, is_typed=typed)
        return None


def _no_feed(url: str, named: Sequence[str]) -> NotAFeedError:
    if named:
        return NotAFeedError(
            f"{host(url)} names {clean.line(named[0], limit_cells=80)} as its feed, but that is none.",
            "Look for another feed of the site and give its address.",
        )
    return NotAFeedError(
        f"{host(url)} answered with a page that is no feed and names none.",
        "Look for the address of its RSS, Atom or JSON feed and give that.",
    )


def host(url: str) -> str:
    """What a sentence calls an address: its host, without name and password."""
    return clean.line(urlsplit(url).hostname or url, limit_cells=80)

"""Finding the feed of an address: it is one, names one, has one at a usual place, or serves as one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tui_reader.entries import LONE_PAGE, PAGES, DraftRow, FeedChoice, Ingested
from tui_reader.errors import FetchError, NotAFeedError, ReaderError
from tui_reader.library import choosing
from tui_reader.library.choosing import Choose
from tui_reader.sources import addresses, discover
from tui_reader.sources.answers import NotModified, Response
from tui_reader.sources.failures import StatusError
from tui_reader.sources.feed_link import FeedLink
from tui_reader.text import clean

if TYPE_CHECKING:
    from tui_reader.sources.http import Client
    from tui_reader.sources.login import Login

MOST_GUESSES = 8
"""Usual addresses that a site is asked for: who has none of these is not asked for more."""


class Fetched(NamedTuple):
    """A feed as it came from its address, past the gate."""

    url: str
    """The feed's address, which differs from what was asked when a page named it."""
    ingested: Ingested[DraftRow]
    response: Response
    began: float
    """When its document was asked for, by the monotonic clock, in seconds."""
    is_typed: bool = True
    """A person gave the address; else a page did."""
    page: str = ""
    """The address that was given, where that is a page which led to the feed."""
    offered: tuple[FeedChoice, ...] = ()
    """All feeds that the page names, the best first; none where the address was the feed's own."""


Read = Callable[[str, "Response", bool], Awaitable[Ingested[DraftRow] | None]]
"""Makes a feed of an answer; with True, of a page that is none."""


LoginFor = Callable[[str], Awaitable["Login"]]


class Finder:
    """Looks for feeds.

    Args:
        client: Asks for documents.
        read: Passes them through the gate.
        login: What is sent along to an address.
        choose: Chooses where a site offers several; None: the best is taken.
    """

    def __init__(self, client: Client, read: Read, login: LoginFor, choose: Choose | None = None) -> None:
        self._client = client
        self._read = read
        self._login = login
        self._choose = choose

    async def find(self, typed: Sequence[str]) -> Fetched:
        """Find the feed of the first address that answers.

        Args:
            typed: What a person typed, with each scheme it may have; the likelier first.

        Raises:
            ReaderError: None answers, or what answers is no feed and leads to none.
        """
        failures: list[FetchError] = []
        for address in typed:
            try:
                found = await self._find(address)
                return found._replace(page=address if address != found.url else "")
            except FetchError as error:
                failures.append(error)
                if _asks_for_peace(error):
                    break
        # An answer, if only "not found", tells more than a door that nobody opens.
        raise next((error for error in failures if isinstance(error, StatusError)), failures[0])

    async def offers(self, typed: Sequence[str]) -> tuple[FeedChoice, ...]:
        """All feeds that a site offers, the best first; one at least.

        Args:
            typed: As for `find`.

        Raises:
            ReaderError: None answers, or what answers is no feed and leads to none.
        """
        found = await self.find(typed)
        return found.offered or (_choice(found),)

    async def _find(self, url: str) -> Fetched:
        if (known := await self._known(url)) and known.ingested.drafts:
            return known
        if known is None:
            return await self._searched(url)
        with suppress(NotAFeedError, FetchError):
            found = await self._searched(url)
            return known if found.ingested.generator in PAGES else found
        return known  # it holds nothing, but is what there is

    async def _searched(self, url: str) -> Fetched:
        """The feed at an address, or the one that the page there leads to."""
        began = time.monotonic()
        page = await self._get(url)
        if ingested := await self._read(url, page, False):
            return Fetched(url, ingested, page, began)
        links = await asyncio.to_thread(discover.feed_links, page.body, page.url)
        offered = choosing.offered(links)
        if self._choose and choosing.is_worth_asking(offered):
            found = await self._chosen(self._choose, offered, page)
        else:
            found = await self._of_page(url, page, links)
        return found._replace(offered=offered)

    async def _chosen(self, choose: Choose, offered: tuple[FeedChoice, ...], page: Response) -> Fetched:
        if (chosen := await choose(offered)) is None:
            raise choosing.NothingChosenError
        try:
            return await self._feed(chosen.url, typed=page.is_inside)
        except FetchError as error:
            # The site itself has answered: it isn't asked again by its next spelling.
            raise NotAFeedError(error.what, _LOOK) from error

    async def _known(self, url: str) -> Fetched | None:
        """The feed of a page on a host whose rules are known."""
        known = discover.known_feed(url)
        found = await self._try(known, typed=True) if known else None
        return found._replace(is_typed=False) if found else None

    async def _of_page(self, url: str, page: Response, links: Sequence[FeedLink]) -> Fetched:
        """The first feed that a page leads to, or else the page itself."""
        refusal: StatusError | None = None
        try:
            async for address in self._likely(page, links):
                # A page of the open network may not send the reader into the private one.
                if found := await self._try(address, typed=page.is_inside):
                    return found
        except StatusError as error:  # it asks to be left alone, so nothing more is tried
            refusal = error
        began = time.monotonic()
        ingested = await self._read(url, page, True)
        # A site that names a feed, if one that can't be had, is no page that stands alone.
        if ingested is None or ((links or refusal) and ingested.generator == LONE_PAGE):
            raise refusal or _no_feed(page.url, links)
        return Fetched(url, ingested, page, began)

    async def _likely(self, page: Response, links: Sequence[FeedLink]) -> AsyncIterator[str]:
        for link in links:
            yield link.url
        if url := await asyncio.to_thread(discover.feed_of_page, page.body, page.url):
            yield url
        for url in await asyncio.to_thread(discover.mentioned, page.body, page.url):
            yield url
        for url in discover.usual_feeds(page.url)[:MOST_GUESSES]:
            yield url

    async def _get(self, url: str, *, typed: bool = True) -> Response:
        answer = await self._client.get(url, typed=typed, login=await self._login(url))
        if isinstance(answer, NotModified):
            raise FetchError(f"{host(url)} says that nothing has changed, but nothing was known of it.")
        return answer

    async def _try(self, url: str, *, typed: bool) -> Fetched | None:
        """The feed at an address, None where there is none.

        Raises:
            StatusError: The server asks to be left alone.
        """
        try:
            return await self._feed(url, typed=typed)
        except ReaderError as error:
            if isinstance(error, StatusError) and _asks_for_peace(error):
                raise
            return None

    async def _feed(self, url: str, *, typed: bool) -> Fetched:
        began = time.monotonic()
        answer = await self._get(url, typed=typed)
        if ingested := await self._read(url, answer, False):
            return Fetched(url, ingested, answer, began, is_typed=typed)
        raise NotAFeedError(f"What {host(url)} offers at {addresses.shown(url)} is no feed.", _LOOK)


_LOOK = "Look for another feed of the site and give its address."


def _asks_for_peace(error: FetchError) -> bool:
    """Whether a server was asked too often: then nothing else is tried there."""
    return isinstance(error, StatusError) and (error.status == 429 or bool(error.retry_after))


def _choice(found: Fetched) -> FeedChoice:
    is_page = found.ingested.generator in PAGES
    return FeedChoice(found.url, found.ingested.title, choosing.PAGE if is_page else "")


def _no_feed(url: str, links: Sequence[FeedLink]) -> NotAFeedError:
    if links:
        return NotAFeedError(
            f"{host(url)} names {addresses.shown(links[0].url)} as its feed, but that is none.", _LOOK
        )
    return NotAFeedError(
        f"{host(url)} answered with a page that is no feed, names none and holds no article.",
        "Look for the address of its RSS, Atom or JSON feed and give that.",
    )


def host(url: str) -> str:
    """What a sentence calls an address: its host, without name and password."""
    return clean.line(urlsplit(url).hostname or url, limit_cells=80)

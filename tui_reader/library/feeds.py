"""Feeds of the network: fetch, pass the gate, store."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from tui_reader.config import Limits
from tui_reader.entries import PAGES, DraftRow, FeedChoice, Ingested
from tui_reader.errors import NotAFeedError, ReaderError
from tui_reader.library import incoming, worker
from tui_reader.library.asking import Asker
from tui_reader.library.choosing import Choose
from tui_reader.library.finding import Finder, host
from tui_reader.models import Source, SourceKind
from tui_reader.outcomes import Stored
from tui_reader.sources.answers import NotModified, Response
from tui_reader.store import asked, offers, sources
from tui_reader.store.asked import Standing
from tui_reader.store.database import Database


class Feeds:
    """Sources that answer at an http(s) address."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], limits: Limits, asker: Asker
    ) -> None:
        self._asker = asker
        self._database = database
        self._clock = clock
        self._limits = limits

    async def visit(self, typed: Sequence[str], choose: Choose | None = None) -> Source:
        """Fetch an address nothing is stored of, and store its feed.

        Args:
            typed: The address, with each scheme it may have; the likelier first.
            choose: Chooses where a site offers several; None: the best is taken.

        Raises:
            ReaderError: It can't be fetched, is no feed and leads to none. Nothing is stored then.
        """
        async with self._asker.client() as client:
            fetched = await Finder(client, self._ingested, self._asker.login, choose).find(typed)
        ingested = fetched.ingested
        source = await self._database.write(
            sources.upsert,
            SourceKind.FEED,
            fetched.url,
            ingested.title or host(fetched.url),
            ingested.site_url or typed[0],
            now=self._clock(),
        )
        if not fetched.is_typed:
            await self._database.write(asked.set_found, source.id)
        await self._database.write(offers.put, source.id, fetched.page, fetched.offered)
        await self._asker.answered(source, fetched.response, fetched.began, ingested)
        return source

    async def offers(self, typed: Sequence[str]) -> tuple[FeedChoice, ...]:
        """All feeds that a site offers, the best first. Nothing is stored.

        Raises:
            ReaderError: It can't be fetched, is no feed and leads to none.
        """
        async with self._asker.client() as client:
            return await Finder(client, self._ingested, self._asker.login).offers(typed)

    async def refresh(self, source: Source, standing: Standing) -> Stored:
        """Ask a known feed for news, with which things stand so.

        Raises:
            ReaderError: It can't be fetched, or is no feed any more. What is stored stays.
        """
        began = time.monotonic()
        answer = await self._asker.ask(source, typed=standing.is_typed)
        if isinstance(answer, NotModified):
            return await self._asker.answered(source, answer, began)
        try:
            as_page = standing.generator in PAGES
            if (ingested := await self._ingested(source.location, answer, as_page)) is None:
                raise NotAFeedError(
                    f"{host(source.location)} answered with something that is no feed any more.", worker.KEPT
                )
        except ReaderError as error:
            await self._asker.failed(source, error, began, answer.status)
            raise
        # A list of feeds often tells addresses alone, so that a feed is called by its host until it answers.
        called = host(source.location)
        if (source.title == called and ingested.title) or (not source.site_url and ingested.site_url):
            await self._database.write(
                sources.introduce, source.id, called, ingested.title, ingested.site_url
            )
        return await self._asker.answered(source, answer, began, ingested)

    async def _ingested(
        self, url: str, response: Response, as_page: bool = False
    ) -> Ingested[DraftRow] | None:
        return await worker.run(
            incoming.page if as_page else incoming.feed,
            response.body,
            dict(response.headers),
            response.url,
            self._clock(),
            self._limits,
            size=len(response.body),
            subject=host(url),
        )

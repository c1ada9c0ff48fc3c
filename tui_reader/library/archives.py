"""Reading a blog further back than its feed goes, a page at a time, each page once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tui_reader.config import Limits
from tui_reader.entries import H_FEED, Older
from tui_reader.errors import ReaderError
from tui_reader.library import incoming, receiving, worker
from tui_reader.library.asking import Asker
from tui_reader.library.finding import host
from tui_reader.library.progress import Arrived, Progress
from tui_reader.models import Source
from tui_reader.sources import addresses
from tui_reader.sources.failures import StatusError
from tui_reader.store import archives, asked, sources
from tui_reader.store.archives import Archive
from tui_reader.store.asked import Standing
from tui_reader.store.database import Database

MOST_PAGES = 5_000
"""Pages of one archive: at ten posts a page more than any blog has."""


class Archives:
    """The posts that have fallen out of feeds."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], limits: Limits, asker: Asker
    ) -> None:
        self._database = database
        self._clock = clock
        self._limits = limits
        self._asker = asker

    async def older(self, source: Source, *, pages: int, arrived: Arrived, insist: bool = False) -> int:
        """Fetch pages before the oldest posts of a feed.

        Args:
            source: A feed.
            pages: The most pages to fetch; empty ones, that hold nothing new, are passed over.
            arrived: Called as each page has come.
            insist: Ask for the first page though its server wants to be left alone.

        Returns:
            How many posts are new.

        Raises:
            ReaderError: A page can't be fetched or read, or not yet. The next time goes on there.
        """
        new = fetched = 0
        archive = await self._database.read(archives.get, source.id)
        while archive.older and fetched < pages and archive.pages < MOST_PAGES:
            if not insist:
                await self._asker.check_free(source, archive.older.url)
            insist = False
            added = await self._turn(source, archive, archive.older)
            new += added
            fetched += added > 0
            archive = await self._database.read(archives.get, source.id)
            fresh = await self._database.read(sources.get, source.id) or source
            arrived(fresh, Progress(archive.pages, 0, f"Older posts of {source.title}: {new:,} so far"))
        return new

    async def _turn(self, source: Source, archive: Archive, older: Older) -> int:
        try:
            answer = await self._asker.ask_for(
                source, older.url, "Older posts of its archive.", typed=_is_inside(source)
            )
        except StatusError as error:
            if not _is_the_end(error.status, older):
                raise
            await self._database.write(archives.turn, source.id, None, ())
            return 0
        body = getattr(answer, "body", b"")
        standing = await self._database.read(asked.standing, source.id)
        generator = standing.generator
        ingested = await worker.run(
            incoming.older,
            body,
            dict(answer.headers),
            answer.url,
            await self._before(source, standing),
            self._limits,
            archive.marks,
            generator,
            size=len(body),
            subject=host(older.url),
        )
        if ingested is None:
            # The last page of a site that is read by the posts it marks may hold none.
            if older.is_told and generator != H_FEED:
                raise ReaderError(
                    f"The page of {host(older.url)} with older posts is no feed.", "What you have is kept."
                )
            await self._database.write(archives.turn, source.id, None, ())
            return 0
        stored = await receiving.store(self._database, source.id, ingested.drafts, self._clock())
        await self._database.write(archives.turn, source.id, ingested.older, ingested.marks)
        return stored.added

    async def _before(self, source: Source, standing: Standing) -> datetime:
        """When older posts without a date are from: of a feed that dates none, before all it has."""
        oldest = None if standing.posted else await self._database.read(archives.oldest, source.id)
        return oldest - timedelta(milliseconds=1) if oldest else self._clock()


def _is_the_end(status: int, older: Older) -> bool:
    """Whether a page can't be had because there are no more; else it is asked for again another time."""
    if status in (408, 429) or status >= 500:
        return False
    # Where pages are only guessed at, the first that is refused is the end.
    return status in (404, 410) or not older.is_told


def _is_inside(source: Source) -> bool:
    """What a feed of one's own network names may lie there too."""
    from urllib.parse import urlsplit

    return addresses.is_inside(urlsplit(source.location).hostname or "")

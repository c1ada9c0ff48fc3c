"""Asking sources politely: never before they may be asked, and with a note of each time."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.config import Limits
from tui_reader.config.accounts import Account
from tui_reader.entries import Asked, DraftRow, Ingested
from tui_reader.errors import ConfigError, FetchError, ReaderError
from tui_reader.library import accounts, receiving, waiting
from tui_reader.library.waiting import NotDueError, not_yet
from tui_reader.models import Source, SourceId
from tui_reader.outcomes import Stored
from tui_reader.sources import addresses, manners
from tui_reader.sources.answers import NotModified, Response
from tui_reader.sources.failures import StatusError
from tui_reader.sources.host_gate import HostGate
from tui_reader.store import answers, asked
from tui_reader.store.answers import Noted
from tui_reader.store.asked import Standing
from tui_reader.store.database import Database
from tui_reader.text.address import masked

if TYPE_CHECKING:
    from tui_reader.sources.http import Client
    from tui_reader.sources.login import Login


class Asker:
    """Asks addresses for documents, and keeps the ledger of what sources were asked.

    Args:
        database: Where the ledger is.
        clock: The present.
        limits: What is taken of an answer.
        known: How to ask feeds that don't answer everybody.
        chance: A random number from 0 to 1, so that sources that failed together don't come together.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        limits: Limits,
        known: Sequence[Account] = (),
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._clock = clock
        self._limits = limits
        self._accounts = known
        self._chance = chance
        self._clients: list[Client] = []
        self._gate = HostGate(is_own=addresses.is_inside)

    @asynccontextmanager
    async def client(self) -> AsyncIterator[Client]:
        """One to ask with, as long as the block lasts: then the next who asks has it.

        There are as many as ever ask at once. Waiting in the pool of one that all share costs more.
        """
        client = self._clients.pop() if self._clients else await asyncio.to_thread(self._new_client)
        try:
            yield client
        finally:
            self._clients.append(client)

    def _new_client(self) -> Client:
        """Off the loop: the HTTP module costs a tenth of a second to import."""
        from tui_reader.sources import http

        bounds = http.Limits(deadline=self._limits.deadline, body=self._limits.response_mb * 1024 * 1024)
        return http.Client(bounds, self._gate)

    async def login(self, url: str) -> Login:
        """What is sent along to an address.

        Raises:
            ConfigError: The settings name a secret that can't be had.
        """
        return await accounts.login(self._accounts, url)

    async def standing(self, source: Source) -> Standing:
        """How things stand with a source."""
        return await self._database.read(asked.standing, source.id)

    def check_due(self, standing: Standing) -> None:
        """Make sure that a source may be asked.

        Raises:
            NotDueError: Not yet; it says when, and why only then.
        """
        if not is_due(standing, self._clock()):
            when = not_yet(standing.next_fetch, self._clock()) if standing.next_fetch else ""
            raise NotDueError(when or standing.reason, standing.reason if when else "")

    async def check_free(self, source: Source, url: str) -> None:
        """Make sure that an address a source led to may be asked: its server may want to be left alone.

        Raises:
            NotDueError: Not yet; it says when, and why only then.
        """
        last = await self._database.read(asked.last_asked, source.id, masked(url))
        if last and last.next_fetch and not manners.is_due(last.next_fetch, self._clock()):
            raise NotDueError(not_yet(last.next_fetch, self._clock()), last.reason)

    async def check_host(self, source: Source, url: str) -> None:
        """Make sure that the host of a page a source led to does not want to be left alone.

        Raises:
            NotDueError: It does; it says until when.
        """
        ledger = await self._database.read(asked.requests, source.id)
        waiting.check_host(url, ledger, self._clock())

    async def ask(self, source: Source, *, typed: bool) -> Response | NotModified:
        """Ask a source whether there is anything new.

        Args:
            source: Who is asked.
            typed: A person gave its address, so it may lie in a private network.

        Raises:
            FetchError: With the reason in words; the ledger knows of it.
        """
        began = time.monotonic()
        try:
            async with self.client() as client:
                return await client.get(
                    source.location,
                    etag=source.etag,
                    last_modified=source.last_modified,
                    typed=typed,
                    login=await self.login(source.location),
                )
        except (FetchError, ConfigError) as error:
            await self.failed(source, error, began)
            raise

    async def answered(
        self,
        source: Source,
        answer: Response | NotModified,
        began: float,
        ingested: Ingested[DraftRow] | None = None,
    ) -> Stored:
        """Keep what a readable answer held, note it, and when to ask again; adopt an address it insists on.

        Args:
            source: Who answered.
            answer: What came.
            began: When it was asked, by the monotonic clock.
            ingested: What was in the answer; None when nothing has changed.
        """
        now = self._clock()
        decide = partial(_noted, source, answer, now, _milliseconds(began))
        return await self._database.write(
            answers.keep, source.id, ingested, decide, now, receiving.reading(now)
        )

    async def reckon(self, source_id: SourceId) -> None:
        """Reckon anew when a source that answers is asked next: a person has chosen how often."""
        standing = await self._database.read(asked.standing, source_id)
        if standing.checked is None or standing.failed:
            return
        habits = replace(_habits(standing), fresh=timedelta(minutes=standing.habits.fresh))
        following = manners.after_answer(standing.checked, {}, habits)
        if following.at:
            await self._database.write(asked.put_off, source_id, following.at, following.reason)

    async def ask_for(
        self, source: Source, url: str, what: str, *, typed: bool, accept: str = ""
    ) -> Response | NotModified:
        """Ask for something else than a source's feed, with a line in its ledger, from which nothing follows.

        Args:
            source: Who led to it.
            url: Its address.
            what: What it is, as the ledger calls it.
            typed: It may lie in a private network.
            accept: The media types wanted, where it is no feed.

        Raises:
            FetchError: With the reason in words; the ledger knows of it.
        """
        began, now = time.monotonic(), self._clock()
        line = Asked(now, masked(url), 0, 0, 0, "", "", None, what, "")
        try:
            async with self.client() as client:
                answer = await client.get(url, typed=typed, accept=accept, login=await self.login(url))
        except FetchError as error:
            line = _refused(line, error)._replace(milliseconds=_milliseconds(began))
            await self._database.write(asked.write_down, source.id, line)
            raise
        size = len(answer.body) if isinstance(answer, Response) else 0
        line = line._replace(status=_status(answer), bytes=size, milliseconds=_milliseconds(began))
        await self._database.write(asked.write_down, source.id, line)
        return answer

    async def failed(self, source: Source, error: ReaderError, began: float, status: int = 0) -> None:
        """Note that a source was asked in vain, and when to try again."""
        now = self._clock()
        standing = await self._database.read(asked.standing, source.id)
        wait: timedelta | None = None
        if isinstance(error, StatusError):
            status, wait = error.status, error.retry_after
        times = standing.failed + 1
        following = manners.after_failure(now, status, wait, times, self._chance())
        noted = Asked(
            now,
            masked(source.location),
            status,
            0,
            _milliseconds(began),
            "",
            "",
            following.at,
            following.reason,
            str(error),
        )
        await self._database.write(asked.note, source.id, noted, failed=times)


def _noted(
    source: Source, answer: Response | NotModified, now: datetime, took: int, standing: Standing
) -> Noted:
    """The line of the ledger about an answer, which took so many milliseconds."""
    following = manners.after_answer(now, answer.headers, _habits(standing))
    body = answer.body if isinstance(answer, Response) else b""
    noted = Asked(
        now,
        masked(source.location),
        _status(answer),
        len(body),
        took,
        answer.etag,
        answer.last_modified,
        following.at,
        following.reason,
        "",
        answer.notes,
    )
    location = manners.moved_to((*standing.moved, answer.permanent_url))
    fresh = manners.fresh_for(answer.headers, now) // timedelta(minutes=1)
    return Noted(noted, answer.permanent_url, location, fresh)


def _refused(line: Asked, error: FetchError) -> Asked:
    if not isinstance(error, StatusError):
        return line._replace(error=str(error))
    if wait := error.retry_after or (manners.FIRST_ANNOYED if error.status == 429 else None):
        reason = "Its server asks to be left alone until then."
        line = line._replace(next_fetch=line.at + wait, reason=reason)
    return line._replace(status=error.status, error=str(error))


def _status(answer: Response | NotModified) -> int:
    return answer.status if isinstance(answer, Response) else 304


def is_due(standing: Standing, now: datetime) -> bool:
    """Whether a source may be asked; one that is gone for good (410) never is by itself."""
    if standing.next_fetch is None:
        return standing.failed == 0
    return manners.is_due(standing.next_fetch, now)


def _habits(standing: Standing) -> manners.Habits:
    told = standing.habits
    interval = timedelta(minutes=int(standing.interval)) if standing.interval else None
    return manners.Habits(
        told.ttl, told.update_period, told.skip_hours, told.skip_days, standing.posted, interval
    )


def _milliseconds(began: float) -> int:
    return round((time.monotonic() - began) * 1000)

"""Politeness towards hosts: not too many requests at once, and never one right after the other."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


class HostGate:
    """Lets requests through, so many at once to a host and so far apart. One is shared by all who ask.

    A host is a name: a hundred blogs below one roof are asked one after the other, as its owner
    would wish, while other hosts are not kept waiting.

    Args:
        at_once: Requests at the same time, to all hosts together.
        per_host: Requests at the same time to one host.
        apart: Seconds from the beginning of one request to a host to that of the next.
        clock: Seconds that only grow.
        sleep: Lets seconds pass.
        is_own: Whether a host is the person's own, which needs no time between two requests.
    """

    def __init__(
        self,
        *,
        at_once: int = 24,
        per_host: int = 2,
        apart: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        is_own: Callable[[str], bool] = lambda _host: False,
    ) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._per_host = per_host
        self._apart = apart
        self._clock = clock
        self._sleep = sleep
        self._is_own = is_own
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at a host, and have it until the block ends."""
        door = self._door(host.lower().rstrip("."))
        async with door.places:
            # Who waits for time to pass waits in front of the door, and takes no place from other hosts.
            async with door.next:
                await self._wait(door)
                await self._all.acquire()
                door.began = self._clock()
            try:
                yield
            finally:
                self._all.release()

    def _door(self, host: str) -> _Host:
        if host not in self._hosts:
            self._hosts[host] = _Host(self._per_host, self._clock() - self._apart, self._is_own(host))
        return self._hosts[host]

    async def _wait(self, door: _Host) -> None:
        if door.is_own:
            return
        left = door.began + self._apart - self._clock()
        if left > 0:
            await self._sleep(left)


class _Host:
    """One host's door."""

    def __init__(self, places: int, began: float, is_own: bool) -> None:
        self.places = asyncio.Semaphore(places)
        self.next = asyncio.Lock()
        self.is_own = is_own
        self.began = began
        """When the last request began."""

"""Work that several may wait for, done once, and given up when nobody waits before it has begun."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(slots=True)
class _Job:
    """Something under way."""

    task: asyncio.Task[Any] | None = None
    waiting: int = 0
    has_begun: bool = False

    def begin(self) -> None:
        """It has cost something by now, so it goes on to its end."""
        self.has_begun = True


class Jobs:
    """What is under way, by what it is."""

    def __init__(self) -> None:
        self._jobs: dict[Hashable, _Job] = {}

    async def join(
        self,
        key: Hashable,
        work: Callable[Concatenate[Callable[[], None], P], Coroutine[Any, Any, T]],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Do `work`, or wait with those who wait for it already.

        Args:
            key: What it is: the same key is the same work.
            work: Its first argument is what it calls when it has waited its turn and begins.
            *args: For `work`.
            **named: For `work`.
        """
        job = self._jobs.get(key)
        if job is None:
            job = self._jobs[key] = _Job()
            job.task = asyncio.create_task(work(job.begin, *args, **named))
            job.task.add_done_callback(lambda task: self._ended(key, task))
        assert job.task is not None
        job.waiting += 1
        try:
            result: T = await asyncio.shield(job.task)
        finally:
            job.waiting -= 1
            if not job.waiting and not job.has_begun and not job.task.done():
                self._jobs.pop(key, None)
                job.task.cancel()
        return result

    async def close(self) -> None:
        """Give up everything, begun or not."""
        tasks = [job.task for job in self._jobs.values() if job.task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, key: Hashable, task: asyncio.Task[Any]) -> None:
        job = self._jobs.get(key)
        if job is not None and job.task is task:
            del self._jobs[key]
        if not task.cancelled():
            task.exception()  # asked for, so that nobody complains when nobody waited

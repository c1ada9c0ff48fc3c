"""Run the decoding of pictures where it can be killed, and where it can't be heard."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from tui_reader.errors import PictureError

if TYPE_CHECKING:
    from anyio import CapacityLimiter

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

AT_ONCE = 2
"""Processes that decode at the same time. Feeds are parsed in others."""

log = logging.getLogger(__name__)


class PictureWorker:
    """Calls functions in processes of their own."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._limiter: CapacityLimiter | None = None

    async def run(self, begin: Callable[[], None], work: Callable[[*Ts], T], *args: *Ts) -> T:
        """Call `work` in a process that is killed at the deadline.

        Args:
            begin: Called when a process is free for it.
            work: A module-level function.
            args: What it is called with.

        Raises:
            PictureError: The work raised it, was stopped, or ended its process.
        """
        from anyio import BrokenWorkerProcess, CapacityLimiter, fail_after, to_process

        self._limiter = self._limiter or CapacityLimiter(AT_ONCE)
        async with self._limiter:
            begin()
            try:
                # Starting a process is not the picture's time, and anyio loses one interrupted at it.
                await to_process.run_sync(_fall_silent, limiter=CapacityLimiter(1))
                with fail_after(self._deadline):
                    return await to_process.run_sync(
                        _silently, work, args, cancellable=True, limiter=CapacityLimiter(1)
                    )
            except TimeoutError:
                took = f"{self._deadline:g} s"
                raise PictureError(
                    f"This picture took longer than {took} to decode, so it was stopped."
                ) from None
            except BrokenWorkerProcess:
                log.exception("a picture ended the process that decoded it")
                raise PictureError("This picture ended the process that decoded it.") from None


def _silently(work: Callable[[*Ts], T], args: tuple[*Ts]) -> T:
    """Call `work` without standard error: there the screen is drawn, and C libraries print what they like."""
    _fall_silent()
    return work(*args)


@cache
def _fall_silent() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    os.close(nothing)

"""Processes that call functions, one after the other, and can be killed at it."""

from __future__ import annotations

import asyncio
import atexit
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import IO, TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

from tui_reader.library import worker_process

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

# A stranger's folder may be where the program was started, so nothing is imported from there (-P).
_START = "import sys; sys.path[:] = {path!r}; from tui_reader.library import worker_process as it; it.{call}"

GRACE = 0.25
"""Seconds that work has left when nobody waits for it any more: a new process would take longer."""

_PIPE = 1 << 20
"""Bytes: what Linux lets everybody have."""


class EndedError(Exception):
    """A process ended while it should have worked."""


class Processes:
    """Starts processes when they are needed, and keeps them for the next call.

    A thread talks to each: what comes back from a feed is a quarter of a megabyte, and neither waiting
    for it nor unpacking it is the loop's business.

    Args:
        most: How many there are at once.
        rest: Seconds without work after which a process is ended: it holds as much memory as the program.
        nice: By how much others come before them where there are too few processors (nice(2)).
    """

    def __init__(self, most: int, rest: float = 60.0, nice: int = 0) -> None:
        self._most = most
        self._nice = nice
        self._rest = rest
        self._idle: deque[_Process] = deque()
        self._threads = ThreadPoolExecutor(most, "worker")
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
        atexit.register(self.close)

    async def call(self, work: Callable[[*Ts], T], *args: *Ts, deadline: float) -> T:
        """Call a module-level function of picklable arguments.

        Args:
            work: The function. What it raises is raised here.
            args: What it is called with.
            deadline: Seconds it may take from when a process has begun with it; then that is killed.

        Raises:
            TimeoutError: It took longer.
            EndedError: It ended its process.
        """
        loop = asyncio.get_running_loop()
        turns = self._turns.setdefault(loop, asyncio.Semaphore(self._most))
        await turns.acquire()
        doing = loop.create_task(self._call(turns, work, args, deadline))
        doing.add_done_callback(_heard)
        result = None
        try:
            is_done, result = await asyncio.shield(doing)
            if not is_done:
                raise result
            answer: T = result
            return answer
        except asyncio.CancelledError:
            loop.call_later(GRACE, doing.cancel)
            raise
        finally:
            # An error leads to this frame, and so to all that it was called with: it must not lead back.
            del doing, result

    async def _call(
        self,
        turns: asyncio.Semaphore,
        work: Callable[..., object],
        args: tuple[object, ...],
        deadline: float,
    ) -> worker_process.Outcome:
        """Call a function and give the turn back."""
        loop = asyncio.get_running_loop()
        try:
            process = self._idle_one() or await self._made(loop)
            try:
                async with asyncio.timeout(deadline):
                    outcome = await loop.run_in_executor(self._threads, process.call, work, args)
            except TimeoutError as late:
                process.kill()
                return False, late.with_traceback(None)  # which leads to this task, and that to the error
            except BaseException:
                process.kill()
                raise
            self._let_rest(process, loop)
            return outcome
        finally:
            turns.release()

    async def _made(self, loop: asyncio.AbstractEventLoop) -> _Process:
        """A new process. One that nobody waits for any more when it is made is kept for the next call."""

        def keep(making: Future[_Process]) -> None:
            if making.cancelled() or making.exception():
                return
            try:
                loop.call_soon_threadsafe(self._let_rest, making.result(), loop)
            except RuntimeError:  # the loop has ended, and the program with it
                making.result().kill()

        making = self._threads.submit(_Process, self._nice)
        try:
            return await asyncio.wrap_future(making)
        except asyncio.CancelledError:
            making.add_done_callback(keep)
            raise

    def _let_rest(self, process: _Process, loop: asyncio.AbstractEventLoop) -> None:
        if len(self._idle) >= self._most:
            self._threads.submit(process.end)
            return
        process.idle_since = time.monotonic()
        self._idle.append(process)
        loop.call_later(self._rest, self._end_the_rested)

    def close(self) -> None:
        """End all processes that have nothing to do."""
        while self._idle:
            self._idle.pop().end()

    def _end_the_rested(self) -> None:
        """The one that has rested longest comes first: whoever asks takes the last."""
        while self._idle and time.monotonic() - self._idle[0].idle_since >= self._rest:
            self._threads.submit(self._idle.popleft().end)

    def _idle_one(self) -> _Process | None:
        while self._idle:
            process = self._idle.pop()
            if process.is_alive:
                return process
            process.end()
        return None


class _Process:
    """One process, and the pipes to it. It is ready to work once it is made."""

    def __init__(self, nice: int) -> None:
        self.idle_since = 0.0
        """By the monotonic clock."""
        command = [sys.executable, "-P", "-c", _START.format(path=sys.path, call=f"serve({nice})")]
        # Its errors come back as values; whatever else it prints would be painted over the screen.
        self._popen = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._to, self._from = self._popen.stdin, self._popen.stdout
        for pipe in (self._to, self._from):
            _widen(pipe)
        self.call(worker_process.get_ready, ())

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._popen.poll() is None

    def call(self, work: Callable[..., object], args: tuple[object, ...]) -> worker_process.Outcome:
        """Let it work, and wait for that.

        Raises:
            EndedError: It has ended.
        """
        assert self._to is not None
        assert self._from is not None
        try:
            worker_process.send(self._to, (work, args))
            outcome: worker_process.Outcome = worker_process.receive(self._from)
            return outcome
        except (EOFError, BrokenPipeError):
            self.end()
            raise EndedError from None

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self._popen.kill()

    def end(self) -> None:
        """Let go of a process that has nothing to do: it ends with its input."""
        with self._popen:
            pass


def _heard(doing: asyncio.Task[worker_process.Outcome]) -> None:
    """Take note of how work ended that may have nobody left to hear it."""
    if not doing.cancelled():
        doing.exception()


def _widen(pipe: IO[bytes] | None) -> None:
    """Let a whole feed into a pipe at once, where the system can: else it goes over in thirds, by turns."""
    if pipe is not None and sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)

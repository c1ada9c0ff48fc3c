"""Processes that work for us: what they return, raise and print, and how they are ended."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from operator import truediv
from typing import Any

import pytest

from tui_reader.library.processes import EndedError, Processes

PATIENCE = 60.0


async def _until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            if is_so():
                return
            await asyncio.sleep(0.01)


def _sleep_over(_given: object) -> None:
    time.sleep(PATIENCE)


@pytest.fixture
def processes() -> Iterator[Processes]:
    one = Processes(1)
    yield one
    one.close()


async def test_a_process_works_elsewhere_and_is_kept_for_the_next_call(processes: Processes) -> None:
    first, second = [await processes.call(os.getpid, deadline=PATIENCE) for _ in range(2)]
    assert first == second != os.getpid()
    assert await processes.call(truediv, 1, 2, deadline=PATIENCE) == 0.5


async def test_processes_give_way_as_far_as_they_are_told() -> None:
    processes = Processes(1, nice=3)
    assert await processes.call(os.nice, 0, deadline=PATIENCE) == os.nice(0) + 3
    processes.close()


async def test_what_the_work_raises_is_raised_here_and_ends_nothing(processes: Processes) -> None:
    pid = await processes.call(os.getpid, deadline=PATIENCE)
    with pytest.raises(ZeroDivisionError):
        await processes.call(truediv, 1, 0, deadline=PATIENCE)
    with pytest.raises(UnicodeDecodeError):
        await processes.call(bytes.decode, b"\xff", deadline=PATIENCE)
    assert await processes.call(os.getpid, deadline=PATIENCE) == pid


async def test_a_process_without_work_is_ended_and_another_takes_its_place() -> None:
    processes = Processes(1, rest=0)
    pid = await processes.call(os.getpid, deadline=PATIENCE)
    async with asyncio.timeout(PATIENCE):
        with suppress(ProcessLookupError):
            while True:
                os.kill(pid, 0)
                await asyncio.sleep(0.01)
    assert await processes.call(os.getpid, deadline=PATIENCE) != pid
    processes.close()


@pytest.mark.parametrize(("seconds", "grace", "is_kept"), [(0.01, PATIENCE, True), (PATIENCE, 0.01, False)])
async def test_given_up_work_may_end_by_itself_but_not_go_on(
    processes: Processes, monkeypatch: pytest.MonkeyPatch, seconds: float, grace: float, is_kept: bool
) -> None:
    monkeypatch.setattr("tui_reader.library.processes.GRACE", grace)
    pid = await processes.call(os.getpid, deadline=PATIENCE)
    given_up = asyncio.create_task(processes.call(time.sleep, seconds, deadline=2 * PATIENCE))
    await asyncio.sleep(0)
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    assert (await processes.call(os.getpid, deadline=PATIENCE) == pid) is is_kept


async def test_printing_is_no_answer(processes: Processes) -> None:
    assert await processes.call(os.write, 1, b"a parser talks", deadline=PATIENCE) == 14
    assert await processes.call(len, "next", deadline=PATIENCE) == 4


async def test_work_that_holds_the_interpreter_is_killed_at_its_deadline(processes: Processes) -> None:
    pid = await processes.call(os.getpid, deadline=PATIENCE)
    with pytest.raises(TimeoutError):
        await processes.call(pow, 7, 10**9, deadline=0.05)
    assert await processes.call(os.getpid, deadline=PATIENCE) != pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_waiting_for_a_process_is_not_the_works_time(processes: Processes) -> None:
    await processes.call(os.getpid, deadline=PATIENCE)
    calls = [processes.call(time.sleep, 0.2, deadline=2.0) for _ in range(12)]
    assert await asyncio.gather(*calls) == [None] * 12


async def test_a_process_that_ends_itself_is_told_and_replaced(processes: Processes) -> None:
    with pytest.raises(EndedError):
        await processes.call(os._exit, 3, deadline=PATIENCE)
    pid = await processes.call(os.getpid, deadline=PATIENCE)
    os.kill(pid, signal.SIGKILL)
    await asyncio.to_thread(os.waitid, os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert await processes.call(os.getpid, deadline=PATIENCE) not in (pid, os.getpid())


async def test_nothing_is_imported_from_where_the_program_was_started(
    processes: Processes, monkeypatch: pytest.MonkeyPatch, tmp_path: os.PathLike[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])
    with open("pickle.py", "w", encoding="utf-8") as file:  # noqa: ASYNC230, PTH123  # nobody waits for it
        file.write("raise SystemExit\n")
    assert await processes.call(len, "safe", deadline=PATIENCE) == 4


async def test_a_process_that_nobody_waits_for_when_it_is_made_is_kept_for_the_next_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui_reader.library.processes.GRACE", 0.0)
    started: list[subprocess.Popen[bytes]] = []

    class Counted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr("tui_reader.library.processes.subprocess.Popen", Counted)
    processes = Processes(1)
    given_up = asyncio.create_task(processes.call(time.sleep, 0, deadline=PATIENCE))
    await _until(lambda: bool(started))  # it still has to get ready
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    assert await processes.call(len, "next", deadline=PATIENCE) == 4
    processes.close()
    await _until(lambda: all(process.poll() is not None for process in started))


class Given(list[int]):
    """A stranger's document, which can be watched."""


@pytest.mark.parametrize(
    ("work", "deadline", "fails"),
    [(int, PATIENCE, TypeError), (_sleep_over, 0.05, TimeoutError)],
)
async def test_an_error_keeps_nothing_of_what_the_work_was_given(
    processes: Processes, work: Callable[[Any], object], deadline: float, fails: type[Exception]
) -> None:
    await processes.call(len, "ready", deadline=PATIENCE)
    given = Given([1])
    watched = weakref.ref(given)
    gc.disable()  # as it is for what lived when a post was laid out
    try:
        with suppress(fails):
            await processes.call(work, given, deadline=deadline)
        del given
        await _until(lambda: watched() is None)
    finally:
        gc.enable()

"""Run the gate where it can be killed.

feedparser has inputs on which one regular expression runs for minutes holding the interpreter's
lock: a thread would freeze the screen, a process can be ended at its deadline.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from tui_reader.errors import ParseError, ReaderError

if TYPE_CHECKING:
    from tui_reader.library.processes import Processes

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

IN_PLACE = 16 * 1024
"""Bytes of a stranger's document below which no parser has been seen to take long."""

DEADLINE = 10.0
"""Seconds a document may keep a worker."""

MOST = 4
"""Worker processes at once. More of them only wait for the one that stores."""

KEPT = "The posts you have are kept."

log = logging.getLogger(__name__)


async def run(
    work: Callable[[*Ts], T],
    *args: *Ts,
    size: int,
    subject: str,
    deadline: float = DEADLINE,
    awaited: bool = False,
) -> T:
    """Call `work` in a thread when its input is small, else in a process that is killed at the deadline.

    Args:
        work: A module-level function of picklable arguments.
        args: What it is called with.
        size: Bytes of input, which decide where it runs.
        subject: What the sentence calls the input when it has to be given up.
        deadline: Seconds.
        awaited: A person waits for it: it isn't kept waiting by what comes in meanwhile.

    Raises:
        ParseError: The work failed, was stopped at its deadline, or ended its process.
    """
    try:
        if size <= IN_PLACE:
            return await asyncio.to_thread(work, *args)
        return await _processes(awaited).call(work, *args, deadline=deadline)
    except ReaderError:
        raise
    except TimeoutError:
        what = f"Reading {subject} took longer than {deadline:g} s, so it was stopped."
        raise ParseError(what, KEPT) from None
    except Exception as error:
        # The boundary of the gate: whatever a parser does, it becomes one sentence and a log entry.
        log.exception("the gate gave up on %s", subject)
        raise ParseError(f"{subject} can't be read: its text breaks the parser.", KEPT) from error


@cache
def _processes(awaited: bool) -> Processes:
    """One for each processor, whatever comes in; and one more for what a person waits for."""
    from tui_reader.library.processes import Processes

    # What comes in gives way to the screen.
    return Processes(1) if awaited else Processes(min(os.cpu_count() or 1, MOST), nice=5)

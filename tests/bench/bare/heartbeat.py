"""Refresh every source of a database in a loop that also has to beat, and print the longest it missed.

`python heartbeat.py DATABASE` prints the milliseconds by which the latest beat was late.
"""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tui_reader.config import Config
from tui_reader.library.library import Library

BEAT = 0.005
"""Seconds."""


async def _latest(until: asyncio.Event) -> float:
    latest = 0.0
    while not until.is_set():
        due = time.perf_counter() + BEAT
        await asyncio.sleep(BEAT)
        latest = max(latest, time.perf_counter() - due)
    return latest * 1000


async def _main(path: Path) -> float:
    library = Library.open(path, Config(), clock=lambda: datetime.now(UTC))
    await library.warm()
    over = asyncio.Event()
    beating = asyncio.create_task(_latest(over))
    results = await library.refresh(insist=True)
    over.set()
    assert not [result.error for result in results if result.error]
    late = await beating
    await library.close()
    return late


if __name__ == "__main__":
    print(asyncio.run(_main(Path(sys.argv[1]))))

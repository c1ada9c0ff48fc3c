"""What running processes cost, as Linux tells it."""

from __future__ import annotations

import os
import time
from pathlib import Path

_PROC = Path("/proc")
_TICK = 1000 / os.sysconf("SC_CLK_TCK")
"""Milliseconds a tick."""


def can_measure() -> bool:
    """Whether this machine tells about its processes in /proc."""
    return (_PROC / "self" / "status").exists()


def resident(pid: int) -> float:
    """Resident memory of a process and all below it, in MB."""
    return sum(_resident(each) for each in _tree(pid)) / 1024


def cpu(pid: int) -> float:
    """Processor time a process and all below it have used, in ms, to the tick (10 ms mostly)."""
    return sum(_ticks(each) for each in _tree(pid)) * _TICK


def drawing(pid: int) -> float:
    """Processor time a process's main thread has used, in ms, to the nanosecond."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1_000_000


def wait_idle(pid: int, patience: float = 30.0) -> None:
    """Wait until the processes use next to no processor for a fifth of a second."""
    until = time.monotonic() + patience
    before = cpu(pid)
    while time.monotonic() < until:
        time.sleep(0.2)
        now = cpu(pid)
        if now - before <= _TICK:
            return
        before = now


def _ticks(pid: int) -> int:
    # After the name, which may hold anything, come 11 more fields before utime and stime: proc(5).
    fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _resident(pid: int) -> int:
    for line in (_PROC / str(pid) / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def _tree(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        # Each thread lists the processes it started itself.
        for thread in (_PROC / str(each) / "task").iterdir():
            found += [int(child) for child in (thread / "children").read_text().split()]
    return found

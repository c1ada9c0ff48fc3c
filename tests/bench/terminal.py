"""A program on a pseudo-terminal: press keys, watch what comes out, and when."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

COLUMNS, ROWS = 120, 36
DEADLINE = 60.0
"""Seconds after which a program that shows nothing is broken."""

REPOSITORY = Path(__file__).parents[2]


class Reply(NamedTuple):
    """What a key brought to the screen."""

    milliseconds: float
    """From the key to the last byte before the program fell silent."""
    output: bytes


class Terminal:
    """A running program and the pseudo-terminal it draws on."""

    def __init__(self, process: subprocess.Popen[bytes], file: int, started: float) -> None:
        self.process = process
        self._file = file
        self._started = started

    def wait_for(self, text: str, *, since: float | None = None) -> float:
        """Wait until the text comes out; returns the milliseconds since the start, or since `since`."""
        wanted = text.encode()
        seen = b""
        until = time.perf_counter() + DEADLINE  # a program with a blinking cursor never falls silent
        while wanted not in seen:
            if time.perf_counter() > until:
                raise TimeoutError(f"“{text}” did not come within {DEADLINE:g} s: {self.process.args!r}")
            # Overlap by the text's length: it may come in two reads.
            seen = seen[-len(wanted) :] + self._read(DEADLINE, f"“{text}” did not come")
        return (time.perf_counter() - (self._started if since is None else since)) * 1000

    def press(self, keys: str) -> float:
        """Send keys; returns the moment they were sent."""
        now = time.perf_counter()
        os.write(self._file, keys.encode())
        return now

    def shows(self, keys: str, text: str) -> float:
        """Send keys; how many milliseconds later the text comes out."""
        return self.wait_for(text, since=self.press(keys))

    def answer(self, keys: str, *, quiet: float = 0.05) -> Reply:
        """Send keys and take everything that comes out until the program is silent for so many seconds."""
        sent = self.press(keys)
        output = self._read(DEADLINE, f"nothing came after {keys!r}")
        last = time.perf_counter()
        while select.select([self._file], [], [], quiet)[0]:
            output += self._read(DEADLINE, "")
            last = time.perf_counter()
        return Reply((last - sent) * 1000, output)

    def settle(self, quiet: float = 0.4) -> None:
        """Wait until the program has been silent for so many seconds."""
        while select.select([self._file], [], [], quiet)[0]:
            self._read(DEADLINE, "")

    def _read(self, deadline: float, complaint: str) -> bytes:
        if not select.select([self._file], [], [], deadline)[0]:
            raise TimeoutError(f"{complaint} within {deadline:g} s: {self.process.args!r}")
        try:
            data = os.read(self._file, 1 << 16)
        except OSError:
            # Linux says EIO once the other side of a pseudo-terminal is closed.
            data = b""
        if not data:
            raise RuntimeError(f"{complaint}: the program ended: {self.process.args!r}")
        return data


@contextlib.contextmanager
def running(command: Sequence[str], home: Path) -> Iterator[Terminal]:
    """Run a program on a terminal of 120x36 with a home of its own; it is ended at the end."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=REPOSITORY,
        env=environment(home),
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours, started)
    finally:
        process.send_signal(signal.SIGTERM)
        _drain(process, ours)
        os.close(ours)


def reader(*arguments: str | Path) -> list[str]:
    """The command line of our program."""
    return [sys.executable, "-m", "tui_reader", *map(str, arguments)]


def bare(name: str, *arguments: str | Path) -> list[str]:
    """The command line of a baseline in `tests/bench/bare/`."""
    return [sys.executable, str(Path(__file__).parent / "bare" / f"{name}.py"), *map(str, arguments)]


def environment(home: Path) -> dict[str, str]:
    """This process's environment, with every folder a program writes to inside `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "TUI_READER_"))}
    return kept | {
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONWARNINGS": "ignore",
    }


def _drain(process: subprocess.Popen[bytes], file: int) -> None:
    """Read until the program ends: one that can't write can't end."""
    until = time.perf_counter() + 5
    while process.poll() is None and time.perf_counter() < until:
        if select.select([file], [], [], 0.02)[0]:
            with contextlib.suppress(OSError):
                os.read(file, 1 << 16)
    if process.poll() is None:
        process.kill()
    process.wait()

"""The feeds of `blogs`, served: where they are, and what their server counted."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench import blogs
from tests.bench.feed_server import COUNTERS
from tests.bench.terminal import REPOSITORY


class Counted(NamedTuple):
    """What was answered since the server started."""

    whole: int
    unchanged: int
    other: int
    bytes: int


class Blogosphere:
    """Served feeds, each at an address of its own."""

    def __init__(self, port: int) -> None:
        self._port = port

    @property
    def addresses(self) -> list[str]:
        """Where the feeds are."""
        return [blogs.address(number, self._port) for number in range(blogs.FEEDS)]

    def counted(self) -> Counted:
        """What was answered, whoever asked."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}{COUNTERS}") as answer:
            return Counted(**json.load(answer))

    @contextlib.contextmanager
    def answering(self, *, whole: int = 0, unchanged: int = 0) -> Iterator[None]:
        """Make sure that meanwhile so many requests are made: a reader that asks nothing is quick."""
        before = self.counted()
        yield
        after = self.counted()
        found = (after.whole - before.whole, after.unchanged - before.unchanged, after.other - before.other)
        if found != (whole, unchanged, 0):
            raise RuntimeError(f"{whole} feeds and {unchanged} times 304 should have been sent, not {found}")


@contextlib.contextmanager
def served(folder: Path, delays: Sequence[float]) -> Iterator[list[Blogosphere]]:
    """Serve a folder of feeds, once for each delay in seconds; the server ends with the block."""
    command = [sys.executable, "-m", "tests.bench.feed_server", str(folder), *map(str, delays)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=REPOSITORY)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield [Blogosphere(port) for port in json.loads(process.stdout.readline())]
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()

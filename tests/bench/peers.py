"""Other feed readers that may be installed here, asked to reload the same feeds: whole processes."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.bench.terminal import environment

AT_ONCE = 24
"""Feeds a reader may fetch at the same time, as many as ours does."""


class Newsboat:
    """newsboat with a cache of its own, and as many threads as we make requests.

    Args:
        home: An empty folder.
        addresses: The feeds.
    """

    program = "newsboat"

    def __init__(self, home: Path, addresses: Sequence[str]) -> None:
        self._home = home
        (home / "urls").write_text("\n".join(addresses) + "\n", "utf-8")
        (home / "config").write_text(f"reload-threads {AT_ONCE}\n", "utf-8")

    def reload(self) -> None:
        """Ask all feeds."""
        files = ("-u", "urls", "-C", "config", "-c", "cache.db")
        _run([self.program, *files, "-x", "reload"], self._home)

    def analyze(self) -> None:
        """Let SQLite look at what is stored, without which newsboat grows slow with every post."""
        with contextlib.closing(sqlite3.connect(self._home / "cache.db")) as cache, cache:
            cache.execute("analyze")


class Newsraft:
    """newsraft with a database of its own, as it comes."""

    program = "newsraft"

    def __init__(self, home: Path, addresses: Sequence[str]) -> None:
        self._home = home
        (home / "feeds").write_text("\n".join(addresses) + "\n", "utf-8")

    def reload(self) -> None:
        """Ask all feeds."""
        _run([self.program, "-f", "feeds", "-d", "database.db", "-e", "reload-all"], self._home)


def is_installed(program: str) -> bool:
    """Whether a reader can be measured here."""
    return shutil.which(program) is not None


def _run(command: Sequence[str], home: Path) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=home, env=environment(home))

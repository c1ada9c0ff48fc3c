"""The command as a person runs it: a process of its own with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.forking import Forking

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment in which every file of the program lies below `tmp_path`."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "TUI_READER_"))}
    return kept | {
        "HOME": str(tmp_path / "home"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "COLUMNS": "80",
        "TERM": "xterm-256color",
    }


@pytest.fixture(scope="session")
def forking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking]:
    """The process that forks for each command line."""
    process = Forking(tmp_path_factory.mktemp("forking"), dict(os.environ))
    yield process
    process.end()


@pytest.fixture
def run(home: dict[str, str], forking: Forking) -> Run:
    """Run `tui-reader` with arguments, without its start; its output comes back as text."""

    def forked(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return forking.run(list(arguments), home | environment)

    return forked


@pytest.fixture
def start(home: dict[str, str]) -> Run:
    """Run `tui-reader` with arguments from its start; its output comes back as text."""

    def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tui_reader", *arguments],
            env=home | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return started


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A folder of two posts."""
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "one.md").write_text("---\ntitle: One\ndate: 2025-05-01\ntags: [x]\n---\n\nThe *first* text.\n")
    (folder / "two.md").write_text(
        "---\ntitle: Two\ndate: 2025-05-02\n---\n\n"
        "## Part\n\nSee [it](https://a.example/) and ![pic](p.png).\n"
    )
    return folder

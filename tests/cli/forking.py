"""A process that has loaded the program and forks for each command line.

Each command still is a process of its own with its own environment, home and exit code; only the third
of a second in which Python starts and loads the same modules again is saved.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

PATIENCE = 60
"""Seconds after which a command is ended."""


class Forking:
    """The process that forks, seen from the tests."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a command line to its end."""
        files = [self._folder / "stdout", self._folder / "stderr"]
        asked = {"arguments": arguments, "environment": environment, "files": [str(file) for file in files]}
        requests, answers = _pipes(self._process)
        requests.write(json.dumps(asked) + "\n")
        requests.flush()
        code = int(answers.readline())
        return subprocess.CompletedProcess(arguments, code, *(file.read_text("utf-8") for file in files))

    def end(self) -> None:
        """Let the process end."""
        with self._process:
            _pipes(self._process)[0].close()


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def serve() -> None:
    """Fork for each line of the standard input, and say with which code it ended."""
    load()
    gc.freeze()  # what is loaded needn't be looked through in every child
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            become(json.loads(line))
            return
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def load() -> None:
    """Load whatever of the program a command may need, and what that loads when it is first used."""
    import tui_reader

    for module in pkgutil.walk_packages(tui_reader.__path__, "tui_reader."):
        if not module.name.startswith(("tui_reader.ui", "tui_reader.__main__")):
            importlib.import_module(module.name)


def become(asked: dict[str, Any]) -> None:
    """Be the command."""
    from tui_reader.cli.main import main

    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, file in enumerate(asked["files"], 1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    signal.alarm(PATIENCE)
    sys.argv[:] = ["tui-reader", *asked["arguments"]]
    sys.exit(main())


if __name__ == "__main__":
    serve()

"""Textual's driver for Linux and macOS, on a terminal that can go away at any moment."""

from __future__ import annotations

from contextlib import suppress
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver


class SteadyDriver(LinuxDriver):
    """Writes into the void once the terminal has gone.

    Textual's thread that writes would die of it, the queue before it would fill, and whoever writes next,
    be it to leave, would wait for ever.
    """

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._file: Any = _Output(self._file)


class _Output:
    """A file until it can't be written to any more."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._has_gone = False

    def write(self, text: str) -> int:
        if not self._has_gone:
            try:
                self._file.write(text)
            except OSError:
                self._has_gone = True
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

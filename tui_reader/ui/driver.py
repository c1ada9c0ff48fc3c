"""Textual's driver for Linux and macOS, on a terminal that can go away at any moment."""

from __future__ import annotations

import asyncio
import signal
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

    def start_application_mode(self) -> None:
        """Take the terminal, and mind stops in the loop, one after the other.

        Textual minds them wherever it is, also while it minds the one before: then two threads read the keys.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop, and draw all again, since others had the screen.

        Textual takes the terminal up again whether it was put away or not. After a stop that was announced to
        nobody (SIGSTOP) a second thread would read the keys, and the first would never end; at the end of the
        program the terminal would be left reporting the mouse.
        """
        if not (self._app.is_running and self._auto_restart):
            return
        if not self._must_signal_resume:
            self.suspend_application_mode()
        super()._sigcont_application()
        self._app.refresh(layout=True)


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

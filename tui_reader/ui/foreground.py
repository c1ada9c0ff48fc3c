"""A program of the person's own in the foreground: what signals mean while it has the terminal.

The event loop, which minds signals otherwise, waits meanwhile: it acts on them when the program has ended.
"""

from __future__ import annotations

import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, Self, TypeAlias

_Handler: TypeAlias = Callable[[int, FrameType | None], Any] | int | None

PASSED_ON = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end us, and so the program in front of us."""

STOPS = (signal.SIGTSTP, signal.SIGCONT)
"""They stop us with the program in front of us, as the system does it by itself."""

GRACE = 2.0
"""Seconds that it has to put its things in order."""

BETWEEN_WAKINGS = 0.5
"""Seconds."""


def run(command: Sequence[str], text: str | None = None) -> int:
    """Run a program until it ends, and return its exit code.

    ^c is the program's, as it is a shell's. A signal that is to end tui-reader ends the program first.

    Args:
        command: The program and its arguments.
        text: Its standard input; None leaves it the keyboard.

    Raises:
        OSError: It could not be started.
    """
    data = None if text is None else text.encode("utf-8", "replace")
    with (
        # Not SIG_IGN: that the program would inherit, and then nothing could interrupt it.
        _handled([signal.SIGINT], lambda _number, _frame: None),
        _handled(STOPS, signal.SIG_DFL),
        # Before it starts: a signal that comes while it does would wait for its end.
        _Ending() as ending,
        subprocess.Popen(command, stdin=None if data is None else subprocess.PIPE) as program,
    ):
        ending.may_end(program)
        _wait_for(program, data)
    return program.returncode


def wait_for_enter() -> None:
    """Wait until enter is pressed; ^c is as good, and so is what ends us."""
    # The terminal may have gone (OSError), which is minded elsewhere.
    with (
        _handled((signal.SIGINT, *PASSED_ON), signal.default_int_handler),
        suppress(KeyboardInterrupt, OSError),
    ):
        sys.stdout.write("\nenter goes back to tui-reader ")
        sys.stdout.flush()
        while not select.select([sys.stdin], [], [], BETWEEN_WAKINGS)[0]:
            pass  # as in `_wait_for`
        sys.stdin.readline()


def _wait_for(program: subprocess.Popen[bytes], data: bytes | None) -> None:
    """Wait until a program ends, waking now and then: a signal that came just before would not be heard.

    Python calls a handler between two of its own steps. A signal after the last of these, and before the
    system has begun to wait, interrupts nothing.
    """
    while True:
        try:
            program.communicate(data, timeout=BETWEEN_WAKINGS)
        except subprocess.TimeoutExpired:
            data = None  # it is being written since the first call
        else:
            return


@contextmanager
def _handled(numbers: Iterable[signal.Signals], handler: _Handler) -> Iterator[None]:
    """Handle signals otherwise for a while."""
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        _give_back(before)


def _give_back(handlers: Mapping[signal.Signals, _Handler]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)
        signal.siginterrupt(number, False)  # as the event loop wants it


class _Ending:
    """Passes on what ends us; what doesn't heed it is killed. The event loop hears of it all the same."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[bytes] | None = None
        self._heard: int | None = None
        self._kill: threading.Timer | None = None

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._hear) for number in PASSED_ON}
        return self

    def __exit__(self, *_: object) -> None:
        if self._kill is not None:
            self._kill.cancel()
        _give_back(self._before)

    def may_end(self, program: subprocess.Popen[bytes]) -> None:
        """Pass on to this program what comes from now on, and what has come already."""
        self._program = program
        if self._heard is not None:
            self._pass_on(program, self._heard)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self._heard = number
        if self._program is not None:
            self._pass_on(self._program, number)

    def _pass_on(self, program: subprocess.Popen[bytes], number: int) -> None:
        program.send_signal(number)
        if self._kill is None:
            self._kill = threading.Timer(GRACE, program.kill)
            self._kill.daemon = True
            self._kill.start()

"""A program of the person's own in the foreground: what signals mean while it has the terminal.

The event loop, which minds signals otherwise, waits meanwhile: it acts on them when the program has ended.
"""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

PASSED_ON = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end us, and so the program in front of us."""

GRACE = 2.0
"""Seconds that it has to put its things in order."""


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
        _interrupts_ignored(),
        subprocess.Popen(command, stdin=None if data is None else subprocess.PIPE) as program,
        _ended_with_us(program),
    ):
        program.communicate(data)
    return program.returncode


def wait_for_enter() -> None:
    """Wait until enter is pressed; ^c is as good."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            input("\nenter goes back to tui-reader ")
    except EOFError:
        pass  # the terminal has gone, which is minded elsewhere
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    # Not SIG_IGN: that the program would inherit, and then nothing could interrupt it.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _ended_with_us(program: subprocess.Popen[bytes]) -> Iterator[None]:
    """Pass on what ends us; what doesn't heed it is killed. The event loop hears of it all the same."""
    kill = threading.Timer(GRACE, program.kill)
    kill.daemon = True

    def pass_on(number: int, _frame: FrameType | None) -> None:
        program.send_signal(number)
        if not kill.is_alive():
            with suppress(RuntimeError):  # it was started before
                kill.start()

    before = {number: signal.signal(number, pass_on) for number in PASSED_ON}
    try:
        yield
    finally:
        kill.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)
            signal.siginterrupt(number, False)  # as the event loop wants it

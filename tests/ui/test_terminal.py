"""The whole program on a pseudo-terminal: the bytes that reach it, and the state it is left in."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.ui.conftest import write_post

PAYLOAD = "cm0gLXJm"
HOSTILE = f"Before\x1b]52;c;{PAYLOAD}\x07 \x1b[2J \x9b31m [red] [/nope] [@click=app.quit]After"

RESTORED = [b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?25h"]
"""Leave the alternate screen, stop reporting the mouse and marking what is pasted, show the cursor."""

TEXTUALS_OWN = re.compile(rb"\x1b(\]22;\w*\x07|\[[0-9;?<>=]*[ -/]*[@-~]|[()][0-9A-B]|[=>78])")
"""What Textual itself sends: styles, modes, the cursor, and the shape of the mouse pointer."""

PATIENCE = 30.0


class Terminal:
    """A program on a pseudo-terminal of 120x36, and every byte it wrote."""

    def __init__(self, process: subprocess.Popen[bytes], file: int) -> None:
        self.process = process
        self.file = file
        self.output = b""

    def wait_for(self, text: str) -> None:
        """Read until the text has come."""
        until = time.monotonic() + PATIENCE
        while text.encode() not in self.output:
            assert time.monotonic() < until, f"{text!r} did not come: {self.output[-2000:]!r}"
            self._read()

    def wait_for_after(self, text: str) -> None:
        """Read until the text has come once more, and forget what came before it and with it."""
        self.wait_for(text)
        self.output = self.output.partition(text.encode())[2]

    def wait_for_end(self) -> int:
        """Read until the program has ended; returns its exit code."""
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            self._read()
        with suppress(OSError):
            while select.select([self.file], [], [], 0)[0] and (rest := os.read(self.file, 65536)):
                self.output += rest
        return self.process.wait(PATIENCE)

    def go_on(self) -> None:
        """Let the program go on, and read until it has taken the terminal and drawn on it again."""
        self.output = b""
        self.process.send_signal(signal.SIGCONT)
        self.wait_for_after("\x1b[?1049h")
        self.wait_for("After")

    def press(self, keys: str) -> None:
        os.write(self.file, keys.encode())

    def _read(self) -> None:
        with suppress(OSError):
            if select.select([self.file], [], [], 0.1)[0]:
                self.output += os.read(self.file, 65536)


@contextmanager
def reading(location: Path, home: Path, **environment: str) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "TUI_READER_"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "tui_reader", "--db", str(home / "library.db"), str(location)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={
            **kept,
            "HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **environment,
        },
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait()
        with suppress(OSError):
            os.close(ours)


@pytest.fixture
def hostile_blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    write_post(folder, "one", "x", "x", date="2025-09-01")
    text = (folder / "one.md").read_text()
    # Written raw, not as YAML would escape it: the way a careless generator writes it.
    (folder / "one.md").write_text(
        text.replace('title: "x"', f"title: '{HOSTILE}'").replace("\nx", f"\n{HOSTILE}")
    )
    write_post(
        folder, "two", HOSTILE, HOSTILE, date="2025-09-02", author='"\\e]0;owned\\a"', tags='["\\e[31m"]'
    )
    return folder


def test_no_sequence_of_a_strangers_text_leaves_the_program(hostile_blog: Path, tmp_path: Path) -> None:
    with reading(hostile_blog, tmp_path) as terminal:
        terminal.wait_for("Before")
        terminal.press("\r")
        terminal.wait_for("After")
        terminal.press("J\x11")
        assert terminal.wait_for_end() == 0
    assert PAYLOAD.encode() not in terminal.output
    assert b"\x1b[2J" not in terminal.output
    assert "\x9b".encode() not in terminal.output
    assert b"owned" not in terminal.output
    for literal in (b"[red]", b"[/nope]", b"[@click=app.quit]"):
        assert literal in terminal.output
    assert b"\x1b" not in TEXTUALS_OWN.sub(b"", terminal.output)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_leaves_the_terminal_as_it_was(blog: Path, tmp_path: Path, number: signal.Signals) -> None:
    with reading(blog, tmp_path) as terminal:
        terminal.wait_for("Post 3")
        shown = len(terminal.output)
        terminal.process.send_signal(number)
        assert terminal.wait_for_end() == 128 + number
        ending = terminal.output[shown:]
        assert [sequence for sequence in RESTORED if sequence not in ending] == []
        assert b"Traceback" not in ending


def test_a_terminal_that_goes_away_ends_the_program(blog: Path, tmp_path: Path) -> None:
    with reading(blog, tmp_path) as terminal:
        terminal.wait_for("Post 3")
        os.close(terminal.file)
        assert terminal.process.wait(PATIENCE) != 0


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP])
def test_a_stop_leaves_the_keys_and_the_terminal_as_they_were(
    hostile_blog: Path, tmp_path: Path, stop: signal.Signals
) -> None:
    with reading(hostile_blog, tmp_path) as terminal:
        terminal.wait_for("After")
        for _ in range(3):
            terminal.process.send_signal(stop)
            os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOWAIT)
            terminal.go_on()
        terminal.go_on()  # nobody had stopped it
        terminal.press("?")
        terminal.wait_for("close")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
        assert all(restored in terminal.output for restored in RESTORED)
        assert terminal.output.rindex(b"\x1b[?1000l") > terminal.output.rindex(b"\x1b[?1000h")

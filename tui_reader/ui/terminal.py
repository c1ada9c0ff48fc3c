"""What the terminal can show of pictures: told by its environment, and where that speaks of pictures, asked.

It is asked before the screen takes it, while everything else is still being loaded, so that the
answer costs no time and never ends up among the keys. A terminal whose environment promises
nothing is not asked at all: some print what they don't understand.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from tui_reader.library.pictures.picture import TRUE_COLORS, Kind, Pixels

FEWEST = 256
"""Colors of text below which half cells are no picture."""

USUAL_CELL = Pixels(10, 20)
"""Where the terminal does not say how large its cells are."""

PATIENCE, PATIENCE_AFAR = 0.25, 1.5
"""Seconds to wait for an answer, here and over a network; the terminals that are asked do answer."""

_PLACEHOLDERS_SINCE = (0, 28)
"""The first kitty that knows Unicode placeholders: those before answer the same and show boxes."""

_KITTY_QUESTION = "\x1b_Gi=4207,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[>q"
_SIXEL_QUESTION = "\x1b[?1;1;0S\x1b[?2;4;0S\x1b[16t"
_LAST_QUESTION = "\x1b[c"
"""Primary device attributes (DA1): every terminal answers, so nothing comes after it."""

_LAST_ANSWER = re.compile(rb"\x1b\[\?([0-9;]*)c")
_KITTY = re.compile(rb"\x1bP>\|kitty\(([0-9]+)\.([0-9]+)")
_GHOSTTY = re.compile(rb"\x1bP>\|ghostty", re.IGNORECASE)
_REGISTERS = re.compile(rb"\x1b\[\?1;0;([0-9]+)S")
_LARGEST = re.compile(rb"\x1b\[\?2;0;([0-9]+);([0-9]+)S")
_CELL = re.compile(rb"\x1b\[6;([0-9]+);([0-9]+)t")

_SIXEL_TERMS = ("foot", "mlterm", "contour", "yaft")
_SIXEL_PROGRAMS = ("WezTerm", "mintty", "iTerm.app", "rio", "vscode")
_SIXEL_VARIABLES = ("XTERM_VERSION", "KONSOLE_VERSION", "WEZTERM_PANE", "MLTERM", "WT_SESSION")


@dataclass(frozen=True, slots=True)
class Terminal:
    """What pictures can be made of here."""

    kind: Kind | None = None
    """None: there are too few colors for any."""
    cell: Pixels = USUAL_CELL
    colors: int = TRUE_COLORS
    """Of text, and so of half cells."""
    registers: int = 256
    """Sixel: the colors of a picture."""
    largest: Pixels | None = None
    """Sixel: what is larger is cut off; None: nobody said so."""


@dataclass(frozen=True, slots=True)
class Question:
    """A terminal that may have been asked."""

    wanted: str
    environ: Mapping[str, str]
    streams: tuple[int, int] | None = None
    """Where its answer arrives and where it is written to; None when it wasn't asked."""
    asked: float = 0.0

    def answer(self) -> Terminal:
        """What the terminal can show; waits for what it says, if it was asked."""
        if self.streams is None:
            return unasked(self.wanted, self.environ)
        afar = "SSH_CONNECTION" in self.environ or "SSH_TTY" in self.environ
        deadline = self.asked + (PATIENCE_AFAR if afar else PATIENCE)
        answers = _read(self.streams[0], deadline)
        return understood(answers, unasked(self.wanted, self.environ))


@contextmanager
def asked(wanted: str, environ: Mapping[str, str] = os.environ) -> Iterator[Question]:
    """Ask the terminal, and go on: within, `answer` gives what it said. Leaves it as it was.

    Args:
        wanted: The setting `pictures`.
        environ: Which tells whether it is worth asking.
    """
    question = question_for(environ) if wanted in ("auto", "ask") else ""
    streams = _streams() if question else None
    if streams is None:
        yield Question(wanted, environ)
        return
    import termios

    before = termios.tcgetattr(streams[0])
    quiet = termios.tcgetattr(streams[0])
    quiet[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(streams[0], termios.TCSANOW, quiet)
    try:
        os.write(streams[1], question.encode())
        yield Question(wanted, environ, streams, time.monotonic())
    finally:
        # What was not read in time is no key of the person's.
        termios.tcsetattr(streams[0], termios.TCSAFLUSH, before)


def question_for(environ: Mapping[str, str]) -> str:
    """What to ask a terminal whose environment says this; empty when nothing is worth asking."""
    if not _colors(environ) or _is_inside_another(environ):
        return ""
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    kitty = (
        term in ("xterm-kitty", "xterm-ghostty")
        or program == "ghostty"
        or any(name in environ for name in ("KITTY_WINDOW_ID", "GHOSTTY_RESOURCES_DIR"))
    )
    sixel = (
        term.startswith(_SIXEL_TERMS)
        or program in _SIXEL_PROGRAMS
        or any(name in environ for name in _SIXEL_VARIABLES)
    )
    asking = (_KITTY_QUESTION if kitty else "") + (_SIXEL_QUESTION if sixel else "")
    return asking + _LAST_QUESTION if asking else ""


def unasked(wanted: str, environ: Mapping[str, str]) -> Terminal:
    """What can be said without asking: half cells where there are colors enough."""
    terminal = Terminal(None, _cell_size(), _colors(environ))
    if wanted == "off" or not terminal.colors:
        return terminal
    if wanted in ("kitty", "sixel"):
        return replace(terminal, kind=Kind(wanted))
    return replace(terminal, kind=Kind.HALF) if terminal.colors >= FEWEST else terminal


def understood(answers: bytes, otherwise: Terminal) -> Terminal:
    """What a terminal's answers mean; `otherwise` where they promise nothing."""
    last = _LAST_ANSWER.search(answers)
    if last is None:
        return otherwise
    found = otherwise
    if (cell := _CELL.search(answers)) and int(cell[1]) and int(cell[2]):
        found = replace(found, cell=Pixels(int(cell[2]), int(cell[1])))
    if b"\x1b_Gi=4207;OK" in answers and _has_placeholders(answers):
        return replace(found, kind=Kind.KITTY) if found.colors == TRUE_COLORS else found
    if b"4" not in last[1].split(b";"):
        return found
    if registers := _REGISTERS.search(answers):
        found = replace(found, registers=max(2, min(found.registers, int(registers[1]))))
    if largest := _LARGEST.search(answers):
        found = replace(found, largest=Pixels(int(largest[1]), int(largest[2])))
    return replace(found, kind=Kind.SIXEL)


def _has_placeholders(answers: bytes) -> bool:
    version = _KITTY.search(answers)
    if version:
        return (int(version[1]), int(version[2])) >= _PLACEHOLDERS_SINCE
    return _GHOSTTY.search(answers) is not None


def _colors(environ: Mapping[str, str]) -> int:
    """How many colors the screen is drawn in; Textual goes by the same variables."""
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR") or term in ("", "dumb", "unknown"):
        return 0
    named = environ.get("COLORTERM", "").strip().lower()
    if named in ("truecolor", "24bit") or term in ("xterm-kitty", "xterm-ghostty"):
        return TRUE_COLORS
    return 256 if "256color" in term or term.endswith(("direct", "kitty")) else 16


def _is_inside_another(environ: Mapping[str, str]) -> bool:
    """Whether a program stands between us and the terminal, which would swallow or garble pictures."""
    between = ("TMUX", "STY", "ZELLIJ", "INSIDE_EMACS")
    return environ.get("TERM", "").startswith(("screen", "tmux")) or any(map(environ.get, between))


def _streams() -> tuple[int, int] | None:
    """Where the screen will read and write, when both are the terminal and it can be made quiet."""
    if sys.platform == "win32" or sys.__stdin__ is None or sys.__stderr__ is None:
        return None
    if not (sys.__stdin__.isatty() and sys.__stderr__.isatty()):
        return None
    return sys.__stdin__.fileno(), sys.__stderr__.fileno()


def _read(stream: int, deadline: float) -> bytes:
    """What arrives until the last answer, or until the deadline."""
    arrived = b""
    while _LAST_ANSWER.search(arrived) is None:
        left = deadline - time.monotonic()
        # What has arrived while everything else was loaded is read however late it is.
        if not select.select([stream], [], [], max(0.0, left))[0]:
            break
        arrived += os.read(stream, 4096)
    return arrived


def _cell_size() -> Pixels:
    """The size of a cell as the system knows it, for what it is worth: some terminals don't say."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import fcntl
        import struct
        import termios

        assert sys.__stderr__ is not None
        told = fcntl.ioctl(sys.__stderr__.fileno(), termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", told)
        if rows and columns and width >= columns and height >= rows:
            return Pixels(width // columns, height // rows)
    return USUAL_CELL

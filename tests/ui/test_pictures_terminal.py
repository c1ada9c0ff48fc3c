"""What the terminal can show: told from its environment and its answers, which never become keys."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable

import pytest

from tui_reader.library.pictures.picture import TRUE_COLORS, Kind, Pixels
from tui_reader.ui import terminal
from tui_reader.ui.terminal import Terminal

COLORS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
HALF = Terminal(Kind.HALF)

KITTY = b"\x1b_Gi=4207;OK\x1b\\\x1bP>|kitty(0.35.2)\x1b\\\x1b[?62;c"
OLD_KITTY = b"\x1b_Gi=4207;OK\x1b\\\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c"
GHOSTTY = b"\x1b_Gi=4207;OK\x1b\\\x1bP>|ghostty 1.1.3\x1b\\\x1b[?62;22c"
WEZTERM = b"\x1b_Gi=4207;OK\x1b\\\x1bP>|WezTerm 20240203\x1b\\\x1b[?65;4;6;18;22c"
XTERM = b"\x1b[?1;0;1024S\x1b[?2;0;1000;1000S\x1b[?63;1;2;4;6;9;15;16;22;28c"
PLAIN_XTERM = b"\x1b[?1;3S\x1b[?2;3S\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"
FOOT = b"\x1b[?1;0;1024S\x1b[?2;0;10000;10000S\x1b[6;21;11t\x1b[?62;4;22c"


@pytest.mark.parametrize(
    ("environ", "kind", "colors"),
    [
        ({"TERM": "xterm-256color"}, Kind.HALF, 256),
        (COLORS, Kind.HALF, TRUE_COLORS),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x"}, Kind.HALF, 256),
        ({"TERM": "xterm-kitty"}, Kind.HALF, TRUE_COLORS),
        ({"TERM": "xterm"}, None, 16),
        ({"TERM": "linux"}, None, 16),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, None, 0),
        ({**COLORS, "NO_COLOR": "1"}, None, 0),
        ({}, None, 0),
    ],
)
def test_the_environment_tells_what_half_cells_can_be_made_of(
    environ: dict[str, str], kind: Kind | None, colors: int
) -> None:
    found = terminal.unasked("auto", environ)
    assert (found.kind, found.colors) == (kind, colors)


def test_the_setting_decides_where_it_names_a_kind() -> None:
    assert terminal.unasked("kitty", COLORS).kind is Kind.KITTY
    assert terminal.unasked("sixel", COLORS).kind is Kind.SIXEL
    assert terminal.unasked("half", COLORS).kind is Kind.HALF
    assert terminal.unasked("ask", COLORS).kind is Kind.HALF
    assert terminal.unasked("off", COLORS).kind is None
    assert terminal.unasked("kitty", {**COLORS, "NO_COLOR": "1"}).kind is None


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"TERM": "dumb"},
        {"TERM": "linux"},
        COLORS,
        {**COLORS, "VTE_VERSION": "7200"},
        {**COLORS, "TERM": "alacritty"},
        {**COLORS, "TERM": "tmux-256color", "TMUX": "/tmp/x", "KITTY_WINDOW_ID": "1"},
        {**COLORS, "TERM": "screen-256color", "XTERM_VERSION": "XTerm(379)"},
        {**COLORS, "STY": "1.x", "XTERM_VERSION": "XTerm(379)"},
        {**COLORS, "ZELLIJ": "0", "TERM_PROGRAM": "WezTerm"},
        {**COLORS, "XTERM_VERSION": "XTerm(379)", "NO_COLOR": "1"},
    ],
)
def test_a_terminal_that_promises_nothing_is_not_asked(environ: dict[str, str]) -> None:
    assert terminal.question_for(environ) == ""


@pytest.mark.parametrize(
    ("variables", "asked_for"),
    [
        ({"TERM": "xterm-kitty"}, "\x1b_G"),
        ({"KITTY_WINDOW_ID": "1"}, "\x1b_G"),
        ({"TERM": "xterm-ghostty"}, "\x1b_G"),
        ({"TERM_PROGRAM": "ghostty"}, "\x1b_G"),
        ({"XTERM_VERSION": "XTerm(379)", "TERM": "xterm"}, "\x1b[?1;1;0S"),
        ({"KONSOLE_VERSION": "230804"}, "\x1b[?1;1;0S"),
        ({"TERM_PROGRAM": "WezTerm"}, "\x1b[?1;1;0S"),
        ({"TERM": "foot"}, "\x1b[?1;1;0S"),
    ],
)
def test_one_that_is_known_for_pictures_is_asked(variables: dict[str, str], asked_for: str) -> None:
    question = terminal.question_for({**COLORS, **variables})
    assert question.startswith(asked_for)
    assert question.endswith("\x1b[c")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (KITTY, Terminal(Kind.KITTY)),
        (GHOSTTY, Terminal(Kind.KITTY)),
        (OLD_KITTY, HALF),
        (WEZTERM, Terminal(Kind.SIXEL)),
        (XTERM, Terminal(Kind.SIXEL, registers=256, largest=Pixels(1000, 1000))),
        (b"\x1b[?1;0;16S\x1b[?63;4c", Terminal(Kind.SIXEL, registers=16)),
        (FOOT, Terminal(Kind.SIXEL, Pixels(11, 21), largest=Pixels(10000, 10000))),
        (PLAIN_XTERM, HALF),
        (b"\x1b_Gi=4207;EINVAL:no\x1b\\\x1bP>|kitty(0.35.2)\x1b\\\x1b[?62;c", HALF),
        (b"\x1b[6;0;0t\x1b[?62;c", HALF),
        (b"\x1b[?62;14;24c", HALF),
        (b"jjk\x1b[A", HALF),
        (b"", HALF),
        (KITTY[:-1], HALF),
    ],
)
def test_answers_are_believed_as_far_as_they_go(answers: bytes, expected: Terminal) -> None:
    assert terminal.understood(answers, HALF) == expected


def test_image_ids_need_all_colors() -> None:
    few = Terminal(Kind.HALF, colors=256)
    assert terminal.understood(KITTY, few) == few


# On a real terminal, played by the test


SCRIPT = textwrap.dedent(
    """
    import os, select, sys
    from tui_reader.ui import terminal
    with terminal.asked(sys.argv[1]) as question:
        found = question.answer()
    left = b""
    while select.select([0], [], [], 0)[0] and (more := os.read(0, 100)):
        left += more
    print(found.kind, found.registers, found.largest, len(left), flush=True)
    """
)


def played(answer: Callable[[int], None], wanted: str = "auto", **environ: str) -> str:
    """What a program finds out on a terminal whose other end is played by `answer`."""
    ours, theirs = pty.openpty()
    known = {"PATH": os.environ["PATH"], **COLORS, **environ}
    command = [sys.executable, "-c", SCRIPT, wanted]
    process = subprocess.Popen(
        command, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, env=known, text=True
    )
    os.close(theirs)
    player = threading.Thread(target=answer, args=(ours,), daemon=True)
    player.start()
    said, _ = process.communicate(timeout=30)
    os.close(ours)
    return said.strip()


def asked_of(stream: int) -> bytes:
    """What the terminal was asked, up to the last question."""
    heard = b""
    while not heard.endswith(b"\x1b[c"):
        heard += os.read(stream, 1000)
    return heard


def test_a_terminal_that_answers_is_understood_and_nothing_is_left_over() -> None:
    def answer(stream: int) -> None:
        asked_of(stream)
        for part in (XTERM[:7], XTERM[7:30], XTERM[30:]):
            os.write(stream, part)

    said = played(answer, XTERM_VERSION="XTerm(379)")
    assert said == "sixel 256 Pixels(width=1000, height=1000) 0"


def test_a_terminal_that_is_silent_is_not_waited_for_long_and_late_words_are_dropped() -> None:
    def answer(stream: int) -> None:
        asked_of(stream)
        os.write(stream, XTERM[:20])

    assert played(answer, XTERM_VERSION="XTerm(379)") == "half 256 None 0"


def test_a_terminal_that_is_not_asked_hears_nothing() -> None:
    heard: list[bytes] = []

    def listen(stream: int) -> None:
        try:
            heard.append(os.read(stream, 1000))
        except OSError:
            heard.append(b"")

    assert played(listen).startswith("half")
    assert played(listen, "off", XTERM_VERSION="XTerm(379)").startswith("None")
    assert played(listen, "half", XTERM_VERSION="XTerm(379)").startswith("half")
    assert not any(heard)


def test_without_a_terminal_nobody_is_asked() -> None:
    command = [sys.executable, "-c", SCRIPT, "auto"]
    known = {"PATH": os.environ["PATH"], **COLORS, "XTERM_VERSION": "XTerm(379)"}
    nothing = subprocess.DEVNULL
    ran = subprocess.run(
        command, stdin=nothing, capture_output=True, env=known, text=True, check=True, timeout=30
    )
    assert ran.stdout.startswith("half")
    assert ran.stderr == ""

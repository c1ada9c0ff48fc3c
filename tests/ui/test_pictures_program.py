"""The whole program on a terminal played by the test: what it is asked, sent, and left with."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures import png
from tests.ui.conftest import write_post
from tests.ui.test_pictures_terminal import KITTY, XTERM
from tests.ui.test_terminal import Terminal, reading
from tui_reader.ui.pictures.kitty import PLACEHOLDER, marks

NOT_WITHIN = {"TMUX": "", "STY": "", "ZELLIJ": "", "INSIDE_EMACS": ""}
"""Whatever the tests themselves run in."""


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    write_post(folder, "post", "A post", "Before.\n\n![A flag](a.png)\n\nThe end of it.\n")
    (folder / "a.png").write_bytes(png(80, 96))
    return folder


@contextmanager
def answering(answers: bytes, location: Path, home: Path, **environment: str) -> Iterator[Terminal]:
    """The program on a terminal that gives these answers."""
    with reading(location, home, **NOT_WITHIN, **environment) as terminal:
        terminal.wait_for("\x1b[c")
        os.write(terminal.file, answers)
        terminal.wait_for("A post")
        yield terminal


def sent(output: bytes) -> dict[int, bytes]:
    """The pictures that were handed over by kitty's protocol, by number."""
    found: dict[int, bytes] = {}
    number, data = 0, b""
    for keys, part in re.findall(rb"\x1b_G([^;\x1b]*);([^\x1b]*)\x1b\\", output):
        if begun := re.search(rb"a=T.*i=([0-9]+)", keys):
            number, data = int(begun[1]), b""
        data += part
        if b"m=0" in keys:
            found[number] = base64.b64decode(data)
    return found


def test_kitty_is_handed_the_picture_and_forgets_it_in_the_end(blog: Path, tmp_path: Path) -> None:
    with answering(KITTY, blog, tmp_path, TERM="xterm-kitty", COLORTERM="") as terminal:
        asked = terminal.output
        terminal.press("\r")
        terminal.wait_for(PLACEHOLDER + marks()[5] + marks()[9])
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    [(number, data)] = [each for each in sent(terminal.output).items() if each[0] != 4207]
    image = Image.open(BytesIO(data))
    assert image.size == (80, 96)
    red, green, blue = number.to_bytes(3, "big")
    assert f"\x1b[38;2;{red};{green};{blue};48;2;".encode() in terminal.output
    assert terminal.output.count(f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\".encode()) == 1
    # Nothing of the answer was taken for keys: the list stands as it began.
    assert b"show all keys" not in terminal.output
    assert asked.count(b"\x1b[c") == 1


def test_a_terminal_that_draws_sixel_is_sent_some_and_returns_to_where_it_was(
    blog: Path, tmp_path: Path
) -> None:
    with answering(XTERM, blog, tmp_path, XTERM_VERSION="XTerm(379)") as terminal:
        terminal.press("\r")
        terminal.wait_for("\x1bP0;1;0q")
        terminal.wait_for("\x1b8")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    drawn = re.search(
        rb"\x1b7\x1b\[([0-9]+)A\x1b\[([0-9]+)D\x1bP0;1;0q\"1;1;([0-9]+);([0-9]+)", terminal.output
    )
    assert drawn
    up, back, width, height = map(int, drawn.groups())
    # The pseudo-terminal does not say how large its cells are: 10 by 20 is what is taken for granted.
    assert (width, height) == (10 * back, 20 * (up + 1))


def test_a_terminal_that_promises_nothing_is_asked_nothing_and_gets_text(blog: Path, tmp_path: Path) -> None:
    with reading(blog, tmp_path, **NOT_WITHIN) as terminal:
        terminal.wait_for("A post")
        terminal.press("\r")
        terminal.wait_for("48;2;255;0;0")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    for sequence in (b"\x1b_G", b"\x1bP", b"\x1b[c", b"\x1b[?1;1;0S"):
        assert sequence not in terminal.output

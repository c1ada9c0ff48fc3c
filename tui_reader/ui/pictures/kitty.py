"""Pictures by the kitty graphics protocol, placed by Unicode placeholders.

The terminal keeps the picture; what is drawn is text: a private character whose two combining
marks say which row and column of the picture the cell shows, and whose color is the picture's
number. So pictures scroll, are cut off and covered as text is.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from tui_reader.library.pictures.picture import RGB, Kind, Rendering
from tui_reader.ui.pictures.fitting import Box

PLACEHOLDER = "\U0010eeee"

MOST_CELLS = 297
"""Marks there are, and so the most rows or columns of a picture."""

_CHUNK = 4096
"""Characters of Base64 in one sequence, at most."""
_CHUNKS_A_SLICE = 8
"""Sequences written between two turns of the event loop."""
_PAUSE = 0.004
"""Seconds between them. Textual queues 30 writes and then waits: a slow terminal would hold the screen."""

_LARGEST_NUMBER = 0xFFFFFF
"""A color holds 24 bits."""

Write = Callable[[str], None]


class KittyPainting:
    """A picture that the terminal keeps."""

    overlay: Segment | None = None

    def __init__(self, number: int, box: Box, ground: RGB, release: Callable[[int], None]) -> None:
        self.box = box
        self._number = number
        self._style = Style(color=Color.from_rgb(*number.to_bytes(3, "big")), bgcolor=Color.from_rgb(*ground))
        self._release = release

    def row(self, number: int) -> list[Segment]:
        """The placeholders of one row."""
        signs = marks()
        text = "".join(PLACEHOLDER + signs[number] + signs[column] for column in range(self.box.columns))
        return [Segment(text, self._style)]

    def release(self) -> None:
        """Have the terminal forget the picture."""
        self._release(self._number)


class KittyPainter:
    """Hands pictures to the terminal.

    Args:
        write: Writes to the terminal, in turn with the frames.
    """

    kind = Kind.KITTY

    def __init__(self, write: Write) -> None:
        self._write = write
        self._lock = asyncio.Lock()
        # Numbers are the whole window's: another program in it may have pictures of its own.
        self._next = (os.getpid() * 0x9E37) & _LARGEST_NUMBER
        self._kept: set[int] = set()
        self._gone: list[int] = []

    async def paint(self, rendering: Rendering) -> KittyPainting:
        """Send a picture to the terminal: whole once it is begun, or its rest would swallow the next."""
        self._next = self._next % _LARGEST_NUMBER + 1
        number = self._next
        box = Box(rendering.wanted.columns, rendering.wanted.rows)
        sending = asyncio.ensure_future(self._send(number, rendering.graphics, box))
        try:
            await asyncio.shield(sending)
        except asyncio.CancelledError:
            sending.add_done_callback(lambda _: self._release(number))
            raise
        return KittyPainting(number, box, rendering.wanted.ground, self._release)

    def close(self) -> None:
        """Have the terminal forget every picture."""
        for number in list(self._kept):
            self._release(number)

    async def _send(self, number: int, picture: str, box: Box) -> None:
        async with self._lock:
            self._kept.add(number)
            sequences = _sequences(number, picture, box)
            while some := "".join(islice(sequences, _CHUNKS_A_SLICE)):
                self._write(some)
                await asyncio.sleep(_PAUSE)
        for gone in self._gone:
            self._forget(gone)
        self._gone.clear()

    def _release(self, number: int) -> None:
        # No other sequence of the protocol may stand within a picture that is being sent.
        if self._lock.locked():
            self._gone.append(number)
        else:
            self._forget(number)

    def _forget(self, number: int) -> None:
        if number in self._kept:
            self._kept.discard(number)
            self._write(f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\")


def _sequences(number: int, picture: str, box: Box) -> Iterator[str]:
    """What sends a PNG file in Base64 and gives it a place of so many cells.

    The terminal is asked to say nothing about it (q=2): what it says would come in as keys.
    """
    first = f"a=T,U=1,f=100,t=d,i={number},c={box.columns},r={box.rows},"
    for start in range(0, max(1, len(picture)), _CHUNK):
        more = int(start + _CHUNK < len(picture))
        yield f"\x1b_G{first}q=2,m={more};{picture[start : start + _CHUNK]}\x1b\\"
        first = ""


@cache
def marks() -> tuple[str, ...]:
    """The combining marks for the numbers from 0: those of kitty's rowcolumn-diacritics.txt."""
    spans = (span.partition("-") for span in _MARKS.split())
    return tuple(
        chr(mark) for first, _, last in spans for mark in range(int(first, 16), int(last or first, 16) + 1)
    )


_MARKS = """
305 30d-30e 310 312 33d-33f 346 34a-34c 350-352 357 35b 363-36f 483-487 592-595 597-599 59c-5a1 5a8-5a9
5ab-5ac 5af 5c4 610-617 657-65b 65d-65e 6d6-6dc 6df-6e2 6e4 6e7-6e8 6eb-6ec 730 732-733 735-736 73a 73d
73f-741 743 745 747 749-74a 7eb-7f1 7f3 816-819 81b-823 825-827 829-82d 951 953-954 f82-f83 f86-f87
135d-135f 17dd 193a 1a17 1a75-1a7c 1b6b 1b6d-1b73 1cd0-1cd2 1cda-1cdb 1ce0 1dc0-1dc1 1dc3-1dc9 1dcb-1dcc
1dd1-1de6 1dfe 20d0-20d1 20d4-20d7 20db-20dc 20e1 20e7 20e9 20f0 2cef-2cf1 2de0-2dff a66f a67c-a67d
a6f0-a6f1 a8e0-a8f1 aab0 aab2-aab3 aab7-aab8 aabe-aabf aac1 fe20-fe26 10a0f 10a38 1d185-1d189 1d1aa-1d1ad
1d242-1d244
"""

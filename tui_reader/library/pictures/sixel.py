"""Pixels as sixel, the graphics of the VT340 (DEC STD 070, chapter 9) and of many terminals since.

A sixel is six pixels below each other; a band of them is drawn once for every color in it.
Python is slow at single pixels, so that whole rows are combined as large integers: a picture
of 740x600 takes a third of a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui_reader.library.pictures.picture import RGB, Pixels

_BAND = 6
_LETTERS = bytes((value + 63) & 0xFF for value in range(256))
"""From six bits to the character that stands for them."""

_REPEATED = re.compile(rb"(.)\1{3,}", re.DOTALL)


def encode(size: Pixels, indexes: bytes, palette: Sequence[RGB]) -> str:
    """The control sequence that draws a picture at the cursor.

    Args:
        size: Width and height.
        indexes: The color of each pixel, row by row.
        palette: The colors, 256 at most.
    """
    used = sorted(set(indexes))
    registers = "".join(_register(index, palette[index]) for index in used)
    bands = "-".join(_bands(size, indexes))
    # P2 = 1: what is not drawn stays as it is. The raster attributes say that pixels are square.
    return f'\x1bP0;1;0q"1;1;{size.width};{size.height}{registers}{bands}\x1b\\'


def _register(index: int, color: RGB) -> str:
    """The definition of a color, its parts in percent."""
    return f"#{index};2;" + ";".join(str(round(part * 100 / 255)) for part in color)


def _bands(size: Pixels, indexes: bytes) -> Iterator[str]:
    width = size.width
    for top in range(0, size.height, _BAND):
        lines: defaultdict[int, bytearray] = defaultdict(lambda: bytearray(width))
        for bit in range(min(_BAND, size.height - top)):
            one = 1 << bit
            for x, color in enumerate(indexes[(top + bit) * width : (top + bit + 1) * width]):
                lines[color][x] |= one
        yield "$".join(f"#{color}{_line(line)}" for color, line in sorted(lines.items()))


def _line(bits: bytearray) -> str:
    """One color's sixels of a band; what is empty at the end needs no telling."""
    letters = bits.translate(_LETTERS).rstrip(b"?")
    return _REPEATED.sub(_repeat, letters).decode("ascii")


def _repeat(run: re.Match[bytes]) -> bytes:
    return b"!%d%s" % (len(run[0]), run[1])

"""What is said about a picture: where it lies, how large it is, and how it is to be drawn."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

MEGABYTE = 1024 * 1024

TRUE_COLORS = 1 << 24
"""Colors of a terminal that takes any."""

RGB: TypeAlias = tuple[int, int, int]


class Pixels(NamedTuple):
    """A size in pixels."""

    width: int
    height: int


class Kind(StrEnum):
    """How a terminal can be made to show a picture."""

    HALF = "half"
    """Two pixels a cell, as the colors of a half block and of its ground."""
    KITTY = "kitty"
    """The kitty graphics protocol, placed by Unicode placeholders."""
    SIXEL = "sixel"


class Remote(NamedTuple):
    """A picture at an http(s) address."""

    url: str
    is_trusted: bool = False
    """The post came from a private network, so its picture may lie there too."""


class Local(NamedTuple):
    """A picture of a local post, as its author wrote it: not looked for yet."""

    root: str
    """The folder nothing may lead out of."""
    post: str
    """The post's file, below that folder."""
    path: str
    """Relative to the post, or from the site's root where it begins with `/`."""


Picture: TypeAlias = Remote | Local


class PictureLimits(NamedTuple):
    """How much of a stranger's picture is taken."""

    body: int = 20 * MEGABYTE
    """Bytes of the file."""
    pixels: int = 40_000_000
    memory: int = 1024 * MEGABYTE
    """Bytes of address space the process may have that decodes: 40 megapixels take half of it."""
    deadline: float = 10.0
    """Seconds decoding may take."""
    cache: int = 200 * MEGABYTE
    """Bytes of pictures kept on disk."""


class Wanted(NamedTuple):
    """A picture as one terminal wants it."""

    kind: Kind
    columns: int
    rows: int
    cell: Pixels
    """Of the terminal: it tells how tall a cell is to its width."""
    ground: RGB
    """What shows through where the picture is transparent."""
    colors: int = TRUE_COLORS
    """Of the terminal's text, and so of half cells; 256 are the palette of xterm."""
    registers: int = 256
    """Sixel: the colors of a picture."""


class Rendering(NamedTuple):
    """A picture ready to be shown."""

    wanted: Wanted
    cells: bytes = b""
    """Half cells and sixel: red, green and blue of `columns` times `2 * rows` pixels."""
    graphics: str = ""
    """Kitty: a PNG file in Base64. Sixel: the control sequence."""

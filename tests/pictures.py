"""Pictures made on the spot: good ones with Pillow, bad ones byte by byte."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def flag(width: int = 40, height: int = 40) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image


def saved(image: Image.Image, name: str = "PNG", **options: object) -> bytes:
    """The bytes of a picture's file."""
    file = BytesIO()
    image.save(file, name, **options)
    return file.getvalue()


def png(width: int = 40, height: int = 40) -> bytes:
    """A small PNG file, red above and blue below."""
    return saved(flag(width, height))


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG file of a few KB that is well formed and unpacks to gigabytes.

    Its rows are all alike, so that zlib packs them a thousandfold; as much of them is there as a
    decoder asks for before it has to give up.
    """
    row = b"\0" + bytes(3 * width)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(min(height, 20))) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

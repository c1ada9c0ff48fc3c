"""A decoded picture as a terminal takes it. Runs in the worker process, beside the decoder."""

from __future__ import annotations

import base64
from functools import cache
from io import BytesIO

from PIL import Image

from tui_reader.library.pictures import sixel
from tui_reader.library.pictures.picture import RGB, TRUE_COLORS, Kind, Pixels, Rendering, Wanted

_FEW = 64
"""Registers below which a picture is dithered: with more the bands are fine enough, and it stays small."""

_UNSEEN = 0.04
"""By which part a side may be stretched: cells are coarse, and rounding to them is half of one."""

_SAME = 3
"""The difference of two colors in each of their parts that nobody sees."""

_SAMPLE = (160, 160)
"""Pixels among which the colors of a picture are chosen: the same within a shade, and ten times as fast."""


def enough(wanted: Wanted) -> tuple[int, int]:
    """The pixels a rendering is made from, so that a decoder may leave out what is finer."""
    if wanted.kind is Kind.HALF:
        return 2 * wanted.columns, 4 * wanted.rows
    return wanted.columns * wanted.cell.width, wanted.rows * wanted.cell.height


def render(image: Image.Image, wanted: Wanted) -> Rendering:
    """Make a picture fit its cells."""
    match wanted.kind:
        case Kind.HALF:
            return Rendering(wanted, _half_cells(image, wanted))
        case Kind.KITTY:
            return Rendering(wanted, graphics=_png(image, wanted))
        case Kind.SIXEL:
            # While the picture is being scrolled past, its half cells stand for it.
            return Rendering(wanted, _half_cells(image, wanted), _sixel(image, wanted))


def _half_cells(image: Image.Image, wanted: Wanted) -> bytes:
    size = (wanted.columns, 2 * wanted.rows)
    canvas = _on_ground(image, size, wanted, tall=wanted.cell.height / 2 / wanted.cell.width)
    if wanted.colors < TRUE_COLORS:
        canvas = canvas.quantize(palette=_xterm_palette(), dither=Image.Dither.NONE).convert("RGB")
    return canvas.tobytes()


def _sixel(image: Image.Image, wanted: Wanted) -> str:
    size = Pixels(wanted.columns * wanted.cell.width, wanted.rows * wanted.cell.height)
    canvas = _on_ground(image, size, wanted)
    colors = max(2, min(256, wanted.registers))
    sample = canvas.copy()
    sample.thumbnail(_SAMPLE)
    dither = Image.Dither.FLOYDSTEINBERG if colors < _FEW else Image.Dither.NONE
    flat = canvas.quantize(palette=sample.quantize(colors), dither=dither)
    parts = flat.getpalette() or []
    palette = [_or_ground(tuple(parts[at : at + 3]), wanted.ground) for at in range(0, len(parts), 3)]
    return sixel.encode(size, flat.tobytes(), palette)


def _or_ground(color: tuple[int, ...], ground: RGB) -> RGB:
    """A color chosen for the picture, or the ground where it means that: its edges must not show."""
    if all(abs(one - other) <= _SAME for one, other in zip(color, ground, strict=True)):
        return ground
    red, green, blue = color
    return red, green, blue


def _png(image: Image.Image, wanted: Wanted) -> str:
    """No larger than its place: the terminal scales what is smaller."""
    most = (wanted.columns * wanted.cell.width, wanted.rows * wanted.cell.height)
    fitting = image.copy()
    fitting.thumbnail(most, Image.Resampling.LANCZOS)
    file = BytesIO()
    fitting.save(file, "PNG", compress_level=4)
    return base64.b64encode(file.getvalue()).decode("ascii")


def _on_ground(image: Image.Image, size: tuple[int, int], wanted: Wanted, tall: float = 1.0) -> Image.Image:
    """A picture of exactly this size: the image as large as fits, in the middle of the ground.

    Args:
        image: With or without alpha.
        size: Pixels.
        wanted: Says what the ground is.
        tall: How tall a pixel is to its width.
    """
    scale = min(size[0] / image.width, size[1] * tall / image.height)
    width = max(1, min(size[0], round(image.width * scale)))
    height = max(1, min(size[1], round(image.height * scale / tall)))
    # What all but fills its place, fills it: a strip of ground at an edge is a mistake to the eye.
    width, height = (
        whole if whole - part <= max(1, whole * _UNSEEN) else part
        for whole, part in zip(size, (width, height), strict=True)
    )
    scaled = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    canvas = Image.new("RGB", size, wanted.ground)
    at = ((size[0] - width) // 2, (size[1] - height) // 2)
    canvas.paste(scaled.convert("RGB"), at, scaled.getchannel("A") if scaled.mode == "RGBA" else None)
    return canvas


@cache
def _xterm_palette() -> Image.Image:
    """The colors 16 to 255 of xterm: a cube of 6, and 24 grays."""
    steps = (0, 95, 135, 175, 215, 255)
    cube = [part for red in steps for green in steps for blue in steps for part in (red, green, blue)]
    grays = [8 + 10 * gray for gray in range(24) for _ in range(3)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(cube + grays)
    return palette

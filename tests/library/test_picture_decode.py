"""Pictures as a terminal gets them: from every format, in every kind."""

from __future__ import annotations

import base64
import gzip
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures import BLUE, RED, WHITE, flag, png, saved
from tui_reader.errors import PictureError
from tui_reader.library.pictures import decode
from tui_reader.library.pictures.picture import Kind, PictureLimits, Pixels, Rendering, Wanted

GROUND = (10, 20, 30)
CELL = Pixels(10, 20)

LIMITS = PictureLimits(memory=1 << 40)
"""The process of the tests is not to be bounded: workers are, and have tests of their own."""


def written(folder: Path, image: Image.Image, name: str = "PNG", **options: object) -> str:
    """The path of a picture's file."""
    (folder / "picture").write_bytes(saved(image, name, **options))
    return str(folder / "picture")


def wanted(
    kind: Kind = Kind.HALF, columns: int = 4, rows: int = 2, colors: int = 1 << 24, registers: int = 256
) -> Wanted:
    return Wanted(kind, columns, rows, CELL, GROUND, colors, registers)


def cells(path: str, columns: int = 4, rows: int = 2) -> list[list[tuple[int, ...]]]:
    """The pixels of a picture's half cells, row by row."""
    data = render(path, wanted(columns=columns, rows=rows)).cells
    assert len(data) == columns * rows * 2 * 3
    pixels = [tuple(data[at : at + 3]) for at in range(0, len(data), 3)]
    return [pixels[at : at + columns] for at in range(0, len(pixels), columns)]


def render(path: str, as_wanted: Wanted) -> Rendering:
    return decode.render(path, as_wanted, LIMITS)


def near(one: tuple[int, ...], other: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def test_half_cells_hold_two_pixels_each(tmp_path: Path) -> None:
    found = cells(written(tmp_path, flag(4, 4)))
    assert found == [[RED] * 4] * 2 + [[BLUE] * 4] * 2


@pytest.mark.parametrize("name", ["PNG", "JPEG", "GIF", "WEBP"])
def test_every_format_is_measured_and_drawn(tmp_path: Path, name: str) -> None:
    picture = written(tmp_path, flag(80, 40), name)
    assert decode.examine(picture, LIMITS) == (80, 40)
    found = cells(picture, columns=8)
    assert near(found[0][0], RED)
    assert near(found[-1][-1], BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_way_to_say_colors_is_understood(tmp_path: Path, mode: str) -> None:
    white = Image.new("RGB", (40, 40), WHITE)
    image = Image.new("I;16", (40, 40), 0xFFFF) if mode == "I;16" else white.convert(mode)
    found = cells(written(tmp_path, image, "JPEG" if mode == "CMYK" else "PNG"))
    assert all(near(pixel, WHITE) for row in found for pixel in row)


def test_sixteen_bits_of_gray_are_scaled_not_cut(tmp_path: Path) -> None:
    found = cells(written(tmp_path, Image.new("I;16", (40, 40), 0x8000)))
    assert near(found[0][0], (128, 128, 128))


def test_the_ground_shows_where_a_picture_is_transparent(tmp_path: Path) -> None:
    image = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 2, 4, 4))
    found = cells(written(tmp_path, image))
    assert found == [[GROUND] * 4] * 2 + [[BLUE] * 4] * 2
    half = Image.new("RGBA", (40, 40), (255, 255, 255, 128))
    found = cells(written(tmp_path, half))
    assert near(found[0][0], (132, 137, 142), by=2)


def test_a_palette_may_have_a_transparent_color(tmp_path: Path) -> None:
    image = flag(4, 4).quantize(2)
    transparent = image.getpixel((0, 0))
    found = cells(written(tmp_path, image, transparency=transparent))
    assert found[0][0] == GROUND
    assert found[-1][0] == BLUE


def test_a_picture_stands_as_the_camera_was_held(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter, clockwise, to be seen
    picture = written(tmp_path, flag(80, 40), "JPEG", exif=exif, quality=95)
    assert decode.examine(picture, LIMITS) == (40, 80)
    found = cells(picture, columns=4, rows=4)
    assert near(found[0][0], BLUE)
    assert near(found[0][-1], RED)
    assert near(found[-1][0], BLUE)


def test_of_an_animation_the_first_frame_is_shown(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (40, 40), RED), Image.new("RGB", (40, 40), BLUE)
    for name in ("GIF", "WEBP", "PNG"):
        picture = written(tmp_path, first, name, save_all=True, append_images=[second], duration=100)
        assert near(cells(picture)[0][0], RED)


def test_what_does_not_fill_its_cells_stands_in_their_middle(tmp_path: Path) -> None:
    found = cells(written(tmp_path, Image.new("RGB", (20, 80), RED)), columns=6, rows=2)
    assert found[0] == [GROUND] * 2 + [RED] + [GROUND] * 3


def test_few_colors_are_those_of_the_xterm_palette(tmp_path: Path) -> None:
    image = Image.radial_gradient("L").convert("RGB")
    rendering = render(written(tmp_path, image), wanted(columns=20, rows=10, colors=256))
    cube, grays = {0, 95, 135, 175, 215, 255}, {8 + 10 * gray for gray in range(24)}
    for at in range(0, len(rendering.cells), 3):
        parts = set(rendering.cells[at : at + 3])
        assert parts <= cube or (len(parts) == 1 and parts <= grays)


def test_kitty_gets_a_png_no_larger_than_its_place(tmp_path: Path) -> None:
    rendering = render(written(tmp_path, flag(4000, 4000)), wanted(Kind.KITTY, 20, 10))
    image = Image.open(BytesIO(base64.b64decode(rendering.graphics)))
    assert (image.format, image.size) == ("PNG", (200, 200))
    small = render(written(tmp_path, flag(30, 30)), wanted(Kind.KITTY, 20, 10))
    assert Image.open(BytesIO(base64.b64decode(small.graphics))).size == (30, 30)


def test_sixel_fills_its_cells_exactly_and_brings_half_cells(tmp_path: Path) -> None:
    rendering = render(written(tmp_path, flag()), wanted(Kind.SIXEL, 4, 2))
    image = unsixeled(rendering)
    assert image.size == (40, 40)
    assert near(pixel(image, 20, 3), RED)
    assert near(pixel(image, 20, 36), BLUE)
    assert len(rendering.cells) == 4 * 2 * 2 * 3


def test_sixel_keeps_to_the_terminals_registers(tmp_path: Path) -> None:
    image = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L")]
    )
    rendering = render(written(tmp_path, image), wanted(Kind.SIXEL, 10, 5, registers=16))
    registers = {int(number) for number in re.findall(r"#([0-9]+);2;", rendering.graphics)}
    assert 2 < len(registers) <= 16
    assert unsixeled(rendering).size == (100, 100)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (png()[:-40], "is broken: its file is damaged or stops early"),
        (png()[:60], "is broken"),
        (b"\x89PNG\r\n\x1a\n" + b"nonsense" * 20, "is broken"),
        (b"GIF89a" + bytes(10), "no PNG, JPEG, GIF or WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a drawing in SVG"),
        (b"<!doctype html><title>Sign in</title>", "a page in place of this picture"),
        (b"%PDF-1.7 nonsense", "no PNG, JPEG, GIF or WebP"),
        (saved(Image.new("RGB", (4, 4)), "TIFF"), "no PNG, JPEG, GIF or WebP"),
        (saved(Image.new("RGB", (4, 4)), "BMP"), "no PNG, JPEG, GIF or WebP"),
        (gzip.compress(png()), "no PNG, JPEG, GIF or WebP"),
    ],
)
def test_what_is_no_whole_picture_is_told_apart(tmp_path: Path, body: bytes, sentence: str) -> None:
    (tmp_path / "a.png").write_bytes(body)
    with pytest.raises(PictureError, match=sentence):
        render(str(tmp_path / "a.png"), wanted())


def unsixeled(rendering: Rendering) -> Image.Image:
    """Draw sixel as a terminal does."""
    found = re.fullmatch(r'\x1bP0;1;0q"1;1;(\d+);(\d+)(.*)\x1b\\', rendering.graphics)
    assert found
    image = Image.new("RGB", (int(found[1]), int(found[2])))
    colors: dict[int, tuple[int, ...]] = {}
    x = top = color = 0
    for token in re.finditer(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)(.)|([?-~])|([$-])", found[3]):
        if token[1]:
            colors[int(token[1])] = tuple(round(int(token[part]) * 2.55) for part in (2, 3, 4))
        elif token[5]:
            color = int(token[5])
        elif token[9]:
            x, top = 0, top + (6 if token[9] == "-" else 0)
        else:
            bits = ord(token[7] or token[8]) - 63
            times = int(token[6] or 1)
            for bit in (bit for bit in range(6) if bits >> bit & 1):
                image.paste(colors[color], (x, top + bit, x + times, top + bit + 1))
            x += times
    return image


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found

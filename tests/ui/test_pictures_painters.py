"""Paintings: what each kind of terminal is sent, and that preparing it never holds the loop for long."""

from __future__ import annotations

import asyncio
import base64
import re
from typing import TypeVar

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment

from tui_reader.library.pictures.picture import TRUE_COLORS, Kind, Pixels, Rendering, Wanted
from tui_reader.ui.pictures.half_cells import CELLS_A_SLICE, HalfCellPainter
from tui_reader.ui.pictures.kitty import MOST_CELLS, PLACEHOLDER, KittyPainter, KittyPainting, marks
from tui_reader.ui.pictures.painters import painter_for
from tui_reader.ui.pictures.painting import Painter
from tui_reader.ui.pictures.sixel import SixelPainter
from tui_reader.ui.terminal import Terminal

T = TypeVar("T")

RED, BLUE, GROUND = (255, 0, 0), (0, 0, 255), (1, 2, 3)


def rendering(kind: Kind, columns: int, rows: int, cells: bytes = b"", graphics: str = "") -> Rendering:
    return Rendering(Wanted(kind, columns, rows, Pixels(10, 20), GROUND), cells, graphics)


def noise(columns: int, rows: int) -> bytes:
    """Pixels of which hardly two are alike."""
    return bytes(number * 7919 >> 3 & 0xFF for number in range(columns * rows * 6))


def looks(segments: list[Segment]) -> list[tuple[str, Color | None, Color | None]]:
    """Text, color and ground of segments."""
    return [(text, style.color, style.bgcolor) for text, style, _ in segments if style]


async def turns_of(work: asyncio.Future[T]) -> int:
    """How often others got their turn while something was done."""
    turns = 0
    while not work.done():
        turns += 1
        await asyncio.sleep(0)
    await work
    return turns


# Half cells


async def test_the_upper_pixel_is_the_color_and_the_lower_one_the_ground() -> None:
    cells = bytes([*RED, *BLUE, *BLUE, *BLUE])
    painting = await HalfCellPainter().paint(rendering(Kind.HALF, 2, 1, cells))
    found = [
        (text, color and color.triplet, ground and ground.triplet)
        for text, color, ground in looks(painting.row(0))
    ]
    assert found == [("▀", RED, BLUE), (" ", BLUE, BLUE)]


async def test_neighbors_that_look_alike_are_written_together() -> None:
    cells = bytes(RED) * 10 + bytes(BLUE) * 10
    painting = await HalfCellPainter().paint(rendering(Kind.HALF, 10, 1, cells))
    assert [segment.text for segment in painting.row(0)] == ["▀" * 10]


async def test_every_row_is_as_wide_as_the_picture() -> None:
    painting = await HalfCellPainter().paint(rendering(Kind.HALF, 23, 7, noise(23, 7)))
    assert [sum(segment.cell_length for segment in painting.row(row)) for row in range(7)] == [23] * 7


async def test_preparing_half_cells_gives_way_every_few_of_them() -> None:
    columns, rows = 74, 40
    cells = bytes(part for number in range(columns * rows * 2) for part in number.to_bytes(3, "big"))
    work = asyncio.ensure_future(HalfCellPainter().paint(rendering(Kind.HALF, columns, rows, cells)))
    assert await turns_of(work) >= columns * rows / CELLS_A_SLICE


# Kitty


class Window:
    """A terminal that understands the kitty protocol as far as it is used here."""

    def __init__(self) -> None:
        self.pictures: dict[int, bytes] = {}
        self.places: dict[int, tuple[int, int]] = {}
        self.writes: list[str] = []
        self.heard = asyncio.Event()
        self._sending: tuple[int, str] | None = None

    def write(self, text: str) -> None:
        self.writes.append(text)
        self.heard.set()
        sequences = re.findall(r"\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\", text)
        assert sum(len(keys) + len(data) + 4 for keys, data in sequences) <= len(text)
        for keys, data in sequences:
            self._understand(dict(pair.split("=") for pair in keys.split(",")), data)

    def _understand(self, keys: dict[str, str], data: str) -> None:
        assert keys.get("q") == "2", "the answer would come in as keys"
        if keys.get("a") == "d":
            assert self._sending is None, "within a picture no other sequence may stand"
            assert keys["d"] == "I"
            del self.pictures[int(keys["i"])]
            return
        if "a" in keys:
            assert (keys["a"], keys["U"], keys["f"], self._sending) == ("T", "1", "100", None)
            self.places[int(keys["i"])] = (int(keys["c"]), int(keys["r"]))
            self._sending = (int(keys["i"]), "")
        assert self._sending is not None
        assert len(data) <= 4096
        number, before = self._sending
        self._sending = (number, before + data) if keys["m"] == "1" else None
        if self._sending is None:
            self.pictures[number] = base64.b64decode(before + data)


async def sent(
    window: Window, painter: KittyPainter, data: bytes = b"png", columns: int = 3
) -> KittyPainting:
    graphics = base64.b64encode(data).decode()
    return await painter.paint(rendering(Kind.KITTY, columns, 2, graphics=graphics))


def number_of(painting: KittyPainting) -> int:
    [(_, color, _)] = looks(painting.row(0))
    assert color is not None
    assert color.triplet is not None
    return int(color.triplet.hex[1:], 16)


async def test_a_picture_is_sent_in_pieces_and_placed_by_its_number() -> None:
    window = Window()
    data = noise(100, 100)
    painting = await sent(window, KittyPainter(window.write), data)
    assert window.pictures == {number_of(painting): data}
    assert window.places == {number_of(painting): (3, 2)}
    assert max(len(text) for text in window.writes) < 40_000


async def test_each_cell_says_which_part_of_the_picture_it_shows() -> None:
    window = Window()
    painting = await sent(window, KittyPainter(window.write))
    for row in range(2):
        [(text, _, ground)] = looks(painting.row(row))
        assert text == "".join(PLACEHOLDER + marks()[row] + marks()[column] for column in range(3))
        assert ground == Color.from_rgb(*GROUND)


def test_there_are_297_marks_that_take_no_cell() -> None:
    # From the first and last lines of kitty's gen/rowcolumn-diacritics.txt.
    assert len(set(marks())) == MOST_CELLS
    assert (marks()[0], marks()[1], marks()[-1]) == ("\u0305", "\u030d", "\U0001d244")
    assert all(cell_len(PLACEHOLDER + mark + marks()[0]) == 1 for mark in marks())


async def test_a_picture_that_is_released_is_forgotten() -> None:
    window = Window()
    painter = KittyPainter(window.write)
    first, second = await sent(window, painter), await sent(window, painter)
    first.release()
    first.release()
    assert list(window.pictures) == [number_of(second)]
    painter.close()
    assert window.pictures == {}


async def test_pictures_are_sent_one_after_the_other_and_forgotten_in_between() -> None:
    window = Window()
    painter = KittyPainter(window.write)
    first = await sent(window, painter)
    sending = [asyncio.ensure_future(sent(window, painter, noise(100, 100))) for _ in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    first.release()
    await asyncio.gather(*sending)
    assert len(window.pictures) == 3


async def test_a_picture_nobody_waits_for_is_sent_to_its_end_and_forgotten() -> None:
    window = Window()
    sending = asyncio.ensure_future(sent(window, painter := KittyPainter(window.write), noise(400, 400)))
    await window.heard.wait()
    assert window.pictures == {}
    sending.cancel()
    await sent(window, painter)
    assert len(window.pictures) == 1


async def test_sending_a_large_picture_gives_way_between_its_pieces() -> None:
    window = Window()
    work = asyncio.ensure_future(sent(window, KittyPainter(window.write), noise(300, 300)))
    turns = await turns_of(work)
    assert turns >= len(window.writes) > 10


# Sixel


async def test_sixel_is_drawn_over_the_half_cells_from_the_end_of_the_last_row() -> None:
    painter = SixelPainter(TRUE_COLORS)
    painting = await painter.paint(rendering(Kind.SIXEL, 2, 3, noise(2, 3), "\x1bPq#0~\x1b\\"))
    assert painting.overlay == Segment("\x1b7\x1b[2A\x1b[2D\x1bPq#0~\x1b\\\x1b8")
    assert {segment.text for segment in painting.row(0)} == {"▀"}
    flat = await painter.paint(rendering(Kind.SIXEL, 2, 1, noise(2, 1), "S"))
    assert flat.overlay == Segment("\x1b7\x1b[2DS\x1b8")


async def test_where_text_has_few_colors_the_ground_stands_for_a_picture_that_moves() -> None:
    painting = await SixelPainter(16).paint(rendering(Kind.SIXEL, 2, 1, noise(2, 1), "S"))
    assert looks(painting.row(0)) == [("  ", None, Color.from_rgb(*GROUND))]


@pytest.mark.parametrize(
    ("kind", "painter"),
    [(Kind.HALF, HalfCellPainter), (Kind.KITTY, KittyPainter), (Kind.SIXEL, SixelPainter)],
)
async def test_each_kind_has_its_painter(kind: Kind, painter: type[Painter]) -> None:
    found = painter_for(Terminal(kind), lambda _: None)
    assert isinstance(found, painter)
    assert found.kind is kind


def test_without_colors_nothing_is_painted() -> None:
    assert painter_for(Terminal(None, colors=16), lambda _: None) is None

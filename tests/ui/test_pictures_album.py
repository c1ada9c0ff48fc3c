"""How large a picture is in the text, and what stands there until it can be seen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.pictured import article
from tui_reader.library.pictures.picture import Kind, Pixels
from tui_reader.ui.pictures.album import ASKING, Album, Missing
from tui_reader.ui.pictures.fitting import Box, fit, room_in_text
from tui_reader.ui.pictures.half_cells import HalfCellPainting
from tui_reader.ui.terminal import Terminal

TERMINAL = Terminal(Kind.HALF, Pixels(10, 20))
FAR, NEAR = "https://img.example/a.png", "images/a.png"
ROOM = Box(40, 20)

lengths = st.integers(1, 20_000)
cells = st.integers(1, 200)


@settings(max_examples=200)
@given(st.builds(Pixels, lengths, lengths), st.builds(Box, cells, cells), st.booleans())
def test_a_picture_never_leaves_its_room_and_keeps_its_shape(size: Pixels, room: Box, grow: bool) -> None:
    box = fit(size, room, TERMINAL, grow=grow)
    assert 1 <= box.columns <= room.columns
    assert 1 <= box.rows <= room.rows
    # A cell is twice as tall as wide; rounding moves each side by half a cell at most.
    shape = size.width / size.height * 2
    assert box.columns <= (box.rows + 0.5) * shape + 0.5 or box.columns == 1
    assert box.rows <= (box.columns + 0.5) / shape + 0.5 or box.rows == 1


def test_a_small_picture_stays_small_unless_it_is_to_grow() -> None:
    assert fit(Pixels(160, 160), ROOM, TERMINAL) == (20, 10)
    assert fit(Pixels(160, 160), ROOM, TERMINAL, grow=True) == (40, 20)
    assert fit(Pixels(1600, 160), ROOM, TERMINAL) == (40, 2)


def test_cells_of_another_shape_make_another_number_of_rows() -> None:
    assert fit(Pixels(160, 160), ROOM, Terminal(Kind.HALF, Pixels(10, 10))) == (20, 20)


def test_nothing_is_larger_than_the_terminal_draws() -> None:
    small = Terminal(Kind.SIXEL, Pixels(10, 20), largest=Pixels(200, 300))
    assert fit(Pixels(4000, 400), ROOM, small) == (20, 1)
    assert fit(Pixels(400, 4000), Box(40, 40), small, grow=True) == (3, 15)


def test_a_picture_in_the_text_can_be_seen_whole() -> None:
    assert room_in_text(74, 40) == (74, 36)
    assert room_in_text(74, 40, alone=True) == (74, 31)
    assert room_in_text(0, 2) == (1, 3)


def test_a_picture_has_no_place_before_its_size_is_known() -> None:
    album = Album(article(), TERMINAL)
    sizes = album.sizes(ROOM)
    assert not album.shows(FAR)
    assert sizes(FAR) is None
    assert album.shows(FAR)
    assert album.missing(FAR, None) == Missing(FAR)
    album.measured(FAR, Pixels(160, 160))
    assert sizes(FAR) == (20, 10)
    assert album.missing(FAR, None) is None
    assert album.missing(FAR, Box(20, 10)) == Missing(FAR, Box(20, 10))
    album.painted(FAR, HalfCellPainting(Box(20, 10), []))
    assert album.missing(FAR, Box(20, 10)) is None
    assert album.missing(FAR, Box(10, 5)) == Missing(FAR, Box(10, 5))


def test_what_can_not_be_shown_says_why_in_its_place() -> None:
    album = Album(article(), TERMINAL)
    album.sizes(ROOM)(FAR)
    album.failed(FAR, "This picture is broken: its file is damaged or stops early.")
    assert album.sizes(ROOM)(FAR) == (35, 2)
    assert album.sizes(Box(80, 20))(FAR) == (59, 1)
    assert album.missing(FAR, Box(35, 2)) is None
    assert album.sentence(FAR).startswith("This picture is broken")


def test_where_the_person_is_asked_only_what_is_far_waits() -> None:
    album = Album(article(), TERMINAL, asks=True)
    sizes = album.sizes(ROOM)
    assert sizes(FAR) == (len(ASKING), 1)
    assert sizes(NEAR) is None
    assert album.missing(FAR, None) is None
    assert album.missing(NEAR, None) == Missing(NEAR)
    assert album.allow(FAR)
    assert not album.allow(FAR)
    assert album.missing(FAR, None) == Missing(FAR)
    assert sizes("//img.example/b.png") == (len(ASKING), 1)


@pytest.mark.parametrize("url", ["http://[half/x.png", "//[half/x.png", "http://a\u2100b/x.png"])
def test_an_address_that_is_none_breaks_no_layout(url: str) -> None:
    album = Album(article(), TERMINAL, asks=True)
    assert album.sizes(ROOM)(url) is None
    assert album.missing(url, None) == Missing(url)


def test_a_drawing_for_a_browser_stays_a_link() -> None:
    album = Album(article(), TERMINAL)
    for url in ("https://img.example/a.svg", "images/A.SVG?size=2", "a.svgz"):
        assert album.sizes(ROOM)(url) is None
        assert not album.shows(url)


def test_paintings_that_are_far_from_the_screen_are_let_go() -> None:
    released: list[str] = []

    class Painting(HalfCellPainting):
        def release(self) -> None:
            released.append(f"{self.box.columns}x{self.box.rows}")

    album = Album(article(), TERMINAL)
    for box in (Box(20, 10), Box(10, 5)):
        album.sizes(ROOM)(FAR)
        album.painted(FAR, Painting(box, []))
    album.keep_only([(FAR, Box(10, 5))])
    assert released == ["20x10"]
    assert album.painting(FAR, Box(20, 10)) is None
    assert album.painting(FAR, Box(10, 5)) is not None
    album.close()
    assert released == ["20x10", "10x5"]

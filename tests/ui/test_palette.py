"""Style names of the document become what a terminal draws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui_reader.document import lines
from tui_reader.ui.palette import Palette
from tui_reader.ui.themes import INK, colors_of

COLORS = colors_of(INK.variables)


@pytest.fixture
def palette() -> Palette:
    return Palette(COLORS)


PLAIN = {"text", "math", "picture-cells", "sup", "sub", "code.name", "code.operator"}
"""Names that look like the text around them, on purpose."""


def names_of_the_document() -> list[str]:
    """The names the document engine promises to use, from where it promises it."""
    promise = Path(lines.__file__).read_text("utf-8").partition("empty is plain text.")[2]
    return re.findall(r"[a-z0-9.-]+", promise.partition('"""')[0])


def test_every_style_name_of_the_document_has_a_look(palette: Palette) -> None:
    names = names_of_the_document()
    assert len(names) > 30
    assert {name for name in names if palette.style(name) == palette.style()} <= PLAIN


def test_every_style_has_a_ground_because_line_widgets_get_none_from_css(palette: Palette) -> None:
    assert all(palette.style(name).bgcolor is not None for name in ["", *names_of_the_document()])


def test_the_inner_style_goes_over_the_outer_one(palette: Palette) -> None:
    style = palette.style("quote em strong")
    assert style.italic
    assert style.bold
    assert style.color == COLORS.quote.rich_color


def test_bold_text_is_bright_and_a_bold_link_keeps_the_color_of_links(palette: Palette) -> None:
    assert palette.style("strong").color == COLORS.bright.rich_color
    assert palette.style("link strong").color == COLORS.link.rich_color
    assert palette.style("link code").color == COLORS.link.rich_color


def test_an_unknown_name_changes_nothing(palette: Palette) -> None:
    assert palette.style("something-new") == palette.style()


def test_a_raised_row_keeps_its_ground_under_every_style(palette: Palette) -> None:
    assert palette.style("dim", "raised").bgcolor == COLORS.raised.rich_color


def test_selected_text_keeps_what_it_is_and_changes_its_ground(palette: Palette) -> None:
    style = palette.selected(palette.style("em"))
    assert style.italic
    assert style.bgcolor == COLORS.faint.rich_color

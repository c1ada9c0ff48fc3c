"""Pictures that stand alone: room for them where their size is known, words where it is not."""

from __future__ import annotations

import pytest

from tui_reader.document.document import Document
from tui_reader.document.layout import Layout, LayoutStyle
from tui_reader.document.lines import Line, PictureRow
from tui_reader.document.wrap import row_cells

SIZES = {"a.png": (10, 3), "b.png": (4, 2), "wide.png": (100, 20)}


def layout_of(post: str | Document, width: int = 20) -> Layout:
    document = Document(post) if isinstance(post, str) else post
    layout = Layout(document, width, style=LayoutStyle(pictures=SIZES.get))
    while not layout.advance(60):
        pass
    return layout


def lines(layout: Layout) -> list[Line]:
    found = [line for y in range(layout.height) if (line := layout.line(y))]
    assert all(row_cells(line.runs) <= layout.width for line in found)
    return found


def text(post: str, width: int = 20) -> str:
    return "\n".join(
        "".join(
            "█" * len(run.text) if run.style == "picture-cells" else run.text for run in line.runs
        ).rstrip()
        for line in lines(layout_of(post, width))
    )


@pytest.mark.parametrize(
    ("post", "shown"),
    [
        ("![alt](b.png)", "        ████\n        ████\n        alt"),
        ("![](b.png)", "        ████\n        ████"),
        ('![alt](b.png "a title")', "        ████\n        ████\n      a title"),
        ("![alt](b.png)\n\n*a caption*", "        ████\n        ████\n     a caption"),
        ("![alt](b.png) *a caption*", "        ████\n        ████\n     a caption"),
        ("[![alt](b.png)](c)", "        ████\n        ████\n       alt ↗"),
        ("[![](b.png)](c)", "        ████\n        ████\n         ↗"),
        ("![](b.png) ![](b.png)", "        ████\n        ████\n\n        ████\n        ████"),
        ("![alt](unknown.png)", "   [picture: alt]"),
        ("- ![x](b.png)", "• ████\n  ████\n  x"),
        ("> ![x](b.png)", "▎        ████\n▎        ████\n▎         x"),
        ("words ![x](b.png)", "words [picture: x]"),
    ],
)
def test_a_picture_stands_in_the_middle_above_its_words(post: str, shown: str) -> None:
    assert text(post) == shown


def test_a_picture_wider_than_the_room_keeps_its_shape() -> None:
    assert text("![](wide.png)", 20) == "\n".join(["█" * 20] * 4)
    assert text("![](wide.png)", 1) == "█"
    assert text("> ![](wide.png)", 20) == "\n".join(["▎ " + "█" * 18] * 3)


def test_each_row_tells_what_is_painted_where() -> None:
    layout = layout_of("> ![alt](a.png)")
    rows = [line.picture for line in lines(layout)]
    target = rows[0].target if rows[0] else -1
    assert rows == [PictureRow(target, row, 3, 10, 6) for row in range(3)] + [None]
    assert layout.document.targets[target].url == "a.png"


def test_a_picture_that_may_not_be_followed_is_still_asked_for() -> None:
    asked: list[str] = []

    def measure(url: str) -> None:
        asked.append(url)

    layout = Layout(Document("![x](data:image/png;base64,AA)"), 20, style=LayoutStyle(pictures=measure))
    assert layout.advance(60)
    assert asked == ["data:image/png;base64,AA"]


def test_a_size_that_becomes_known_moves_only_what_is_below() -> None:
    post = "one\n\n![p](late.png)\n\ntwo\n\n- ![q](late.png)\n- three"
    layout = layout_of(post)
    before = [line.text for line in lines(layout)]
    SIZES["late.png"] = (4, 2)
    try:
        layout.remeasure("other.png")
        assert layout.revision == 0
        place = layout.place_at(before.index("two"))
        layout.remeasure("late.png")
        assert layout.revision > 0
        after = lines(layout_of(post))
        assert lines(layout) == after
        assert [line.picture is not None for line in after].count(True) == 4
        line = layout.line(layout.line_of(place))
        assert line is not None
        assert line.text == "two"
    finally:
        del SIZES["late.png"]
    layout.remeasure("late.png")
    assert [line.text for line in lines(layout)] == before


def test_a_size_that_becomes_known_while_its_block_is_drawn() -> None:
    document = Document("one\n\n![p](late.png)\n\n" + "words\n\n" * 100)
    layout = Layout(document, 20, style=LayoutStyle(pictures=SIZES.get))
    layout.ensure(2)
    SIZES["late.png"] = (4, 2)
    try:
        layout.remeasure("late.png")
        while not layout.advance(60):
            pass
        assert lines(layout) == lines(layout_of(document))
    finally:
        del SIZES["late.png"]


def test_what_is_found_in_a_description_is_found_below_the_picture_too() -> None:
    document = Document("![a fox](a.png)")
    at = document.text(0).index("fox")
    for sizes in (SIZES, {}):
        layout = Layout(document, 20, style=LayoutStyle(pictures=sizes.get))
        line = layout.line(layout.line_of_offset(0, at))
        assert line is not None
        assert "fox" in line.text
        assert any(run.at <= at < run.at + len(run.text) for run in line.runs)

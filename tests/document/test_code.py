"""Blocks of code: exact in what is copied, never re-wrapped where they can be moved sideways."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import laid_out
from tui_reader.document.document import Document
from tui_reader.document.layout import Layout, LayoutStyle
from tui_reader.document.lines import Line, TargetKind
from tui_reader.document.wrap import row_cells

WINDOWED = LayoutStyle(fold_code=False)
POST = "```py\nabcdefghijklmnopqrstuvwxyz\nshort\n\n\tx\n```"


def windowed(post: str | Document, width: int) -> Layout:
    layout = Layout(Document(post) if isinstance(post, str) else post, width, style=WINDOWED)
    while not layout.advance(60):
        pass
    return layout


def lines(layout: Layout) -> list[Line]:
    return [line for y in range(layout.height) if (line := layout.line(y))]


def rows(layout: Layout) -> list[str]:
    return [line.text for line in lines(layout)]


def test_long_lines_go_on_behind_the_edge_and_come_into_view() -> None:
    layout = windowed(POST, 14)
    assert rows(layout) == ["        py  1 ", " abcdefghijkl›", " short        ", " " * 14, "     x        "]
    layout.shift(1, 3)
    assert rows(layout)[1:] == ["‹defghijklmno›", "‹rt           ", " " * 14, "‹ x           "]
    layout.shift(1, 100)
    assert rows(layout)[1:] == ["‹opqrstuvwxyz ", "‹             ", " " * 14, "‹             "]
    assert layout.shifted(1) == 14
    layout.shift(1, -100)
    assert rows(layout)[1] == " abcdefghijkl›"
    assert layout.revision == 3


def test_each_block_has_its_own_window() -> None:
    layout = windowed(f"{POST}\n\n{POST}", 14)
    layout.shift(2, 1)
    assert (layout.shifted(1), layout.shifted(2)) == (0, 1)
    assert [row for row in rows(layout) if "b" in row] == [" abcdefghijkl›", "‹bcdefghijklm›"]
    layout.shift(9, 1)
    assert layout.shifted(9) == 0


def test_a_narrow_window_marks_its_edges_within() -> None:
    layout = windowed(POST, 5)
    assert rows(layout)[1] == "abcd›"
    layout.shift(1, 2)
    assert rows(layout)[1] == "‹def›"
    layout.shift(1, 100)
    assert rows(layout)[1] == "‹wxyz"


def test_a_wide_character_cut_in_two_leaves_a_space() -> None:
    layout = windowed("```\n漢字漢字漢字漢字\n```", 14)
    assert rows(layout)[1] == " 漢字漢字漢字›"
    layout.shift(1, 1)
    assert rows(layout)[1] == "‹ 字漢字漢字 ›"
    layout.shift(1, 100)
    assert rows(layout)[1] == "‹字漢字漢字漢字 "[:1] + "漢字漢字漢字 "
    assert row_cells(lines(layout)[1].runs) == 14


def test_in_a_list_and_in_a_quote_the_window_begins_beside_the_mark() -> None:
    layout = windowed("> - ```\n>   abcdefghijklmnopqrstuvwxyz\n>   ```", 20)
    assert rows(layout) == ["▎ •               1 ", "▎    abcdefghijklmn›"]
    layout.shift(1, 5)
    assert rows(layout)[1] == "▎   ‹fghijklmnopqrs›"


def test_every_line_knows_its_block_and_all_of_its_text() -> None:
    layout = windowed(f"words\n\n{POST}", 14)
    code = [line.code for line in lines(layout) if line.code]
    assert [row.number for row in code] == [1] * 4
    assert ["".join(run.text for run in row.runs) for row in code] == [
        "abcdefghijklmnopqrstuvwxyz",
        "short",
        "",
        "    x",
    ]


def test_the_label_leads_to_the_code() -> None:
    layout = windowed(f"[a](b)\n\n{POST}", 20)
    targets = layout.document.targets
    label = next(run for run in lines(layout)[2].runs if run.target >= 0)
    assert (label.text, targets[label.target].kind, targets[label.target].url) == (
        "py  1",
        TargetKind.CODE,
        "code:1",
    )


def test_what_is_revealed_stays_where_it_is_in_view() -> None:
    layout = windowed(POST, 14)
    assert layout.reveal(0, 2, 4) == 1
    assert layout.shifted(1) == 0
    assert layout.reveal(0, 20, 23) == 1
    assert rows(layout)[1] == "‹mnopqrstuvwx›"
    assert layout.reveal(0, 22, 23) == 1
    assert layout.shifted(1) == 12
    assert layout.reveal(0, 28, 30) == 2
    assert layout.shifted(1) == 0


def test_code_of_ten_thousand_lines_moves_at_once() -> None:
    layout = windowed("```\n" + "a line of code\n" * 10_000 + "```", 14)
    before = layout.line(5_000)
    layout.shift(1, 2)
    after = layout.line(5_000)
    assert before is not None
    assert after is not None
    assert (before.text, after.text) == (" a line of co›", "‹line of code ")


SOURCES = st.lists(
    st.text(st.sampled_from("ab \t漢\u0301👍🏽x(){}'#"), max_size=30), min_size=1, max_size=6
).map("\n".join)


@given(SOURCES, st.sampled_from(["", "python", "html"]), st.integers(1, 200), st.integers(0, 60))
@settings(max_examples=80, deadline=None)
def test_what_is_copied_is_what_was_written_and_what_is_seen_is_a_part_of_it(
    source: str, language: str, width: int, shift: int
) -> None:
    layout = windowed(f"~~~~{language}\n{source}\n~~~~", width)
    assert layout.code(1).source == source
    layout.shift(1, shift)
    drawn = lines(layout)
    assert len(drawn) == 1 + source.count("\n") + 1
    said = layout.document.text(0)
    for line in drawn:
        assert row_cells(line.runs) == width
        for run in line.runs:
            assert run.at < 0 or said[run.at : run.at + len(run.text)] == run.text


@given(SOURCES, st.integers(14, 60))
@settings(max_examples=50, deadline=None)
def test_a_window_moved_from_edge_to_edge_shows_everything(source: str, width: int) -> None:
    layout = windowed(f"~~~~\n{source}\n~~~~", width)
    shown: set[int] = set()
    before = -1
    while layout.shifted(1) != before:
        before = layout.shifted(1)
        for line in lines(layout):
            for run in line.runs:
                shown |= set(range(run.at, run.at + len(run.text))) if run.at >= 0 else set()
        layout.shift(1, 4)
    assert {index for index, character in enumerate(layout.document.text(0)) if character != "\n"} <= shown


def test_folded_and_windowed_code_say_the_same() -> None:
    folded, moved = laid_out(POST, 14), windowed(POST, 200)
    said = [
        "".join(
            run.text for y in range(each.height) if (line := each.line(y)) for run in line.runs if run.at >= 0
        )
        for each in (folded, moved)
    ]
    assert said[0] == said[1]


@pytest.mark.parametrize("width", [1, 2, 3, 11, 12, 13])
def test_the_narrowest_windows_hold(width: int) -> None:
    layout = windowed(POST, width)
    for _ in range(30):
        assert all(row_cells(line.runs) == width for line in lines(layout))
        layout.shift(1, 1)


@pytest.mark.parametrize(
    ("info", "language", "title"),
    [
        ("python", "python", ""),
        ('js title="src/app one.js" {1,3}', "js", "src/app one.js"),
        ("js {1} title='app.js' showLineNumbers", "js", "app.js"),
        ("js title=app.js", "js", "app.js"),
        ("js:src/app.js", "js", "src/app.js"),
        ("js:title=app.js", "js", "app.js"),
        ("python,linenos,name=a_b.py", "python", "a_b.py"),
        ('go {linenos=table,hl_lines=[2],filename="main.go"}', "go", "main.go"),
        ('{.rust caption="A *star*"}', "rust", "A *star*"),
        ("{ .haskell .numberLines }", "haskell", ""),
        ("{code-block} toml", "toml", ""),
        ("{code-cell} ipython3", "ipython3", ""),
        ("{r, echo=FALSE}", "r", ""),
        ("rust,ignore", "rust", ""),
        ("c++", "c++", ""),
        ("text:note", "text", ""),
    ],
)
def test_code_tells_its_language_and_its_title(info: str, language: str, title: str) -> None:
    document = Document(f"~~~{info}\nx\n~~~")
    layout = laid_out(document, 40)
    assert document.code(1).language == language
    assert document.code(1).source == "x"
    shown = [line.text for y in range(layout.height) if (line := layout.line(y))]
    assert shown[: 2 if title else 0] == ([title, ""] if title else [])

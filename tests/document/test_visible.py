"""The visible text of a block: all of it is drawn, and each run knows where it stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import laid_out
from tests.document.test_properties import BLOCK, INLINE, WORDS, indented
from tui_reader.document.document import Document
from tui_reader.document.layout import Layout, LayoutStyle
from tui_reader.document.wrap import row_cells

LEAN = settings(max_examples=60, deadline=None)

CELLS = st.lists(INLINE, min_size=2, max_size=2).map(" | ".join).map(lambda row: f"| {row} |")
TABLES = st.lists(CELLS, min_size=1, max_size=4).map(lambda rows: "\n".join([rows[0], "|-|:-:|", *rows[1:]]))
CALLOUTS = st.tuples(st.sampled_from(["[!NOTE]", "[!tip]- *Title*", "[!x]+"]), BLOCK).map(
    lambda parts: indented(f"{parts[0]}\n{parts[1]}", "> ", "> ")
)
DIRECTIVES = st.tuples(st.sampled_from(["note", "warning A title", "details", "other"]), BLOCK).map(
    lambda parts: f"::: {parts[0]}\n{parts[1]}\n:::"
)
DETAILS = st.tuples(WORDS, BLOCK).map(
    lambda parts: f"<details><summary>{parts[0]}</summary>\n\n{parts[1]}\n\n</details>"
)
NOTES = st.tuples(WORDS, INLINE).map(
    lambda parts: f"{parts[0]}[^{len(parts[1])}]\n\n[^{len(parts[1])}]: {parts[1]}"
)
OTHERS = st.sampled_from(
    [
        "![alt *text*](a.png)",
        '![](b.png "a title")',
        "![alt](a.png)\n\n*a caption*",
        "[![alt](a.png)](c)",
        "https://youtu.be/abcdefghijk",
        "[Audio: A song](https://example.org/song.mp3)",
        "A term\n: What it means\n: or else",
        "One term\nand *another*\n\n: What both mean\n\n  at length",
        "words^[a *note* within] and more^[another]",
        '```python title="a file.py"\nprint("code under a title")\n```',
        "```{note}\na callout in a fence\n```",
        "| | |\n|-|-|\n| no | head |",
        "x<sup>a/2</sup> and <q>words</q>",
        "- [x] done\n- [ ] not",
        "*[HTML]: Hyper Text",
        "***",
        "- > quoted ![alt](a.png)\n- ```\n  code in a list, long enough\n  ```",
    ]
)
ADMONITIONS = st.tuples(st.sampled_from(["!!! note", '??? tip "A *title*"', "???+ x"]), BLOCK).map(
    lambda parts: f"{parts[0]}\n{indented(parts[1], '    ', '    ')}"
)
PARTS = st.one_of(BLOCK, TABLES, CALLOUTS, DIRECTIVES, ADMONITIONS, DETAILS, NOTES, OTHERS)
POSTS = st.lists(PARTS, min_size=1, max_size=5).map("\n\n".join)
STYLES = st.builds(
    LayoutStyle,
    labels=st.booleans(),
    fold_code=st.booleans(),
    folds=st.booleans(),
    line_spacing=st.sampled_from([1, 1, 2]),
    indented=st.booleans(),
    pictures=st.sampled_from([None, {"a.png": (30, 4), "b.png": (5, 2)}.get]),
)


@LEAN
@given(POSTS, st.integers(2, 200), STYLES)
def test_every_run_says_what_stands_in_the_text_at_its_place(
    post: str, width: int, style: LayoutStyle
) -> None:
    document = Document(post)
    layout = Layout(document, width, style=style)
    y = 0
    places = []
    while line := layout.line(y):
        assert row_cells(line.runs) <= width
        for run in line.runs:
            if run.at >= 0:
                assert document.text(line.block)[run.at : run.at + len(run.text)] == run.text
        places.append((line.block, line.offset))
        y += 1
    assert places == sorted(places)


@LEAN
@given(POSTS, st.integers(2, 200))
def test_no_character_is_lost_at_any_width(post: str, width: int) -> None:
    layout = laid_out(post, width)
    drawn: dict[int, set[int]] = {}
    for y in range(layout.height):
        line = layout.line(y)
        for run in line.runs if line else ():
            if line and run.at >= 0:
                drawn.setdefault(line.block, set()).update(range(run.at, run.at + len(run.text)))
    block = 0
    while layout.document.placed(block):
        text = layout.document.text(block)
        # A card parts the kind from the title with space instead of a colon.
        said = {index for index, character in enumerate(text) if not character.isspace() and character != ":"}
        assert said <= drawn.get(block, set())
        block += 1


@LEAN
@given(POSTS, st.integers(20, 200), st.integers(20, 200), STYLES, st.data())
def test_a_place_is_found_again_at_another_width_and_in_another_style(
    post: str, width: int, other: int, style: LayoutStyle, data: st.DataObject
) -> None:
    there, here = laid_out(post, width), Layout(Document(post), other, style=style)
    if there.height == 0:
        return
    place = there.place_at(data.draw(st.integers(0, there.height - 1)))
    y = here.line_of(place)
    found = here.line(y)
    assert found is not None
    assert (found.block, found.offset) <= (place.block, place.offset)
    # And from there to there.
    assert here.line_of(here.place_at(y)) == y


@LEAN
@given(POSTS, st.integers(2, 100), st.data())
def test_what_is_revealed_is_in_view(post: str, width: int, data: st.DataObject) -> None:
    layout = Layout(Document(post), width, style=LayoutStyle(fold_code=False, folds=True))
    block = data.draw(st.integers(0, 8))
    text = layout.document.text(block)
    letters = [index for index, character in enumerate(text) if character.isalnum()]
    if not letters:
        return
    offset = data.draw(st.sampled_from(letters))
    line = layout.line(layout.reveal(block, offset))
    assert line is not None
    assert any(run.at <= offset < run.at + len(run.text) for run in line.runs if run.at >= 0)


@LEAN
@given(POSTS, st.integers(2, 100))
def test_opening_and_closing_everything_leaves_no_trace(post: str, width: int) -> None:
    document = Document(post)
    layout = Layout(document, width, style=LayoutStyle(folds=True))

    def rows() -> list[str]:
        while not layout.advance(60):
            pass
        return [line.text for y in range(layout.height) if (line := layout.line(y))]

    before = rows()
    turned = set(document.turned)
    block = 0
    while document.placed(block):
        layout.unfold(block)
        block += 1
    for target in range(len(document.targets)):
        if (fold := document.fold(target)) and fold.number in document.turned:
            layout.toggle(target)
    assert document.turned == turned
    assert rows() == before

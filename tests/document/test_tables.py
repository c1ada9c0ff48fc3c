"""Tables: what can be asked of them, and that every cell can be read at every width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import laid_out, lines
from tui_reader.document.document import Document
from tui_reader.document.lines import TargetKind

POST = "|*a*|b `c`|\n|:-|-:|\n|d \\| e|[f](g)|\n|h|\n"


def test_a_table_tells_its_cells_as_they_read() -> None:
    document = laid_out(f"> {POST}".replace("\n", "\n> ") + f"\n\n{POST}", 40).document
    for number in (1, 2):
        table = document.table(number)
        assert (table.head, table.rows) == (("a", "b c"), (("d | e", "f"), ("h", "")))
        assert table.alignments == ("left", "right")
    for number in (0, 3, -1):
        with pytest.raises(IndexError):
            document.table(number)


@pytest.mark.parametrize("width", [8, 12, 40])
def test_the_head_leads_to_the_table(width: int) -> None:
    layout = laid_out(f"[x](y)\n\n{POST}", width)
    targets = layout.document.targets
    found = {
        run.text
        for y in range(layout.height)
        if (line := layout.line(y))
        for run in line.runs
        if run.target >= 0 and targets[run.target].kind is TargetKind.TABLE
    }
    assert {
        targets[number].url for number in range(len(targets)) if targets[number].kind is TargetKind.TABLE
    } == {"table:1"}
    assert "a" in {text.strip(": ") for text in found}
    # A link within a cell leads where it led.
    assert "f" not in found


def test_a_head_without_words_is_met_at_its_rule() -> None:
    layout = laid_out("| | |\n|-|-|\n|a|b|", 20)
    targets = layout.document.targets
    led = [run.text for y in range(3) if (line := layout.line(y)) for run in line.runs if run.target >= 0]
    assert [set(text) for text in led] == [{"─"}]
    assert targets[0].kind is TargetKind.TABLE
    shown = [line.text for y in range(layout.height) if (line := layout.line(y))]
    assert shown == ["────────", "  a  b"]


CELL = st.text(st.sampled_from("ab 漢x1-"), min_size=1, max_size=40).map(lambda cell: f"x{cell}x")
GRIDS = st.integers(1, 8).flatmap(
    lambda columns: st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=2, max_size=5)
)


@given(GRIDS, st.integers(2, 120))
@settings(max_examples=60, deadline=None)
def test_every_cell_is_whole_at_every_width(grid: list[list[str]], width: int) -> None:
    rows = ["|" + "|".join(row) + "|" for row in grid]
    post = "\n".join([rows[0], "|" + "-|" * len(grid[0]), *rows[1:]])
    document = Document(post)
    table = document.table(1) if document.placed(0) else None
    assert table is not None
    assert [[cell.split() for cell in row] for row in (table.head, *table.rows)] == [
        [cell.split() for cell in row] for row in grid
    ]
    seen = {
        index
        for line in lines(document, width)
        for run in line.runs
        if run.at >= 0
        for index in range(run.at, run.at + len(run.text))
    }
    text = document.text(0)
    assert {index for index, character in enumerate(text) if not character.isspace()} <= seen

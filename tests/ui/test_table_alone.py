"""A table on the whole screen: its head and first column stay, its rows become records."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.conftest import Running, Start, write_post
from tests.ui.looking import HOSTILE, resize
from tui_reader.document.blocks import Alignment, TableData
from tui_reader.document.wrap import row_cells
from tui_reader.ui.widgets.table_grid import Grid, Records

ROWS = "\n".join(
    f"| row {number} | {number} | "
    + " | ".join(f"cell {number}.{column} of the row" for column in range(8))
    + " |"
    for number in range(60)
)
HEAD = " | ".join(f"Column {column}" for column in range(8))
TABLE = f"| Name | No. | {HEAD} |\n|---|--:|{'---|' * 8}\n{ROWS}\n"


@pytest.fixture
def tabled(tmp_path: Path) -> Path:
    write_post(tmp_path / "tabled", "post", "A post", f"Before.\n\n{TABLE}\nAfter.\n", date="2025-09-01")
    return tmp_path / "tabled"


def lines(reader: Running) -> list[str]:
    return [line.strip() for line in reader.lines]


async def test_a_table_opens_on_the_whole_screen(tabled: Path, start: Start) -> None:
    async with start(tabled) as reader:
        await reader.press("enter", "tab")
        assert reader.foot.startswith("Table 1  ·  10 columns, 60 rows")
        await reader.press("enter")
        assert lines(reader)[0].split("   ")[0] == "Table 1"
        assert lines(reader)[1].split()[:4] == ["Name", "No.", "Column", "0"]
        assert set(lines(reader)[2]) == {"─", "›"}
        assert lines(reader)[3].startswith("row 0     0  cell 0.0 of the row   cell 0.1 of the row")
        await reader.press("escape")
        assert "Before." in reader.text


async def test_a_table_of_one_cell_has_one_column_and_one_row(tmp_path: Path, start: Start) -> None:
    write_post(tmp_path / "small", "post", "A post", "| a |\n|---|\n| b |\n", date="2025-09-01")
    async with start(tmp_path / "small") as reader:
        await reader.press("enter", "tab")
        assert reader.foot.startswith("Table 1  ·  1 column, 1 row ")
        await reader.press("enter")
        assert lines(reader)[0].endswith("1 column, 1 row")


async def test_head_and_first_column_stay_in_view(tabled: Path, start: Start) -> None:
    async with start(tabled) as reader:
        await reader.press("enter", "tab", "enter", "l", "l", "j")
        assert lines(reader)[1].startswith("Name    Column 1 ")
        assert lines(reader)[3].startswith("row 1   cell 1.1 of the row")
        assert "‹" in lines(reader)[2]
        await reader.press("h")
        assert lines(reader)[1].startswith("Name    Column 0 ")
        await reader.press("dollar_sign", "G")
        assert lines(reader)[1].startswith("Name ")
        assert lines(reader)[-2].startswith("row 59")
        assert lines(reader)[-2].endswith("cell 59.7 of the row")
        assert "›" not in lines(reader)[2]
        await reader.press("0", "g")
        assert lines(reader)[3].startswith("row 0     0  cell 0.0")


async def test_every_row_can_be_read_as_a_record(tabled: Path, start: Start) -> None:
    async with start(tabled) as reader:
        await reader.press("enter", "tab", "enter", "v")
        assert lines(reader)[1:5] == [
            "Name: row 0",
            "No.: 0",
            "Column 0: cell 0.0 of the row",
            "Column 1: cell 0.1 of the row",
        ]
        assert lines(reader)[11:13] == ["", "Name: row 1"]
        await reader.press("G")
        assert "Column 7: cell 59.7 of the row" in lines(reader)
        await reader.press("v")
        assert lines(reader)[1].startswith("Name")


@pytest.mark.parametrize(
    ("key", "first", "second"),
    [
        ("c", "Name,No.,Column 0,", "row 0,0,cell 0.0 of the row,"),
        ("t", "Name\tNo.\tColumn 0\t", "row 0\t0\tcell 0.0 of the row\t"),
        ("y", "| Name | No. | Column 0 |", "| --- | --: | --- |"),
    ],
)
async def test_a_table_is_copied_whole(tabled: Path, start: Start, key: str, first: str, second: str) -> None:
    async with start(tabled) as reader:
        await reader.press("enter", "tab", "enter", key)
        copied = reader.app.clipboard.split("\n")
        assert copied[0].startswith(first)
        assert copied[1].startswith(second)
        assert len(copied) in (61, 62)
        assert reader.foot.startswith("Copied the table as ")


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_markup_in_cells_shows_as_text(tmp_path: Path, start: Start, hostile: str) -> None:
    text = f"| `{hostile}` | b |\n|---|---|\n| x | `{hostile}` |\n"
    write_post(tmp_path / "blog", "post", "A post", text, date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter", "tab", "enter")
        assert reader.text.count(hostile) == 2
        await reader.press("v")
        assert reader.text.count(hostile) == 2


@pytest.mark.parametrize("size", [(1, 1), (2, 4), (20, 5), (40, 10), (200, 60)])
async def test_no_window_is_too_small_for_a_table(tabled: Path, start: Start, size: tuple[int, int]) -> None:
    async with start(tabled) as reader:
        await reader.press("enter", "tab", "enter")
        await resize(reader.pilot, *size)
        await reader.press("l", "j", "dollar_sign", "G", "h", "0", "g", "v", "space", "G", "v")
        assert [len(line) for line in reader.lines] == [size[0]] * size[1]
        await reader.press("escape")


cells = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]) | st.just(" "), max_size=60)
alignments: st.SearchStrategy[Alignment] = st.sampled_from(("", "left", "center", "right"))


@st.composite
def tables(draw: st.DrawFn) -> TableData:
    columns = draw(st.integers(1, 4))
    row = st.tuples(*[cells] * columns)
    return TableData(
        draw(row), tuple(draw(st.lists(row, max_size=4))), draw(st.tuples(*[alignments] * columns))
    )


def letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60)
@given(tables(), st.integers(2, 60))
def test_no_text_of_a_cell_is_lost_and_columns_are_straight(table: TableData, width: int) -> None:
    grid = Grid(table, width)
    drawn = [*grid.head, *(grid.line(y) for y in range(grid.height))]
    for column, cell_width in enumerate(grid.widths):
        assert {row_cells(line[column]) for line in drawn} <= {cell_width}
        shown = "".join(run.text for line in drawn for run in line[column])
        assert letters(shown) == letters("".join((table.head[column], *(row[column] for row in table.rows))))


@settings(max_examples=60)
@given(tables(), st.integers(2, 60))
def test_no_text_of_a_record_is_lost_and_none_is_wider_than_the_screen(table: TableData, width: int) -> None:
    records = Records(table, width)
    drawn = [records.line(y) for y in range(records.height)]
    assert all(row_cells(line) <= width for line in drawn)
    shown = letters("".join(run.text for line in drawn for run in line))
    said = "".join(
        f"{key}: {cell}" if key else cell
        for row in table.rows
        for key, cell in zip(table.head, row, strict=True)
    )
    assert shown == letters(said)


@given(tables(), st.integers(2, 200))
def test_every_column_can_be_brought_into_view(table: TableData, width: int) -> None:
    grid = Grid(table, width)
    assert max(grid.widths[1 if grid.frozen else 0 :]) <= width - grid.frozen_width

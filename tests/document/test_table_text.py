"""Tables as text for other programs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.document import table_text
from tui_reader.document.blocks import TableData
from tui_reader.document.document import Document

TABLE = TableData(
    ("a, b", 'say "x"', "c"), (("1\n2", "x|y", ""), ("=1+1", "\\", "\t")), ("left", "right", "")
)


def test_csv_quotes_what_would_end_a_cell() -> None:
    assert table_text.comma_separated(TABLE) == '"a, b","say ""x""",c\n"1\n2",x|y,\n=1+1,\\,\t'


def test_tsv_has_a_line_for_each_row() -> None:
    assert table_text.tab_separated(TABLE) == 'a, b\tsay "x"\tc\n1 2\tx|y\t\n=1+1\t\\\t'


def test_markdown_is_the_same_table_again() -> None:
    copied = table_text.markdown(TABLE)
    assert copied.split("\n")[:2] == ['| a, b | say "x" | c |', "| :-- | --: | --- |"]
    document = Document(copied)
    document.placed(0)
    again = document.table(1)
    assert again.head == TABLE.head
    assert again.alignments == TABLE.alignments
    assert again.rows[1][:2] == ("=1+1", "\\")
    assert again.rows[0][1] == "x|y"


@pytest.mark.parametrize("name", table_text.FORMATS)
def test_a_table_without_rows_has_its_head(name: str) -> None:
    assert table_text.FORMATS[name](TableData(("a",), (), ("",))).strip("| ").startswith("a")


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))


@given(st.lists(st.tuples(cells, cells), min_size=1))
def test_csv_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    head, *others = rows
    written = table_text.comma_separated(TableData(head, tuple(others), ("", "")))
    assert list(map(tuple, csv.reader(io.StringIO(f"{written}\n", newline="")))) == rows

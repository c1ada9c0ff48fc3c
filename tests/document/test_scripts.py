"""The scripts of the world: where their rows end, and at which edge they begin."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import lines, text
from tui_reader.document.direction import begins_rtl, is_rtl
from tui_reader.document.lines import Run
from tui_reader.document.wrap import row_cells, wrap

LEAN = settings(max_examples=80, deadline=None)

NEVER_FIRST = "、。，．・：；？！）］｝」』】〉》々ーっゃュョ％℃…”〜"
NEVER_LAST = "（［｛「『【〈《“￥"


def rows(content: str, width: int) -> list[str]:
    return ["".join(run.text for run in row) for row, _ in wrap([Run(content)], width)]


@LEAN
@given(st.lists(st.sampled_from("漢字かなカナ中文"), min_size=1, max_size=60), st.data(), st.integers(8, 30))
def test_no_row_begins_or_ends_with_a_sign_that_may_not(
    letters: list[str], data: st.DataObject, width: int
) -> None:
    # One sign between letters at a time: where rows hold nothing else, nothing can be obeyed.
    content = "".join(
        letter + data.draw(st.sampled_from(["", "", NEVER_FIRST[index % len(NEVER_FIRST)]]))
        if index % 2
        else data.draw(st.sampled_from(["", "", NEVER_LAST[index % len(NEVER_LAST)]])) + letter
        for index, letter in enumerate(letters)
    )
    for row in rows(content, width):
        assert row[0] not in NEVER_FIRST
        assert row[-1] not in NEVER_LAST


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        ("क्षत्रिय" * 6, "क्ष"),
        ("க்ஷ" * 20, "க்ஷ"),
        ("เก่ง" * 12, "เก่"),
        ("น้ำตา" * 10, "น้ำ"),
        ("🇫🇷🇩🇪" * 9, "🇫🇷"),
        ("👩‍🔬👨‍👩‍👧‍👦" * 6, "👨‍👩‍👧‍👦"),
        ("👍🏽❤️1️⃣" * 9, "1️⃣"),
        ("스크립트" * 9, "스"),
    ],
)
@pytest.mark.parametrize("width", [5, 7, 11, 20])
def test_what_is_seen_as_one_is_never_cut(content: str, whole: str, width: int) -> None:
    cut = rows(content, width)
    assert "".join(cut) == content
    assert all(row_cells([Run(row)]) <= width for row in cut)
    assert sum(row.count(whole) for row in cut) == content.count(whole)


def test_thai_is_cut_where_a_word_may_begin() -> None:
    assert rows("ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำ", 14) == ["ภาษาไทยเป็นภาษา", "ที่มีระดับเสียงของ", "คำ"]


def test_a_paragraph_from_right_to_left_stands_at_the_right_in_logical_order() -> None:
    shown = lines("זוהי פסקה בעברית עם `code` ומילים English בתוך הטקסט.", 24)
    assert len(shown) > 2
    assert all(row_cells(line.runs) == 24 for line in shown)
    assert " ".join(" ".join(line.text for line in shown).split()).startswith(
        "זוהי פסקה בעברית עם code ומילים"
    )
    # What the post says keeps its place in it; the margin is not part of it.
    assert [line.runs[0].at for line in shown if line.runs[0].text.isspace()] == [-1] * sum(
        line.runs[0].text.isspace() for line in shown
    )


def test_headings_quotes_and_lists_from_right_to_left() -> None:
    assert text("## שלום", 10) == "      שלום"
    assert text("> שלום", 10) == "▎     שלום"
    assert text("- שלום עולם\n- x", 10) == "    שלום •\n    עולם\n• x"
    assert text("1. שלום", 12) == "     שלום 1."


def test_a_paragraph_goes_the_way_its_first_letter_goes() -> None:
    assert not is_rtl([Run("English with עברית")])
    assert is_rtl([Run("12: "), Run("עברית"), Run(" and English")])
    assert not is_rtl([Run("12, 34.")])
    assert not is_rtl([Run("«é» "), Run("עברית")])
    assert begins_rtl("**עברית**")
    assert not begins_rtl("- 12")


@LEAN
@given(st.text(st.sampled_from("אבג عرب abc 漢字 12.-\u0301\u05b8\u0651"), max_size=60), st.integers(1, 40))
def test_no_direction_loses_text_or_writes_controls(content: str, width: int) -> None:
    shown = lines(f"x {content}", width) + lines(f"א {content}", width)
    written = "".join(line.text for line in shown)
    assert not any(unicodedata.category(sign) == "Cf" for sign in written)
    said = re.findall(r"\w", unicodedata.normalize("NFKD", content * 2 + "xא"))
    if width > 3:
        assert sorted(re.findall(r"\w", unicodedata.normalize("NFKD", written))) == sorted(said)

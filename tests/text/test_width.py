"""Cutting and filling by cells, never through a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.text import width

GRAPHEMES = ["a", " ", "夜", "é", "e\u0301", "👨‍👩‍👧", "❤️", "❤", "👍🏽", "1️⃣", "ｱ", "कि", "می‌", "🏳️‍🌈"]
MIXED = st.lists(st.sampled_from(GRAPHEMES)).map("".join)


@pytest.mark.parametrize(("text", "size"), [("abc", 3), ("夜", 2), ("e\u0301", 1), ("👨‍👩‍👧", 2), ("", 0)])
def test_cells_are_what_the_terminal_shows(text: str, size: int) -> None:
    assert width.cells(text) == size


def test_graphemes_keep_marks_and_joined_emoji_whole() -> None:
    assert width.graphemes("ae\u0301夜👨‍👩‍👧") == [("a", 1), ("e\u0301", 1), ("夜", 2), ("👨‍👩‍👧", 2)]
    assert width.graphemes("ab") == [("a", 1), ("b", 1)]


@pytest.mark.parametrize(
    ("text", "size", "cut"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("two words", 5, "two…"),
        ("夜の読書", 5, "夜の…"),
        ("夜の読書", 4, "夜…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
        ("ab", -3, ""),
    ],
)
def test_what_does_not_fit_ends_in_an_ellipsis(text: str, size: int, cut: str) -> None:
    assert width.truncate(text, size) == cut


def test_the_ellipsis_is_the_callers_choice() -> None:
    assert width.truncate("longer", 5, "...") == "lo..."
    assert width.truncate("longer", 3, "") == "lon"


def test_padding_fills_where_a_wide_character_does_not_fit() -> None:
    assert width.pad("夜の", 3) == "夜…"
    assert width.pad("夜の読", 4) == "夜… "
    assert width.pad("a", 3) == "a  "


def test_list_titles_drop_what_terminals_measure_differently() -> None:
    assert width.list_title("I ❤️ 👍🏽 1️⃣") == "I ❤ 👍 1⃣"


@given(MIXED, st.integers(0, 12))
def test_cut_text_fits_and_padded_text_fits_exactly(text: str, size: int) -> None:
    assert width.cells(width.truncate(text, size)) <= size
    assert width.cells(width.pad(text, size)) == size


@given(MIXED)
def test_graphemes_put_together_are_the_text(text: str) -> None:
    parts = width.graphemes(text)
    assert "".join(part for part, _ in parts) == text
    assert sum(size for _, size in parts) == width.cells(text)

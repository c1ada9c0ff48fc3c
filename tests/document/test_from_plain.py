"""Plain text, set as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.document import from_plain


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("One\nline *after* another", "One\\\nline \\*after\\* another"),
        ("One\n \n\nTwo", "One\n\nTwo"),
        ("Said:\n- one\n- two\nAfter", "Said:\n\n- one\n- two\n\nAfter"),
        ("-\nThe text below\n-\nits dash", "- The text below\n- its dash"),
        ("* one\n    - deeper\n* two", "- one\n  - deeper\n- two"),
        ("• a point that\n  goes on\nand ends", "- a point that\n  goes on\n\nand ends"),
        ("- 🐍 snake", "- 🐍 snake"),
        ("-", "\\-"),
        ("-\n--\n-", "\\-\\\n\\--\\\n\\-"),
        ("3 - 2\n-1 degree", "3 - 2\\\n-1 degree"),
        ("1. one\n$5 and $6", "1\\. one\\\n\\$5 and \\$6"),
        ("– Dialog, dit-il.", "– Dialog, dit-il."),
    ],
)
def test_lines_stay_lines_and_points_become_points(text: str, markdown: str) -> None:
    assert from_plain.convert(text) == markdown


LONG = "A paragraph that nobody broke into lines, " * 5


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Chart #1 #\nAugust 4, 2025\nWords.", "## Chart #1 \\#\n\n*August 4, 2025*\n\nWords."),
        ("Ein Tag\n4. August 2025", "## Ein Tag\n\n*4. August 2025*"),
        ("Takeaways:\n- 🐍 one\n- two", "**Takeaways:**\n\n- 🐍 one\n- two"),
        ("0:00 The start\n1:30 The end!", "0:00 The start\\\n1:30 The end!"),
        ("He said: wait.\n" + "x" * 50, "He said: wait.\n\n" + "x" * 50),
    ],
)
def test_where_no_line_was_broken_a_line_is_a_paragraph(text: str, markdown: str) -> None:
    assert from_plain.convert(f"{text}\n\n{LONG}") == f"{markdown}\n\n{LONG.strip()}"


def test_a_long_address_makes_no_paragraphs_of_broken_lines() -> None:
    lines = (
        "These lines were broken by whoever wrote them, so that they",
        "fit a page: they are one paragraph.",
    )
    address = f"See https://example.org/{'long/' * 30}"
    text = "\n".join((*lines, "", address))
    assert from_plain.convert(text).startswith(f"{lines[0]}\\\n{lines[1]}\n\nSee ")


@given(st.text("ab -*•\n\t–1."), st.sampled_from(["", "\n" + "c " * 80]))
def test_no_word_is_lost(text: str, more: str) -> None:
    kept = [sign for sign in from_plain.convert(text + more) if sign in "ab1"]
    assert kept == [sign for sign in text if sign in "ab1"]


def test_a_flood_of_points_ends() -> None:
    deep = "\n".join(" " * (2 * depth) + "- point" for depth in range(2_000))
    assert from_plain.convert(deep).count("- point") == 2_000

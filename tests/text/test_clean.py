"""Whatever a stranger wrote, nothing of it acts on the terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.text import clean
from tui_reader.text.width import cells

HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(
            "\x1b[]()\\;m\x07\x9b\x9c\x9d\u200b\u200d\u202e\u0301\ufe0f\U0001f3fd\ud800\udc00 \n\t"
        ),
    )
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]52;c;aGk=\x1b\\b", "ab"),
        ("a\x1b]8;;http://x\x07link\x1b]8;;\x07b", "alinkb"),
        ("a\x1bP1;1q#0;2\x1b\\b", "ab"),
        ("a\x1b_Gf=24;AAAA\x1b\\b", "ab"),
        ("a\x9b31mb\x9d0;x\x9cc", "abc"),
        ("a\x1b(Bb\x1bcc", "abc"),
        ("no end \x1b]52;c;aGk [red]", "no end 52;c;aGk [red]"),
        ("no end \x1b[", "no end"),
        ("bell\x07 back\x08 nul\x00 del\x7f so\x0e", "bell back nul del so"),
        ("one\ttwo\r\nthree\x0bfour\x0cfive\u2028six\x85seven", "one two three four five six seven"),
        ("\u202egnp.exe\u2066x\u2069", "gnp.exex"),
        (
            "soft\u00adhyphen zero\u200bwidth \ufeffbom \U000e0041\U000e0042tags",
            "softhyphen zerowidth bom tags",
        ),
        ("half \ud83d\ude00 pair \ud800 alone", "half 😀 pair \ufffd alone"),
        ("[red] [/nope] [@click=app.quit] $var \\[", "[red] [/nope] [@click=app.quit] $var \\["),
        ("👨‍👩‍👧 ❤️ 👍🏽 1️⃣", "👨‍👩‍👧 ❤️ 👍🏽 1️⃣"),
        ("कि नमस्ते می‌خواهم", "कि नमस्ते می‌خواهم"),
        ("joined\u200d a\u200db \u200d👩 👩\u200d", "joined ab 👩 👩"),
        ("\u0301\u200d after marks", "after marks"),
    ],
)
def test_a_line_shows_its_text_and_nothing_else(written: str, shown: str) -> None:
    assert clean.line(written) == shown


@pytest.mark.parametrize(
    "nothing", ["", " \n\t", "\u200b\u2060\ufeff", "\x1b[31m", "\u200d\ufe0f", "\u2800\u3164", "\u0301"]
)
def test_a_line_that_shows_nothing_is_empty(nothing: str) -> None:
    assert clean.line(nothing) == ""


def test_a_letter_keeps_at_most_eight_marks() -> None:
    assert clean.line("z" + "\u0301\u0489" * 500 + "a\u0301") == "z" + "\u0301\u0489" * 4 + "a\u0301"


def test_a_long_line_ends_in_an_ellipsis_within_its_cells() -> None:
    shown = clean.line("夜" * 1_000_000, limit_cells=51)
    assert shown == "夜" * 25 + "…"
    assert cells(clean.line("x" * 501)) == 500


def test_running_text_keeps_line_ends_and_tabs() -> None:
    assert clean.block("a\r\nb\rc\td\u2029e\x0cf") == "a\nb\nc\td\ne\nf"


def test_clean_running_text_comes_back_as_the_same_object() -> None:
    for text in ("Plain English.\n\tcode\n" * 1000, "Grüße, 夜の読書 😀.\n" * 1000):
        assert clean.block(text) is text


def test_an_unended_sequence_swallows_no_later_line() -> None:
    assert clean.block("\x1b]0;one\ntwo\x07") == "0;one\ntwo"


@pytest.mark.parametrize("flood", ["\x1b]", "\x9d", "\x1b[", "\x1b[1;", "\u0301", "\x1bP\x1b"])
def test_floods_of_openings_leave_nothing_harmful(flood: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f]", clean.block(flood * 100_000))


@settings(max_examples=300)
@given(HOSTILE)
def test_nothing_that_acts_on_a_terminal_survives(text: str) -> None:
    body = clean.block(text)
    title = clean.line(text, 20)
    assert cells(title) <= 20
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in title)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in body if c not in "\n\t")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", body + title)
    assert clean.block(body) == body
    assert clean.line(title, 20) == title


@settings(max_examples=100)
@given(st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x2FF)))
def test_letters_signs_and_marks_of_punctuation_are_never_lost(text: str) -> None:
    assert clean.block(text) == text

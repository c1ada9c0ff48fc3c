"""What a search shows of the texts, and what a filter forgives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui_reader.conditions import Part
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.library.query.errors import QueryError
from tui_reader.library.snippets import LONGEST, snippet
from tui_reader.library.spotting import Spotter

TEXT = (
    "A first sentence about nothing. Über den GPU-Kern, said Zoë, one can write a lot! "
    "The gpu is not the kernel; the gpux is neither. 京都の庭園は静かです。"
)


def found(line: str, text: str = TEXT) -> list[str]:
    """The stretches that are marked, as they are written."""
    spotter = Spotter(query.read(line), Part.ALL, Part.TEXT)
    return [text[spot.start : spot.end] for spot in spotter.spots(text)]


@pytest.mark.parametrize(
    ("line", "stretches"),
    [
        ("gpu", ["GPU", "gpu"]),
        ("gpu*", ["GPU", "gpu", "gpux"]),
        ("uber zoe", ["Über", "Zoë"]),
        ('"gpu kern"', ["GPU-Kern"]),
        ("gpu-kern OR kernel", ["GPU-Kern", "kernel"]),
        ("庭園", ["庭園"]),
        ("NEAR(den kernel, 30)", ["den", "kernel"]),
        ("-gpu", []),
        ("title:gpu tag:kernel", []),
        ("sentence -gpu", ["sentence"]),
        ("in:text first", ["first"]),
        ("%", []),
    ],
)
def test_what_is_marked_is_what_the_index_finds(line: str, stretches: list[str]) -> None:
    assert found(line) == stretches


def test_a_snippet_is_the_sentence_with_the_words_on_one_line() -> None:
    text = (
        "One. Two words\nof kernels. "
        + "Filler that says nothing. " * 30
        + "Here kernels meet the\tGPU. End."
    )
    said = snippet(text, Spotter(query.read("kernels gpu"), Part.ALL))
    assert said.text == "Here kernels meet the GPU. End."
    assert [said.text[start:end] for start, end in said.matches] == ["kernels", "GPU"]


def test_a_snippet_of_an_endless_sentence_begins_at_a_word() -> None:
    said = snippet("word " * 500 + "needle " + "word " * 500, Spotter(query.read("needle"), Part.ALL))
    assert said.text.startswith("…word ")
    assert said.text.endswith(" word")
    assert len(said.text) <= LONGEST
    assert [said.text[start:end] for start, end in said.matches] == ["needle"]


def test_a_text_without_the_words_is_told_by_its_beginning() -> None:
    said = snippet("  How it\nbegins. And so on.", Spotter(query.read("needle"), Part.ALL))
    assert (said.text, said.matches) == ("How it begins. And so on.", ())


async def test_a_mistyped_word_of_a_filter_finds_what_was_meant(library: Library, blog: Path) -> None:
    await library.visit(str(blog))
    for index_is_full in (False, True):
        if index_is_full:
            await library.index_all()
        for line, titles in {
            "thrd": ["Third post"],
            "frist": ["First post"],
            "post": ["Third post", "Second post", "First post"],
            "scnd OR frist": ["Second post", "First post"],
            "-thrd": ["Third post", "Second post", "First post"],
            "zzzz": [],
        }.items():
            asked = await library.forgiving(query.parse(line, words_in=Part.HEADLINE))
            listed = await library.page(asked, 1, 9)
            if index_is_full or line in ("post", "-thrd", "zzzz"):
                assert [post.title for post in listed.headlines] == titles, line


async def test_the_letters_that_were_typed_are_marked_in_what_was_meant(library: Library, blog: Path) -> None:
    await library.visit(str(blog))
    await library.index_all()
    asked = await library.forgiving(query.parse("thrd", words_in=Part.HEADLINE))
    spots = Spotter(asked.where, Part.HEADLINE).spots("Third post")
    assert "".join("Third post"[spot.start : spot.end] for spot in spots) == "Thrd"


NASTY = (
    *(
        '"',
        '""',
        "*",
        "**",
        "NEAR(",
        "NEAR()",
        "NEAR(a b, x)",
        "%",
        "_",
        "\\",
        "'",
        "'; drop table posts; --",
    ),
    *(
        "(",
        ")",
        "(((",
        ")))",
        "-",
        "--",
        "NOT",
        "AND",
        "OR OR",
        "a AND",
        "NOT NOT a",
        "title:",
        "in:",
        'tag:"',
    ),
    *("^a", "a^", "{a b}: c", "+ a", "a:b:c", "\0", "a\0b", "\ud800", "a" * 5_000, "(" * 2_000, "- " * 300),
)


@pytest.fixture
async def filled(library: Library, blog: Path) -> Library:
    """A library of three posts, all of them indexed."""
    await library.visit(str(blog))
    await library.index_all()
    return library


async def ask(library: Library, line: str, words_in: Part) -> None:
    """Do all that the screen does with a line."""
    try:
        asked = await library.forgiving(query.parse(line, words_in=words_in))
    except QueryError:  # a sentence about a field without a value
        return
    listed = await library.page(asked, 1, 9)
    said = await library.snippets(asked, [post.id for post in listed.headlines])
    assert all(0 <= start < end <= len(each.text) for each in said.values() for start, end in each.matches)
    assert listed.total <= 3
    Spotter(asked.where, *Part).spots("The text of the First.")


async def test_any_line_is_safe_and_means_something(filled: Library) -> None:
    for line in NASTY:
        for words_in in (Part.ALL, Part.HEADLINE):
            await ask(filled, line, words_in)
    assert (await filled.page(query.parse("text"), 1, 9)).total == 3


@given(line=st.text(max_size=60) | st.text(alphabet='aNEARO()"*:-, ^%', max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_is_typed_is_answered(filled: Library, line: str) -> None:
    await ask(filled, line, Part.ALL)


@pytest.mark.parametrize(
    "begun", ["-(a OR ", "(a OR ", "(unread a OR ", "-(source:r tag:x OR ", "(a b OR -(NEAR(a b) ", "(a* "]
)
@pytest.mark.parametrize("words_in", [Part.ALL, Part.HEADLINE])
async def test_what_is_understood_is_found_however_deep(filled: Library, begun: str, words_in: Part) -> None:
    for depth in range(1, 50):
        line = begun * depth + "frist"
        try:
            query.read(line)
        except QueryError:
            assert depth > 3
            return
        await ask(filled, line, words_in)
    raise AssertionError("every depth was understood")

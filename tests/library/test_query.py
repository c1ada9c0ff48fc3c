"""The language of queries: what each line means, where an error points, and that nothing typed breaks it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.conditions import (
    EVERYTHING,
    All,
    Any,
    Between,
    Condition,
    Flag,
    Has,
    Is,
    Language,
    Measure,
    Named,
    Near,
    Not,
    Part,
    Trait,
    Words,
)
from tui_reader.library import query
from tui_reader.library.query.errors import QueryError
from tui_reader.library.query.fields import FIELDS
from tui_reader.models import Scope

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def read(line: str) -> Condition:
    return query.read(line, now=NOW)


def day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("", EVERYTHING),
        ("gpu", Words("gpu")),
        ("gpu cuda", All((Words("gpu"), Words("cuda")))),
        ("gpu AND cuda", All((Words("gpu"), Words("cuda")))),
        ("gpu OR cuda", Any((Words("gpu"), Words("cuda")))),
        ("a b OR c d", All((Words("a"), Any((Words("b"), Words("c"))), Words("d")))),
        ("-gpu", Not(Words("gpu"))),
        ("NOT gpu", Not(Words("gpu"))),
        ("-(a b)", Not(All((Words("a"), Words("b"))))),
        ("text-mining", Words("text-mining")),
        ("pro*", Words("pro", is_prefix=True)),
        ('"two words"', Words("two words")),
        ("“two words”", Words("two words")),
        ('"unread"', Words("unread")),
        ("NEAR(gpu python, 4)", Near(("gpu", "python"), 4)),
        ('NEAR("own memory" gpu)', Near(("own memory", "gpu"), 10)),
        ("unread", Is(Flag.UNREAD)),
        ("is:starred", Is(Flag.STARRED)),
        ('source:"Quant Girl"', Named(Part.SOURCE, "Quant Girl")),
        ("tag:python", Named(Part.TAG, "python")),
        ("tag:py*", Named(Part.TAG, "py", is_prefix=True)),
        ('tag:"c*"', Named(Part.TAG, "c*")),
        ("tag:*", Named(Part.TAG, "*")),
        ("author:san*", Named(Part.AUTHOR, "san")),
        ("author:santiago", Named(Part.AUTHOR, "santiago")),
        ("title:gpu", Named(Part.TITLE, "gpu")),
        ("TAG:python", Named(Part.TAG, "python")),
        ("after:2025-07", Between(Measure.PUBLISHED, low=day(2025, 7, 1))),
        ("before:2025", Between(Measure.PUBLISHED, high=day(2025, 1, 1))),
        ("on:2025-02", Between(Measure.PUBLISHED, day(2025, 2, 1), day(2025, 3, 1))),
        ("on:2024", Between(Measure.PUBLISHED, day(2024, 1, 1), day(2025, 1, 1))),
        ("on:yesterday", Between(Measure.PUBLISHED, day(2026, 2, 28), day(2026, 3, 1))),
        ('newer:"2 weeks"', Between(Measure.PUBLISHED, low=NOW - timedelta(weeks=2))),
        ("older:1y", Between(Measure.PUBLISHED, high=NOW - timedelta(days=365))),
        ("minutes:<5", Between(Measure.MINUTES, high=5)),
        ("minutes:<=5", Between(Measure.MINUTES, high=6)),
        ("minutes:>5", Between(Measure.MINUTES, low=6)),
        ("minutes:5", Between(Measure.MINUTES, 5, 6)),
        ("words:100-200", Between(Measure.WORDS, 100, 201)),
        ("words:100+", Between(Measure.WORDS, low=100)),
        ("has:picture", Has(Trait.PICTURE)),
        ("has:pictures", Has(Trait.PICTURE)),
        ("lang:pt_BR", Language("pt-br")),
        ("in:title gpu", Words("gpu", Part.TITLE)),
        ("gpu in:title", Words("gpu", Part.TITLE)),
        ("(in:title gpu) cuda", All((Words("gpu", Part.TITLE), Words("cuda")))),
    ],
)
def test_a_line_means_what_a_reader_would_expect(line: str, meaning: Condition) -> None:
    assert read(line) == meaning


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ('"', EVERYTHING),
        ('"open', Words("open")),
        ("*", Words("*", Part.HEADLINE)),
        ("%", Words("%", Part.HEADLINE)),
        ("NEAR(", Words("NEAR")),
        ("NEAR(one)", Words("one")),
        ("'; drop", All((Words("';", Part.HEADLINE), Words("drop")))),
        ("(a OR b", Any((Words("a"), Words("b")))),
        ("a) b", All((Words("a"), Words("b")))),
        ("OR", Words("OR")),
        ("a OR", All((Words("a"), Words("OR")))),
        ("-", Words("-", Part.HEADLINE)),
        ("()", EVERYTHING),
        ("https://example.org/a", Words("https://example.org/a")),
        ("std::vector", Words("std::vector")),
    ],
)
def test_what_is_no_query_is_still_something_to_look_for(line: str, meaning: Condition) -> None:
    assert read(line) == meaning


@pytest.mark.parametrize(
    ("line", "place", "meant"),
    [
        ("rust sauce:x", "sauce:x", "source:"),
        ('sourc:"Quant Girl"', "sourc:", "source:"),
        ("tags:python", "tags:python", "tag:"),
        ("(Tittle:x)", "Tittle:x", "title:"),
        ("-minute:<5", "minute:<5", "minutes:"),
    ],
)
def test_a_field_that_is_misspelled_is_told_at_its_place(line: str, place: str, meant: str) -> None:
    with pytest.raises(QueryError) as raised:
        read(line)
    assert line[raised.value.start : raised.value.end] == place
    assert f"“{place}” can't be understood: {meant} was expected" in str(raised.value)


@pytest.mark.parametrize(
    "line", ["https://a.example", "std::mem", "time:12", "re:x", "note:", '"sauce:x"', "C:", "sort:title"]
)
def test_other_words_with_a_colon_are_words(line: str) -> None:
    assert isinstance(read(line), Words)


def test_words_of_a_filter_are_looked_for_in_headlines() -> None:
    assert query.read("gpu", words_in=Part.HEADLINE) == Words("gpu", Part.HEADLINE)


def test_what_a_line_asks_for_is_no_scope_that_a_key_chose() -> None:
    asked = query.parse("unread tag:python", now=NOW)
    assert asked.scope is Scope.ALL
    assert asked.where == All((Is(Flag.UNREAD), Named(Part.TAG, "python")))


def test_drafts_that_are_asked_for_are_shown() -> None:
    assert query.parse("is:draft", now=NOW).drafts


@pytest.mark.parametrize(
    ("line", "marked", "expected"),
    [
        ("gpu minutes:<abc tag:x", "minutes:<abc", "a number"),
        ("after:2025-13", "after:2025-13", "such as 2025-07"),
        ("on:0000", "on:0000", "a day, month or year"),
        ("newer:soon", "newer:soon", "a length of time"),
        ("has:cheese", "has:cheese", "one of picture, video"),
        ("is:lost", "is:lost", "one of unread, read"),
        ("a tag:", "tag:", "a name"),
        ("lang:!", "lang:!", "a language"),
        ("in:nowhere gpu", "in:nowhere", "one of title, text"),
    ],
)
def test_an_error_points_at_the_place_and_says_what_was_expected(
    line: str, marked: str, expected: str
) -> None:
    with pytest.raises(QueryError, match=expected) as wrong:
        read(line)
    assert line[wrong.value.start : wrong.value.end] == marked
    drawn, marks = wrong.value.pointer.split("\n")
    assert drawn == line
    assert drawn[marks.index("^") : marks.rindex("^") + 1] == marked


def test_marks_stand_below_their_place_or_nowhere() -> None:
    with pytest.raises(QueryError) as wrong:
        read("木 has:木")
    assert wrong.value.pointer == "木 has:木\n   ^^^^^^"
    for line in ("gpu " * 30 + "has:cheese", "gpu\thas:cheese"):
        with pytest.raises(QueryError) as wrong:
            read(line)
        assert wrong.value.pointer == ""


@given(st.text(alphabet=st.sampled_from("ab *\"()-:,<>\\/%;'ORANDNEARin:tagunread\n\0é木"), max_size=60))
def test_every_line_is_understood_or_told_where_not(line: str) -> None:
    assert place_of_error(line)


def place_of_error(line: str) -> bool:
    """Whether the line is understood, or the error lies within it."""
    try:
        read(line)
    except QueryError as wrong:
        return 0 <= wrong.start < wrong.end <= len(line)
    return True


def test_parentheses_without_end_are_understood() -> None:
    assert read("(" * 100) == EVERYTHING
    assert read("-" * 1_000) == Words("-" * 1_000, Part.HEADLINE)
    assert read("NOT " * 99 + "a") == Not(Words("a"))


@pytest.mark.parametrize(
    ("line", "start", "expected"),
    [
        ("a OR " * 60 + "-starred", 250, "no more than 100 words were expected"),
        ("a" * 1_001, 1_000, "no more than 1,000 characters were expected"),
        ("-(a OR " * 25, 169, "fewer parentheses within each other were expected"),
    ],
)
def test_a_line_of_too_much_is_refused_and_never_cut(line: str, start: int, expected: str) -> None:
    with pytest.raises(QueryError, match=expected) as wrong:
        read(line)
    assert wrong.value.start == start
    assert len(str(wrong.value)) < 250


def test_a_beginning_is_completed_with_fields_and_flags() -> None:
    assert [way.line for way in query.complete("gpu un")] == ["gpu unread"]
    assert [way.line for way in query.complete("ta")] == ["tag:"]
    assert query.complete("ta")[0].meaning == FIELDS["tag"].meaning


def test_values_are_completed_with_the_names_there_are() -> None:
    known = {"tag": ["python", "data science"]}
    names = known.__getitem__
    assert [way.line for way in query.complete("x -tag:py", names)] == ["x -tag:python"]
    assert [way.line for way in query.complete("tag:", names)] == ["tag:python", 'tag:"data science"']
    assert [way.line for way in query.complete('tag:"data s', names)] == ['tag:"data science"']
    assert [way.line for way in query.complete("has:co")] == ["has:code"]
    assert [way.line for way in query.complete("in:ti")] == ["in:title"]


@pytest.mark.parametrize("line", ["", "gpu ", "nothing-like-it", "foo:b"])
def test_nothing_is_completed_where_nothing_is_begun(line: str) -> None:
    assert query.complete(line) == ()

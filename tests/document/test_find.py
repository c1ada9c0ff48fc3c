"""Finding in a post: what matches, where it is marked, and that no pattern hangs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import laid_out
from tui_reader.document.document import Document
from tui_reader.document.find import Finding, FindPattern, PatternError
from tui_reader.document.layout import Layout, LayoutStyle
from tui_reader.document.patterns.automaton import Automaton
from tui_reader.document.patterns.expression import read

POST = """\
# The Fox

The quick *brown* fox jumps. A foxglove stands by; the FOX doesn't mind.

- `fox()` in a list
- the last one

| animal | kind |
|-|-|
| fox | red |

```python
def fox(): return "a line of code so long that nobody can see its end, where the fox is"
```

<details><summary>More</summary>

A hidden fox.

</details>
"""


def found(post: str, pattern: FindPattern, start: int = 0) -> Finding:
    finding = Finding(Document(post), pattern, start)
    while not finding.advance(60):
        pass
    return finding


def words(finding: Finding) -> list[str]:
    return [finding.document.text(block)[start:end] for block, start, end in finding.matches]


def test_small_letters_match_capitals_and_capitals_only_themselves() -> None:
    assert words(found(POST, FindPattern("fox"))) == ["Fox", *["fox"] * 2, "FOX", *["fox"] * 5]
    assert words(found(POST, FindPattern("FOX"))) == ["FOX"]


def test_a_phrase_goes_on_over_code_within_its_sentence() -> None:
    post = "Then run `make test` and `make` `check` now."
    assert words(found(post, FindPattern("run make test and"))) == ["run  make test  and"]
    assert words(found(post, FindPattern("make check now"))) == ["make   check  now"]
    assert words(found("many  " * 10_000, FindPattern("many " * 30 + "x"))) == []
    assert words(found("spaces " + " " * 4_000 + "end", FindPattern(" " * 60 + "x"))) == []


def test_whole_words_are_no_parts_of_words() -> None:
    assert len(found(POST, FindPattern("fox", whole_words=True)).matches) == 8
    assert words(found("C++ and C++x", FindPattern("c++", whole_words=True))) == ["C++"]
    assert words(found("a fox, foxes", FindPattern("fo.", whole_words=True, regex=True))) == ["fox"]


def test_the_quotes_of_a_keyboard_match_those_of_a_typographer() -> None:
    assert words(found("He doesn’t say “no”.", FindPattern('doesn\'t say "no"'))) == ["doesn’t say “no”"]


def test_what_is_found_can_be_looked_for_by_regular_expressions() -> None:
    assert words(found(POST, FindPattern(r"\bf[ox]+\(", regex=True))) == ["fox(", "fox("]
    assert words(found(POST, FindPattern(r"^[Tt]he .*?k", regex=True))) == ["The quick"]
    assert words(found(POST, FindPattern(r"\S+\.$", regex=True))) == ["mind.", "fox."]


def test_no_match_goes_on_from_one_cell_or_item_to_the_next() -> None:
    assert found("- one\n- two\n\n|a|b|\n|-|-|\n|c|d|", FindPattern("onetwo")).matches == []
    assert found("|a|b|\n|-|-|\n|c|d|", FindPattern("ab")).matches == []


def test_searching_begins_where_one_reads_and_ends_with_the_same() -> None:
    post = "\n\n".join(f"fox {number}" for number in range(50))
    finding = Finding(Document(post), FindPattern("fox"), 30)
    finding.advance(0)
    assert finding.matches == []
    whole = found(post, FindPattern("fox")).matches
    while not finding.advance(0.000_01):
        # However far it has come, what is known is in order, and the block in view is.
        assert finding.matches == sorted(finding.matches)
    assert finding.matches == whole
    assert len(whole) == 50


def test_one_goes_from_match_to_match_and_around() -> None:
    finding = found("fox\n\nfox\n\nfox fox", FindPattern("fox"))
    first, last = finding.matches[0], finding.matches[-1]
    assert finding.nearest(1, 0) == finding.matches[1]
    assert finding.nearest(2, 1) == last
    assert finding.nearest(2, 5) == first
    assert finding.step(last, 1) == first
    assert finding.step(first, -1) == last
    assert [finding.number(match) for match in finding.matches] == [1, 2, 3, 4]
    assert found("a", FindPattern("fox")).nearest(0, 0) is None


@pytest.mark.parametrize("style", [LayoutStyle(), LayoutStyle(fold_code=False, folds=True)])
@pytest.mark.parametrize("width", [12, 30, 60, 200])
def test_every_match_can_be_brought_into_view_and_is_marked_there(width: int, style: LayoutStyle) -> None:
    finding = found(POST, FindPattern("fox"))
    layout = Layout(finding.document, width, style=style)
    for match in finding.matches:
        y = layout.reveal(*match)
        line = layout.line(y)
        assert line is not None
        marked = [line.text[mark.start : mark.end] for mark in finding.marks(line) if mark.match == match]
        assert "".join(marked).lower() == "fox"


def test_a_match_over_two_rows_is_marked_on_both() -> None:
    finding = found("the quick brown fox", FindPattern("quick brown"))
    layout = laid_out(finding.document, 10)
    lines = [layout.line(y) for y in range(layout.height)]
    assert [[line.text[mark.start : mark.end] for mark in finding.marks(line)] for line in lines if line] == [
        ["quick"],
        ["brown"],
    ]


def test_what_comes_later_is_found_when_it_comes() -> None:
    document = Document("one fox", complete=False)
    finding = Finding(document, FindPattern("fox"))
    assert not finding.advance(60)
    assert len(finding.matches) == 1
    document.extend("one fox\n\nand another fox")
    assert finding.advance(60)
    assert len(finding.matches) == 2


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("(a", "A parenthesis of this pattern is not closed yet."),
        ("a)", "This pattern closes a parenthesis that it didn't open."),
        ("[a", "A bracket of this pattern is not closed yet."),
        ("*a", "This pattern repeats something, but there is nothing before it."),
        ("a\\", "This pattern is not complete yet."),
        ("[z-a]", "z-a in this pattern is the wrong way round."),
        ("a{3,2}", "This pattern repeats something at least more often than at most."),
        (r"(a)\1", "\\1 is not understood here."),
        ("(?=a)", "This pattern asks for more than is understood here."),
        ("(" * 90 + ")" * 90, "This pattern asks for more than is understood here."),
        ("(?:a{99}){99}", "This pattern is too long."),
    ],
)
def test_a_pattern_that_is_none_says_why(pattern: str, sentence: str) -> None:
    with pytest.raises(PatternError) as raised:
        Finding(Document(POST), FindPattern(pattern, regex=True))
    assert raised.value.what == sentence


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|aa)*b", ".*.*.*.*.*b", "(?:a?){50}a{50}b", "(.*)*(.*)*c", "(a*)*(a|b)*c"]
)
def test_no_pattern_takes_longer_for_each_character_than_another(pattern: str) -> None:
    # A backtracking engine would not come back from any of these in a lifetime.
    assert found("a" * 50_000, FindPattern(pattern, regex=True)).done


ATOMS = st.sampled_from(
    ["a", "b", "c", ".", "[ab]", "[^a]", r"\w", r"\d", "(?:ab)", "(a|bc|b)", r"\.", "[a-b_]"]
)
REPEATS = st.sampled_from(["", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "{2,}?"])
ASSERTIONS = st.sampled_from(["", "", r"\b", r"\B", "^", "$"])
PARTS = st.tuples(ASSERTIONS, ATOMS, REPEATS).map("".join)
PATTERNS = st.lists(st.lists(PARTS, min_size=1, max_size=3).map("".join), min_size=1, max_size=3).map(
    "|".join
)


@given(PATTERNS, st.text(st.sampled_from("aabbcABC_ ."), max_size=12), st.booleans())
@settings(max_examples=200, deadline=None)
def test_expressions_find_what_python_finds(pattern: str, text: str, ignore_case: bool) -> None:
    expected = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE if ignore_case else 0)]
    # Python tells of places where nothing matches; a reader looks for something.
    if all(start < end for start, end in expected):
        assert list(Automaton(read(pattern, ignore_case=ignore_case)).spans(text)) == expected

"""What holds for any text at any width."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import laid_out, lines, squeezed, words
from tui_reader.document.document import Document
from tui_reader.document.layout import Layout
from tui_reader.document.lines import Line, Run
from tui_reader.document.scan import WINDOW
from tui_reader.document.wrap import row_cells, wrap

LEAN = settings(max_examples=50, deadline=None)
WIDTHS = st.integers(1, 200)

# Letters of scripts with every width, marks, joiners and spaces; nothing a gate would have taken out.
CHARACTERS = st.sampled_from(
    "aeiou nrst-—'.,() \u00a0éßж漢字かなー。「」한국ไท\u0301\u0302\u200d👩🔬👍🏽🇫🇷\ufe0f©☕x"
)
TEXTS = st.text(CHARACTERS, max_size=120)


def some_words(seed: int, most: int = 12) -> str:
    """Up to twelve words: chosen by one number, because each of Hypothesis's choices costs as much as all."""
    chosen = random.Random(seed)
    return " ".join(
        "".join(chosen.choices("abcdeé漢👍x1", k=chosen.randint(1, 12)))
        for _ in range(chosen.randint(1, most))
    )


SEEDS = st.integers(0, 2**32)
WORD = SEEDS.map(lambda seed: some_words(seed, 1))
WORDS = SEEDS.map(some_words)
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda text: f"*{text}*"),
    WORDS.map(lambda text: f"**{text}**"),
    WORD.map(lambda text: f"`{text}`"),
    WORDS.map(lambda text: f"[{text}](https://example.org/)"),
    WORDS.map(lambda text: f"~~{text}~~"),
)
PARAGRAPH = st.lists(INLINE, min_size=1, max_size=4).map(" ".join).map(lambda text: f"x {text}")
LEAF = st.one_of(
    PARAGRAPH,
    PARAGRAPH.map(lambda text: f"## {text}"),
    PARAGRAPH.map(lambda text: f"```\n{text}\n```"),
)


def indented(text: str, first: str, rest: str) -> str:
    return "\n".join((rest if number else first) + line for number, line in enumerate(text.split("\n")))


BLOCK = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda items: indented("\n\n".join(items), "> ", "> ")),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda items: "\n".join(indented(item, "- ", "  ") for item in items)
        ),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda items: "\n".join(indented(item, "7. ", "   ") for item in items)
        ),
    ),
    max_leaves=5,
)
POSTS = st.lists(BLOCK, min_size=1, max_size=5).map("\n\n".join)


@LEAN
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "em", "code"])), max_size=4), st.integers(1, 40))
def test_folding_keeps_every_character_and_every_width(parts: list[tuple[str, str]], width: int) -> None:
    runs = [Run(text, style) for text, style in parts if text]
    rows = list(wrap(runs, width)) if runs else []
    for row, _ in rows:
        assert row_cells(row) <= width
    if width > 1:
        said = "".join(run.text for run in runs)
        assert squeezed("".join(run.text for row, _ in rows for run in row)) == squeezed(said)
    assert [start for _, start in rows] == sorted(start for _, start in rows)


@LEAN
@given(POSTS, WIDTHS)
def test_no_line_is_wider_than_the_width(post: str, width: int) -> None:
    assert lines(post, width)


@LEAN
@given(POSTS, st.integers(2, 60))
def test_a_narrow_column_says_what_a_wide_one_says(post: str, width: int) -> None:
    assert words(post, width) == words(post, 200)


@LEAN
@given(st.text(st.sampled_from("ab \n*_`~[](){}<>!#->+|:\\&;1.\"'=/\t漢\u0301"), max_size=200), WIDTHS)
def test_nothing_that_can_be_typed_is_refused(post: str, width: int) -> None:
    lines(post, width)


@LEAN
@given(POSTS, st.integers(20, 200), st.integers(20, 200), st.data())
def test_a_place_is_found_again_at_another_width(
    post: str, width: int, other: int, data: st.DataObject
) -> None:
    there, here = laid_out(post, width), laid_out(post, other)
    y = data.draw(st.integers(0, there.height - 1))
    place = there.place_at(y)
    found = here.line(here.line_of(place))
    assert found is not None
    # The row that holds the character: it begins at or before it, and the row after it does not.
    assert (found.block, found.offset) <= (place.block, place.offset)
    after = next((line for line in map(here.line, range(here.height)) if line and line[1:] > found[1:]), None)
    assert after is None or (after.block, after.offset) > (place.block, place.offset)
    assert here.line_of(here.place_at(here.line_of(place))) == here.line_of(place)


@LEAN
@given(st.lists(BLOCK, min_size=1, max_size=4), st.integers(0, 60))
def test_a_long_post_is_read_as_a_short_one_is(blocks: list[str], before: int) -> None:
    # The blocks stand on the border of two windows, and say there what they say alone.
    filling = "\n\n".join("y" * 60 for _ in range((WINDOW - before * 4) // 62))
    alone, far = words("\n\n".join(blocks), 80), words("\n\n".join([filling, *blocks]), 80)
    assert far == words(filling, 80) + alone


@LEAN
@given(POSTS, st.integers(1, 30))
def test_laying_out_a_line_at_a_time_makes_the_same_lines(post: str, width: int) -> None:
    layout = Layout(Document(post), width)
    one_by_one: list[Line] = []
    while (line := layout.line(len(one_by_one))) is not None:
        one_by_one.append(line)
    assert one_by_one == lines(post, width)

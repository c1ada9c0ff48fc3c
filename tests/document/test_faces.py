"""What stands around a post, and lines as text for a shell."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from tests.document.drawn import laid_out
from tui_reader.document import ansi
from tui_reader.document.footer import SeeAlso, see_also_lines, tags_lines
from tui_reader.document.header import header
from tui_reader.document.lines import Line, Run, Target
from tui_reader.document.wrap import is_plain, row_cells


def rows(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_the_head_of_a_post_is_its_title_one_line_about_it_and_a_rule() -> None:
    head = header("A title of some length", "Ann in Blog · 4 September 2025", 30, plain="Blog")
    assert rows(head) == ["A title of some length", "", "Ann in Blog · 4 September 2025", "─" * 30]
    assert [(run.text, run.style) for run in head[2].runs] == [
        ("Ann in ", "dim"),
        ("Blog", ""),
        (" · 4 September 2025", "dim"),
    ]
    assert head[0].runs[0].style == "bright strong"
    folded = header("A title", "Ann in Blog  ·  4 September 2025  ·  1 minute, 20 words", 36, plain="Blog")
    assert rows(folded)[2:-1] == ["Ann in Blog  ·  4 September 2025", "1 minute, 20 words"]
    assert rows(header("A title", "Ann  ·  4 September 2025", 12))[2:-1] == ["Ann", "4 September", "2025"]
    assert rows(header("Alone", "", 8)) == ["Alone", "─" * 8]


def test_the_foot_of_a_post_names_its_tags_and_categories() -> None:
    foot = tags_lines(["Talks", "Big Data", "GPU"], ["Notes"], 26)
    assert rows(foot) == ["tags  Talks  Big Data  GPU", "categories  Notes"]
    assert [run.text for run in foot[0].runs if run.style == "link"] == ["Talks", "Big Data", "GPU"]
    assert rows(tags_lines(["Talks", "Big Data"], [], 25)) == ["tags  Talks  Big Data"]
    assert rows(tags_lines(["Big Data", "Big Fish", "Big Talk"], [], 24)) == [
        "tags  Big Data  Big Fish",
        "      Big Talk",
    ]
    assert rows(tags_lines(["Talks"], [], 10)) == ["tags", "Talks"]
    assert tags_lines([], [], 40) == []


def test_names_and_posts_at_the_end_lead_somewhere() -> None:
    targets: list[Target] = []
    foot = tags_lines(["Talks", "GPU"], ["Notes"], 40, targets)
    foot += see_also_lines(
        "See also", [SeeAlso("A post", "4 Sep", "post:7"), SeeAlso("B", "", "post:9")], 40, targets
    )
    foot += see_also_lines("Linked from", [], 40, targets)
    assert rows(foot) == ["tags  Talks  GPU", "categories  Notes", "See also", "A post  4 Sep", "B"]
    assert [target.url for target in targets] == [
        "tag:Talks",
        "tag:GPU",
        "category:Notes",
        "post:7",
        "post:9",
    ]
    led = [(run.text, targets[run.target].url) for line in foot for run in line.runs if run.target >= 0]
    assert led[-3:] == [("A post", "post:7"), ("  4 Sep", "post:7"), ("B", "post:9")]


def test_the_title_of_a_post_to_read_next_hangs_where_it_folds() -> None:
    folded = see_also_lines("See also", [SeeAlso("A title of quite some length", "2020", "x")], 24, [])
    assert rows(folded) == ["See also", "A title of quite some", "  length  2020"]


NAMES = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=20)


@given(NAMES, st.lists(NAMES, max_size=4), st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_head_and_foot_stay_within_their_width(title: str, tags: list[str], width: int) -> None:
    posts = [SeeAlso(tag, title, "x") for tag in tags]
    foot = tags_lines(tags, [title], width) + see_also_lines(title, posts, width, [])
    for line in header(title, " · ".join(tags), width) + foot:
        assert row_cells(line.runs) <= width


def test_plain_text_has_no_sequences_and_no_white_space_at_its_ends() -> None:
    layout = laid_out("# a\n\n```\nb\n```", 20)
    lines = [line for y in range(layout.height) if (line := layout.line(y))]
    assert ansi.render(lines, color=False) == "a\n\n                  1\n b\n"


def test_colors_are_ended_with_every_run() -> None:
    lines = [Line((Run("a", "link strong"), Run(" b"))), Line((Run("c", "nosuchstyle"),))]
    assert ansi.render(lines, color=True) == "\x1b[4;38;2;143;184;222;1ma\x1b[0m b\nc\n"
    assert re.sub("\x1b\\[[0-9;]*m", "", ansi.render(lines, color=True)) == ansi.render(lines, color=False)


def test_what_is_taken_for_one_cell_takes_one() -> None:
    # The fast way of folding counts characters instead of cells.
    plain = [chr(code) for code in range(0x20, 0x11000) if is_plain(chr(code))]
    assert len(plain) > 1_000
    assert [
        character for character in plain if get_character_cell_size(character) != 1 and character != "\x7f"
    ] == []

"""Footnotes: numbered as they are referred to, gathered at the end, each leading to the other."""

from __future__ import annotations

import pytest

from tests.document.drawn import laid_out, text
from tui_reader.document.document import Document
from tui_reader.document.layout import Layout
from tui_reader.document.lines import TargetKind

POST = """\
One[^b] and two[^a], one again[^b].

[^a]: The *second* one,
    which goes on.

    And has a second paragraph.

[^b]: The first one.

The end.
"""


def marks(layout: Layout, kind: TargetKind) -> list[tuple[str, str]]:
    """Every run that leads to something of a kind, with the address."""
    rows = [line for y in range(layout.height) if (line := layout.line(y))]
    targets = layout.document.targets
    runs = [run for row in rows for run in row.runs if run.target >= 0]
    return [(run.text, targets[run.target].url) for run in runs if targets[run.target].kind is kind]


def test_notes_are_numbered_as_they_are_referred_to_and_gathered_at_the_end() -> None:
    assert text(POST) == (
        "One¹ and two², one again¹.\n\nThe end.\n\n────────────\n\n"
        "¹ The first one.\n\n² The second one, which goes on.\n\n  And has a second paragraph."
    )


def test_short_notes_stand_close_together() -> None:
    assert text("a[^1] b[^2]\n\n[^1]: c\n[^2]: d").endswith("────\n\n¹ c\n² d")


def test_marks_lead_to_notes_and_notes_lead_back() -> None:
    layout = laid_out(POST, 40)
    assert marks(layout, TargetKind.NOTE) == [("¹", "#fn-b"), ("²", "#fn-a"), ("¹", "#fn-b")]
    assert marks(layout, TargetKind.BACK) == [("¹", "#fnref-b"), ("²", "#fnref-a")]
    assert layout.line_where(TargetKind.BACK, "#fnref-a") == 8
    assert layout.line_where(TargetKind.NOTE, "#fn-b") == 0
    assert layout.line_where(TargetKind.NOTE, "#fn-c") is None


@pytest.mark.parametrize(
    ("post", "note"),
    [
        (POST, "The *second* one,\nwhich goes on.\n\nAnd has a second paragraph."),
        ("x[^a]\n\n[^a]: one\n[^b]: two", "one"),
        ("x[^a]\n\n[^a]: one\nlazily on\n\nNot any more.", "one\nlazily on"),
        ("x[^a]\n\n[^a]: one\n# Heading", "one"),
        ("x[^a]\n\n[^a]:\n    set in\n", "set in"),
        ("x[^a]\n\n[^a]: - a\n    - b\n\n    ```\n    code\n    ```\n", "- a\n- b\n\n```\ncode\n```"),
        ("> x[^a]\n>\n> [^a]: quoted\n>     on\n\nout", "quoted\non"),
        ("x[^a]\n\n[^a]: the end", "the end"),
        ("x[^a]\n\n```\n[^a]: code\n```\n\n[^a]: text", "text"),
        ("x[^a]", ""),
    ],
)
def test_the_markdown_of_a_note_is_told_by_its_label(post: str, note: str) -> None:
    assert Document(post).note("a") == note


def test_a_note_far_below_is_known_without_a_parse() -> None:
    document = Document("A claim.[^far]\n\n" + "Words and words.\n\n" * 30_000 + "[^far]: Down here.\n")
    layout = Layout(document, 60)
    line = layout.line(0)
    assert line is not None
    assert line.text == "A claim.¹"
    assert document.note("far") == "Down here."
    assert document.parsed < 50_000


def test_what_nothing_refers_to_comes_last_under_its_label() -> None:
    assert text("[^never]: no\n\na[^1]\n\n[^1]: once").endswith("¹ once\nnever no")


def test_what_looks_like_a_mark_in_code_counts_for_nothing() -> None:
    assert text("```\na[^b]\n```\n\n`c[^b]` d[^a] e[^b]\n\n[^a]: one\n[^b]: two").count("²") == 2
    assert text("~~~\na[^b]\n~~~\n\nd[^a] e[^b]\n\n[^a]: one\n[^b]: two").endswith("¹ one\n² two")


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("a^[b *c*] d", "b c"),
        ("a^[b\nc] d", "b c"),
        ("> a^[b\n> c] d", "b c"),
        ("a^[see [b](https://example.org/) and `c]`] d", "see b and  c] "),
        ("a^[b \\] c] d", "b ] c"),
        ("- a^[b] d", "b"),
        ("## a^[b] d", "b"),
    ],
)
def test_a_note_may_be_written_within_the_text(written: str, note: str) -> None:
    shown = text(written)
    assert shown.splitlines()[0].endswith("a¹ d")
    assert shown.endswith(f"────────────\n\n¹ {note}".rstrip())


@pytest.mark.parametrize(
    "written",
    [
        "a^[1] d",
        "a\\^[b c] d",
        "`a^[b c]` d",
        "```\na^[b c]\n```\n\nd",
        "    a^[b c]\n\nd",
        "a^[b",
        "a^[b\n\nc] d",
        "$a^[b c]$ d",
    ],
)
def test_what_only_looks_like_one_is_text(written: str) -> None:
    assert "────" not in text(written)


def test_notes_within_the_text_are_numbered_with_the_others() -> None:
    post = "a^[b] c[^d] e^[b] f^[g]\n\n[^d]: h"
    assert text(post) == "a¹ c² e¹ f³\n\n────────────\n\n¹ b\n² h\n³ g"
    assert [Document(post).note(label) for label in ("^1", "d", "^2", "none")] == ["b", "h", "g", ""]
    layout = laid_out(post, 40)
    assert marks(layout, TargetKind.NOTE) == [
        ("¹", "#fn-^1"),
        ("²", "#fn-d"),
        ("¹", "#fn-^1"),
        ("³", "#fn-^2"),
    ]


def test_notes_within_a_text_whose_rest_comes_later_are_gathered_once() -> None:
    document = Document("a^[b]", complete=False)
    layout = Layout(document, 40)
    layout.advance(60)
    document.extend("a^[b]\n\nc^[d]")
    assert layout.advance(60)
    shown = [line.text for y in range(layout.height) if (line := layout.line(y))]
    assert shown == ["a¹", "", "c²", "", "────────────", "", "¹ b", "² d"]


def test_a_note_in_a_list_or_a_quote_is_gathered_too() -> None:
    assert text("> a[^1]\n>\n> [^1]: b\n\n- c[^2]\n\n  [^2]: d\n\ne") == (
        "▎ a¹\n\n• c²\n\ne\n\n────────────\n\n¹ b\n² d"
    )


def test_marks_of_a_post_whose_rest_comes_later_are_marks_at_once() -> None:
    document = Document("a[^1]", complete=False)
    layout = Layout(document, 40)
    assert not layout.advance(60)
    assert [line.text for y in range(layout.height) if (line := layout.line(y))] == ["a¹"]
    document.extend("a[^1]\n\n[^1]: b")
    assert layout.advance(60)
    assert [line.text for y in range(layout.height) if (line := layout.line(y))][-1] == "¹ b"


def test_a_place_in_a_note_is_found_again() -> None:
    here = laid_out(POST, 20)
    place = here.place_at(here.height - 1)
    there = laid_out("New.\n\n" + POST, 60)
    line = there.line(there.line_of(place))
    assert line is not None
    assert line.text == "  And has a second paragraph."

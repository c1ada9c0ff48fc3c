"""Comments in Markdown: gone where they are comments, kept where they are code."""

from __future__ import annotations

import pytest

from tui_reader.text import comments


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("<!-- a *b* <i>c</i>\n\n# d\n-->\nwords", "\nwords"),
        ("one <!-- two\nthree --> four", "one  four"),
        ("one <!-- two\n\nthree --> four", "one <!-- two\n\nthree --> four"),
        ("> <!-- a\n> b -->words", "> words"),
        ("```html\n<!-- kept -->\n```\nwords <!-- gone -->.", "```html\n<!-- kept -->\n```\nwords ."),
        ("~~~\n```\n<!-- kept -->\n~~~\n<!-- gone -->words", "~~~\n```\n<!-- kept -->\n~~~\nwords"),
        ("`<!--` opens and `-->` closes", "`<!--` opens and `-->` closes"),
        ("words <!-- never closed", "words <!-- never closed"),
        ("a<!-- b --><!-- c -->d", "ad"),
        ("no comment", "no comment"),
    ],
)
def test_comments_go_and_code_stays(markdown: str, expected: str) -> None:
    assert comments.without(markdown) == expected


@pytest.mark.parametrize("end", ["", "-->", "\n\n-->"])
@pytest.mark.parametrize("part", ["<!--", "<!-- -->", "```\n<!--", "x<!--\n\n", " <!--"])
def test_each_character_is_looked_at_a_few_times_only(part: str, end: str) -> None:
    # Looking anew for each opening would take minutes here.
    assert len(comments.without(f"x{part * 200_000}{end}")) <= 200_000 * len(part) + 10

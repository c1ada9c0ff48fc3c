"""How things look: the styles and distances of the reading pane."""

from __future__ import annotations

import pytest

from tests.document.drawn import laid_out, lines, text, words
from tui_reader.document.document import Document
from tui_reader.document.highlight import highlighted, warm
from tui_reader.document.layout import Layout, LayoutStyle


def runs(markdown: str, width: int = 40) -> list[tuple[str, str]]:
    """All runs with their styles, white space left out."""
    return [(run.text, run.style) for line in lines(markdown, width) for run in line.runs if run.text.strip()]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("*a* **b** ***c*** ~~d~~", [("a", "em"), ("b", "strong"), ("c", "em strong"), ("d", "del")]),
        ("`a`", [(" a ", "code")]),
        ("[*a* b](c)", [("a", "link em"), (" b", "link")]),
        ("> a *b*", [("▎", "quote-bar"), ("a ", "quote"), ("b", "quote em")]),
        ("> > a", [("▎", "quote-bar"), ("▎", "quote-bar"), ("a", "quote")]),
        ("# a", [("a", "h1")]),
        ("## a", [("a", "h2")]),
        ("### `a`", [(" a ", "h3 code")]),
        ("#### a", [("a", "h4")]),
        ("###### a", [("a", "h4")]),
        ("- a", [("•", "bullet"), ("a", "")]),
        ("3. a", [("3.", "number"), ("a", "")]),
        ("- [x] a", [("☑", "task"), ("a", "")]),
        ("1. [ ] a", [("1.", "number"), ("☐", "task"), ("a", "")]),
        ("***", [("∗ ∗ ∗", "rule")]),
        ("![a](b)", [("[picture: a]", "picture")]),
        ('![a](b "c")', [("[picture: a]", "picture"), ("c", "caption")]),
        ("a\n: b", [("a", "strong"), ("b", "")]),
        ("a\nb\n: c", [("a", "strong"), ("b", "strong"), ("c", "")]),
        (
            "a\n: b\n\nc *d*\ne\n\n: f",
            [("a", "strong"), ("b", ""), ("c ", "strong"), ("d", "strong em"), ("e", "strong"), ("f", "")],
        ),
        ("- a\n: b", [("•", "bullet"), ("a : b", "")]),
        ("<mark>a</mark> <kbd>b</kbd> <ins>c</ins>", [("a", "mark"), ("b", "kbd"), ("c", "ins")]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", [("漢(kan)", "")]),
        ("a<svg><text>b</text></svg> c", [("a c", "")]),
        ('x<sup><a href="#n">1</a></sup>', [("x", ""), ("¹", "sup link")]),
        ("<q>a</q>", [("“a”", "")]),
        ("x<sup>2</sup>", [("x", ""), ("²", "sup")]),
        ("x<sub>i</sub>", [("x", ""), ("ᵢ", "sub")]),
        ("A<sup>T</sup>", [("A", ""), ("ᵀ", "sup")]),
        ("e<sup>-x/2</sup>", [("e", ""), ("^(-x/2)", "sup")]),
        ("10<sup>12345</sup>", [("10", ""), ("^12345", "sup")]),
        ("a<sub>i,j</sub>", [("a", ""), ("_(i,j)", "sub")]),
        ("CO<sub>2(g)</sub>", [("CO", ""), ("2(g)", "sub")]),
        ("<sup>*1/2</sup> a", [("*1/2", "sup"), (" a", "")]),
        ("x<sup>a phrase</sup>", [("x", ""), ("a phrase", "sup")]),
        ("a[^n]\n\n[^n]: b", [("a", ""), ("¹", "sup"), ("─" * 12, "rule"), ("¹", "sup"), ("b", "")]),
        ("|a|\n|-|\n|b|", [("a", "table-head"), ("─────", "table-rule"), ("b", "")]),
        ("a <Foo> b", [("a ", ""), ("<Foo>", "dim"), (" b", "")]),
        ("*a", [("*a", "")]),
        ("<b>a", [("a", "strong")]),
        ("<b>a *c</b> d*", [("a ", "strong"), ("c", "strong em"), (" d", "")]),
    ],
)
def test_a_thing_has_its_style(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert runs(markdown) == expected


def test_headings_have_one_blank_line_around_them_and_level_two_has_two_before() -> None:
    assert text("# a\n## b\nc\n## d\n### e\nf\n# g") == "a\n\nb\n\nc\n\n\nd\n\ne\n\nf\n\ng"


def test_paragraphs_are_parted_by_one_blank_line_however_many_were_typed() -> None:
    assert text("a\n\n\n\n\nb\n<!-- c -->\n\n<!-- d -->\n\ne") == "a\n\nb\n\ne"


def test_numbers_are_aligned_at_their_right() -> None:
    assert text("9. a\n10. b\n    - c", 50) == " 9. a\n10. b\n    ◦ c"


def test_a_list_counts_from_its_first_number_whatever_the_others_say() -> None:
    assert text("3. a\n3. b\n1. c") == "3. a\n4. b\n5. c"


def test_an_emoji_stands_beside_its_mark_with_one_space() -> None:
    assert text("- 🔑   a key\n- ⬇️ down") == "• 🔑 a key\n• ⬇️ down"


def test_where_there_is_no_room_beside_a_mark_it_stands_above() -> None:
    assert text("- ab cd", 8) == "•\nab cd"
    assert text("> ab cd", 8) == "ab cd"
    assert text("10. ab", 2) == "10\n.\nab"


def test_a_line_end_between_chinese_characters_is_no_space() -> None:
    assert text("汉字\n汉字 a\nb") == "汉字汉字 a b"


def test_no_row_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    rows = text("漢字漢字漢字。漢字「漢字漢字」漢字、漢（字漢）字漢字", 13).splitlines()
    assert not any(row[0] in "。」、）" or row[-1] in "「（" for row in rows)


def test_compounds_part_at_their_hyphen_and_names_do_not() -> None:
    assert text("a high-bandwidth", 10) == "a high-\nbandwidth"
    assert text("in an `async-trait` x", 14) == "in an\n async-trait\nx"
    assert text("well-known—or not", 14) == "well-known—or\nnot"
    assert text("is well-known—perhaps", 17) == "is well-known—\nperhaps"
    assert text("see rust-lang/rust#1", 17) == "see\nrust-lang/rust#1"


def test_a_word_longer_than_a_row_is_cut() -> None:
    assert text("see abcdefghijkl", 5) == "see\nabcde\nfghij\nkl"


def test_hard_line_ends_stay() -> None:
    assert text("a  \nb\\\nc<br>d\ne<br>") == "a\nb\nc\nd e"


def test_code_stands_on_its_ground_from_edge_to_edge() -> None:
    label, first, second = lines("```py\nx = 1\n\n```", 20)
    assert (label.text, first.text, second.text) == ("              py  1 ", " x = 1" + " " * 14, " " * 20)
    assert all(run.style.startswith("code-block") for line in (label, first, second) for run in line.runs)
    assert ("1", "code-block code.number") in [(run.text, run.style) for run in first.runs]


def test_long_code_is_folded_with_a_mark_in_the_margin() -> None:
    assert text("```\nabc def ghi jkl\n```", 14) == "            1\n abc def ghi\n↪jkl"
    assert text("```\n" + "x" * 14 + "\n```", 14) == f"            1\n {'x' * 12}\n↪xx"


def test_a_face_may_leave_labels_out() -> None:
    layout = Layout(Document("```py\nx\n```"), 20, style=LayoutStyle(labels=False))
    layout.advance(60)
    assert layout.height == 1


def test_tabs_in_code_reach_to_their_stops() -> None:
    assert text("```\na\tb\n\tc\n```").splitlines()[1:] == [" a   b", "     c"]


def test_colors_add_and_lose_no_character() -> None:
    source = 'def f(x):\n    """Doc."""\n\treturn [1, "é\\n"]  # c\n\n\nclass A: pass\r'
    for language in ("python", "rust", "html", "diff", "make", "console", "json", "yaml", "nosuch", ""):
        assert "\n".join("".join(run.text for run in row) for row in highlighted(source, language)) == source
    # What was colored once is kept, and comes the same.
    assert list(highlighted(source, "python")) == list(highlighted(source, "python"))


def test_code_is_colored_by_what_it_is() -> None:
    warm()
    row = next(iter(highlighted("return f(1, 'a') + b  # c", "python")))
    assert {run.text: run.style for run in row if run.text.strip()} == {
        "return": "code.keyword",
        "f": "code.function",
        "1": "code.number",
        "'": "code.string",
        "a": "code.string",
        "+": "code.operator",
        "b": "",
        "# c": "code.comment",
        "(": "",
        ",": "",
        ")": "",
    }


def test_minified_and_endless_code_is_not_colored() -> None:
    for source in ("x = 1;" * 1_000, "x = 1\n" * 20_000):
        assert all(run.style == "" for row in highlighted(source, "python") for run in row)


def test_numbers_in_a_table_are_aligned_as_the_source_says() -> None:
    assert text("|a|b|c|\n|:-|-:|:-:|\n|1|2|3|\n|100|200|300|", 30) == (
        "  a      b   c\n─────────────────\n  1      2   3\n  100  200  300"
    )


def test_a_wide_table_folds_in_its_cells() -> None:
    assert text("|name|what it is|\n|-|-|\n|one|" + "word " * 6 + "|\n|two|short|", 22) == (
        "name  what it is\n──────────────────────\none   word word word\n      word word word\n\ntwo   short"
    )


def test_a_table_too_narrow_for_its_columns_becomes_records() -> None:
    assert text("|name|*kind*|\n|-|-|\n|alpha beta gamma|x|\n|b||", 12) == (
        "name:\n  alpha beta\n  gamma\nkind: x\n\nname: b\nkind:"
    )


@pytest.mark.parametrize("width", [1, 5, 12, 20, 33, 60, 100])
def test_no_cell_of_a_table_is_lost(width: int) -> None:
    cells = [f"c{row}x{column}" for row in range(6) for column in range(7)]
    rows = ["|" + "|".join(cells[row * 7 : row * 7 + 7]) + "|" for row in range(6)]
    table = "\n".join([rows[0], "|-" * 7 + "|", *rows[1:]])
    said = words(table, width)
    # Where a cell folds, its parts stand in several rows; every character is there.
    assert all(
        sorted(said).count(character) >= sorted("".join(cells)).count(character) for character in set(said)
    )
    if width >= 60:
        assert all(cell in said for cell in cells)


def test_pictures_stand_in_the_middle_with_their_caption() -> None:
    assert text('![a](b "cc dd")', 30) == "         [picture: a]\n            cc dd"
    assert text("![a](b)\n\n*cc dd*", 30) == "         [picture: a]\n            cc dd"
    assert text("![a](b)\n_cc dd_", 30) == "         [picture: a]\n            cc dd"
    assert text("![a](b) words", 30) == "[picture: a] words"


def test_tracking_pixels_are_not_there() -> None:
    assert (
        laid_out('<img src="a.gif" width="1" height="1">\n\nx <img src=b height=0 width=1>', 30).height == 1
    )


def test_offsets_count_the_visible_characters_of_the_block() -> None:
    drawn = lines("# one\n\nab cd ef\n\n- gh ij\n- kl", 9)
    assert [(line.text, line.block, line.offset) for line in drawn] == [
        ("one", 0, 0),
        ("", 0, 3),
        ("ab cd ef", 1, 0),
        ("", 1, 8),
        ("•", 2, 0),
        ("gh ij", 2, 0),
        ("•", 2, 6),
        ("kl", 2, 6),
    ]

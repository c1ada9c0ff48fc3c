"""Input made to hurt: it draws, within its width, and what can be read of it stays readable."""

from __future__ import annotations

import pytest

from tests.document.drawn import laid_out, lines, squeezed, words

MANY = 3_000

# The patterns of cmark's pathological tests, and those on which readers and linkifiers were seen to hang.
PATTERNS = {
    "nested strong emphasis": "*a **a " * MANY + "b" + " a** a*" * MANY,
    "emphasis that only closes": "a_ " * MANY,
    "emphasis that only opens": "_a " * MANY,
    "links that only close": "a]" * MANY,
    "links that only open": "[a" * MANY,
    "brackets in brackets": "[" * MANY + "a" + "]" * MANY,
    "parentheses in links": "[ (](" * MANY,
    "pictures in pictures": "![[]()" * MANY,
    "pictures nested": "![" * 400 + "x" + "](u)" * 400,
    "quotes in quotes": "> " * MANY + "a",
    "lists in lists": "- " * MANY + "a",
    "lists set in": "".join(f"{'  ' * depth}* a\n" for depth in range(300)),
    "quotes in lists": "> - " * 500 + "a",
    "code spans of every length": "".join("e" + "`" * length for length in range(300)),
    "links that never end": "[a](<b" * MANY,
    "comments that never end": "</" + "<!--" * MANY,
    "sections that never end": "a <![CDATA[" * MANY,
    "addresses without a name": "://" * MANY,
    "addresses in addresses": "http://" * MANY,
    "mail without a domain": "a" * MANY + "@" * MANY,
    "autolinks": "<http://a.b>" * MANY,
    "a table of columns": "|x" * MANY + "|\n" + "|-" * MANY + "|\n" + "|y" * MANY + "|\n",
    "dashes": "|" * MANY + "\n" + "-|" * MANY + "\n",
    "headings with lines below": "a\n=" * MANY,
    "carriage returns": "a\r" * MANY,
    "tabs": "a\t" * MANY,
    "superscripts": "a<sup>" * MANY,
    "definitions": "".join(f"[{number}]: u\n" for number in range(MANY)) + "\n" + "[0] " * MANY,
    "one definition used often": f"[a]: {'x' * 2_000}\n\n" + "[a] " * MANY,
    "notes": "".join(f"[^{n}]: x\n\n" for n in range(500)) + "".join(f"[^{n}]" for n in range(500)),
    "notes in notes": "".join(f"[^{n}]: [^{n + 1}]\n" for n in range(500)),
    "directives nobody closes": ":::note\n" * MANY,
    "directives after text": "a\n:::note\n" * MANY,
    "directives in directives": ":::note\n" * 500 + ":::\n" * 500,
    "braces of directives": ":::{" * MANY + "\n:::{" + ".a " * MANY,
    "callouts": "> [!note]-\n" * MANY,
    "callouts in callouts": "".join(f"{'> ' * depth}[!note]-\n" for depth in range(1, 300)),
    "abbreviations": "*[a]: b\n" * MANY,
    "abbreviations that never end": "*[a\n" * MANY,
    "abbreviations by tag": "<abbr title=x>" * MANY + "</abbr>" * MANY,
    "anchors of headings": "# a" + " {#x" * MANY + "}\n",
    "films": "https://youtu.be/abcdefghijk\n\n" * 500,
    "details closed": "</details>\n" * MANY,
    "dashes alone": "-\n" * MANY,
    "dashes with text below": "-\nfoo\n" * MANY,
    "details in details": "<details><summary>x</summary>\n\n" * 400 + "a",
    "divisions": "<div>\n\n" * 500 + "a",
    "definition lists": "a\n: b\n\n" * 500,
    "marks on one letter": "a" + "\u0301" * MANY,
    "backslashes": "\\" * MANY,
    "entities": "&amp;" * MANY,
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_a_pattern_draws_within_its_width(pattern: str) -> None:
    lines(pattern, 40)


def test_a_quote_nested_too_deep_keeps_its_words() -> None:
    assert words("> " * 300 + "the end", 80).endswith("theend")


def test_a_list_nested_too_deep_keeps_its_words() -> None:
    said = words("".join(f"{'  ' * depth}* word{depth}\n" for depth in range(200)), 80)
    assert all(f"word{depth}" in said for depth in range(200))


def test_details_nested_too_deep_keep_their_words() -> None:
    post = "".join(f"<details><summary>s{depth}</summary>\n\nw{depth}\n\n" for depth in range(300))
    said = words(post, 80)
    assert all(f"s{depth}" in said and f"w{depth}" in said for depth in range(300))


def test_one_line_of_a_megabyte_is_folded() -> None:
    line = "word " * 200_000
    layout = laid_out(line, 74)
    # Fourteen words and the space between them are 69 cells, a fifteenth would be 74.
    assert layout.height == -(-200_000 // 15)


def test_one_word_of_a_megabyte_is_folded() -> None:
    assert laid_out("w" * 1_000_000, 100).height == 10_000


def test_text_read_in_pieces_says_what_it_says() -> None:
    text = " ".join(f"word{number} *em{number}* `code {number}`\n" for number in range(3_000))
    assert words(text, 74) == squeezed(text.replace("*", "").replace("`", ""))


def test_a_table_with_too_many_columns_is_text() -> None:
    table = "\n".join("|" + "|".join([cell] * 150) + "|" for cell in ("head", "---", "body"))
    assert words(table, 80).count("body") == 150


def test_no_control_character_is_drawn() -> None:
    post = (
        "a\x1b[31mb\x1b]52;c;aGk=\x07c\x9b1md\u202ee\u2066f\u200bg\x00h `i\x1b[0mj` &#27;[31m &#x202e;\n\n"
        '    k\x1b[2Jl\x07\n\n```x\x1b[31m\nm\x08n\n```\n\n![o\x1bp](q\x07.png "r\x1bs")\n\n'
        "|t\x1bu|\n|-|\n|v\x9bw|\n\n# x\x1by\n\n<b>z\x1b</b> <p title=\x1b>"
    )
    for width in (1, 20, 80):
        for line in lines(post, width):
            assert line.text.isprintable(), line.text


def test_terminal_and_markup_languages_of_others_are_text() -> None:
    for written in ("[red]", "[/nope]", "[@click=app.quit]", "[0]", "$var", "{x}", "%s"):
        assert words(f"a {written} b", 40) == squeezed(f"a {written} b")

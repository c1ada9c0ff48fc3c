"""The words of Markdown without a parse, and what a post mostly is."""

from __future__ import annotations

import pytest

from tui_reader.document.plain import genre_of, plain_text
from tui_reader.models import BodyKind, Genre


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# A *title*\n\nand **words**", "A title and words"),
        ("- one\n* two\n3. three\n- [x] four", "one two three four"),
        ("> quoted\n> > twice", "quoted twice"),
        (
            "a [link](https://example.org 'x') and [one](a_(b)) and [two][ref]\n\n[ref]: /x",
            "a link and one and two",
        ),
        ("![alt](a.png) words [![thumb](b.png)](c)", "words"),
        ("snake_case and _emphasis_ and __strong__", "snake_case and emphasis and strong"),
        ("`code` ~~gone~~ \\*star\\*", "code gone *star*"),
        ("```python\nx = 1\n```\nafter", "x = 1 after"),
        ("a<br>b <b>c</b> <!-- d --> 1 < 2", "a b c 1 < 2"),
        ("a\n\n<!-- b *c*\n\n<i>d</i> -->\n\ne", "a e"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", "a b 1 2"),
        ("Title\n=====\n\n---\n\ntext", "Title text"),
        ("2 - 1 is 1", "2 - 1 is 1"),
        ("AT&amp;T&nbsp;&mdash; x-&gt;f \\&amp; Q&A", "AT&T — x->f &amp; Q&A"),
        ("", ""),
    ],
)
def test_the_markup_is_gone_and_the_words_are_there(markdown: str, expected: str) -> None:
    assert plain_text(markdown) == expected


@pytest.mark.parametrize(
    "part", ["[", "![", "<a ", "<!--", "`*_~", "[a](", "> ", "_", "\\", '[a](x "', "---", "\n- "]
)
def test_endless_markup_comes_to_an_end(part: str) -> None:
    assert len(plain_text(part * 20_000)) <= 20_000 * len(part)


@pytest.mark.parametrize(
    ("body", "kind", "genre"),
    [
        ("![a chart](a.png)\n\nSource: Our World in Data", BodyKind.MARKDOWN, Genre.PICTURE),
        ('<p><img src="a.png"></p>', BodyKind.HTML, Genre.PICTURE),
        ('<img src="a.gif" width="1" height="1">', BodyKind.HTML, Genre.TEXT),
        ("[Python: The Documentary](https://www.youtube.com/watch?v=abc)", BodyKind.MARKDOWN, Genre.VIDEO),
        ('<iframe src="https://player.vimeo.com/video/1"></iframe>', BodyKind.HTML, Genre.VIDEO),
        ('<video src="a.webm"></video><img src="b.png">', BodyKind.HTML, Genre.VIDEO),
        ("just words", BodyKind.MARKDOWN, Genre.TEXT),
        ("![not](markdown)", BodyKind.HTML, Genre.TEXT),
        ("![not](markdown)", BodyKind.TEXT, Genre.TEXT),
    ],
)
def test_a_post_is_what_there_is_most_of_in_it(body: str, kind: BodyKind, genre: Genre) -> None:
    assert genre_of(body, kind, 4) is genre


def test_a_picture_with_many_words_is_text() -> None:
    assert genre_of("![a](b.png) and words", BodyKind.MARKDOWN, 13) is Genre.TEXT


def test_what_mdx_imports_and_remarks_is_no_text() -> None:
    source = "import A from './a';\nimport './style.css'\n\nWords {/* a remark */} here.\n\n"
    assert plain_text(f"{source}```js\nimport B from 'b'\n```\n") == "Words here. import B from 'b'"

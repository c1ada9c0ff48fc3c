"""The quick way to a post's text says what the parser says, or steps aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.bench import corpora
from tui_reader.document import from_html
from tui_reader.document.html.simple_text import simple_text

PAGES = sorted((Path(__file__).parents[1] / "data" / "html").glob("*.html"))

# Pieces of which posts are made, tidy and not.
PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<br/>",
            "<a href='x'>",
            "</a>",
            '<img src="a.png" alt="no text">',
            "<td>",
            "<table>",
        ),
        *(
            "word",
            " ",
            "&amp;",
            "&lt;p&gt;",
            "&eacute",
            "&#150;",
            "é",
            "<",
            ">",
            '<p title="a > b">',
            "<P CLASS=x>",
        ),
        *(
            "<script>hidden</script>",
            "<!-- aside -->",
            "<li",
            "<ul><li>",
            "</ul>",
            "<em>",
            "</em>",
            "<style>",
            "\r",
        ),
        "\ud800",
    ]
)


def parsed(markup: str) -> list[str]:
    """The words in it as the parser tells them, in any order: it moves text out of tables."""
    body = LexborHTMLParser(from_html._BLOCK_TAG.sub("\n<", markup)).body
    return sorted((body.text() if body is not None else "").split())


def test_posts_as_people_write_them_need_no_parser() -> None:
    for number in range(20):
        markup = corpora.page(number, 4_000)
        text = simple_text(markup)
        assert text is not None
        assert sorted(text.split()) == parsed(markup)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_on_every_golden_page_both_say_the_same(page: Path) -> None:
    markup = page.read_text("utf-8")
    if (text := simple_text(markup)) is not None:
        assert sorted(text.split()) == parsed(markup)


@settings(max_examples=80)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_of_whatever_pieces_a_post_is_made_both_say_the_same(markup: str) -> None:
    if (text := simple_text(markup)) is not None:
        assert sorted(text.split()) == parsed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script>",
        "<p>a<!-- b --></p>",
        "a < b",
        "<p class=x>a</p>",
        "<style>p {}</style>",
        "<p",
        "a\r\nb",
    ],
)
def test_what_a_parser_has_to_tell_is_left_to_it(markup: str) -> None:
    assert simple_text(markup) is None

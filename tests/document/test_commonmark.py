"""Every example of the CommonMark specification draws, and says what its HTML says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TypedDict

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.document.drawn import lines, squeezed, words

WIDTHS = (10, 40, 80)


class Case(TypedDict):
    example: int
    markdown: str
    html: str


# Pictures are drawn by their description, and by their title below it when they stand alone.
_LONE_PICTURE = re.compile(r'<p><img src="[^"]*" alt="([^"]*)" title="([^"]*)" /></p>')
_PICTURE = re.compile(r'<img src="[^"]*" alt="([^"]*)"[^>]*>')

OTHERWISE = {
    # No HTML element has these names, so what a browser would swallow is shown as it is written.
    203: "[foo]: <bar>(baz) [foo]",
    493: "[link](<foo bar>)",
    526: '[foo <bar attr="](baz)">',
    538: '[foo <bar attr="][ref]">',
    615: "<bab><c2c>",
    616: "<b2/>",
    617: '<b2 data="foo" >',
    625: "</foo >",
    # Pictures written as HTML, and one without a description, are drawn all the same.
    477: "*[picture: foo]",
    583: "[picture: url]",
    # What was typed into a form is not part of a post.
    173: "",
    # A CDATA section within a paragraph; browsers end it at its first bracket.
    631: "foo",
}
"""What is drawn of the examples where that is more, or less, than the text of their HTML."""


def expected(case: Case) -> str:
    """The text a browser shows of the HTML."""
    html = _PICTURE.sub(r"[picture: \1]", _LONE_PICTURE.sub(r"<p>[picture: \1] \2</p>", case["html"]))
    body = LexborHTMLParser(html).body
    return OTHERWISE.get(case["example"], body.text() if body else "")


@pytest.mark.parametrize("width", [1, 10, 40, 80, 200])
def test_every_example_draws_within_every_width(corpus: Path, width: int) -> None:
    cases: list[Case] = json.loads((corpus / "markdown" / "commonmark.json").read_text("utf-8"))
    for case in cases:
        lines(case["markdown"], width)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_example_says_what_its_html_says(corpus: Path, width: int) -> None:
    cases: list[Case] = json.loads((corpus / "markdown" / "commonmark.json").read_text("utf-8"))
    assert len(cases) == 655
    wrong = {
        case["example"]: (case["markdown"], got)
        for case in cases
        if (got := words(case["markdown"], width)) != squeezed(expected(case))
    }
    assert wrong == {}

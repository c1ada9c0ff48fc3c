"""HTML made to hurt: it ends, it stays small, it keeps its text, and it raises nothing."""

from __future__ import annotations

import re

import pytest

from tests.document.shown import shown_by_markdown
from tui_reader.document.from_html import convert, pieces, plain_text

MANY = 100_000

FLOODS = {
    "div": "<div>" * MANY + "end",
    "div closed": "<div>" * MANY + "end" + "</div>" * MANY,
    "blockquote": "<blockquote>" * MANY + "end",
    "ul li": "<ul><li>" * (MANY // 2) + "end",
    "dl dd": "<dl><dd>" * (MANY // 2) + "end",
    "table": "<table><tr><td>" * (MANY // 3) + "end",
    "span": "<span>" * MANY + "end",
    "details": "<details>" * MANY + "end",
    "formatting": "<b><i>" * (MANY // 2) + "end",
    "unclosed fonts": "".join(f"<font a={number}>" for number in range(3_000))
    + "<div>x</div>" * 10_000
    + "end",
    "links and blocks": "<a href=/x><div>" * (MANY // 4) + "end",
    "closings": "end" + "</x>" * MANY + "</div>" * MANY,
    "spans and closings": "<span>" * (MANY // 2) + "end" + "</x>" * (MANY // 2),
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(MANY)) + ">end",
    "comments that hide closings": "<div><!--</div>-->" * (MANY // 4) + "end",
    "values that hide closings": "<div a='</div>'>" * (MANY // 4) + "end",
    "quotes out of step": '<div a=b="c d="e" f=">' * 20_000 + '">' + "<div>" * MANY + "end",
    "svg that hides tags": "<p>end<svg><style></style></svg>" + "<svg><desc><div>" * 20_000,
    "brackets": "<" * MANY + " end",
    "entities": "&" * MANY + "&#x;" * 1_000 + " end",
    "breaks": "<br>" * MANY + "end",
    "text nodes": "a<i></i>" * MANY + "end",
    "emphasis": "<b>a.</b>b" * (MANY // 5) + "end",
    "stars": "*" * MANY + " end",
    "backticks": "<code>" + "`" * MANY + "</code> end",
    "open brackets": "[" * MANY + " end",
    "columns": "<table><tr>" + "<th>x" * 5_000 + "</table>end",
    "spans of columns": "<table>" + "<tr><th colspan=1000 rowspan=65534>x" * 2_000 + "</table>end",
    "drawn formulas": "<span class=MathJax>x</span>" * 20_000 + "end",
    "sources": "<picture>"
    + "<source srcset='javascript:x'>" * 10_000
    + "<img alt=x>" * 10_000
    + "</picture>end",
    "side notes": "end" + "a<span class='sidenote'>x</span>" * 10_000,
    "side notes in side notes": "<p>" + "<span class='sidenote'>x " * 10_000 + "end",
    "notes in rows": "<table class='footnote-reference-container'>"
    + "<tr class='footnotes_plugin_reference_row'><td id='footnote_plugin_reference_1'>t<table>" * 2_000
    + "<span class='footnote_tooltip' id='footnote_plugin_tooltip_text_1'>end",
    "anchors in a row": "".join(f"<a name=n{number}></a>" for number in range(5_000))
    + "".join(f"<sup><a href=#n{number}>1</a></sup>" for number in range(5_000))
    + "end",
    "notes without end": "".join(f"<div id=n{number}>" for number in range(250))
    + "<a href=#x>x</a>" * 10_000
    + "end"
    + "</div>" * 250
    + "".join(f"<p><a href=#n{number}>[1]</a></p>" for number in range(250)),
    "callouts": "<div class='alert note'>" * 10_000 + "<p class='alert-heading'>end",
    "notes": "".join(f"<sup><a href=#n{number}>1</a></sup>" for number in range(5_000)) + "<li id=n7>end",
}


@pytest.mark.parametrize("html", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_ends_and_keeps_its_text(html: str) -> None:
    markdown = convert(html, "https://blog.example/")
    assert "end" in markdown
    assert len(markdown) < 12 * len(html)
    assert "end" in plain_text(html)


@pytest.mark.parametrize("opening", ["<a ", "<!--", "<a b='", "</", "<![CDATA[", "<script>"])
def test_a_flood_without_text_ends(opening: str) -> None:
    assert len(convert(opening * MANY)) <= len(opening) * MANY
    assert len(plain_text(opening * MANY)) <= len(opening) * MANY


@pytest.mark.parametrize("holder", ["blockquote", "ul><li", "ol><li", "dl><dt>t<dd", "details"])
@pytest.mark.parametrize("depth", [90, 250])
def test_what_is_nested_too_deep_is_kept_flat(holder: str, depth: int) -> None:
    html = "".join(f"<{holder}><p>word{number}</p>" for number in range(depth))
    markdown = convert(html)
    assert re.findall(r"word\d+", shown_by_markdown(markdown)) == [f"word{number}" for number in range(depth)]
    assert max(map(len, markdown.splitlines())) < 500


def test_a_shallower_limit_is_the_callers_choice() -> None:
    html = "<blockquote><blockquote><blockquote>a</blockquote></blockquote></blockquote>"
    assert convert(html) == "> > > a"
    assert convert(html, nesting=2) == "> a"


def test_a_long_address_is_not_multiplied_without_bound() -> None:
    html = f'<a href="https://e.example/{"x" * 4_000}">' + "<p>word</p>" * 10_000
    assert len(convert(html)) < 1_000_000


def test_a_post_that_is_long_and_harmless_loses_nothing_to_the_guard() -> None:
    paragraph = (
        '<!-- wp:paragraph --><p class="a" data-x=\'{"b": 1}\'>One <b>two</b> <a href=/x title="a > b">3</a>'
        "<br/>1 < 2 &amp; 3</p><!-- /wp:paragraph --><script>if (a < b) { c() }</script><hr>"
    )
    html = paragraph * 2_000
    found = convert(html).split("\n\n---\n\n")
    assert len(found) == 2_000
    assert set(found[:-1]) == {"One **two** [3](/x)\\\n1 < 2 & 3"}


def test_formulas_and_embedded_pages_survive_the_guard() -> None:
    flood = "<div>" * 1_000 + "</div>" * 1_000
    html = (
        flood
        + '<script type="math/tex">x^2</script><iframe src="https://vimeo.com/video/1" title="Film"></iframe>'
        + '<script src="https://gist.github.com/me/0a1b.js"></script>'
    )
    assert convert(html) == (
        "$`x^2`$\n\n[Video: Film](https://vimeo.com/1)\n\n[Code: gist me 0a1b](https://gist.github.com/me/0a1b)"
    )


def test_control_characters_are_gone_before_markdown_is_written() -> None:
    assert convert("<p>&#27;]52;c;aGk&#7;<b>a&#8;b</b> \u202e# <i>\x9b31m</i></p>") == "**ab** #"
    assert convert("<p>\u200b# no heading</p><p>\u2060- no list</p>") == "\\# no heading\n\n\\- no list"
    assert convert("<img src=x alt='a&#27;[31mb'><pre>&#27;[0mcode</pre>") == "![ab](x)\n\n```\ncode\n```"


def test_the_first_piece_of_a_huge_post_needs_no_walk_over_the_rest() -> None:
    found = pieces("<p>A paragraph.</p>" * 50_000)
    assert next(found).startswith("A paragraph.")
    found.close()  # type: ignore[attr-defined]  # a generator, left alone in the middle

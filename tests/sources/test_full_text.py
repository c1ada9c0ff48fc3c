"""Articles in pages: all of them, and nothing of what stands around them."""

from __future__ import annotations

import re

import pytest

from tui_reader.errors import ParseError
from tui_reader.sources import full_text

URL = "https://jane.example/2025/kites"
WORDS = "The kite went up, and the wind, which had been waiting behind the hill, took it away from us. "
TEXT = f"<p>{WORDS * 4}</p>"


def page(article: str, around: str = "", head: str = "") -> str:
    return f"""<!doctype html><html lang="en"><head><title>On kites | Jane</title>{head}</head><body>
    <header class="site"><a href="/">Jane</a>
    <nav><ul><li><a href="/a">About</a><li><a href="/b">Blog</a></ul></nav></header>
    <main><article class="post"><h1>On kites</h1>{TEXT}{article}{TEXT}</article>{around}</main>
    <aside class="sidebar"><p>All about me, and me, and me, and my other blogs, too.</p></aside>
    <footer>© Jane, 2025</footer></body></html>"""


def article(inside: str, around: str = "", head: str = "") -> str:
    found = full_text.extract(page(inside, around, head), {}, URL).html
    assert found.count(WORDS.strip()) >= 8
    return re.sub(r"\s+", " ", found)


def test_the_article_is_taken_and_the_page_is_not() -> None:
    found = article("<h2>Winds</h2>")
    assert "<h2>Winds</h2>" in found
    for other in ("About", "sidebar", "All about me", "© Jane", "data-reader"):
        assert other not in found


@pytest.mark.parametrize(
    "kept",
    [
        '<pre class="language-python"><code class="hljs language-python">def fly(): ...</code></pre>',
        '<div class="highlight highlight-source-shell"><pre><span class="k">echo</span> hi</pre></div>',
        '<figure class="image"><img src="/kite.jpg" alt="a kite"><figcaption>In May</figcaption></figure>',
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        "<ul><li>one</li><li>two</li></ul>",
        '<dl><dt>Kite</dt><dd>A bird, <a href="/x">see</a></dd></dl>',
        '<h2 id="w"><a href="#w">Winds</a></h2>',
        '<div class="gallery"><img src="/1.jpg"><img src="/2.jpg"><img src="/3.jpg"></div>',
        "<blockquote><p>Short.</p></blockquote>",
        "<details><summary>More</summary>Less</details>",
        '<iframe src="https://player.example/v"></iframe>',
        '<video src="/v.mp4"></video>',
        "<hr>",
        "<p>E = mc<sup>2</sup></p>",
    ],
)
def test_what_is_part_of_an_article_stays_as_it_is(kept: str) -> None:
    assert kept in article(kept)


@pytest.mark.parametrize(
    "junk",
    [
        '<div class="sharedaddy"><a href="/s">Share junk</a></div>',
        '<div class="social-links"><ul><li><a href="/s">Share junk</a></li></ul></div>',
        '<div class="newsletter"><p>Sign up for junk, and more of it, every single week!</p></div>',
        '<form action="/s"><input name="q"><button>junk</button></form>',
        '<nav class="toc"><a href="#a">junk</a></nav>',
        '<ul><li><a href="/1">junk one</a></li><li><a href="/2">junk two</a></li></ul>',
        '<div id="comments"><h3>junk</h3><ol><li>First junk comment!</li></ol></div>',
        '<div class="jp-relatedposts"><figure><img src="/junk.jpg"></figure></div>',
        '<p style="display: none">hidden junk, hidden junk, hidden junk, hidden junk, hidden junk</p>',
        "<script>junk()</script><style>.junk{}</style><!-- junk -->",
        '<span class="screen-reader-text">junk</span>',
    ],
)
def test_what_is_not_part_of_it_goes(junk: str) -> None:
    assert "junk" not in article(junk)


def test_what_comes_after_the_article_is_left() -> None:
    around = (
        '<section class="comments"><h2>Comments</h2><ol><li><p>A comment, a long one, with commas, and more.'
        '</p><figure><img src="/face.jpg"></figure></li></ol></section><h2>Read on</h2>'
    )
    found = article("", around)
    assert "comment" not in found.lower()
    assert "Read on" not in found


def test_an_article_whose_wrapper_has_an_unlucky_name_stays() -> None:
    html = f'<body><div class="widget sidebar-right"><div>{TEXT}{TEXT}</div></div></body>'
    assert full_text.extract(html, {}, URL).html.count("The kite") == 8


def test_pictures_that_a_script_would_load_are_there() -> None:
    found = article(
        '<figure><img class="lazy" src="data:image/gif;base64,R0lGOD"><noscript><img src="/k.jpg" alt="k">'
        '</noscript></figure><p><img data-src="/late.jpg" src="/blank.gif"></p>'
    )
    assert '<figure><img src="/k.jpg" alt="k"></figure>' in found
    assert 'data-src="/late.jpg"' in found
    assert "noscript" not in found


def test_the_base_of_its_links_is_the_pages() -> None:
    assert full_text.extract(page(""), {}, URL).base_url == URL
    head = '<base href="/deep/">'
    assert full_text.extract(page("", head=head), {}, URL).base_url == "https://jane.example/deep/"
    head = '<base href="javascript:x">'
    assert full_text.extract(page("", head=head), {}, URL).base_url == URL


def test_an_article_that_is_only_named_is_found() -> None:
    pictures = '<div class="entry-content"><img src="/1.jpg"></div>'
    assert full_text.extract(f"<body><nav>x</nav>{pictures}</body>", {}, URL).html == pictures


@pytest.mark.parametrize(
    ("selector", "html"),
    [
        (".b", '<p class="b">two</p>\n<p class="b">three</p>'),
        ("#a", '<p id="a">one</p>'),
        ("div", '<div><p class="b">two</p><div><p class="b">three</p></div></div>'),
        ("p:first-child", '<p id="a">one</p>\n<p class="b">two</p>\n<p class="b">three</p>'),
    ],
)
def test_a_selector_takes_what_it_selects(selector: str, html: str) -> None:
    document = (
        '<body><p id="a">one</p><div><p class="b">two</p><div><p class="b">three</p></div></div></body>'
    )
    assert full_text.extract(document, {}, URL, selector).html == html


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ("p[", "“p[” is no CSS selector."),
        (":no-such-thing", "“:no-such-thing” is no CSS selector."),
        (".nowhere", "Nothing on the page matches “.nowhere”."),
    ],
)
def test_a_selector_that_does_not_work_is_a_sentence(selector: str, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        full_text.extract(page(""), {}, URL, selector)
    assert caught.value.what == words
    assert caught.value.next_step


@pytest.mark.parametrize(
    "html",
    [
        "",
        "plain words",
        "<html><body><p>Please log in.</p><form><input></form></body></html>",
        "<body><nav><ul>"
        + "<li><a href='/x'>A link with words, and more words</a>" * 50
        + "</ul></nav></body>",
        "\x00\x01\ufffe<p>\x00",
        '<?xml version="1.0" encoding="utf-16"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    ],
)
def test_a_page_without_an_article_is_a_sentence(html: str) -> None:
    with pytest.raises(ParseError) as caught:
        full_text.extract(html.encode(), {}, URL)
    assert caught.value.what == "No article was found on the page."
    assert "CSS selector" in caught.value.next_step


@pytest.mark.parametrize(
    "html", ["<div>" * 5_000 + TEXT, "<b><p>" * 500 + TEXT, "<p " + "a=b " * 20_000 + ">" + TEXT]
)
def test_a_page_made_to_keep_a_parser_busy_is_not_parsed(html: str) -> None:
    with pytest.raises(ParseError, match="nested too deeply"):
        full_text.extract(html, {}, URL)


def test_a_page_in_another_encoding_is_read() -> None:
    words = "Привет, это воздушный змей, и ветер. " * 20
    html = f'<meta charset="windows-1251"><article><p>{words}</p></article>'
    found = full_text.extract(html.encode("windows-1251"), {}, URL).html
    assert "Привет" in found

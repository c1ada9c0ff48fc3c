"""A page that is no feed and marks no posts, read as one post."""

from __future__ import annotations

import pytest

from tui_reader.entries import RawFeed
from tui_reader.sources import lone_page

URL = "https://site.example/talks/curves"
TEXT = (
    "<p>What a curve is, and why anybody should care, is told here at some length. "
    + "More of it. " * 12
    + "</p>"
)


def parsed(body: str, head: str = "", lang: str = "en") -> RawFeed:
    return lone_page.parse(
        f"<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>", {}, URL
    )


def test_the_article_is_the_post_and_the_page_says_whose_it_is() -> None:
    head = """<title>Of curves – The site</title><meta property="og:title" content="Of  curves">
    <meta property="og:site_name" content="The site"><meta name="author" content="A. Writer">
    <meta property="article:published_time" content="2025-08-22T10:00:00Z">"""
    feed = parsed(f"<nav><a href=/>Home</a></nav><article><h1>Of curves</h1>{TEXT}</article>", head)
    (post,) = feed.entries
    assert (feed.title, feed.version, feed.site_url) == ("The site", lone_page.VERSION, URL)
    assert (post.title, post.authors, post.published) == ("Of curves", ("A. Writer",), "2025-08-22T10:00:00Z")
    assert (post.link, post.guid, post.language) == (URL, URL, "en")
    assert "What a curve is" in post.body
    assert "Of curves" not in post.body
    assert "Home" not in post.body
    assert post.notes == (lone_page.NOTE,)


@pytest.mark.parametrize(
    ("title", "heading", "called", "is_kept"),
    [
        ("Of curves – The site", "Of <em>curves</em>", "Of curves", False),
        ("Curves &amp; more", "Curves &amp; more", "Curves & more", False),
        ("The site", "Something else", "The site", True),
        ("", "Of curves", "Of curves", False),
    ],
)
def test_a_title_does_not_stand_twice(title: str, heading: str, called: str, is_kept: bool) -> None:
    (post,) = parsed(f"<div><h1>{heading}</h1>{TEXT}</div>", f"<title>{title}</title>").entries
    assert post.title == called
    assert ("<h1" in post.body) is is_kept


@pytest.mark.parametrize("author", ["https://social.example/@writer", ""])
def test_an_address_is_no_author(author: str) -> None:
    assert parsed(TEXT, f'<meta property="article:author" content="{author}">').entries[0].authors == ()


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time datetime="2025-01-02">yesterday</time>', "2025-01-02"),
        ('<time datetime="2025-01-02">one</time><time datetime="2024-01-01">of many</time>', None),
        ("<time>yesterday</time>", None),
    ],
)
def test_the_only_time_of_a_page_is_its_date(body: str, published: str | None) -> None:
    assert parsed(f"<article>{body}{TEXT}</article>").entries[0].published == published


@pytest.mark.parametrize(
    "body", ["", "<p>Please sign in.</p>", "<script>" + "x" * 1000 + "</script>", "<b>" * 100_000]
)
def test_a_page_without_an_article_is_none(body: str) -> None:
    assert parsed(body) == RawFeed()


@pytest.mark.parametrize(
    "sign",
    [
        '<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" />',
        "<?php endif ?>",
        "<!ELEMENT p>",
        "<![CDATA[x]]>",
        "</ p>",
        "<!-->",
        "<!--->",
        "<!--x--!>",
    ],
)
def test_what_a_parser_takes_for_a_comment_hides_no_article(sign: str) -> None:
    (post,) = parsed(f"<article>{sign}{TEXT}{sign}{TEXT}</article>").entries
    assert post.body.count("What a curve is") == 2

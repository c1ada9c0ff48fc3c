"""Which feeds a page names."""

from __future__ import annotations

import pytest

from tui_reader.sources.discover import FeedLink, feed_links

URL = "https://blog.example/posts/"


def links(head: str) -> list[str]:
    page = f"<!doctype html><html><head><title>B</title>{head}</head><body><p>Hi</body></html>"
    return [link.url for link in feed_links(page.encode(), URL)]


def alternate(href: str, media_type: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{media_type}" href="{href}" title="{title}">'


def test_a_feed_is_named_with_its_title_and_type() -> None:
    page = alternate("/feed.xml", "application/atom+xml", "All &amp; everything")
    assert feed_links(page, URL) == (
        FeedLink("https://blog.example/feed.xml", "All & everything", "application/atom+xml"),
    )


def test_feeds_keep_the_order_of_the_page() -> None:
    head = (
        alternate("/json", "application/feed+json")
        + alternate("/atom", "application/atom+xml")
        + alternate("/rss")
    )
    assert links(head) == [f"https://blog.example/{name}" for name in ("json", "atom", "rss")]


def test_feeds_of_comments_come_last() -> None:
    head = alternate("/a", title="B » Comments Feed") + alternate("/comments/feed/") + alternate("/feed/")
    assert links(head)[0] == "https://blog.example/feed/"
    assert len(links(head)) == 3


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("feed.xml", "https://blog.example/posts/feed.xml"),
        ("/feed.xml", "https://blog.example/feed.xml"),
        ("//other.example/f", "https://other.example/f"),
        ("?feed=rss&amp;x=1", "https://blog.example/posts/?feed=rss&x=1"),
        ("http://other.example/f", "http://other.example/f"),
        (" /fe\ned.xml ", "https://blog.example/feed.xml"),
    ],
)
def test_addresses_become_absolute(href: str, url: str) -> None:
    assert links(alternate(href)) == [url]


def test_a_base_counts() -> None:
    assert links('<base href="/sub/">' + alternate("feed.xml")) == ["https://blog.example/sub/feed.xml"]
    assert links('<base href="javascript:1">' + alternate("feed.xml")) == [
        "https://blog.example/posts/feed.xml"
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="stylesheet" type="text/css" href="/s.css">',
        '<link rel="alternate" hreflang="de" href="/de/">',
        '<link rel="alternate" type="text/html" href="/amp">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/5">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?url=feed">',
        '<link rel="alternate" type="text/xml+oembed" href="/oembed">',
        '<link rel="search" type="application/opensearchdescription+xml" href="/feed">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">',
        '<link rel="alternate" type="application/rss+xml" href="http://[::1">',
        '<link rel="alternate" type="application/rss+xml" href="http://">',
        '<a rel="alternate" type="application/rss+xml" href="/feed">feed</a>',
        '<!-- <link rel="alternate" type="application/rss+xml" href="/feed"> -->',
    ],
)
def test_what_is_no_feed_is_left_out(link: str) -> None:
    assert links(link) == []


@pytest.mark.parametrize(
    "link",
    [
        '<LINK REL="Alternate" TYPE="Application/RSS+XML" HREF="/feed">',
        '<link rel="alternate home" type="application/rss+xml" href="/feed">',
        '<link rel="alternate" type="application/rss+xml; charset=utf-8" href="/feed">',
        '<link rel="alternate" type="application/json" href="/feed" title="x">',
        '<link rel="alternate" type="text/xml" href="/feed">',
        "<link rel=alternate type=application/rss+xml href=/feed>",
    ],
)
def test_feeds_are_known_however_they_are_written(link: str) -> None:
    assert links(link) == ["https://blog.example/feed"]


def test_a_link_in_the_body_counts_and_an_address_counts_once() -> None:
    page = f"<body>{alternate('/feed')}{alternate('/feed')}"
    assert [link.url for link in feed_links(page, URL)] == ["https://blog.example/feed"]


def test_a_page_in_another_encoding_is_read() -> None:
    page = f'<meta charset="windows-1251">{alternate("/f", title="Привет")}'.encode("windows-1251")
    assert feed_links(page, URL)[0].title == "Привет"


@pytest.mark.parametrize(
    "page", [b"", b"\x00\xff", b"<", b"plain text", b"<link" * 10_000, b"<div>" * 100_000]
)
def test_pages_that_are_none_name_no_feed(page: bytes) -> None:
    assert feed_links(page, URL) == ()


def test_a_flood_of_links_is_cut() -> None:
    assert len(links("".join(alternate(f"/{number}") for number in range(5_000)))) == 50

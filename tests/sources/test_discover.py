"""Which feeds a page names."""

from __future__ import annotations

import pytest

from tui_reader.sources.discover import FeedLink, feed_links, feed_of_page, known_feed, mentioned, usual_feeds

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
    head = alternate("/a", title="Posts") + alternate("/b", title="Links") + alternate("/c", title="Photos")
    assert links(head) == [f"https://blog.example/{name}" for name in "abc"]


def test_of_one_feed_in_several_formats_the_fullest_comes_first() -> None:
    head = (
        alternate("/links", title="Links")
        + alternate("/rss", title="Jane's blog (RSS 2.0)")
        + alternate("/json", "application/feed+json", "Jane's blog – JSON Feed")
        + alternate("/atom", "application/atom+xml", "Jane's blog Atom 1.0")
    )
    assert links(head) == [f"https://blog.example/{name}" for name in ("links", "atom", "json", "rss")]


@pytest.mark.parametrize(
    "worse",
    [
        alternate("/x", title="B » Comments Feed"),
        alternate("https://elsewhere.example/x", "application/atom+xml"),
        alternate("/tag/python/x", "application/atom+xml"),
        alternate("/x", "application/atom+xml", "All posts (excerpts)"),
        alternate("/x", "application/atom+xml", "The podcast"),
    ],
)
def test_the_feed_of_all_posts_comes_before_others(worse: str) -> None:
    found = links(worse + alternate("https://www.blog.example/feed", title="B » Feed"))
    assert (found[0], len(found)) == ("https://www.blog.example/feed", 2)


def test_on_the_page_of_a_topic_its_feed_counts() -> None:
    page = alternate("/tag/python/feed", "application/atom+xml", "Python") + alternate("/feed", title="All")
    assert feed_links(page, "https://blog.example/tag/python/")[0].url.endswith("/tag/python/feed")


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


def test_feeds_that_are_only_linked_to_are_found_too() -> None:
    page = (
        "<a href='/about'>About</a><a href='/post/feed-the-cat'>Cat</a><a class=x href='/comments.rss'>c</a>"
        '<a title="a > b" href="/atom.xml">Atom</a><a href=https://other.example/feed>o</a>'
        "<a href='https://www.blog.example/rss/?a=1&amp;feed=rss2#x'>R</a><a href='javascript:feed.xml'>j</a>"
    )
    assert mentioned(page, URL) == (
        "https://blog.example/atom.xml",
        "https://www.blog.example/rss/?a=1&feed=rss2",
        "https://blog.example/comments.rss",
    )


@pytest.mark.parametrize("flood", ["<a ", "<a href=", '<a "', "<a x='", "<a href='/feed'>"])
def test_a_flood_of_anchors_is_no_work(flood: str) -> None:
    assert len(mentioned(flood * 100_000, URL)) <= 8


def test_the_usual_addresses_are_those_of_the_site() -> None:
    found = usual_feeds("https://blog.example:8080/2025/08/a-post/?x=1#y")
    assert found[:3] == tuple(f"https://blog.example:8080/{name}" for name in ("feed", "rss", "atom.xml"))
    assert all(address.startswith("https://blog.example:8080/") for address in found)
    assert len(set(found)) == len(found) <= 16


@pytest.mark.parametrize("folder", ["~jane", "blog", "News"])
def test_the_usual_addresses_of_a_blog_in_a_folder_come_first(folder: str) -> None:
    found = usual_feeds(f"https://uni.example/{folder}/2025/x.html")
    assert found[0] == f"https://uni.example/{folder}/feed"
    assert "https://uni.example/feed" in found
    assert usual_feeds("http://[::1") == ()


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("https://www.youtube.com/channel/UCabc/videos", "youtube.com/feeds/videos.xml?channel_id=UCabc"),
        ("https://youtube.com/playlist?list=PLx", "youtube.com/feeds/videos.xml?playlist_id=PLx"),
        ("https://www.youtube.com/watch?v=a&list=PLx", "youtube.com/feeds/videos.xml?playlist_id=PLx"),
        ("https://www.youtube.com/user/jane", "youtube.com/feeds/videos.xml?user=jane"),
        ("https://github.com/jane", "github.com/jane.atom"),
        ("https://github.com/jane/kite", "github.com/jane/kite/releases.atom"),
        ("https://github.com/jane/kite/releases/tag/v1", "github.com/jane/kite/releases.atom"),
        ("https://github.com/jane/kite/commits/", "github.com/jane/kite/commits.atom"),
        ("https://github.com/jane/kite/commits/main", "github.com/jane/kite/commits/main.atom"),
        ("https://github.com/jane/kite/tags", "github.com/jane/kite/tags.atom"),
        ("https://codeberg.org/jane/kite", "codeberg.org/jane/kite/releases.rss"),
        ("https://medium.com/@jane/on-kites-abc", "medium.com/feed/@jane"),
        ("https://medium.com/kites", "medium.com/feed/kites"),
        ("https://medium.com/tag/kites", "medium.com/feed/tag/kites"),
        ("https://jane.medium.com/on-kites", "jane.medium.com/feed"),
        ("https://jane.substack.com/p/on-kites", "jane.substack.com/feed"),
        ("https://open.substack.com/pub/jane/p/on-kites?r=1", "jane.substack.com/feed"),
        ("https://jane.blogspot.co.uk/2025/08/kites.html", "jane.blogspot.co.uk/feeds/posts/default"),
        ("https://www.tumblr.com/jane", "jane.tumblr.com/rss"),
        ("https://jane.tumblr.com/post/1", "jane.tumblr.com/rss"),
        ("https://jane.tumblr.com/tagged/kites", "jane.tumblr.com/tagged/kites/rss"),
        ("https://old.reddit.com/r/kites/", "reddit.com/r/kites/.rss"),
        ("https://jane.wordpress.com/2025/08/kites/", "jane.wordpress.com/feed/"),
        ("https://jane.wordpress.com/tag/kites/", "jane.wordpress.com/tag/kites/feed/"),
        ("https://bsky.app/profile/jane.example/post/1", "bsky.app/profile/jane.example/rss"),
        ("https://social.example/@jane", "social.example/@jane.rss"),
        ("https://social.example/@jane/1234", "social.example/@jane.rss"),
        ("https://social.example/@joe@home.example", "home.example/@joe.rss"),
        ("https://dev.to/jane/kites-1a", "dev.to/feed/jane"),
    ],
)
def test_known_hosts_have_their_feeds_where_they_always_are(page: str, feed: str) -> None:
    found = known_feed(page)
    assert found is not None
    assert found.removeprefix("https://").removeprefix("www.") == feed
    assert known_feed(found) is None


@pytest.mark.parametrize(
    "page",
    [
        "https://blog.example/",
        "https://www.youtube.com/@jane",
        "https://github.com/features",
        "https://github.com/topics/kites",
        "https://github.com/",
        "https://medium.com/",
        "https://www.tumblr.com/explore",
        "https://jane.wordpress.com/feed/",
        "https://evilgithub.com/jane/kite",
        "https://github.com.evil.example/jane/kite",
        "https://vimeo.com/123456",
        "ftp://github.com/jane/kite",
        "http://[::1",
        "https://social.example/@jane/follow me",
        "",
    ],
)
def test_other_pages_have_to_be_searched(page: str) -> None:
    assert known_feed(page) is None


CHANNEL = "UCaLlzGqiPE2QRj6sSOawJRg"
ANOTHER = "UCzzzzzzzzzzzzzzzzzzzzzz"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (
            "https://www.youtube.com/watch?v=TbthtdBw93w",
            f'{{"items":[{{"channelId":"{ANOTHER}"}}],"microformat":{{"externalChannelId":"{CHANNEL}"}}}}',
        ),
        ("https://m.youtube.com/shorts/TbthtdBw93w", f'<meta itemprop="channelId" content="{CHANNEL}">'),
    ],
)
def test_a_film_leads_to_its_channel(url: str, page: str) -> None:
    feed = f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"
    assert feed_of_page(page.encode(), url) == feed
    assert feed_of_page(page.encode(), "https://youtube.com.example/watch?v=TbthtdBw93w") is None
    assert feed_of_page(f'"channelId":"{ANOTHER}"'.encode(), url) is None

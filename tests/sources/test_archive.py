"""Where older posts are, page by page, and where the trail ends."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.loopback import Loopback
from tests.sources.agreement import agreed
from tui_reader.entries import RawEntry, RawFeed
from tui_reader.sources import feed_hints, http, sniff
from tui_reader.sources.archive import ArchivePage, marks, next_page
from tui_reader.sources.http import Response, StatusError
from tui_reader.text import dates

URL = "https://blog.example/feed/"
FEEDS = Path(__file__).parents[1] / "data" / "feeds"
WORDPRESS = "https://wordpress.org/?v=6.8"


def page_of(*guids: str, **fields: object) -> RawFeed:
    return RawFeed(version="rss20", entries=tuple(RawEntry(guid=guid) for guid in guids), **fields)  # type: ignore[arg-type]


def older(raw: RawFeed, url: str = URL) -> str:
    found = next_page(raw, url)
    return found.url if found else ""


def test_a_feed_in_pages_names_the_next() -> None:
    found = next_page(page_of("1", next_url="?page=2#top", generator=WORDPRESS), URL)
    assert found == ArchivePage(f"{URL}?page=2", 0, is_told=True)


def test_an_archive_comes_before_a_page() -> None:
    assert older(page_of("1", next_url="/2", archive_url="/2024.xml")) == "https://blog.example/2024.xml"


@pytest.mark.parametrize(
    "raw",
    [
        page_of("1"),
        page_of(generator=WORDPRESS),
        page_of("1", next_url="/2", is_complete=True),
        page_of("1", generator=WORDPRESS, is_complete=True),
        page_of("1", next_url="javascript:x"),
        page_of("1", next_url="file:///etc/passwd"),
        page_of("1", next_url="http://[::1"),
        page_of("1", next_url=URL),
        page_of("1", next_url="http://blog.example/feed/#older"),
        page_of("1", generator="Hugo"),
    ],
)
def test_nothing_older_is_nothing(raw: RawFeed) -> None:
    assert next_page(raw, URL) is None


@pytest.mark.parametrize(
    ("url", "expected", "number"),
    [
        (URL, f"{URL}?paged=2", 2),
        (f"{URL}?paged=7", f"{URL}?paged=8", 8),
        ("https://blog.example/?feed=rss2&cat=&paged=2#x", "https://blog.example/?feed=rss2&cat=&paged=3", 3),
        (f"{URL}?paged=nine", f"{URL}?paged=2", 2),
    ],
)
def test_wordpress_counts_its_pages(url: str, expected: str, number: int) -> None:
    for raw, generator in (
        (page_of("1", generator=WORDPRESS), ""),
        (page_of("1"), WORDPRESS),
        (page_of("https://blog.example/?p=12", "https://blog.example/?p=11"), ""),
    ):
        assert next_page(raw, url, generator) == ArchivePage(expected, number, is_told=False)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://b.example/feeds/posts/default", "https://b.example/feeds/posts/default?start-index=3"),
        (
            "https://b.example/feeds/posts/default?alt=rss&start-index=26",
            "https://b.example/feeds/posts/default?alt=rss&start-index=28",
        ),
        ("https://feeds.example/copy", ""),
    ],
)
def test_blogger_counts_its_posts(url: str, expected: str) -> None:
    assert older(page_of("1", "2", generator="Blogger http://www.blogger.com"), url) == expected
    named = [f"tag:blogger.com,1999:blog-1.post-{number}" for number in (2, 1)]
    assert older(page_of(*named), url) == expected


def test_tumblr_has_another_door_for_what_is_older() -> None:
    found = older(page_of("1", "2", generator="Tumblr (3.0; @jane)"), "https://jane.tumblr.com/rss")
    assert found == "https://jane.tumblr.com/api/read/json?debug=1&num=50&start=2"


def test_a_trail_ends_where_it_has_been() -> None:
    first, second = page_of("3", "2", next_url="/2"), page_of("1", next_url=URL)
    seen = marks(first, URL)
    assert next_page(second, "https://blog.example/2", seen=seen) is None


def test_a_page_that_comes_again_is_the_last() -> None:
    # Who does not know `paged` answers with the first page, whatever is asked.
    first = page_of("2", "1", generator=WORDPRESS)
    assert next_page(first, f"{URL}?paged=2", seen=marks(first, URL)) is None


def test_a_page_without_posts_is_passed_over_and_the_second_is_the_end() -> None:
    first = page_of(next_url="/2")
    assert older(first) == "https://blog.example/2"
    assert next_page(page_of(next_url="/3"), "https://blog.example/2", seen=marks(first, URL)) is None


def test_after_links_have_led_nothing_is_guessed() -> None:
    first, last = page_of("2", next_url="/2", generator=WORDPRESS), page_of("1", generator=WORDPRESS)
    assert next_page(last, "https://blog.example/2", WORDPRESS, marks(first, URL)) is None


def test_marks_are_short_texts_that_can_be_stored() -> None:
    found = marks(page_of(*(f"https://blog.example/{number}" for number in range(500)), next_url="/2"), URL)
    assert set(json.loads(json.dumps(sorted(found)))) == found
    assert sum(map(len, found)) < 100


async def test_a_wordpress_archive_is_followed_to_its_end(server: Loopback) -> None:
    def page(numbers: range) -> str:
        items = "".join(
            f"<item><guid isPermaLink='false'>{n}</guid><title>{n}</title></item>" for n in numbers
        )
        return f"<rss version='2.0'><channel><generator>{WORDPRESS}</generator>{items}</channel></rss>"

    server.give("/feed/", page(range(30, 20, -1)))
    server.give("/feed/?paged=2", page(range(20, 10, -1)))
    server.give("/feed/?paged=3", page(range(10, 0, -1)))
    server.give("/feed/?paged=4", b"", status=404)
    titles: list[str] = []
    seen: frozenset[str] = frozenset()
    url, generator = server.url("/feed/"), ""
    async with http.Client() as client:
        while url:
            try:
                answer = await client.get(url)
            except StatusError:
                break
            assert isinstance(answer, Response)
            raw = sniff.parse(answer.body, answer.headers, answer.url)
            generator = generator or raw.generator
            titles += [entry.title for entry in raw.entries]
            found = next_page(raw, url, generator, seen)
            seen |= marks(raw, url)
            url = found.url if found else ""
    assert titles == [str(number) for number in range(30, 0, -1)]
    assert [server.count(path) for path in ("/feed/", "/feed/?paged=4")] == [1, 1]


def test_feeds_say_which_program_made_them() -> None:
    said = {path.stem: agreed(path.read_bytes(), url=URL).generator for path in sorted(FEEDS.iterdir())}
    assert said == {
        "blogger": "Blogger http://www.blogger.com",
        "github": "",
        "jekyll": "Jekyll https://jekyllrb.com/",
        "mastodon": "Mastodon v4.4.2",
        "podcast": "",
        "rdf": "",
        "wordpress": "https://wordpress.org/?v=6.8.2",
        "xhtml": "",
        "youtube": "",
    }


def test_feeds_name_their_archives() -> None:
    document = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0">'
        '<fh:complete/><link rel="prev-archive" href="/2024.xml"/><link rel="next" href="/2"/><entry/></feed>'
    )
    raw = agreed(document, url=URL)
    assert (raw.archive_url, raw.next_url) == ("https://blog.example/2024.xml", "https://blog.example/2")
    assert raw.is_complete
    assert not agreed(document.replace("history", "another"), url=URL).is_complete


def test_feeds_say_how_often_they_may_be_asked() -> None:
    document = (
        '<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><ttl> 90 </ttl>'
        "<sy:updatePeriod>\n daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
        "<skipHours><hour>24</hour><hour>3</hour><hour>22</hour><hour>99</hour><hour>x</hour></skipHours>"
        "<skipDays><day>Sunday</day><day>Funday</day></skipDays><item><title>ttl</title></item></channel></rss>"
    )
    raw = agreed(document, url=URL)
    assert (raw.ttl, raw.update_period) == (90, 360)
    assert (raw.skip_hours, raw.skip_days) == ((0, 3, 22), (6,))


@pytest.mark.parametrize(
    "head",
    [
        "<ttl>soon</ttl>",
        "<ttl>-5</ttl>",
        f"<ttl>{'9' * 5_000}</ttl>",
        "<sy:updatePeriod>often</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
        "<skipHours>" + "".join(f"<hour>{hour}</hour>" for hour in range(24)) + "</skipHours>",
        "<item><ttl>60</ttl></item>",
        "<generator",
        "<generator " * 20_000,
    ],
)
def test_hints_that_make_no_sense_are_none(head: str) -> None:
    assert feed_hints.of(f"<rss><channel>{head}<item>") == feed_hints.Hints()
    assert feed_hints.of(f"<rss><channel>{head}<item>".encode()) == feed_hints.Hints()


def tumblr(**post: object) -> RawEntry:
    document = {"tumblelog": {"title": "Jane"}, "posts-start": 0, "posts-total": "1", "posts": [post]}
    return sniff.parse(json.dumps(document).encode(), {}, "https://jane.example/api/read/json").entries[0]


@pytest.mark.parametrize(
    ("post", "title", "body"),
    [
        ({"type": "regular", "regular-title": "T", "regular-body": "<p>B</p>"}, "T", "<p>B</p>"),
        ({"type": "quote", "quote-text": "Q", "quote-source": "S"}, "", "<blockquote>Q</blockquote><p>S</p>"),
        (
            {"type": "photo", "photo-url-1280": "a?b&c", "photo-caption": "C"},
            "",
            '<p><img src="a?b&amp;c"></p>C',
        ),
        (
            {"type": "photo", "photos": [{"photo-url-1280": "a"}, {"photo-url-1280": "b"}]},
            "",
            '<p><img src="a"></p><p><img src="b"></p>',
        ),
        (
            {"type": "link", "link-url": "u", "link-text": "W", "link-description": "D"},
            "W",
            '<p><a href="u">W</a></p>D',
        ),
        ({"type": "conversation", "conversation-text": "a < b"}, "", "<pre>a &lt; b</pre>"),
        ({"type": "answer", "question": "Q", "answer": "A"}, "", "<blockquote>Q</blockquote>A"),
        ({"type": "video", "video-player": "V", "video-caption": "C"}, "", "VC"),
        ({"type": "audio", "id3-title": "T", "audio-player": "A"}, "T", "A"),
        ({"type": "new", "tags": 5}, "", ""),
    ],
)
def test_posts_of_tumblr_of_every_type_are_read(post: dict[str, object], title: str, body: str) -> None:
    entry = tumblr(**post)
    assert (entry.title, entry.body) == (title, body)


def test_a_page_of_tumblr_leads_to_the_next() -> None:
    posts = [
        {"type": "regular", "url": f"https://j.example/post/{n}", "date-gmt": "2013-05-01 10:00:00 GMT"}
        for n in (2, 1)
    ]
    posts[0] |= {"url-with-slug": "https://j.example/post/2/two", "tags": ["a", "b"]}  # type: ignore[dict-item]
    document = {"tumblelog": {"title": "Jane"}, "posts-start": 50, "posts-total": 60, "posts": posts}
    raw = sniff.parse(json.dumps(document).encode(), {}, "https://j.example/api/read/json?start=50")
    assert raw.next_url == "https://j.example/api/read/json?debug=1&num=50&start=52"
    assert (raw.title, raw.site_url, raw.version) == ("Jane", "https://j.example/", "tumblr")
    first = raw.entries[0]
    assert (first.guid, first.link) == ("https://j.example/post/2", "https://j.example/post/2/two")
    assert first.tags == ("a", "b")
    now = datetime(2025, 8, 22, tzinfo=UTC)
    assert dates.parse(first.published, now=now) == datetime(2013, 5, 1, 10, tzinfo=UTC)
    last = sniff.parse(json.dumps(document | {"posts-total": 52}).encode(), {}, raw.base_url)
    assert last.next_url == ""
    assert next_page(last, last.base_url, "Tumblr") is None

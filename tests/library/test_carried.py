"""What comes with a post beside its text: shown above it, once, and what the post then mostly is."""

from __future__ import annotations

import pytest

from tests.library.conftest import NOW
from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.library import carried, ingest
from tui_reader.library.library import Library
from tui_reader.models import BodyKind, Enclosure, Genre, Query, StoredBody

PAGE = "https://blog.example/post"


def above(*enclosures: Enclosure, text: str = "Words.", url: str = PAGE) -> str:
    return carried.above(StoredBody(text, BodyKind.HTML, url, enclosures))


@pytest.mark.parametrize(
    ("enclosure", "shown"),
    [
        (
            Enclosure("https://e.example/ep%2012.mp3", "audio/mpeg", 23_456_789),
            "[Audio: ep 12.mp3 · 23.5 MB]",
        ),
        (Enclosure("https://e.example/1.mp3", "audio/mpeg", 0, 3723), "[Audio: 1.mp3 · 1:02:03]"),
        (Enclosure("https://e.example/2.mp4", "video/mp4", 900, 65), "[Video: 2.mp4 · 1:05 · 900 bytes]"),
        (Enclosure("https://e.example/listen?id=7", "audio/mpeg"), "[Audio: listen]"),
        (Enclosure("https://e.example/talk.webm"), "[Video: talk.webm]"),
        (Enclosure("https://e.example/paper.pdf", "application/pdf", 900), "[File: paper.pdf · 900 bytes]"),
        (Enclosure("https://e.example/a[1]_*b*.ogg", "audio/ogg"), r"[Audio: a\[1\]\_\*b\*.ogg]"),
    ],
)
def test_a_file_is_a_card_that_says_what_it_is(enclosure: Enclosure, shown: str) -> None:
    assert above(enclosure).startswith(f"{shown}(https://e.example/")


def test_what_the_text_names_itself_is_not_shown_twice() -> None:
    song = Enclosure("https://e.example/song.mp3?a=1&b=2", "audio/mpeg")
    assert above(song, text='<audio src="https://e.example/song.mp3?a=1&amp;b=2"></audio>') == ""
    assert above(song, text="https://e.example/song.mp3?a=1&b=2") == ""


def test_one_picture_stands_above_a_text_that_has_none() -> None:
    pictures = [Enclosure(f"https://e.example/{name}.png", "image/png") for name in ("one", "two")]
    assert above(*pictures) == "![](https://e.example/one.png)"
    assert above(*pictures, text='<p><img src="https://e.example/three.png"></p>') == ""


def test_a_file_in_every_format_there_is_shows_a_few_times() -> None:
    every = [Enclosure(f"https://e.example/{number}.mp3", "audio/mpeg") for number in range(40)]
    assert above(*every).count("[Audio:") == carried.MOST


def test_of_a_flood_of_files_the_first_are_looked_for_in_the_text() -> None:
    flood = [Enclosure(f"https://e.example/{number}.png", "image/png") for number in range(carried.LOOKED_AT)]
    song = Enclosure("https://e.example/song.mp3", "audio/mpeg")
    assert "song.mp3" in above(*flood[1:], song)
    assert "song.mp3" not in above(*flood, song)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", "[Video: youtube.com](https://www.youtube.com/"),
        ("https://soundcloud.com/someone/a-song", "[Audio: soundcloud.com](https://soundcloud.com/"),
        ("https://www.youtube.com/@someone", ""),
    ],
)
def test_a_post_whose_page_is_a_film_or_a_sound_begins_with_it(url: str, shown: str) -> None:
    assert above(url=url).startswith(shown)
    assert bool(above(url=url)) == bool(shown)


def test_no_address_ends_its_link_early() -> None:
    assert above(Enclosure("https://e.example/a)b <c>.mp3", "audio/mpeg")).endswith(
        "(https://e.example/a%29b%20%3Cc%3E.mp3)"
    )


YOUTUBE = """<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns="http://www.w3.org/2005/Atom"><title>A channel</title><entry><id>yt:video:abcdefghijk</id>
<yt:videoId>abcdefghijk</yt:videoId><title>A talk</title>
<link rel="alternate" href="https://www.youtube.com/watch?v=abcdefghijk"/>
<published>2025-08-01T00:00:00+00:00</published><media:group><media:title>A talk</media:title>
<media:content url="https://www.youtube.com/v/abcdefghijk?version=3" type="application/x-shockwave-flash"/>
<media:thumbnail url="https://i4.ytimg.com/vi/abcdefghijk/hqdefault.jpg"/>
<media:description>What a curve is.

Chapters:
0:00 Start</media:description></media:group></entry></feed>"""

PODCAST = rss(
    item(
        "Episode",
        body="We talk.",
        more='<enclosure url="https://cdn.example/e.mp3" type="audio/mpeg" length="5000"/>'
        "<itunes:duration>12:34</itunes:duration>",
    )
).replace(b"<rss ", b'<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" ', 1)
THUMBNAIL = '<media:thumbnail url="https://cdn.example/t.jpg"/>'


def illustrated(words: int) -> bytes:
    one = item("Shown", body="word " * words, more=THUMBNAIL)
    return rss(one).replace(b"<rss ", b'<rss xmlns:media="http://search.yahoo.com/mrss/" ', 1)


@pytest.mark.parametrize(
    ("feed", "genre", "beginning"),
    [
        (
            YOUTUBE,
            Genre.VIDEO,
            "[Video: youtube.com](https://www.youtube.com/watch?v=abcdefghijk)\n\n![](https://i4.",
        ),
        (PODCAST, Genre.AUDIO, "[Audio: e.mp3 · 12:34 · 5.0 KB](https://cdn.example/e.mp3)\n\nWe talk."),
        (illustrated(3), Genre.PICTURE, "![](https://cdn.example/t.jpg)\n\nword word word"),
        (illustrated(50), Genre.TEXT, "![](https://cdn.example/t.jpg)\n\nword word word"),
        (illustrated(200), Genre.TEXT, "word word word"),
    ],
    ids=["film", "podcast", "picture", "teaser", "article"],
)
async def test_a_feed_is_read_with_what_comes_with_it(
    library: Library, server: Loopback, feed: str | bytes, genre: Genre, beginning: str
) -> None:
    server.give("/feed", feed)
    source = await library.visit(server.url("/feed"))
    (headline,) = (await library.page(Query(source.id), 1, 10)).headlines
    article = await library.open_post(headline.id)
    assert (headline.genre, article.markdown[: len(beginning)]) == (genre, beginning)


def test_the_lines_of_a_films_description_stay_lines() -> None:
    found = ingest.feed(YOUTUBE.encode(), {}, PAGE, NOW)
    assert found
    assert (found.drafts[0].body_kind, found.drafts[0].body) == (
        BodyKind.TEXT,
        "What a curve is.\n\nChapters:\n0:00 Start",
    )

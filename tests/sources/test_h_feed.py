"""Pages that are read as feeds themselves."""

from __future__ import annotations

import pytest

from tui_reader.entries import RawEntry, RawFeed
from tui_reader.models import BodyKind, Enclosure
from tui_reader.sources import h_feed

URL = "https://jane.example/notes/"


def page(body: str, head: str = "") -> RawFeed:
    return h_feed.parse(f"<!doctype html><html lang=en><head><title>Jane</title>{head}</head>{body}", {}, URL)


def entry(inside: str) -> RawEntry:
    return page(f'<article class="h-entry">{inside}</article>').entries[0]


def test_a_post_with_everything() -> None:
    found = page(
        """<main class="h-feed"><h1 class="p-name">Notes</h1><a class="p-author h-card" href="/">Jane</a>
        <article class="h-entry post">
          <h2 class="p-name"><a class="u-url u-uid" href="kites">On  kites</a></h2>
          <time class="dt-published" datetime="2025-08-22T10:00:00+02:00">Friday</time>
          <time class="dt-updated" datetime="2025-08-23">later</time>
          <p class="p-summary">They fly.</p>
          <div class="e-content"><p>They <b>fly</b> &amp; pull.</p><i class="p-category">wind</i></div>
          <a class="p-category">kites</a><img class="u-photo" src="/kite.jpg" alt="a kite">
          <audio class="u-audio" src="/wind.mp3"></audio>
          <div class="p-author h-card"><span class="p-name">Joe</span><a class="u-url" href="https://joe.example">x</a></div>
        </article></main><a rel="prev next" href="?page=2">Older</a>"""
    )
    assert (found.title, found.authors, found.language, found.version) == ("Notes", ("Jane",), "en", "hfeed")
    assert found.next_url == "https://jane.example/notes/?page=2"
    post = found.entries[0]
    assert (post.title, post.link, post.guid) == ("On kites", f"{URL}kites", f"{URL}kites")
    assert (post.published, post.updated) == ("2025-08-22T10:00:00+02:00", "2025-08-23")
    assert post.body.startswith("<p>They <b>fly</b> &amp; pull.</p>")
    assert (post.body_kind, post.summary) == (BodyKind.HTML, "They fly.")
    assert (post.authors, post.categories) == (("Joe",), ("wind", "kites"))
    assert post.image == "https://jane.example/kite.jpg"
    assert post.enclosures == (Enclosure("https://jane.example/wind.mp3", "audio/*"),)


def test_posts_of_a_theme_from_before_microformats_2_are_read() -> None:
    found = page(
        """<body class="hfeed">
        <div class="post hentry"><h2 class="entry-title"><a href="/1" rel="bookmark">One</a></h2>
        <abbr class="published" title="2010-08-22T10:00:00Z">August</abbr>
        <span class="author vcard"><a class="url fn n" href="/jane">Jane</a></span>
        <div class="entry-content"><p>Text</p></div><a rel="tag" href="/t">news</a></div>
        <div class="hentry"><div class="entry-title">Two</div></div></body>"""
    )
    assert [post.title for post in found.entries] == ["One", "Two"]
    post = found.entries[0]
    assert (post.link, post.published, post.authors) == (
        "https://jane.example/1",
        "2010-08-22T10:00:00Z",
        ("Jane",),
    )
    assert (post.body, post.categories) == ("<p>Text</p>", ("news",))


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ('<p class="p-name e-content">Only a note</p>', ""),
        ('<b class="p-name">A note that…</b><p class="e-content">A note that goes on</p>', ""),
        ('<b class="p-name">Bread</b><p class="e-content">Bread is good</p>', "Bread"),
        ('<p class="e-content">No name</p>', ""),
        ("Nothing <b>marked</b>", "Nothing marked"),
    ],
)
def test_a_note_has_no_title(inside: str, title: str) -> None:
    assert entry(inside).title == title


def test_what_a_post_answers_is_not_the_post() -> None:
    found = page(
        """<div class="h-entry"><div class="u-in-reply-to h-cite"><b class="p-name">Theirs</b>
        <a class="u-url" href="/theirs">x</a></div><div class="h-entry"><b class="p-name">Quoted</b></div>
        <p class="e-content">Mine</p></div>"""
    )
    assert [(post.title, post.link, post.body) for post in found.entries] == [("", "", "Mine")]


def test_a_picture_alone_is_a_post() -> None:
    post = entry('<img class="u-photo" src=\'/a"b.jpg?x=1&amp;y=2\'>')
    assert post.body == '<img src="https://jane.example/a%22b.jpg?x=1&amp;y=2">'


def test_authors_come_from_the_feed_where_a_post_names_none() -> None:
    found = page('<div class="h-feed"><b class="p-author">Jane</b><p class="h-entry e-content">x</p></div>')
    assert found.entries[0].authors == ("Jane",)


def test_addresses_stand_on_the_base_and_lead_to_the_web() -> None:
    found = page(
        '<p class="h-entry"><a class="u-url" href="javascript:x">a</a><a class="u-url" href="1">b</a></p>',
        '<base href="https://other.example/">',
    )
    assert (found.entries[0].link, found.base_url) == ("https://other.example/1", "https://other.example/")


@pytest.mark.parametrize(
    "html",
    [
        "",
        "plain words about h-entry",
        "<p class=h-card>Jane</p> h-entry",
        '<p class="h-4 p-4 h-entry-title">Tailwind</p>',
        "<!-- <p class='h-entry'>x</p> -->",
        "<script>'<p class=\"h-entry\">'</script>",
        '<p class="h-entry">' + "<div>" * 5_000,
        '<p class="h-entry">' + "<b><p>" * 5_000,
        '<p class="h-entry" ' + " ".join(f"a{number}=b" for number in range(20_000)) + ">",
    ],
)
def test_a_page_without_posts_is_no_feed(html: str) -> None:
    assert h_feed.parse(html, {}, URL).version == ""


def test_more_posts_than_are_taken_are_left() -> None:
    html = '<p class="h-entry">x</p>' * 5_000
    assert len(h_feed.parse(html, {}, URL).entries) == h_feed.MOST
    assert len(h_feed.parse(html, {}, URL, 5).entries) == 5


def test_a_page_in_another_encoding_is_read() -> None:
    html = '<meta charset="windows-1251"><p class="h-entry"><b class="p-name">Привет</b></p>'.encode(
        "windows-1251"
    )
    assert h_feed.parse(html, {}, URL).entries[0].title == "Привет"

"""The gate: what a stranger wrote comes out clean, dated and with an identity."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.library.conftest import NOW
from tui_reader.entries import Draft, RawEntry, RawFeed
from tui_reader.library import ingest
from tui_reader.models import BodyKind, DateOrigin, Enclosure, Genre

HOSTILE = [
    "\x1b]52;c;aGk=\x07Title",
    "\x1b[31mTitle",
    "\x9b31mTitle",
    "Ti\x00tle",
    "Title\x7f",
    "\u202eTitle",
    "\u200bTitle\u200b",
    "Title\ud800",
    "\n Title \r\n",
]


def one(entry: RawEntry, base: str = "https://blog.example/feed.xml") -> Draft:
    (draft,) = ingest.entries((entry,), base, NOW)
    return draft


@pytest.mark.parametrize("title", HOSTILE)
def test_no_control_character_passes_in_a_title(title: str) -> None:
    cleaned = one(RawEntry(guid="1", title=title)).title
    assert cleaned.replace("\ufffd", "") == "Title"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_passes_in_any_field(text: str) -> None:
    entry = RawEntry(
        guid="1",
        title="T",
        authors=(text,),
        tags=(text,),
        categories=(text,),
        summary=text,
        body=text,
        language=text,
    )
    draft = one(entry)
    shown = [*draft.authors, *draft.tags, *draft.categories, draft.summary, draft.language, draft.text]
    for field in shown:
        assert not any(
            ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u200b\ud800" for c in field.strip()
        )


def test_a_feeds_own_name_is_cleaned_too() -> None:
    raw = RawFeed(title="\x1b]0;pwned\x07Blog", site_url="javascript:alert(1)", version="rss20")
    ingested = ingest.ingest(raw, "https://blog.example/feed.xml", NOW)
    assert (ingested.title, ingested.site_url) == ("Blog", "")


def test_markup_like_titles_stay_as_written() -> None:
    for title in ("[red]", "[/nope]", "[@click=app.quit]", "a < b", "$var", "\\["):
        assert one(RawEntry(guid="1", title=title)).title == title


def test_tags_in_an_html_title_are_taken_out_once() -> None:
    assert (
        one(RawEntry(guid="1", title="<b>Bold</b> &amp; brave", title_is_html=True)).title == "Bold & brave"
    )
    assert one(RawEntry(guid="1", title="How to use &lt;b&gt;", title_is_html=True)).title == "How to use <b>"


def test_mojibake_is_repaired_before_controls_are_stripped() -> None:
    draft = one(RawEntry(guid="1", title="It\xe2\x80\x99s", body="<p>It\xe2\x80\x99s</p>"))
    assert draft.title == "It’s"
    assert draft.text.strip() == "It’s"


def test_a_post_without_a_title_is_called_by_its_first_words() -> None:
    body = "<p>One two three four five six seven eight nine ten eleven twelve</p>"
    assert one(RawEntry(guid="1", body=body)).title == "One two three four five six seven eight nine ten…"
    assert one(RawEntry(guid="1")).title == "(untitled)"
    assert one(RawEntry(guid="1", title="\u200b\u2060")).title == "(untitled)"


def test_a_writer_may_date_a_file_ahead_and_a_feed_may_not() -> None:
    spring, filed = "2026-09-01", datetime(2024, 1, 1, tzinfo=UTC)
    planned = one(RawEntry(guid="1", published=spring, path="a.md", file_time=filed))
    assert (f"{planned.published:%Y-%m-%d}", planned.date_origin) == (spring, DateOrigin.GIVEN)
    never = one(RawEntry(guid="1", published="2999-01-01", path="a.md", file_time=filed))
    assert (never.published, never.date_origin) == (filed, DateOrigin.FILE_TIME)
    fed = one(RawEntry(guid="1", published=spring))
    assert (fed.published, fed.date_origin) == (NOW, DateOrigin.FIRST_SEEN)
    named = one(RawEntry(guid="1", name_date=spring, path="a.md"))
    assert (named.published.month, named.date_origin) == (9, DateOrigin.FILE_NAME)


def test_dates_fall_back_from_given_to_name_to_file_time_to_now() -> None:
    file_time = datetime(2024, 1, 1, tzinfo=UTC)
    given = RawEntry(
        guid="1", published="2025-05-01", name_date="2023-01-01", file_time=file_time, path="a.md"
    )
    named = RawEntry(
        guid="1", published="yesterday", name_date="2023-01-01", file_time=file_time, path="a.md"
    )
    filed = RawEntry(guid="1", file_time=file_time, path="a.md")
    assert (one(given).published.year, one(given).date_origin) == (2025, DateOrigin.GIVEN)
    assert (one(named).published.year, one(named).date_origin) == (2023, DateOrigin.FILE_NAME)
    assert (one(filed).published, one(filed).date_origin) == (file_time, DateOrigin.FILE_TIME)
    assert (one(RawEntry(guid="1")).published, one(RawEntry(guid="1")).date_origin) == (
        NOW,
        DateOrigin.FIRST_SEEN,
    )


def test_undated_entries_keep_the_order_of_their_feed() -> None:
    drafts = ingest.entries([RawEntry(guid=str(n)) for n in range(5)], "", NOW)
    assert [d.key for d in sorted(drafts, key=lambda d: d.published, reverse=True)] == [
        "0",
        "1",
        "2",
        "3",
        "4",
    ]


def test_identity_is_the_guid_else_the_link_else_a_hash() -> None:
    assert one(RawEntry(guid="g", link="https://a.example/")).key == "g"
    assert one(RawEntry(link="https://a.example/")).key == "https://a.example/"
    nameless = RawEntry(title="T", body="<p>x</p>", published="2025-05-01")
    assert one(nameless).key == one(nameless).key != one(RawEntry(title="U", body="<p>x</p>")).key


def test_entries_that_share_a_guid_stay_apart_by_their_links() -> None:
    raw = [RawEntry(guid="same", link=f"https://a.example/{n}") for n in range(3)]
    assert len({draft.key for draft in ingest.entries(raw, "", NOW)}) == 3


def test_the_same_entry_twice_in_a_feed_is_one_post() -> None:
    raw = [RawEntry(guid="same", link="https://a.example/1", title="T")] * 2
    assert len(ingest.entries(raw, "", NOW)) == 1


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "--version",
        "java\nscript:x",
        "http://[",
    ],
)
def test_only_web_addresses_become_links(link: str) -> None:
    url = one(RawEntry(guid="1", link=link), base="https://blog.example/feed.xml").url
    assert url == "" or url.startswith("https://blog.example/")
    enclosed = one(RawEntry(guid="1", enclosures=(Enclosure(link),)), base="").enclosures
    assert enclosed == ()


def test_relative_links_stand_on_the_entrys_then_the_feeds_base() -> None:
    assert one(RawEntry(guid="1", link="/post")).url == "https://blog.example/post"
    assert one(RawEntry(guid="1", link="post", base_url="/2025/")).url == "https://blog.example/2025/post"
    assert one(RawEntry(guid="1", link="post", base_url="javascript:x")).url == "https://blog.example/post"


def test_words_are_counted_also_where_there_are_no_spaces() -> None:
    assert one(RawEntry(guid="1", body="<p>one two three</p>")).words == 3
    assert one(RawEntry(guid="1", body="<p>" + "字" * 100 + "</p>")).words >= 50


def test_a_post_that_is_nothing_but_a_picture_is_called_one() -> None:
    body = '<p><img src="chart.png" alt="Chart"></p><p>Source: Our World in Data</p>'
    assert one(RawEntry(guid="1", title="Chart of the Week", body=body)).genre is Genre.PICTURE


def test_a_short_post_with_an_audio_file_is_audio() -> None:
    entry = RawEntry(
        guid="1", body="<p>Episode 1</p>", enclosures=(Enclosure("https://a.example/1.mp3", "audio/mpeg"),)
    )
    assert one(entry).genre is Genre.AUDIO


def test_the_body_is_stored_as_it_came() -> None:
    body = '<p onclick="x()">Hi \x1b[31m<script>1</script></p>'
    draft = one(RawEntry(guid="1", body=body))
    assert (draft.body, draft.body_kind, draft.text.strip()) == (body, BodyKind.HTML, "Hi")


def test_bytes_that_are_no_feed_are_none() -> None:
    assert ingest.feed(b"<html><p>hello</p></html>", {}, "https://a.example/", NOW) is None
    assert ingest.feed(b"", {}, "https://a.example/", NOW) is None

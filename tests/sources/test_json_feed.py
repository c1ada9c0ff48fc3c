"""JSON Feed: what is taken from an item, and what comes of JSON that was not written for us."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.entries import RawEntry, RawFeed
from tui_reader.errors import ParseError
from tui_reader.models import BodyKind, Enclosure
from tui_reader.sources import json_feed, sniff

URL = "https://blog.example/feed.json"


def parsed(document: object, limit: int = 2000) -> RawFeed:
    return json_feed.parse(json.dumps(document), URL, limit)


def item(fields: dict[str, object], **feed: object) -> RawEntry:
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "B", "items": [fields], **feed}
    return parsed(whole).entries[0]


def test_a_feed_and_its_item_are_read_whole() -> None:
    found = parsed(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "A blog",
            "home_page_url": "https://blog.example/",
            "feed_url": URL,
            "next_url": "https://blog.example/2.json",
            "description": "About it",
            "language": "en",
            "authors": [{"name": "Jane", "url": "https://jane.example/"}],
            "items": [
                {
                    "id": "1",
                    "url": "https://blog.example/1",
                    "title": "Post & more",
                    "content_html": "<p>All</p>",
                    "content_text": "All",
                    "summary": "A bit",
                    "date_published": "2024-01-01T00:00:00Z",
                    "date_modified": "2024-01-02T00:00:00Z",
                    "tags": ["one", "two"],
                    "image": "https://blog.example/1.jpg",
                    "attachments": [
                        {
                            "url": "https://blog.example/1.mp3",
                            "mime_type": "audio/mpeg",
                            "size_in_bytes": 12345,
                            "duration_in_seconds": 754.2,
                        }
                    ],
                }
            ],
        }
    )
    assert found == RawFeed(
        title="A blog",
        site_url="https://blog.example/",
        description="About it",
        authors=("Jane",),
        language="en",
        base_url=URL,
        version="json11",
        next_url="https://blog.example/2.json",
        entries=(
            RawEntry(
                guid="1",
                link="https://blog.example/1",
                title="Post & more",
                authors=("Jane",),
                tags=("one", "two"),
                published="2024-01-01T00:00:00Z",
                updated="2024-01-02T00:00:00Z",
                summary="A bit",
                body="<p>All</p>",
                body_kind=BodyKind.HTML,
                enclosures=(Enclosure("https://blog.example/1.mp3", "audio/mpeg", 12345, 754),),
                image="https://blog.example/1.jpg",
                language="en",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("https://jsonfeed.org/version/1", "json10"),
        ("http://jsonfeed.org/version/1", "json10"),
        ("https://jsonfeed.org/version/1.1", "json11"),
        ("https://jsonfeed.org/version/2", "json"),
    ],
)
def test_versions_have_their_names(version: str, name: str) -> None:
    assert parsed({"version": version, "items": []}).version == name


def test_a_feed_that_forgot_its_version_is_known_by_its_items() -> None:
    assert parsed({"items": [{"content_text": "Hi"}]}).version == "json"


@pytest.mark.parametrize(
    "document",
    [{}, [], "text", 5, None, {"items": []}, {"items": [{"name": "x"}]}, {"version": 1}, {"version": "2.0"}],
)
def test_json_that_is_no_feed_has_no_version(document: object) -> None:
    assert parsed(document).version == ""


def test_plain_text_stays_plain() -> None:
    entry = item({"id": "1", "content_text": "1 < 2"})
    assert (entry.body, entry.body_kind) == ("1 < 2", BodyKind.TEXT)


def test_a_lone_summary_is_the_post() -> None:
    entry = item({"id": "1", "summary": "All there is"})
    assert (entry.body, entry.body_kind, entry.summary) == ("All there is", BodyKind.TEXT, "")


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"authors": [{"name": "A"}, {"name": "B"}]}, ("A", "B")),
        ({"author": {"name": "A"}}, ("A",)),
        ({"author": "A"}, ("A",)),
        ({"authors": ["A", {"url": "x"}, None]}, ("A",)),
        ({"authors": []}, ("Feed",)),
        ({"authors": "A"}, ("Feed",)),
        ({"author": {"url": "https://a.example"}}, ("Feed",)),
    ],
)
def test_authors_in_every_spelling(fields: dict[str, object], authors: tuple[str, ...]) -> None:
    assert item(fields, author={"name": "Feed"}).authors == authors


def test_an_item_links_to_itself_before_it_links_elsewhere() -> None:
    both: dict[str, object] = {"url": "https://b.example/1", "external_url": "https://else.example/"}
    assert item(both).link == "https://b.example/1"
    assert item({"external_url": "https://else.example/"}).link == "https://else.example/"


def test_an_id_that_is_a_number_is_its_digits() -> None:
    assert item({"id": 4711}).guid == "4711"
    assert (
        json_feed.parse('{"version":"https://jsonfeed.org/version/1","items":[{"id":1.50}]}', URL)
        .entries[0]
        .guid
        == "1.50"
    )


def test_a_number_too_large_for_a_number_is_its_digits() -> None:
    digits = "9" * 10_000
    document = f'{{"version":"https://jsonfeed.org/version/1","items":[{{"id":{digits}}}]}}'
    assert json_feed.parse(document, URL).entries[0].guid == digits


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "-Infinity", "null", "true", "[]", "{}", '[["x"]]', "1e999"]
)
def test_fields_of_another_kind_are_passed_over(value: str) -> None:
    names = ("id", "url", "title", "summary", "date_published", "tags", "authors", "attachments", "image")
    fields = ",".join(f'"{name}":{value}' for name in names)
    document = f'{{"version":"https://jsonfeed.org/version/1","items":[{{{fields},"content_text":"Hi"}}]}}'
    entry = json_feed.parse(document, URL).entries[0]
    assert entry.body == "Hi"
    assert entry.tags == ()
    assert entry.enclosures == ()


@pytest.mark.parametrize("items", [None, {}, "x", 5, [None, 5, "x", []]])
def test_items_that_are_no_items_are_none(items: object) -> None:
    found = parsed({"version": "https://jsonfeed.org/version/1.1", "title": "B", "items": items})
    assert (found.version, found.entries) == ("json11", ())


def test_items_that_are_no_list_are_noted() -> None:
    found = parsed({"version": "https://jsonfeed.org/version/1.1", "items": {}})
    assert found.notes == ("The feed's items are no list, so it has no posts.",)


def test_the_last_of_two_equal_keys_counts() -> None:
    document = '{"version":"x","version":"https://jsonfeed.org/version/1","items":[{"id":"1","id":"2"}]}'
    assert json_feed.parse(document, URL).entries[0].guid == "2"


def test_a_long_feed_keeps_its_first_items() -> None:
    items = [{"id": str(number)} for number in range(10)]
    found = parsed({"version": "https://jsonfeed.org/version/1.1", "items": items}, limit=3)
    assert [entry.guid for entry in found.entries] == ["0", "1", "2"]
    assert found.notes == ("Of 10 posts the first 3 were taken.",)


@pytest.mark.parametrize(
    "document",
    [
        "{",
        '{"version":',
        '{"items":[}',
        "[" * 1_000_000,
        '{"a":' * 100_000,
        '{"version":"https://jsonfeed.org/version/1","items":' + "[" * 200_000 + "]" * 200_000 + "}",
        "{'version': 1}",
        '{"a":"\x01"}',
    ],
)
def test_json_that_cannot_be_read_is_a_sentence(document: str) -> None:
    with pytest.raises(ParseError) as caught:
        json_feed.parse(document, URL)
    assert caught.value.what == "This JSON can't be read: it is broken, or nested too deeply."


def test_rss_written_as_json_is_told_apart() -> None:
    with pytest.raises(ParseError, match="RSS written as JSON"):
        parsed({"rss": {"version": "2.0", "channel": {"item": []}}})


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n\n "])
def test_bytes_are_decoded_whatever_stands_before_them(mark: bytes) -> None:
    document = mark + '{"version":"https://jsonfeed.org/version/1","title":"Grüße","items":[]}'.encode()
    assert json_feed.parse(document, URL).title == "Grüße"
    assert sniff.parse(document, {"content-type": "text/html"}, URL).title == "Grüße"
    assert sniff.parse(document.decode().encode("utf-16"), {}, URL).title == "Grüße"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["id", "url", "title", "content_html", "summary", "tags", "author", "authors", "attachments"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(NAMES, JSON), max_size=3), st.dictionaries(NAMES, JSON))
def test_no_value_in_any_field_raises(items: list[dict[str, object]], feed: dict[str, object]) -> None:
    found = parsed({**feed, "version": "https://jsonfeed.org/version/1.1", "items": items})
    assert len(found.entries) == len(items)

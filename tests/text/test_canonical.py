"""Addresses and identifiers in one spelling."""

from __future__ import annotations

import pytest

from tui_reader.text import canonical


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2025/post",
        "http://www.a.example/2025/post/",
        "https://a.example/2025/post/index.html",
        "HTTPS://A.example:443/2025/post".replace("HTTPS", "https"),
        "https://a.example/2025/post?utm_source=rss&utm_medium=feed",
        "https://a.example/2025/post/?fbclid=abc#comments",
        "https://a.example/2025/post#utm_source=feed",
        "https://a.example/2025/p%6Fst?ref=rss",
    ],
)
def test_what_a_server_takes_for_the_same_is_spelled_the_same(url: str) -> None:
    assert canonical.address(url) == "a.example/2025/post"


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2025/Post",
        "https://b.example/2025/post",
        "https://amp.a.example/2025/post",
        "https://a.example/2025/post/amp",
        "https://a.example:8080/2025/post",
        "https://a.example/2025/post?id=2",
        "https://a.example/2025/post#a7",
        "https://a.example/2025/post.html",
    ],
)
def test_what_may_be_another_page_stays_another(url: str) -> None:
    assert canonical.address(url) not in ("", "a.example/2025/post")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://a.example",
        "https://www.a.example/index.html?utm_source=x",
        "mailto:a@b",
        "https://[x/",
        "http://a:x/b",
    ],
)
def test_a_front_page_and_no_address_are_no_post(url: str) -> None:
    assert canonical.address(url) == ""


def test_parameters_stand_in_one_order() -> None:
    assert canonical.address("https://a.example/?p=1&b=2") == canonical.address(
        "http://a.example?b=2&p=1&gclid=x"
    )


@pytest.mark.parametrize(
    ("guid", "found"),
    [
        ("tag:a.example,2025:/post", "tag:a.example,2025:/post"),
        ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"),
        ("https://www.a.example/?p=12", "a.example?p=12"),
        ("12345", ""),
        ("post-1", ""),
        ("https://a.example/", ""),
        ("https://a.example/x\nhttps://a.example/y", ""),
    ],
)
def test_only_identifiers_that_are_one_in_the_world_count(guid: str, found: str) -> None:
    assert canonical.identifier(guid) == found


def test_a_guid_tells_who_gave_it() -> None:
    assert canonical.whose("tag:www.a.example,2025:1") == "a.example"
    assert canonical.whose("https://www.a.example/1") == "a.example"
    assert canonical.whose("tag:blogger.com,1999:blog-1.post-2") == canonical.whose("12") == ""
    assert canonical.same_site("blog.a.example", "a.example")
    assert not canonical.same_site("ba.example", "a.example")
    assert not canonical.same_site("", "")

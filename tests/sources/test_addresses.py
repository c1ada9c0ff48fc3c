"""Addresses: which can be asked, what is shown of them, and which lie inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.errors import FetchError
from tui_reader.sources import addresses
from tui_reader.text import clean

INSIDE = """
127.0.0.1 127.1 127.255.255.255 0 0.0.0.0 0x7f000001 0X7F.1 2130706433 0177.0.0.1 10.0.0.1
172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1 100.127.255.255 192.0.2.1
198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 [::1] :: ::127.0.0.1 ::ffff:127.0.0.1
::ffff:7f00:1 ::ffff:10.0.0.1 fe80::1 fe80::1%eth0 fc00::1 fdff::1 ff02::1 64:ff9b::7f00:1 ::ffff:0:127.0.0.1
2002:7f00:1:: 2001:db8::1 localhost LocalHost localhost. a.localhost
"""

OUTSIDE = """
8.8.8.8 1.1.1.1 93.184.216.34 172.32.0.1 100.63.0.1 100.128.0.1 134744072 0x08080808 ::ffff:8.8.8.8
2606:4700:4700::1111 64:ff9b::808:808 blog.example localhost.example mylocalhost face 1.2.3.4.5
256.1.1.1.1 xn--bcher-kva.example
"""


def test_an_address_is_taken_apart() -> None:
    address = addresses.parse(" HTTPS://anna:p%40ss@Blog.Example:8443/feed?a=1#top ")
    assert (address.scheme, address.host, address.port) == ("https", "blog.example", 8443)
    assert (address.user, address.password) == ("anna", "p@ss")
    assert address.url == "https://Blog.Example:8443/feed?a=1"
    assert address.whole == "https://anna:p%40ss@Blog.Example:8443/feed?a=1"


@pytest.mark.parametrize(("url", "port"), [("http://b.example", 80), ("https://b.example", 443)])
def test_the_port_is_known_without_being_named(url: str, port: int) -> None:
    assert addresses.parse(url).port == port


@pytest.mark.parametrize(
    "url",
    [
        "",
        "blog.example",
        "/etc/passwd",
        "ftp://blog.example/",
        "javascript:alert(1)",
        "http://",
        "http://:80/",
        "https:///path",
        "http://[::1",
        "http://b.example:port/",
        "http://b.example:99999/",
        "http://a..example/",
        "http://.example/",
        "http://a b.example/",
        "http://b.example/\x1b]0;x\x07",
        "http://b.exa\x00mple/",
        "http://b.example/a\nb",
        "http://%31%32%37.0.0.1/",
        "http://" + "a" * 64 + ".example/",
        "http://" + "a." * 127 + "example/",
        "http://b.example/" + "a" * 70_000,
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        addresses.parse(url)
    assert caught.value.next_step
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    "url", ["ftp://anna:secret@b.example/", "http://anna:secret@[::1", "http://anna:secret@/"]
)
def test_a_refusal_shows_no_password(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        addresses.parse(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "host",
    INSIDE.split(),
)
def test_hosts_that_lie_inside(host: str) -> None:
    assert addresses.is_inside(host)


@pytest.mark.parametrize(
    "host",
    OUTSIDE.split(),
)
def test_hosts_that_do_not(host: str) -> None:
    assert not addresses.is_inside(host)


@given(st.text(max_size=60))
def test_no_text_raises_anything_but_a_sentence(text: str) -> None:
    for url in (text, f"http://{text}", f"https://b.example/{text}"):
        try:
            address = addresses.parse(url)
        except FetchError as error:
            shown = str(error)
        else:
            shown = address.shown
        assert clean.line(shown) == shown
    assert addresses.is_inside(text) in (True, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("example.org", ["https://example.org", "http://example.org"]),
        (" example.org/blog?x=1 ", ["https://example.org/blog?x=1", "http://example.org/blog?x=1"]),
        ("example.org:8080", ["https://example.org:8080", "http://example.org:8080"]),
        ("//example.org/", ["https://example.org/", "http://example.org/"]),
        ("bücher.example", ["https://bücher.example", "http://bücher.example"]),
        ("xn--bcher-kva.example", ["https://xn--bcher-kva.example", "http://xn--bcher-kva.example"]),
        ("jane:secret@example.org", ["https://jane:secret@example.org", "http://jane:secret@example.org"]),
        ("example.md/feed.xml", ["https://example.md/feed.xml", "http://example.md/feed.xml"]),
        ("localhost:8000/feed", ["http://localhost:8000/feed", "https://localhost:8000/feed"]),
        ("192.168.1.5", ["http://192.168.1.5", "https://192.168.1.5"]),
        ("[::1]:8000", ["http://[::1]:8000", "https://[::1]:8000"]),
        ("8.8.8.8", ["https://8.8.8.8", "http://8.8.8.8"]),
        ("@jane@social.example", ["https://social.example/@jane"]),
        ("HTTP://example.org", ["HTTP://example.org"]),
        ("feed://example.org/f", ["https://example.org/f", "http://example.org/f"]),
        ("feed:https://example.org/f", ["https://example.org/f"]),
    ],
)
def test_an_address_without_its_scheme_is_completed(typed: str, meant: list[str]) -> None:
    assert list(addresses.complete(typed)) == meant
    assert all(addresses.parse(address) for address in meant)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "blog",
        "two words.example",
        "notes.md",
        "feed.xml",
        "../x.example",
        "/etc/x.org",
        "javascript:x.y",
        "1.5",
        "mailto:a@b.example",
        "jane@b.example",
        "exam\nple.org",
        "a..b.org",
        "ssh://example.org",
        "C:\\x.org",
        "example.1",
    ],
)
def test_what_can_be_no_address_is_not_completed(typed: str) -> None:
    assert addresses.complete(typed) == ()


@pytest.mark.parametrize(
    ("found", "address"),
    [
        ("b.xml", "https://example.org/a/b.xml"),
        (" //x.example/a b ", "https://x.example/a%20b"),
        ("/a\n  /b", "https://example.org/a/b"),
        ("", ""),
        ("javascript:x", ""),
        ("http://[::1", ""),
        ("ftp://x.example/", ""),
    ],
)
def test_an_address_in_a_document_becomes_absolute_or_nothing(found: str, address: str) -> None:
    assert addresses.absolute("https://example.org/a/", found) == address

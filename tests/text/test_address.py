"""What an address looks like before it is followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.text import address, clean


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=c#d",
        "https://EXAMPLE.org/",
        "http://[::1]:8080/x",
        "http://[bad",
        "mailto:ada@example.org",
        "//example.org/x",
        "../other.md",
        "https://münchen.example/",
        "https://пример.рф/",
        "https://日本語かな.example/",
        "https://한국어.example/",
        "https://example.org/@ada",
        "https://example.org/?to=a@b.example",
        "",
    ],
)
def test_an_address_that_is_what_it_seems_is_shown_as_it_is(url: str) -> None:
    assert address.plain(url) == url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://bank.example@evil.example/x", "evil.example, written https://bank.example@evil.example/x"),
        ("https://a@b@evil.example", "evil.example, written https://a@b@evil.example"),
        ("HTTPS://ada:secret@example.org/", "example.org, written HTTPS://ada:secret@example.org/"),
        ("https://good.example\\@evil.example/", "https://good.example\\@evil.example/"),
    ],
)
def test_what_stands_before_an_at_sign_is_not_taken_for_the_host(url: str, shown: str) -> None:
    assert address.plain(url) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://pаypal.com/", "https://xn--pypal-4ve.com/"),
        ("https://аррӏе.com/", "https://xn--80ak6aa92e.com/"),
        ("https://gοοgle.com:443/x", "https://xn--ggle-0nda.com:443/x"),
        (
            "https://pаypal.com@pаypal.com/",
            "xn--pypal-4ve.com, written https://pаypal.com@xn--pypal-4ve.com/",
        ),
        ("https://example.org⁄evil.example/", "https://example.xn--orgevil-3d7c.example/"),
    ],
)
def test_letters_that_pass_for_others_are_shown_in_punycode(url: str, shown: str) -> None:
    assert address.plain(url) == shown


def test_of_a_very_long_host_the_end_comes_first() -> None:
    url = f"https://bank.example.{'a' * 60}.evil.example/"
    assert address.plain(url).startswith("…")
    assert address.plain(url).partition(", ")[0].endswith("aaa.evil.example")


def test_nothing_in_it_acts_on_the_terminal() -> None:
    assert address.plain("https://example.org/\x1b]52;c;x\x07\u202e\nx") == "https://example.org/ x"


@given(st.text(), st.text())
def test_whatever_is_written_becomes_one_clean_line(host: str, rest: str) -> None:
    shown = address.plain(f"https://{host}/{rest}")
    assert shown == clean.line(shown, 1_000_000)


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("https://anna:secret@b.example/x@y", "https://…@b.example/x@y"),
        ("https://b.example/x@y", "https://b.example/x@y"),
        ("https://a@b@b.example/", "https://…@b.example/"),
    ],
)
def test_name_and_password_are_masked(url: str, masked: str) -> None:
    assert address.masked(url) == masked

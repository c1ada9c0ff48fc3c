"""Fetching: what is asked, and what comes of every kind of answer."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.loopback import Loopback, compress
from tui_reader import __version__
from tui_reader.errors import FetchError
from tui_reader.sources import header_times, http
from tui_reader.sources.http import NotModified, Response, StatusError

FEED = b"<rss><channel><title>A blog</title></channel></rss>"
NOW = datetime(2025, 8, 22, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


async def fetched(url: str, limits: http.Limits | None = None) -> Response:
    answer = await http.get(url, limits=limits)
    assert isinstance(answer, Response)
    return answer


async def refused(url: str, limits: http.Limits | None = None) -> str:
    with pytest.raises(FetchError) as caught:
        await http.get(url, limits=limits)
    assert caught.value.what.endswith(".")
    assert "Error" not in str(caught.value)
    return caught.value.what


async def test_a_document_comes_with_its_headers_and_validators(server: Loopback) -> None:
    server.give("/feed", FEED, {"Content-Type": "text/xml", "ETag": '"a"', "Last-Modified": "yesterday"})
    answer = await fetched(server.url("/feed"))
    assert answer.body == FEED
    assert answer.url == server.url("/feed")
    assert answer.headers["content-type"] == "text/xml"
    assert (answer.etag, answer.last_modified) == ('"a"', "yesterday")
    assert (answer.permanent_url, answer.notes) == ("", ())


async def test_the_request_says_who_asks_and_what_it_understands(server: Loopback) -> None:
    server.give("/feed?a=b%20c", FEED)
    await fetched(server.url("/feed?a=b%20c"))
    headers = server.last("/feed?a=b%20c").headers
    assert headers["user-agent"].startswith(f"tui-reader/{__version__} ")
    assert headers["accept-encoding"] == "gzip"
    assert headers["accept"].startswith("application/atom+xml, application/rss+xml")
    assert not headers.keys() & {"cookie", "authorization", "referer", "if-none-match", "if-modified-since"}


@pytest.mark.parametrize("etag", ['"1"', 'W/"weak"', "unquoted", '"with, comma"', '"caf\xe9"'])
async def test_validators_go_back_exactly_as_they_came(server: Loopback, etag: str) -> None:
    server.give_fresh("/feed", FEED, etag)
    first = await fetched(server.url("/feed"))
    again = await http.get(server.url("/feed"), etag=first.etag)
    assert isinstance(again, NotModified)
    assert again.etag == etag
    assert server.last("/feed").headers["if-none-match"] == etag


async def test_last_modified_goes_back_as_it_came(server: Loopback) -> None:
    server.give("/feed", b"", status=304)
    answer = await http.get(server.url("/feed"), last_modified="Mon, 1 Jan 2024 garbage")
    assert isinstance(answer, NotModified)
    assert server.last("/feed").headers["if-modified-since"] == "Mon, 1 Jan 2024 garbage"


async def test_not_modified_without_having_asked_is_taken_as_unchanged(server: Loopback) -> None:
    server.give("/feed", b"", status=304)
    assert isinstance(await http.get(server.url("/feed")), NotModified)


@pytest.mark.parametrize("etag", ['"' + "x" * 1024 + '"', '"a\tb"', '"a\x85b"'])
async def test_validators_that_are_huge_or_hold_controls_are_not_kept(server: Loopback, etag: str) -> None:
    server.give("/feed", FEED, {"ETag": etag})
    assert (await fetched(server.url("/feed"))).etag == ""


async def test_gzip_is_unpacked(server: Loopback) -> None:
    server.gzip("/feed", FEED)
    assert (await fetched(server.url("/feed"))).body == FEED


async def test_several_gzip_members_are_one_body(server: Loopback) -> None:
    server.give("/feed", compress(FEED) + compress(b" and more") + b"\0" * 8, {"Content-Encoding": "gzip"})
    assert (await fetched(server.url("/feed"))).body == FEED + b" and more"


async def test_a_body_in_more_gzip_members_than_anybody_sends_is_broken(server: Loopback) -> None:
    server.give("/feed", compress(b"") * 2_000 + compress(FEED), {"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="broken or stops halfway"):
        await fetched(server.url("/feed"))


async def test_an_encoding_called_identity_is_none(server: Loopback) -> None:
    server.give("/feed", FEED, {"Content-Encoding": "Identity"})
    assert (await fetched(server.url("/feed"))).body == FEED


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip", "gzip, br", "nonsense"])
async def test_an_encoding_that_was_not_asked_for_is_refused(server: Loopback, encoding: str) -> None:
    server.give("/feed", compress(FEED), {"Content-Encoding": encoding})
    assert "not asked for" in await refused(server.url("/feed"))


async def test_two_headers_that_pack_twice_are_refused(server: Loopback) -> None:
    twice = [("Content-Encoding", "gzip"), ("Content-Encoding", "gzip")]
    server.give("/feed", compress(compress(FEED)), twice)
    assert "not asked for" in await refused(server.url("/feed"))


@pytest.mark.parametrize("body", [FEED, compress(FEED)[:-12], compress(FEED)[:5], b"\x1f"])
async def test_gzip_that_is_none_or_stops_early_is_no_half_feed(server: Loopback, body: bytes) -> None:
    server.give("/feed", body, {"Content-Encoding": "gzip"})
    assert await refused(server.url("/feed")) == "127.0.0.1 sent an answer that is broken or stops halfway."


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
async def test_an_empty_answer_is_said_to_be_empty(server: Loopback, body: bytes) -> None:
    server.give("/feed", body)
    assert await refused(server.url("/feed")) == "127.0.0.1 sent an empty answer."


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (204, "sent an empty answer"),
        (300, "offers several addresses"),
        (302, "sends on without saying where to"),
        (400, "refused the request (400)"),
        (401, "asks for a name and a password"),
        (403, "does not let this program read it"),
        (404, "has nothing at this address (404)"),
        (410, "gone for good (410)"),
        (418, "refused the request (418)"),
        (429, "asks to be left alone"),
        (451, "legal reasons"),
        (500, "has a fault of its own (500)"),
        (503, "is not available right now"),
        (599, "has a fault of its own (599)"),
        (999, "refused the request (999)"),
    ],
)
async def test_every_status_has_its_sentence(server: Loopback, status: int, words: str) -> None:
    server.give("/feed", FEED if status >= 300 else b"", status=status)
    with pytest.raises(FetchError) as caught:
        await http.get(server.url("/feed"))
    assert words in caught.value.what
    assert caught.value.next_step


async def test_a_feed_that_is_gone_can_be_told_from_one_that_is_missing(server: Loopback) -> None:
    server.give("/gone", b"", status=410)
    server.give("/missing", b"", status=404)
    for path, status in (("/gone", 410), ("/missing", 404)):
        with pytest.raises(StatusError) as caught:
            await http.get(server.url(path))
        assert caught.value.status == status


async def test_retry_after_is_handed_on_and_told(server: Loopback) -> None:
    server.give("/feed", b"", {"Retry-After": "7200"}, status=503)
    with pytest.raises(StatusError) as caught:
        await http.get(server.url("/feed"))
    assert caught.value.retry_after == timedelta(hours=2)
    assert caught.value.next_step == "Ask again in 2 hours."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", timedelta()),
        (" 120 ", timedelta(minutes=2)),
        ("86400", DAY),
        ("99999999999", DAY),
        ("9" * 5000, DAY),
        ("Fri, 22 Aug 2025 11:00:00 GMT", timedelta(hours=1)),
        ("Fri, 22 Aug 2025 13:00:00 +0200", timedelta(hours=1)),
        ("Fri, 22 Aug 2099 11:00:00 GMT", DAY),
        ("Fri, 22 Aug 1999 11:00:00 GMT", timedelta()),
        ("-5", None),
        ("", None),
        ("soon", None),
        ("²", None),
        ("1.5", None),
        ("Fri, 99 Aug 2025 11:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_and_never_more_than_a_day(value: str, expected: timedelta | None) -> None:
    assert header_times.retry_after(value, NOW, DAY) == expected


async def test_cookies_are_not_kept(server: Loopback) -> None:
    flood = [("Set-Cookie", f"c{number}=x; Path=/") for number in range(200)]
    server.give("/feed", FEED, flood)
    async with http.Client() as client:
        await client.get(server.url("/feed"))
        await client.get(server.url("/feed"))
    assert server.count("/feed") == 2
    assert "cookie" not in server.last("/feed").headers


async def test_one_client_fetches_several_at_once(server: Loopback) -> None:
    for number in range(8):
        server.give(f"/{number}", f"feed {number}")
    async with http.Client() as client:
        answers = await asyncio.gather(*(client.get(server.url(f"/{number}")) for number in range(8)))
    assert [answer.body for answer in answers if isinstance(answer, Response)] == [
        f"feed {number}".encode() for number in range(8)
    ]


async def test_name_and_password_are_sent_but_never_shown(server: Loopback) -> None:
    server.give("/feed", FEED)
    with_secret = server.url("/feed").replace("://", "://anna:se%40cret@")
    answer = await fetched(with_secret)
    assert server.last("/feed").headers["authorization"] == "Basic YW5uYTpzZUBjcmV0"
    assert answer.url == server.url("/feed")
    assert "cret" not in repr(answer)


async def test_passwords_kept_for_other_programs_are_not_sent(
    server: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login anna password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    server.give("/feed", FEED)
    await fetched(server.url("/feed"))
    assert "authorization" not in server.last("/feed").headers


async def test_a_refusal_does_not_show_the_password(server: Loopback) -> None:
    server.give("/feed", b"", status=401)
    with pytest.raises(FetchError) as caught:
        await http.get(server.url("/feed").replace("://", "://anna:secret@"))
    assert "secret" not in str(caught.value)
    assert "anna" not in str(caught.value)


async def test_a_closed_port_is_a_refused_connection() -> None:
    with Loopback() as server:
        url = server.url("/feed")
    assert await refused(url) == "127.0.0.1 refused the connection."


async def test_a_name_that_does_not_exist_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def unknown(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert await refused("http://nowhere.example/feed") == "There is no host called nowhere.example."


async def test_no_name_service_is_another_thing_than_no_such_name(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def offline(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", offline)
    assert await refused("http://blog.example/") == "The name blog.example can't be looked up right now."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", "closed the connection without an answer"),
        (b"nonsense\r\n\r\n", "something that is not HTTP"),
        (b"<html>HTTP/0.9 has no head</html>", "without an answer"),
        (b"HTTP/1.1 2OO OK\r\n\r\n", "something that is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc", "something that is not HTTP"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
            "something that is not HTTP",
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc", "stopped in the middle of its answer"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
            "stopped in the middle of its answer",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "stopped in the middle of its answer",
        ),
        (b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\nabc", "something that is not HTTP"),
    ],
)
async def test_broken_answers_are_sentences(server: Loopback, answer: bytes, words: str) -> None:
    server.raw("/feed", answer)
    assert words in await refused(server.url("/feed"))


async def test_a_reason_phrase_is_never_repeated(server: Loopback) -> None:
    server.give("/feed", b"", status="404 \x1b]0;pwned\x07 Not Found")
    text = await refused(server.url("/feed"))
    assert "pwned" not in text
    assert text.isprintable()


async def test_an_answer_without_a_length_ends_with_the_connection(server: Loopback) -> None:
    server.raw("/feed", b"HTTP/1.0 200 OK\r\n\r\n" + FEED)
    assert (await fetched(server.url("/feed"))).body == FEED

"""Fetching: where redirections may lead, and where nothing from outside may."""

from __future__ import annotations

import socket

import pytest

from tests.loopback import Loopback
from tui_reader.errors import FetchError
from tui_reader.sources import http
from tui_reader.sources.http import NotModified, Response

INSIDE = "lies inside this machine's network"


async def fetched(url: str, *, typed: bool = True) -> Response:
    answer = await http.get(url, typed=typed)
    assert isinstance(answer, Response)
    return answer


async def refused(url: str, *, typed: bool = True) -> str:
    with pytest.raises(FetchError) as caught:
        await http.get(url, typed=typed)
    return caught.value.what


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirections_are_followed(server: Loopback, status: int) -> None:
    server.redirect("/old", "new?page=1#top", status)
    server.give("/new", "here")
    answer = await fetched(server.url("/old"))
    assert (answer.body, answer.url) == (b"here", server.url("/new?page=1"))


async def test_five_redirections_are_followed_and_six_are_not(server: Loopback) -> None:
    for number in range(6):
        server.redirect(f"/{number}", f"/{number + 1}")
    server.give("/6", "here")
    assert (await fetched(server.url("/1"))).body == b"here"
    assert "redirections are the most" in await refused(server.url("/0"))


async def test_a_loop_ends(server: Loopback) -> None:
    server.redirect("/feed", "/feed")
    await refused(server.url("/feed"))
    assert server.count("/feed") == 6


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "ftp://example.org/feed",
        "javascript:alert(1)",
        "data:text/xml,<rss/>",
        "gopher://example.org",
        "http://[::1/",
        "http://exam ple/",
        "http://example.org:99999/",
        "http://" + "a" * 64 + ".example/",
    ],
)
async def test_redirections_to_no_web_address_are_refused(server: Loopback, to: str) -> None:
    server.redirect("/feed", to)
    assert "not a web address" in await refused(server.url("/feed"))
    assert len(server.requests) == 1


@pytest.mark.parametrize("to", ["http://", "http:///", "//", "?", "http:"])
async def test_redirections_without_a_host_stay_where_they_are(server: Loopback, to: str) -> None:
    server.redirect("/feed", to)
    await refused(server.url("/feed"))
    assert len(server.requests) <= 6


async def test_a_redirection_to_nowhere_in_particular_is_a_sentence(server: Loopback) -> None:
    server.give("/feed", b"", status=302)
    assert await refused(server.url("/feed")) == "127.0.0.1 sends on without saying where to (302)."


async def test_only_permanent_redirections_replace_the_address(server: Loopback) -> None:
    server.redirect("/a", "/b", 301)
    server.redirect("/b", "/c", 308)
    server.redirect("/c", "/d", 302)
    server.redirect("/d", "/e", 301)
    server.give("/e", "here")
    assert (await fetched(server.url("/a"))).permanent_url == server.url("/c")
    assert (await fetched(server.url("/c"))).permanent_url == ""


async def test_an_unchanged_feed_can_have_moved_too(server: Loopback) -> None:
    server.redirect("/a", "/b", 301)
    server.give_fresh("/b", "here", '"1"')
    answer = await http.get(server.url("/a"), etag='"1"')
    assert isinstance(answer, NotModified)
    assert answer.permanent_url == server.url("/b")


async def test_name_and_password_go_on_to_the_same_place_only(server: Loopback) -> None:
    with Loopback() as other:
        server.redirect("/feed", "/moved")
        server.redirect("/moved", other.url("/feed"))
        other.give("/feed", "here")
        await fetched(server.url("/feed").replace("://", "://anna:secret@"))
        assert "authorization" in server.last("/moved").headers
        assert "authorization" not in other.last("/feed").headers


async def test_a_redirection_brings_no_name_and_password_of_its_own(server: Loopback) -> None:
    server.redirect("/feed", server.url("/moved").replace("://", "://evil:one@"))
    server.give("/moved", "here")
    await fetched(server.url("/feed"))
    assert "authorization" not in server.last("/moved").headers


async def test_a_permanent_move_keeps_name_and_password(server: Loopback) -> None:
    server.redirect("/feed", "/moved", 301)
    server.give("/moved", "here")
    answer = await fetched(server.url("/feed").replace("://", "://anna:p%40ss@"))
    assert answer.permanent_url == server.url("/moved").replace("://", "://anna:p%40ss@")


async def test_a_person_may_name_an_address_inside(server: Loopback) -> None:
    server.give("/feed", "here")
    assert (await fetched(server.url("/feed", host="localhost"))).is_inside


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "LOCALHOST.", "127.1", "0x7f000001", "2130706433"]
)
async def test_what_was_found_in_a_document_may_not_lead_inside(server: Loopback, host: str) -> None:
    server.give("/feed", "secret")
    assert INSIDE in await refused(server.url("/feed", host=host), typed=False)
    assert server.requests == ()


async def test_a_name_that_stands_for_an_address_inside_is_found_out_before_anything_is_sent(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rebound(_host: object, port: int, *_args: object, **_kwargs: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    server.give("/feed", "secret")
    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    url = server.url("/feed", host="blog.example")
    assert INSIDE in await refused(url, typed=False)
    assert server.requests == ()
    assert (await fetched(url)).is_inside


@pytest.mark.parametrize(
    "inside",
    [
        "127.0.0.1",
        "127.1",
        "0",
        "0x7f000001",
        "2130706433",
        "localhost",
        "a.localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1]",
        "[fd00::1]",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
    ],
)
async def test_a_public_host_never_leads_inside(
    server: Loopback, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    # As a proxy the server speaks for every host, so that one of them can be public.
    monkeypatch.setenv("HTTP_PROXY", server.url(""))
    server.redirect("http://blog.example/feed", f"http://{inside}:{server.port}/secret")
    server.give("/secret", "secret")
    assert INSIDE in await refused("http://blog.example/feed")
    assert [request.path for request in server.requests] == ["http://blog.example/feed"]


async def test_a_public_host_may_lead_to_another(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.url(""))
    server.redirect("http://blog.example/feed", "http://93.184.216.34/feed")
    server.give("http://93.184.216.34/feed", "here")
    answer = await fetched("http://blog.example/feed")
    assert (answer.body, answer.is_inside) == (b"here", False)


async def test_the_way_back_inside_stays_shut(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.url(""))
    server.redirect("/start", "http://blog.example/feed")
    server.redirect("http://blog.example/feed", server.url("/secret"))
    server.give("/secret", "secret")
    assert INSIDE in await refused(server.url("/start"))
    assert server.count("/secret") == 0


async def test_this_machine_is_never_asked_through_a_proxy(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    server.give("/feed", "here")
    for host in ("127.0.0.1", "localhost"):
        assert (await fetched(server.url("/feed", host=host))).body == b"here"


@pytest.mark.parametrize(
    "proxy", ["nonsense://proxy", "http://[::1", "socks5://127.0.0.1:1080", "http://a:b"]
)
async def test_a_proxy_setting_that_makes_no_sense_is_a_sentence(
    server: Loopback, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    assert "proxy" in (await refused("http://blog.example/feed")).lower()


async def test_a_proxy_that_refuses_is_a_sentence(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", server.url(""))
    assert await refused("https://blog.example/feed") == "The proxy did not let the request through."
    assert server.requests[0].method == "CONNECT"


async def test_a_host_that_only_looks_like_a_number_is_a_sentence() -> None:
    assert await refused("http://0177.0.0.1/feed") == "“0177.0.0.1” can't be the name of a host."


async def test_a_proxy_that_is_away_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert "refused the connection" in await refused("http://blog.example/feed")

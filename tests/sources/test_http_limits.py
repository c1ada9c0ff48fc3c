"""Fetching: every answer ends, within bounds of time, bytes and headers."""

from __future__ import annotations

import pytest

from tests.loopback import Loopback, Request, Wire
from tui_reader.errors import FetchError
from tui_reader.sources import http
from tui_reader.sources.http import Response

SOON = http.Limits(deadline=0.4)
SMALL = http.Limits(body=512 * 1024)


async def refused(url: str, limits: http.Limits) -> str:
    with pytest.raises(FetchError) as caught:
        await http.get(url, limits=limits)
    return caught.value.what


async def test_a_server_that_says_nothing_did_not_answer(server: Loopback) -> None:
    server.silent("/feed")
    assert await refused(server.url("/feed"), SOON) == "127.0.0.1 did not answer within 0.4 s."


async def test_headers_that_drip_are_no_answer(server: Loopback) -> None:
    server.slow_head("/feed", 0.05)
    assert await refused(server.url("/feed"), SOON) == "127.0.0.1 did not answer within 0.4 s."


async def test_hints_without_end_are_no_answer(server: Loopback) -> None:
    server.informational("/feed", 0.01)
    assert await refused(server.url("/feed"), SOON) == "127.0.0.1 did not answer within 0.4 s."


async def test_a_body_that_drips_ends_at_the_deadline(server: Loopback) -> None:
    server.slow_body("/feed", b"x" * 1000, 0.1)
    words = await refused(server.url("/feed"), http.Limits(deadline=1.5))
    assert words == "127.0.0.1 was still sending after 1.5 s."


async def test_the_deadline_holds_for_all_redirections_together(server: Loopback) -> None:
    def late(to: str) -> object:
        def answer(_request: Request, wire: Wire) -> None:
            wire.wait(0.15)
            wire.send_head("302 Found", {"Location": to, "Content-Length": "0"})

        return answer

    for number in range(5):
        server.answer(f"/{number}", late(f"/{number + 1}"))  # type: ignore[arg-type]
    server.give("/5", "arrived")
    assert "did not answer within 0.4 s" in await refused(server.url("/0"), SOON)


async def test_a_body_without_end_is_too_much(server: Loopback) -> None:
    server.endless("/feed")
    assert await refused(server.url("/feed"), SMALL) == "127.0.0.1 sends more than 0.5 MB, which is too much."


async def test_a_bomb_is_not_unpacked_beyond_the_limit(server: Loopback) -> None:
    import tracemalloc

    server.gzip_bomb("/feed", 100_000_000)
    tracemalloc.start()
    try:
        words = await refused(server.url("/feed"), http.Limits(body=1024 * 1024))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert words == "127.0.0.1 sends more than 1 MB, which is too much."
    assert peak < 20_000_000


async def test_a_body_as_large_as_the_limit_is_taken(server: Loopback) -> None:
    server.give("/plain", b"x" * 512 * 1024)
    server.gzip("/packed", b"x" * 512 * 1024)
    for path in ("/plain", "/packed"):
        answer = await http.get(server.url(path), limits=SMALL)
        assert isinstance(answer, Response)
        assert len(answer.body) == 512 * 1024


@pytest.mark.parametrize("name", ["/plain", "/packed"])
async def test_one_byte_more_than_the_limit_is_not(server: Loopback, name: str) -> None:
    server.give("/plain", b"x" * (512 * 1024 + 1))
    server.gzip("/packed", b"x" * (512 * 1024 + 1))
    assert "too much" in await refused(server.url(name), SMALL)


@pytest.mark.parametrize(
    "headers",
    [{"X-Long": "x" * 70_000}, {"X-Longer": "x" * 300_000}, [(f"X-{n}", "x" * 10) for n in range(5000)]],
)
async def test_a_flood_of_headers_is_refused(
    server: Loopback, headers: dict[str, str] | list[tuple[str, str]]
) -> None:
    server.give("/feed", b"text", headers)
    assert await refused(server.url("/feed"), http.Limits()) == "127.0.0.1 sends more than 64 KB of headers."


async def test_many_headers_that_are_small_are_taken(server: Loopback) -> None:
    server.give("/feed", b"text", [(f"X-{number}", "x") for number in range(1000)])
    answer = await http.get(server.url("/feed"))
    assert isinstance(answer, Response)
    assert answer.body == b"text"

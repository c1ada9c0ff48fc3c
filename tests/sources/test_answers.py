"""Every kind of answer, fetched and read: it ends in posts or in words, and the next feed is read too."""

from __future__ import annotations

import asyncio
import sys

import pytest

from tests.answers import CASES, FEED, Case
from tests.loopback import Loopback, Request, Wire
from tui_reader.errors import FetchError, ParseError
from tui_reader.sources import http, manners, sniff
from tui_reader.sources.http import HostGate, NotModified, Response
from tui_reader.text import clean

LIMITS = http.Limits(body=1024 * 1024)
SOON = http.Limits(deadline=1.5, body=1024 * 1024)


async def read(client: http.Client, url: str) -> tuple[str, ...] | str:
    """Titles, or the sentence that says why there are none."""
    try:
        answer = await client.get(url)
        assert isinstance(answer, Response)
        return tuple(entry.title for entry in sniff.parse(answer.body, answer.headers, answer.url).entries)
    except (FetchError, ParseError) as error:
        return str(error)


@pytest.mark.parametrize("case", [case for case in CASES if not case.is_slow], ids=lambda case: case.name)
async def test_every_answer_ends_in_posts_or_in_words(server: Loopback, case: Case) -> None:
    case.give(server, "/feed")
    server.give("/next", FEED)
    async with http.Client(SOON if case.is_endless else LIMITS) as client, http.Client(LIMITS) as another:
        found, following = await asyncio.gather(
            read(client, server.url("/feed")), read(another, server.url("/next"))
        )
    assert following == ("One",)
    if case.sentence:
        assert isinstance(found, str)
        assert case.sentence in found
        assert "Error" not in found
        assert found == clean.line(found)
    else:
        assert found == case.titles


def test_there_is_a_case_for_everything_that_has_been_seen() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 85


async def test_an_address_is_given_up_for_another_after_three_answers_alike(server: Loopback) -> None:
    server.redirect("/old", "/new", 301)
    server.give_fresh("/new", FEED)
    permanent: list[str] = []
    async with http.Client() as client:
        for etag in ("", '"1"', '"1"'):
            assert manners.moved_to(permanent) == ""
            answer = await client.get(server.url("/old"), etag=etag)
            assert isinstance(answer, NotModified if etag else Response)
            permanent.append(answer.permanent_url)
    assert manners.moved_to(permanent) == server.url("/new")


async def test_a_feed_that_was_busy_comes_back_when_it_said(server: Loopback) -> None:
    next(case for case in CASES if case.name == "busy").give(server, "/feed")
    async with http.Client() as client:
        with pytest.raises(http.StatusError) as caught:
            await client.get(server.url("/feed"))
        assert caught.value.retry_after is not None
        assert caught.value.retry_after.total_seconds() == 120
        assert await read(client, server.url("/feed")) == ("One",)


def answers_late(_request: Request, wire: Wire) -> None:
    wire.wait(0.01)
    wire.send_head("200 OK", {"Content-Length": str(len(FEED))})
    wire.over()
    wire.send(FEED)


async def test_a_hundred_feeds_of_one_host_are_asked_two_at_a_time(server: Loopback) -> None:
    server.answer("/feed", answers_late)
    async with http.Client(gate=HostGate(apart=0.0)) as client:
        found = await asyncio.gather(*(read(client, server.url(f"/feed?{number}")) for number in range(100)))
    assert found == [("One",)] * 100
    assert server.most_open == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers on all of 127.0.0.0/8")
async def test_sixty_hosts_are_asked_twenty_four_at_a_time() -> None:
    with Loopback(everywhere=True) as server:
        server.answer("/feed", answers_late)
        urls = [server.url("/feed", host=f"127.0.1.{number}") for number in range(1, 61)]
        async with http.Client(gate=HostGate()) as client:
            found = await asyncio.gather(*(read(client, url) for url in urls))
    assert found == [("One",)] * 60
    assert 2 < server.most_open <= 24

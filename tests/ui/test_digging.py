"""Older posts than the feed holds: by turning past the last page, all of them, and stopping that."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback, Request, Wire
from tests.ui.conftest import Start, write_post
from tests.ui.looking import NOW
from tests.ui.test_offering import until


def page(first: int, count: int, before: str = "") -> bytes:
    """A page of a feed: posts numbered downwards in time, and where the ones before them are."""
    items = [
        item(
            f"Post {number}",
            guid=f"{number}",
            date=f"{28 - number % 28:02} Jan {2025 - number // 28} 10:00:00 GMT",
        )
        for number in range(first, first + count)
    ]
    link = f'<link xmlns="http://www.w3.org/2005/Atom" rel="prev-archive" href="{before}"/>' if before else ""
    return rss(*items).replace(b"<item>", f"{link}<item>".encode(), 1)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        running.give("/feed.xml", page(0, 3, running.url("/2.xml")))
        running.give("/2.xml", page(2, 3, running.url("/3.xml")))
        running.give("/3.xml", page(5, 2))
        yield running


async def test_older_goes_on_into_the_archive_until_its_first_post(start: Start, server: Loopback) -> None:
    async with start(server.url("/feed.xml")) as reader:
        assert len(reader.titles) == 3
        assert "Older from the blog →" in reader.lines[-2]
        await reader.press("]")
        assert reader.titles == [f"Post {number}" for number in range(5)]
        assert reader.foot.startswith("2 older posts.")
        await reader.press("]")
        assert len(reader.titles) == 7
        assert "Older from the blog" not in reader.lines[-2]
        await reader.press("]")
        assert [server.count(path) for path in ("/2.xml", "/3.xml")] == [1, 1]


async def test_everything_is_fetched_from_the_palette(start: Start, server: Loopback) -> None:
    async with start(server.url("/feed.xml")) as reader:
        await reader.app.run_action("everything", reader.app.reader)
        await reader.settle()
        assert len(reader.titles) == 7
        assert reader.foot.startswith("4 older posts.")
        await reader.app.run_action("everything", reader.app.reader)
        await reader.settle()
        assert reader.foot.startswith("These are all posts the blog has.")


async def test_an_archive_that_can_not_be_had_says_why_and_is_tried_again(
    start: Start, server: Loopback
) -> None:
    server.give("/2.xml", b"", status="503 Service Unavailable")
    async with start(server.url("/feed.xml")) as reader:
        await reader.press("]")
        assert "is not available right now" in reader.foot
        assert len(reader.titles) == 3
        server.give("/2.xml", page(3, 2))
        await reader.press("]")
        assert len(reader.titles) == 5


async def test_a_page_that_is_only_likely_and_fails_for_now_does_not_end_the_archive(
    start: Start, server: Loopback
) -> None:
    dates = ("Wed, 01 Jan 2025 10:00:00 GMT", "Thu, 02 Jan 2025 10:00:00 GMT")
    made_by = b"<generator>https://wordpress.org/?v=6.4</generator><item>"
    server.give("/feed.xml", rss(item("New", guid="1", date=dates[1])).replace(b"<item>", made_by))
    server.give("/feed.xml?paged=2", b"", status="503 Service Unavailable")
    async with start(server.url("/feed.xml")) as reader:
        await reader.press("]")
        assert "is not available right now" in reader.foot
        server.give("/feed.xml?paged=2", rss(item("Old", guid="0", date=dates[0])))
        await reader.press("]")
        assert reader.titles == ["New", "Old"]
        await reader.press("]")
        assert "Older from the blog" not in reader.lines[-2]  # 404: there are no more


async def test_an_archive_is_left_alone_for_as_long_as_its_server_asks(
    start: Start, server: Loopback
) -> None:
    server.give("/2.xml", b"", {"Retry-After": "600"}, status="429 Too Many Requests")
    async with start(server.url("/feed.xml")) as reader:
        await reader.press("]")
        assert "asks to be left alone" in reader.foot
        await reader.press("]")
        assert "It may be asked again at" in reader.foot
        assert server.count("/2.xml") == 1
        await reader.press("i")
        assert " 429 " in reader.text
        assert "Ask again in 10 minutes. Next " in reader.text
        assert "Nothing is wrong." in reader.text


async def test_a_page_read_as_a_feed_goes_on_where_it_links_to(start: Start) -> None:
    def posts(*names: str, after: str = "") -> bytes:
        entries = "".join(
            f'<article class="h-entry"><a class="p-name u-url" href="/{name}">{name}</a></article>'
            for name in names
        )
        more = f'<a rel="next" href="{after}">Older</a>' if after else ""
        return f"<title>Pages</title><div class=h-feed>{entries}</div>{more}".encode()

    html = {"Content-Type": "text/html"}
    with Loopback() as server:
        server.give("/", posts("one", "two", after="/2"), html)
        server.give("/2", posts("three", after="/3"), html)
        server.give("/3", b"<title>Nothing here</title>", html)
        async with start(server.url("/")) as reader:
            await reader.app.run_action("everything", reader.app.reader)
            await reader.settle()
            assert reader.titles == ["one", "two", "three"]  # in its order, though it tells no dates
            await reader.app.run_action("everything", reader.app.reader)
            await reader.settle()
            assert reader.foot.startswith("These are all posts the blog has.")


async def test_what_came_before_an_archive_was_stopped_or_failed_is_listed(
    start: Start, server: Loopback
) -> None:
    released = threading.Event()

    def stuck(_request: Request, wire: Wire) -> None:
        while not released.is_set() and wire.wait(0.02):
            pass

    server.answer("/3.xml", stuck)
    async with start(server.url("/feed.xml")) as reader:
        await reader.app.run_action("everything", reader.app.reader)
        await until(reader, "2 so far. esc stops.")
        await reader.pilot.press("escape")
        released.set()
        await reader.settle()
        assert "5 unread · 5 posts" in reader.lines[0]
        assert len(reader.titles) == 5
        assert reader.foot.startswith("Stopped. What has come is kept.")
        server.give("/3.xml", page(5, 2, server.url("/4.xml")))
        server.give("/4.xml", b"", status="500 Internal Server Error")
        await reader.app.run_action("everything", reader.app.reader)
        await until(reader, "7 unread · 7 posts")
        assert "has a fault of its own (500)" in reader.foot
        assert len(reader.titles) == 7


async def test_an_archive_in_a_circle_ends(start: Start, server: Loopback) -> None:
    server.give("/3.xml", page(5, 2, server.url("/2.xml")))
    async with start(server.url("/feed.xml")) as reader:
        await reader.app.run_action("everything", reader.app.reader)
        await reader.settle()
        assert len(reader.titles) == 7
        assert [server.count(path) for path in ("/2.xml", "/3.xml")] == [1, 1]


async def test_looking_for_news_can_be_stopped(start: Start, server: Loopback) -> None:
    released = threading.Event()

    def slow(_request: Request, wire: Wire) -> None:
        while not released.is_set() and wire.wait(0.02):
            pass

    async with start(server.url("/feed.xml")) as reader:
        server.answer("/feed.xml", slow)
        await reader.pilot.press("R")
        await reader.pilot.pause()
        await reader.pilot.press("escape")
        released.set()
        await reader.settle()
        assert reader.foot.startswith("Stopped. What has come is kept.")
        assert len(reader.titles) == 3


async def test_what_comes_by_itself_shows_with_the_cursor_on_its_post(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.library.add(str(blog))
        await reader.press("j")
        write_post(blog, "new", "The newest", date=NOW.date())
        await reader.app.reader.look_quietly()
        assert reader.titles[:3] == ["The newest", "Post 1", "Post 2"]
        assert reader.cursor == "Post 2"
        assert reader.foot.startswith("1 new post.")

"""The whole article of a post whose feed holds a teaser: by a key, and by itself where that is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from textual.worker import WorkerFailed

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.ui.conftest import Start

ARTICLE = "<p>The whole article begins here, and goes on. " + "It has a lot to say. " * 40 + "</p>"
PAGE = f"<body><nav>Menu</nav><article><h1>Teased</h1>{ARTICLE}</article><footer>Foot</footer></body>"


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        running.give(
            "/feed.xml", rss(item("Teased", "<p>A teaser …</p>", link=running.url("/post"), guid="1"))
        )
        running.give("/post", PAGE.encode(), {"Content-Type": "text/html"})
        yield running


async def test_x_shows_the_whole_article_and_x_again_what_the_feed_says(
    start: Start, server: Loopback
) -> None:
    async with start(server.url("/feed.xml")) as reader:
        await reader.press("enter")
        assert "A teaser …" in reader.text
        assert server.count("/post") == 0
        await reader.press("x")
        assert "The whole article begins here" in reader.text
        assert "A teaser" not in reader.text
        assert "1 minute, 3 words" not in reader.text
        assert reader.foot.startswith("The whole article, from its page.")
        await reader.press("x")
        assert "1 minute, 3 words" in reader.text
        assert "A teaser …" in reader.text
        await reader.press("x")
        assert "The whole article begins here" in reader.text
        assert server.count("/post") == 1


async def test_a_page_that_can_not_be_had_says_why_and_the_teaser_stays(
    start: Start, server: Loopback
) -> None:
    server.give("/post", b"", status="404 Not Found")
    async with start(server.url("/feed.xml")) as reader:
        await reader.press("enter")
        await reader.pilot.press("x")
        with suppress(WorkerFailed):
            await reader.settle()
        assert "has nothing at this address (404). What the feed says is all there is." in reader.text
        assert "A teaser …" in reader.text


async def test_a_page_without_an_article_says_so(start: Start, server: Loopback) -> None:
    server.give("/post", b"<html><body><nav>Menu</nav></body></html>", {"Content-Type": "text/html"})
    async with start(server.url("/feed.xml")) as reader:
        await reader.press("enter")
        await reader.pilot.press("x")
        with suppress(WorkerFailed):
            await reader.settle()
        assert "No article was found on the page." in reader.foot


async def test_a_source_may_be_set_to_fetch_articles_always_and_by_a_selector(
    start: Start, server: Loopback
) -> None:
    async with start(server.url("/feed.xml")) as reader:
        (source,) = await reader.library.sources()
        await reader.library.set_source(source.id, "full_text", "always")
        await reader.library.set_source(source.id, "selector", "footer")
        await reader.press("enter")
        assert "Foot" in reader.text
        assert "A teaser" not in reader.text


async def test_the_whole_article_is_searched_and_taken_anew_by_another_selector(
    start: Start, server: Loopback
) -> None:
    async with start(server.url("/feed.xml")) as reader:
        await reader.press("enter", "x", "q", "F", *"begins here", "enter")
        assert "Teased" in reader.text
        assert "The whole article begins here" in reader.text
        (source,) = await reader.library.sources()
        await reader.library.set_source(source.id, "selector", "footer")
        await reader.press("escape", "escape", "enter", "x", "x")
        assert "Foot" in reader.text
        assert server.count("/post") == 2
        await reader.press("q", "F", *"begins here", "enter")
        assert "The whole article begins here" not in reader.text


async def test_a_server_that_wants_to_be_left_alone_is_asked_for_no_other_post(
    start: Start, server: Loopback
) -> None:
    posts = [
        item(f"Teased {name}", "<p>A teaser …</p>", link=server.url(f"/{name}"), guid=name) for name in "abc"
    ]
    server.give("/feed.xml", rss(*posts))
    for name in "abc":
        server.give(f"/{name}", b"", {"Retry-After": "600"}, 429)
    async with start(server.url("/feed.xml")) as reader:
        (source,) = await reader.library.sources()
        await reader.library.set_source(source.id, "full_text", "always")
        await reader.pilot.press("enter")
        with suppress(WorkerFailed):
            await reader.settle()
        assert "asks to be left alone for a while (429). Ask again in 10 minutes." in reader.text
        await reader.press("h", "j", "enter", "h", "j", "enter")
        assert "Teased" in reader.text
        await reader.pilot.press("x")
        with suppress(WorkerFailed):
            await reader.settle()
        assert "127.0.0.1 may be asked again at" in reader.foot
        asked = [request.path for request in server.requests if request.path != "/feed.xml"]
        assert len(asked) == 1

"""Manners towards servers: when a source is asked, what follows of its answers, and the ledger of it all."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.library.conftest import NOW
from tests.library.feeds import item, rss
from tests.loopback import TIMEOUT, Loopback, Request, Wire
from tui_reader.config import Config
from tui_reader.errors import ReaderError
from tui_reader.library import diagnosis
from tui_reader.library.library import Library
from tui_reader.models import Source
from tui_reader.outcomes import Refreshed


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def later(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def timed(tmp_path: Path, clock: Clock) -> AsyncIterator[Library]:
    """A library whose time the test decides."""
    opened = Library.open(tmp_path / "timed.db", Config(), clock=clock)
    yield opened
    await opened.close()


async def visited(library: Library, server: Loopback, headers: dict[str, str] | None = None) -> Source:
    server.give("/feed.xml", rss(item("Hello", guid="1")), headers or {})
    return await library.visit(server.url("/feed.xml"))


async def ask(library: Library, source: Source, *, insist: bool = False) -> Refreshed:
    (result,) = await library.refresh([source.id], insist=insist)
    return result


async def test_a_feed_is_not_asked_before_its_time_and_says_when(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server)
    result = await ask(timed, source)
    assert (result.status, server.count("/feed.xml")) == ("waiting", 1)
    assert result.note.startswith("It may be asked again at ")
    assert "Its posts have no dates" in result.note
    clock.later(hours=4)
    assert (await ask(timed, source)).status == "unchanged"
    assert server.count("/feed.xml") == 2


async def test_insisting_asks_all_the_same(timed: Library, server: Loopback) -> None:
    source = await visited(timed, server)
    assert (await ask(timed, source, insist=True)).status == "unchanged"
    assert server.count("/feed.xml") == 2


async def test_what_the_server_says_of_freshness_is_obeyed(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server, {"Cache-Control": "max-age=36000"})
    clock.later(hours=9)
    assert (await ask(timed, source)).status == "waiting"
    clock.later(hours=2)
    assert (await ask(timed, source)).status == "unchanged"


async def test_an_interval_that_is_chosen_counts_from_the_last_answer_on(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server, {"Cache-Control": "max-age=2400"})
    await timed.set_source(source.id, "interval", "15")
    clock.later(minutes=39)
    assert "stays as it is for 40 minutes" in (await ask(timed, source)).note
    clock.later(minutes=2)
    assert (await ask(timed, source)).status == "unchanged"
    await timed.set_source(source.id, "interval", "60")
    clock.later(minutes=59)
    assert "You chose to ask it every hour." in (await ask(timed, source)).note
    await timed.set_source(source.id, "interval", "")
    clock.later(minutes=60)
    assert "Its posts have no dates" in (await ask(timed, source)).note


async def test_an_interval_that_is_undone_counts_no_more(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server)
    before = (await timed.source(source.id)).next_fetch
    await timed.set_source(source.id, "interval", "90")
    assert (await timed.source(source.id)).next_fetch != before
    await timed.undo()
    assert (await timed.source(source.id)).next_fetch == before
    assert "Its posts have no dates" in (await ask(timed, source)).note
    await timed.redo()
    assert "You chose to ask it every 90 minutes." in (await ask(timed, source)).note


async def test_too_many_requests_leave_the_server_alone_for_as_long_as_it_asks(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server)
    server.give("/feed.xml", b"", {"Retry-After": "7200"}, status="429 Too Many Requests")
    failed = await ask(timed, source, insist=True)
    assert failed.status == "failed"
    clock.later(minutes=90)
    waiting = await ask(timed, source)
    assert waiting.status == "waiting"
    assert "asks to be left alone for 2 hours" in waiting.note
    assert (await timed.source(source.id)).total == 1
    clock.later(minutes=31)
    server.give("/feed.xml", rss(item("Hello", guid="1"), item("New", guid="2")))
    assert (await ask(timed, source)).added == 1


async def test_a_feed_that_is_gone_for_good_is_never_asked_by_itself(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server)
    server.give("/feed.xml", b"", status="410 Gone")
    assert (await ask(timed, source, insist=True)).status == "failed"
    clock.later(days=40)
    result = await ask(timed, source)
    assert (result.status, server.count("/feed.xml")) == ("waiting", 2)
    assert result.note == "It is gone for good (410), so it is not asked again by itself."
    assert "gone for good" in (await timed.source(source.id)).error
    assert (await timed.source(source.id)).total == 1


async def test_failures_in_a_row_wait_longer_each_time(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server)
    server.give("/feed.xml", b"", status="500 Internal Server Error")
    waits = []
    for _ in range(3):
        await ask(timed, source, insist=True)
        following = (await timed.source(source.id)).next_fetch
        assert following
        waits.append(following - clock.now)
    assert waits[0] < waits[1] < waits[2] < timedelta(days=1)


async def test_a_permanent_redirection_is_adopted_after_three_times_alike(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server)
    server.give("/new.xml", rss(item("Hello", guid="1")))
    server.give("/feed.xml", b"", {"Location": server.url("/new.xml")}, status="301 Moved Permanently")
    for _ in range(2):
        await ask(timed, source, insist=True)
        assert (await timed.source(source.id)).location == server.url("/feed.xml")
    await ask(timed, source, insist=True)
    assert (await timed.source(source.id)).location == server.url("/new.xml")
    await ask(timed, await timed.source(source.id), insist=True)
    assert (server.count("/feed.xml"), server.count("/new.xml")) == (4, 4)


async def test_a_feed_that_moved_to_where_another_is_asked_says_so(timed: Library, server: Loopback) -> None:
    source = await visited(timed, server)
    server.give("/new.xml", rss(item("Hello", guid="1")))
    await timed.visit(server.url("/new.xml"))
    server.redirect("/feed.xml", server.url("/new.xml"), 301)
    await ask(timed, source, insist=True)
    moved, *_ = (await timed.health(source.id)).findings
    assert moved.advice == "That address is adopted when it says so three times in a row."
    for _ in range(2):
        await ask(timed, source, insist=True)
    assert (await timed.source(source.id)).location == server.url("/feed.xml")
    moved, *_ = (await timed.health(source.id)).findings
    assert moved.advice == "Another source has that address already: one of the two is enough."


async def test_insisting_asks_for_older_posts_too(timed: Library, server: Loopback) -> None:
    server.give("/2.xml", b"", {"Retry-After": "600"}, status="429 Too Many Requests")
    link = f'<link xmlns="http://www.w3.org/2005/Atom" rel="prev-archive" href="{server.url("/2.xml")}"/>'
    server.give("/first.xml", rss(item("Hello", guid="1")).replace(b"<item>", f"{link}<item>".encode()))
    source = await timed.visit(server.url("/first.xml"))
    for insist, times in ((False, 1), (False, 1), (True, 2)):
        with pytest.raises(ReaderError):
            await timed.older(source.id, insist=insist)
        assert server.count("/2.xml") == times


async def test_the_ledger_tells_each_request_and_why_the_next_one_comes_when(
    timed: Library, server: Loopback, clock: Clock
) -> None:
    source = await visited(timed, server, {"ETag": '"v1"'})
    server.give("/feed.xml", b"", status="304 Not Modified")
    await ask(timed, source, insist=True)
    server.give("/feed.xml", b"", status="503 Service Unavailable")
    await ask(timed, source, insist=True)
    failed, unchanged, first = await timed.ledger(source.id)
    assert (failed.status, unchanged.status, first.status) == (503, 304, 200)
    assert "is not available right now" in failed.error
    assert "failed once" in failed.reason
    assert first.etag == '"v1"'
    assert first.bytes == len(rss(item("Hello", guid="1")))
    assert all(entry.next_fetch and entry.at == clock.now for entry in (failed, unchanged, first))


async def test_the_ledger_keeps_a_hundred_requests(timed: Library, server: Loopback) -> None:
    source = await visited(timed, server)
    server.give("/feed.xml", b"", status="304 Not Modified")
    for _ in range(105):
        await ask(timed, source, insist=True)
    assert len(await timed.ledger(source.id)) == 100


async def test_the_last_requests_are_told_and_where_the_earlier_ones_are(
    timed: Library, server: Loopback
) -> None:
    source = await visited(timed, server)
    for _ in range(11):
        await ask(timed, source, insist=True)
    told = await timed.health(source.id)
    *_, last = diagnosis.lines(told, NOW)
    assert last == f"2 earlier requests: tui-reader doctor {source.id} tells of all."
    whole = "\n".join(diagnosis.lines(told, NOW, whole=True))
    assert whole.count("  200  ") == 12
    assert "earlier" not in whole


async def test_passwords_are_not_in_the_ledger(timed: Library, server: Loopback) -> None:
    server.give("/feed.xml", rss(item("Hello", guid="1")))
    source = await timed.visit(server.url("/feed.xml").replace("http://", "http://me:secret@"))
    (asked,) = await timed.ledger(source.id)
    assert "secret" not in asked.url


async def test_a_feed_of_a_list_without_titles_is_called_as_it_calls_itself(
    timed: Library, server: Loopback, tmp_path: Path
) -> None:
    server.give("/a.xml", rss(item("Hello", guid="1")))
    server.give("/b.xml", rss(item("Hello", guid="2")))
    (tmp_path / "urls").write_text(f'{server.url("/a.xml")}\n{server.url("/b.xml")} "~As I call it"\n')
    await timed.import_list(tmp_path / "urls")
    assert [source.title for source in await timed.sources()] == ["127.0.0.1", "As I call it"]
    await timed.refresh(None)
    assert [source.title for source in await timed.sources()] == ["A feed", "As I call it"]
    assert all(source.site_url for source in await timed.sources())


async def test_many_feeds_of_one_host_keep_no_other_host_waiting(library: Library, tmp_path: Path) -> None:
    other_asked = threading.Event()
    feed = rss(item("Hello", guid="1"))

    def late(_request: Request, wire: Wire) -> None:
        other_asked.wait(TIMEOUT)
        wire.send_head("200 OK", {"Content-Length": str(len(feed))})
        wire.send(feed)

    def prompt(_request: Request, wire: Wire) -> None:
        other_asked.set()
        wire.send_head("200 OK", {"Content-Length": str(len(feed))})
        wire.send(feed)

    with Loopback(everywhere=True) as server:
        paths = [f"/{number}.xml" for number in range(30)]
        for path in paths:
            server.answer(path, late)
        server.answer("/other.xml", prompt)
        urls = [*map(server.url, paths), server.url("/other.xml", host="127.0.0.2")]
        (tmp_path / "urls").write_text("\n".join(urls))
        taken = await library.import_list(tmp_path / "urls")
        results = await library.refresh(taken.new)
    assert [result.error for result in results] == [""] * 31

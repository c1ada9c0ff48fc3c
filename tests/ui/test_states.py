"""Nothing here, not found, failed, offline, left and come back to: each says what it is."""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from pathlib import Path

import pytest

from tests.loopback import TIMEOUT, Loopback, Request, Wire
from tests.ui.conftest import Start
from tui_reader.errors import StoreError
from tui_reader.library import guide
from tui_reader.library.library import Library
from tui_reader.models import PostId

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>A feed</title><link>https://example.org</link>
<item><title>Fed post</title><guid>1</guid><description>Its &lt;b&gt;text&lt;/b&gt;.</description></item>
</channel></rss>"""


GUIDE = guide.folder()


async def test_without_a_location_and_without_sources_the_guide_opens(start: Start) -> None:
    async with start(None) as reader:
        assert len(reader.titles) == 15
        assert "The tui-reader guide" in reader.lines[0]


async def test_a_broken_database_is_told_until_a_key_is_pressed(
    start: Start, blog: Path, tmp_path: Path
) -> None:
    for location in (None, blog):
        (tmp_path / "library.db").write_bytes(b"\0" * 10_000)
        async with start(location) as reader:
            told = " ".join(reader.text.split())
            assert "The database was broken. It is kept beside the new one as library.db.broken-" in told
            assert "db restore FILE brings back a copy" in told
            await reader.press("j")
            assert "was broken" not in reader.text


async def test_without_a_location_all_sources_are_one_list_that_names_them(
    blog: Path, tmp_path: Path, start: Start
) -> None:
    from tests.ui.conftest import write_post

    write_post(tmp_path / "second", "one", "From elsewhere", date="2025-09-19T18:00:00Z")
    for folder in (blog, tmp_path / "second"):
        async with start(folder):
            pass
    async with start(None) as reader:
        assert reader.titles[:2] == ["From elsewhere", "Post 1"]
        assert "second · 1 min" in reader.text
        assert "All sources" in reader.lines[0]
        assert "41 posts" in reader.lines[0]


async def test_a_location_that_holds_nothing_ends_the_program_with_its_sentence(
    tmp_path: Path, start: Start, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    async with start(tmp_path / "empty") as reader:
        assert reader.app.return_code == 1
    app = reader.app
    app._print_error_renderables()
    assert "There are no posts in empty." in capfd.readouterr().err.replace("\n", " ")


async def test_a_feed_that_does_not_answer_any_more_can_still_be_read(start: Start) -> None:
    with Loopback() as server:
        server.give("/feed.xml", FEED.encode(), {"Content-Type": "application/rss+xml"})
        address = server.url("/feed.xml")
        async with start(address) as reader:
            assert reader.titles == ["Fed post"]
            assert "A feed — example.org" in reader.lines[0]
    async with start(address) as reader:
        assert reader.titles == ["Fed post"]
        await reader.press("r")
        assert "may be asked again at" in reader.foot
        assert "R asks all the same." in reader.foot
        await reader.press("R")
        assert reader.foot.startswith("127.0.0.1 ")
        await reader.press("enter")
        assert "Its text." in reader.text


async def test_the_list_follows_while_other_sources_are_still_asked(start: Start) -> None:
    more = FEED.replace("</channel>", "<item><title>Newer</title><guid>2</guid></item></channel>").encode()
    goes_on = threading.Event()

    def late(_request: Request, wire: Wire) -> None:
        goes_on.wait(TIMEOUT)
        wire.send_head("200 OK", {"Content-Length": str(len(more))})
        wire.send(more)

    with Loopback(everywhere=True) as server:
        for path in ("/prompt.xml", "/late.xml"):
            server.give(path, FEED.encode(), {"Content-Type": "application/rss+xml"})
        async with start(None) as reader:
            await reader.library.add(server.url("/prompt.xml"))
            await reader.library.add(server.url("/late.xml", host="127.0.0.2"))
        async with start(None) as reader:
            reader.app.reader.between_looks = 0.01
            server.give("/prompt.xml", more, {"Content-Type": "application/rss+xml"})
            server.answer("/late.xml", late)
            await reader.pilot.press("R")
            async with asyncio.timeout(TIMEOUT):
                while "Newer" not in reader.titles:
                    await reader.pilot.pause()
            assert "1 of 2" in reader.foot
            goes_on.set()
            await reader.settle()
            assert reader.titles.count("Newer") == 2
            assert reader.foot.startswith("2 new posts.")


async def test_work_that_fails_becomes_a_sentence_and_the_program_goes_on(
    blog: Path, start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_library: Library, _post: PostId) -> None:
        raise RuntimeError("[red]inner words[/red]")

    async with start(blog) as reader:
        with monkeypatch.context() as patched:
            patched.setattr(Library, "open_post", broken)
            await reader.press("enter")
        assert reader.foot.startswith("Something went wrong that should not have; tui-reader goes on.")
        assert "inner words" not in reader.text
        assert [(record.levelno, bool(record.exc_info)) for record in caplog.records] == [
            (logging.ERROR, True)
        ]
        await reader.press("h", "enter")
        assert "The text of post 1." in reader.text


async def test_a_failure_with_words_of_its_own_is_told_in_them(
    blog: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_library: Library, *_: object) -> None:
        raise StoreError("The disk is full.", "Make room, then try again.")

    async with start(blog) as reader:
        monkeypatch.setattr(Library, "mark_read", full)
        await reader.press("m")
        assert reader.foot.startswith("The disk is full. Make room, then try again.")


async def test_a_post_without_text_says_so(tmp_path: Path, start: Start) -> None:
    from tests.ui.conftest import write_post

    write_post(tmp_path / "blog", "post", "Nothing in it", "", date="2025-09-02")
    (tmp_path / "blog" / "known.md").write_text("---\ndate: 2025-09-01\nurl: https://a.example/post\n---\n")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter")
        assert "This post has no text of its own. Press e to edit it." in reader.text
        await reader.press("J")
        assert "This post has no text of its own. Press o to open it in the browser." in reader.text


async def test_a_local_post_without_an_address_says_so_instead_of_opening(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("o")
        assert reader.foot.startswith("This post has no address on the web.")


async def test_what_was_left_comes_back_source_page_post_place_theme_and_column(
    blog: Path, start: Start
) -> None:
    async with start(blog) as reader:
        await reader.press("j", "enter", "space", "less_than_sign", "T")
        where = [line.partition("│")[2] for line in reader.lines[1:-1]]
        await reader.pilot.press("ctrl+q")
    async with start(blog) as reader:
        assert [line.partition("│")[2] for line in reader.lines[1:-1]] == where
        assert reader.app.theme == "paper"
        await reader.press("h")
        assert reader.cursor == "Post 2"


async def test_a_post_on_another_page_comes_back_too(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("G", "k")
        await reader.pilot.press("q")
    async with start(blog) as reader:
        assert reader.cursor == "Post 39"
        assert " 3 of 3 " in reader.text
        assert "40 unread" in reader.lines[0]


async def test_a_session_of_another_blog_does_not_disturb_this_one(
    blog: Path, tmp_path: Path, start: Start
) -> None:
    async with start(blog) as reader:
        await reader.press("G")
        await reader.pilot.press("q")
    async with start(GUIDE) as reader:
        assert " 1 of 3 " in reader.text


async def test_leaving_keeps_the_place_in_the_post(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("j", "enter", "space")
        await reader.pilot.press("ctrl+q")
    async with start(blog) as reader:
        await reader.press("h", "k")
        assert re.search(r"\d\d% · 9 min", reader.text)


async def test_a_change_is_undone_while_nothing_is_listed_yet(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("s")
    goes_on = threading.Event()

    def late(_request: Request, wire: Wire) -> None:
        goes_on.wait(TIMEOUT)
        wire.send_head("200 OK", {"Content-Length": str(len(FEED))})
        wire.send(FEED.encode())

    with Loopback() as server:
        server.answer("/late.xml", late)
        async with start(server.url("/late.xml"), settled=False) as reader:
            await reader.pilot.press("u")
            async with asyncio.timeout(TIMEOUT):
                while True:
                    await reader.pilot.pause()
                    if "Undone" in reader.foot or "Something" in reader.foot:
                        break
            told = reader.foot
            goes_on.set()
            await reader.settle()
        assert "Something" not in told

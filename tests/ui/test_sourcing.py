"""The panel of sources: what it shows, what is chosen in it, and every decision about a source by keys."""

from __future__ import annotations

import shutil
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from tests.library.feeds import item, rss
from tests.loopback import TIMEOUT, Loopback, Request, Wire
from tests.ui.conftest import Running, Start, write_post
from tests.ui.test_offering import until


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Three blogs, of one post each."""
    made = []
    for number, name in enumerate(("alpha", "beta", "gamma"), 1):
        write_post(tmp_path / name, "post", f"Post of {name}", date=f"2025-09-0{number}")
        made.append(tmp_path / name)
    return made


@asynccontextmanager
async def subscribed(
    start: Start, folders: list[Path], size: tuple[int, int] = (130, 30)
) -> AsyncIterator[Running]:
    """The program on all three, subscribed to, with the panel shown."""
    async with start(folders[0], size=size) as first:
        for folder in folders:
            source = await first.library.add(str(folder))
            await first.library.rename(source.id, folder.name)
    async with start(None, size=size) as reader:
        await reader.press("p")
        yield reader


def panel(reader: Running) -> list[str]:
    """The rows of the panel, without the air around."""
    return [line[:30].strip(" ▌") for line in reader.lines[2:-1] if line[:30].strip(" ▌")]


async def test_all_posts_and_each_source_with_its_unread(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders) as reader:
        assert [" ".join(row.split()) for row in panel(reader)] == [
            "All posts 3",
            "alpha 1",
            "beta 1",
            "gamma 1",
        ]
        assert reader.lines[2].startswith("▌")


async def test_a_source_lists_its_posts_and_p_comes_back(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("j", "j", "enter")
        assert "beta" in reader.lines[0]
        assert "Post of beta" in reader.text
        assert "Post of alpha" not in reader.text
        await reader.press("p", "g", "enter")
        assert "All sources" in reader.lines[0]
        await reader.press("p", "p")
        assert "All posts 3" not in " ".join(reader.text.split())


async def test_where_the_listed_source_is_removed_all_are_listed_each_with_its_source(
    start: Start, folders: list[Path]
) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("j", "j", "enter", "p", "d")
        assert reader.foot.startswith("Removed beta.")
        assert "All sources" in reader.lines[0]
        assert "alpha · 1 min" in reader.text
        assert "gamma · 1 min" in reader.text


async def test_where_the_last_source_is_removed_the_list_says_how_to_go_on(
    start: Start, folders: list[Path]
) -> None:
    async with subscribed(start, folders[:1]) as reader:
        await reader.press("j", "d")
        assert "There is no source here. Press a" in reader.text
        await reader.press("u")
        assert "There is no source here." not in reader.text


async def test_folders_close_and_open(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("j", "v", *"News", "enter")
        assert reader.foot.startswith("alpha is in News now. u undoes.")
        rows = [" ".join(row.split()) for row in panel(reader)]
        assert rows == ["All posts 3", "▾ News 1", "alpha 1", "beta 1", "gamma 1"]
        await reader.press("k", "enter")
        rows = [" ".join(row.split()) for row in panel(reader)]
        assert rows == ["All posts 3", "▸ News 1", "beta 1", "gamma 1"]


async def test_renaming_and_removing_are_undone(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("j", "c", "ctrl+u", *"Zeta", "enter")
        assert "Zeta" in panel(reader)[1]
        await reader.press("d")
        assert reader.foot.startswith("Removed Zeta. u brings it back.")
        assert len(panel(reader)) == 3
        await reader.press("u")
        assert "Zeta" in panel(reader)[1]
        await reader.press("u")
        assert "alpha" in panel(reader)[1]


async def test_sources_are_put_in_another_order(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("j", "shift+down")
        assert [row.split()[0] for row in panel(reader)[1:]] == ["beta", "alpha", "gamma"]
        await reader.press("shift+up", "shift+up")
        assert reader.foot.startswith("It is at the border already.")


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        running.give("/", b'<link rel="alternate" type="application/rss+xml" href="/feed.xml">')
        running.give("/feed.xml", rss(item("Fed", guid="1", date="Mon, 01 Sep 2025 10:00:00 +0000")))
        yield running


async def test_a_blog_is_added_by_its_address(start: Start, folders: list[Path], server: Loopback) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("a", *server.url("/").removeprefix("http://"), "enter")
        assert reader.foot.startswith("Added A feed: 1 post.")
        assert "Fed" in reader.text
        await reader.press("a", *"/nowhere", "enter")
        assert "There is no file or folder" in reader.foot
        await reader.press("a")
        assert "/nowhere" in reader.text
        await reader.press("escape")


async def test_a_blog_that_answers_late_is_added_though_another_was_added_meanwhile(
    start: Start, folders: list[Path], server: Loopback
) -> None:
    late = rss(item("Late", guid="1"), title="Late blog")
    goes_on = threading.Event()

    def answer(_request: Request, wire: Wire) -> None:
        goes_on.wait(TIMEOUT)
        wire.send_head("200 OK", {"Content-Length": str(len(late))})
        wire.send(late)

    server.answer("/late.xml", answer)
    server.answer("/never.xml", answer)
    server.give("/feed.xml", rss(item("Prompt", guid="1"), title="Prompt blog"))
    async with start(folders[0]) as reader:
        for path in ("/late.xml", "/feed.xml"):
            await reader.pilot.press("a")
            await until(reader, "Add an address or a folder")
            await reader.pilot.press(*server.url(path), "enter")
        await until(reader, "Added Prompt blog: 1 post.")
        goes_on.set()
        await until(reader, "Added Late blog: 1 post.")
        for key in ("enter", "p"):  # while a post is read, and in the panel
            goes_on.clear()
            await reader.press(key, "a", *server.url("/never.xml"))
            await reader.pilot.press("enter")
            await until(reader, "esc stops.")
            await reader.pilot.press("escape")
            goes_on.set()
            await reader.settle()
            assert reader.foot.startswith("Stopped.")
            assert len(await reader.library.sources()) == 3
        await reader.press("escape", "G")  # nothing is being fetched: it hides the panel
        assert reader.cursor == "Late"


async def test_an_address_that_is_pasted_or_a_folder_that_is_dropped_is_offered_to_be_added(
    start: Start, folders: list[Path], server: Loopback
) -> None:
    async with subscribed(start, folders[:1]) as reader:
        await reader.press("p")
        for pasted in (f"{server.url('/feed.xml')}\n", f"'{folders[1]}'"):
            reader.app.post_message(events.Paste(pasted))
            await reader.settle()
            assert reader.lines[-1].strip().startswith("Add an address or a folder")
            await reader.press("enter")
            assert "Added" in reader.foot
        reader.app.post_message(events.Paste("some words http://example.org"))
        await reader.settle()
        assert "Add an address" not in reader.text


async def test_a_failed_source_is_marked_and_i_tells_why(
    start: Start, folders: list[Path], server: Loopback
) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("a", *server.url("/feed.xml"), "enter")
        server.give("/feed.xml", b"", status="410 Gone")
        await reader.press("R", "p", "G")
        assert panel(reader)[-1].startswith("!A feed")
        await reader.press("i")
        assert "gone for good (410)" in reader.text
        assert "tui-reader remove takes it out" in reader.text
        await reader.press("escape")
        assert "tui-reader remove takes it out" not in reader.text


async def test_what_is_known_is_paged_through_where_it_is_more_than_the_window_holds(
    start: Start, server: Loopback
) -> None:
    server.give("/feed.xml", rss(item("Hello", guid="1")))
    async with start(server.url("/feed.xml"), size=(50, 16)) as reader:
        server.give("/feed.xml", b"", status="410 Gone")
        await reader.press("R", "i")
        assert "esc back  space b page" in reader.text
        await reader.press("G")
        (at,) = [number for number, line in enumerate(reader.lines) if "  410  " in line]
        # What is folded goes on below where it began.
        assert all(line.startswith(" " * 7) for line in reader.lines[at + 1 : at + 4]), reader.text


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (50, 20), (80, 24), (200, 60)])
async def test_no_window_is_too_small_for_the_panel(
    start: Start, folders: list[Path], size: tuple[int, int]
) -> None:
    async with subscribed(start, folders, size) as reader:
        await reader.press("j", "enter", "p", "G", "p")
        assert [len(line) for line in reader.lines] == [size[0]] * size[1]


async def test_in_a_narrow_window_the_panel_takes_the_whole(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders, (50, 20)) as reader:
        assert "Post of beta" not in reader.text
        assert "beta" in reader.text
        await reader.press("j", "j", "enter")
        assert "Post of beta" in reader.text


async def test_the_panel_opens_at_what_is_listed(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("j", "j", "enter", "p", "G", "p", "p")
        assert cursor(reader) == "beta"


async def test_a_source_that_comes_back_is_under_the_cursor(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("j", "d")
        assert cursor(reader) == "beta"
        await reader.press("u")
        assert cursor(reader) == "alpha"
        await reader.press("ctrl+r")
        assert cursor(reader) == "beta"


async def test_q_hides_the_panel_and_does_not_leave(start: Start, folders: list[Path]) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("q")
        assert reader.app.is_running
        assert reader.cursor == "Post of gamma"


async def test_what_is_found_shows_where_the_panel_had_the_lists_place(
    start: Start, folders: list[Path]
) -> None:
    async with subscribed(start, folders, (80, 24)) as reader:
        await reader.press("F", *"gamma")
        assert reader.titles == ["Post of gamma"]
        await reader.press("enter")
        assert reader.cursor == "Post of gamma"


def cursor(reader: Running) -> str:
    """The name of the row with the cursor's bar."""
    return next(line[1:30].split()[0] for line in reader.lines if line.startswith("▌"))


async def test_a_source_is_found_by_its_name_in_a_closed_folder_too(
    start: Start, folders: list[Path]
) -> None:
    async with subscribed(start, folders) as reader:
        await reader.press("j", "j", "v", *"News", "enter", "k", "enter")
        assert "beta" not in " ".join(panel(reader))
        await reader.press("/", *"bet")
        assert "News" in reader.text
        assert "Post of gamma" not in reader.text.partition("type to find")[2]
        await reader.press("enter")
        assert "beta" in reader.lines[0]
        assert "Post of beta" in reader.text
        assert "Post of alpha" not in reader.text
        await reader.press("p", "/", "escape", "?")
        assert "Find a source by its name" in reader.text


async def test_the_foot_tells_the_keys_of_the_row_under_the_cursor(start: Start, folders: list[Path]) -> None:
    async with start(folders[0], size=(170, 30)) as reader:
        for folder in folders[1:]:
            source = await reader.library.add(str(folder))
        await reader.library.move(source.id, "News")
        await reader.press("p", "g")
        words = ("rename", "move", "settings", "subscribe", "remove", "why")
        told = []
        for _ in panel(reader):
            told.append(" ".join(word for word in words if f" {word}" in reader.foot))
            await reader.press("j")
        own, visited = "rename move settings remove", "rename move settings subscribe remove"
        assert [" ".join(row.split()[:2]).strip("▌▾ 1") for row in panel(reader)] == [
            *("All posts", "beta", "News", "gamma", "Visited", "alpha"),
        ]
        assert told == ["", own, "", own, "", visited]
        shutil.rmtree(folders[0])
        await reader.press("r")
        reader.app.reader.say("")  # what failed has been read
        await reader.press("k", "j")
        assert "i why" in reader.foot
        await reader.press("i")
        assert "is not there now" in reader.text

"""The dialog in which one of several feeds of a site is chosen."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.ui.conftest import Running, Start

QUESTION = "This site has several feeds. Which one?"
HEAD = """
<link rel="alternate" type="application/rss+xml" title="Everything [b unclosed" href="/all.xml">
<link rel="alternate" type="application/atom+xml" title="Notes &#27;[2J" href="/notes.xml">
<link rel="alternate" type="application/rss+xml" href="/a/very/long/address/of/pictures/and/nothing/else.xml">
"""


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        server.give("/", HEAD)
        for name in ("all", "notes"):
            date = "Mon, 01 Sep 2025 10:00:00 +0000"
            server.give(f"/{name}.xml", rss(item(f"A post of {name}", guid="1", date=date), title=name))
        yield server


async def until(reader: Running, text: str) -> None:
    """Let the program go on until the screen shows a text. It never settles while it asks."""
    async with asyncio.timeout(20):
        while text not in reader.text:
            await reader.pilot.pause()


async def add(reader: Running, address: str) -> None:
    await reader.press("a", *address)
    await reader.pilot.press("enter")
    await until(reader, QUESTION)


async def test_a_feed_is_chosen_by_its_row_and_the_others_are_told_of_it(
    start: Start, site: Loopback
) -> None:
    async with start(None) as reader:
        await add(reader, site.url("/"))
        assert re.search(r"▌  Everything \[b unclosed +RSS", reader.text)
        assert re.search(r"   Notes +Atom", reader.text)
        assert site.url("/notes.xml") in reader.text
        await reader.pilot.press("j", "j", "k")
        await reader.press("enter")
        assert reader.foot.startswith("Added notes: 1 post.")
        assert "A post of notes" in reader.text
        await reader.press("i")
        assert "Its site offers also:" in reader.text
        assert site.url("/all.xml") in reader.text


async def test_escape_takes_none_and_says_so(start: Start, site: Loopback) -> None:
    async with start(None) as reader:
        await add(reader, site.url("/"))
        await reader.press("escape")
        assert reader.foot.startswith("No feed was chosen, so nothing was added.")
        assert await reader.library.sources() == ()


async def test_an_address_that_the_program_starts_with_asks_too(start: Start, site: Loopback) -> None:
    async with start(site.url("/"), settled=False) as reader:
        await until(reader, QUESTION)
        await reader.pilot.press("G", "g")
        await reader.press("enter")
        assert "A post of all" in reader.text
    async with start(site.url("/")) as again:
        assert "A post of all" in again.text


@pytest.mark.parametrize("size", [(1, 1), (20, 6), (50, 20)])
async def test_no_window_is_too_small_for_the_dialog(
    start: Start, site: Loopback, size: tuple[int, int]
) -> None:
    async with start(None, size=size) as reader:
        await reader.press("a", *site.url("/"))
        await reader.pilot.press("enter")
        async with asyncio.timeout(20):
            while type(reader.app.screen).__name__ != "OfferScreen":
                await reader.pilot.pause()
        await reader.pilot.press("G", "k")
        assert [len(line) for line in reader.lines] == [size[0]] * size[1]
        await reader.press("enter")
        assert [source.title for source in await reader.library.sources()] == ["notes"]

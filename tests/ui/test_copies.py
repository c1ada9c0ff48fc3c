"""A post met through several sources, on the screen: shown once, explained, followed, split and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store import older
from tests.ui.conftest import Start, write_post

TEXT = "".join(f"Sentence {number} is about the engine and what it weaves. " for number in range(20))
SITE = "https://ada.example"


@pytest.fixture
async def twice(tmp_path: Path, start: Start) -> Path:
    """A blog's own folder and an aggregator's feed, which have one post in common."""
    folder = tmp_path / "ada"
    write_post(folder, "engines", "On weaving engines", TEXT, date="2025-09-02", link=f"{SITE}/engines")
    write_post(folder, "notes", "Notes", "Other words.", date="2025-09-01")
    planet = tmp_path / "planet.xml"
    planet.write_text(
        "<rss version='2.0'><channel><title>Planet</title><link>https://planet.example/</link>"
        f"<item><title>Ada Lovelace: On weaving engines</title><link>{SITE}/engines/?utm_source=x</link>"
        f"<pubDate>Tue, 02 Sep 2025 00:00:00 GMT</pubDate><description>{TEXT}</description></item>"
        "</channel></rss>"
    )
    async with start(folder) as first:
        source = await first.library.add(str(folder))
        await first.library.rename(source.id, "Ada writes")
        await first.library.add(str(planet))
    return planet


def _add_item(feed: Path, item: str) -> None:
    feed.write_text(feed.read_text().replace("</channel>", f"{item}</channel>"))


async def test_a_post_met_twice_shows_once_and_says_where_else_it_is(start: Start, twice: Path) -> None:
    async with start(None) as reader:
        assert reader.titles == ["On weaving engines", "Notes"]
        assert "2 unread · 2 posts" in reader.lines[0]
        assert "Ada writes · 1 min · also in Planet" in reader.lines[3]
        await reader.press("enter")
        assert "also in Planet" in reader.text
        await reader.press("tab")
        assert "Ada Lovelace: On weaving engines  ·  Planet" in reader.foot
        await reader.press("enter")
        assert "Planet  ·  2 September 2025" in reader.text
        assert "also in Ada writes" in reader.text
        await reader.press("s")
        assert "★ On weaving engines" in reader.lines[2]
        await reader.press("backspace")
        assert "Ada writes  ·  2 September 2025" in reader.text


async def test_a_post_that_comes_from_two_sources_is_one_new_post(start: Start, twice: Path) -> None:
    link = f"{SITE}/later"
    item = f"<item><title>Later</title><link>{link}</link><description>{TEXT}</description></item>"
    async with start(None) as reader:
        write_post(twice.parent / "ada", "later", "Later", TEXT, date="2025-09-05", link=link)
        _add_item(twice, item)
        await reader.press("r")
        assert reader.foot.endswith("1 new post.")
        assert reader.titles == ["Later", "On weaving engines", "Notes"]


async def test_info_explains_and_s_splits_until_u(start: Start, twice: Path) -> None:
    async with start(None) as reader:
        await reader.press("enter", "i")
        assert "“On weaving engines” is one post in 2 sources." in reader.text
        assert "Ada writes shows it among all posts; it is also in" in reader.text
        assert "Planet: the same address, since 20 September 2025" in reader.text
        assert "s split  esc back" in reader.text
        await reader.press("s")
        assert reader.foot.startswith("It is a post of its own now.")
        assert "3 posts" in reader.lines[0]
        assert "also in" not in reader.text
        await reader.press("r", "i")
        assert "was split from its copies" in reader.text
        assert "s put together again  esc back" in reader.text
        await reader.press("escape", "u")
        assert "2 posts" in reader.lines[0]
        assert "also in Planet" in reader.text


async def test_a_post_without_copies_has_nothing_to_split(start: Start, twice: Path) -> None:
    async with start(None) as reader:
        await reader.press("j", "i")
        assert "one post in" not in reader.text
        assert "s split" not in reader.text
        await reader.press("s")
        assert "esc back" in reader.text
        await reader.press("escape")
        await reader.app.run_action("split", reader.app.screen)
        await reader.settle()
        assert reader.foot == "This post has no copy in another source."
        await reader.press("enter", "k")
        await reader.press("escape", "k")
        for said in ("It is a post of its own now.", "It is one with its copies again."):
            await reader.app.run_action("split", reader.app.screen)
            await reader.settle()
            assert reader.foot.startswith(said)


async def test_an_older_database_shows_each_post_once_from_the_start(start: Start, tmp_path: Path) -> None:
    older.make(tmp_path / "library.db")
    async with start(None) as reader:
        assert len(reader.titles) == 3
        assert "2 unread · 3 posts" in reader.lines[0]

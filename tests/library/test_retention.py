"""How long posts are kept, where somebody has said so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.library.conftest import NOW
from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.store.snapshots import check_index, counters, recount
from tui_reader.errors import ReaderError
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.models import Headline, Place, Query, Source

AGES = (1, 100, 200, 300, 400, 500, 600, 700)
"""Days: Post 0 is the newest."""


def feed(text: str = "The text of post") -> bytes:
    dates = [(NOW - timedelta(days=days)).strftime("%a, %d %b %Y 00:00:00 GMT") for days in AGES]
    return rss(*(item(f"Post {n}", f"{text} {n}", guid=str(n), date=date) for n, date in enumerate(dates)))


@pytest.fixture
async def source(library: Library, server: Loopback) -> Source:
    """A feed of eight posts, all read but Post 4; Post 5 is starred, Post 6 begun, Post 7 tagged."""
    server.give("/feed.xml", feed())
    found = await library.visit(server.url("/feed.xml"))
    ids = [post.id for post in await posts(library)]
    await library.mark_read([each for number, each in enumerate(ids) if number != 4], True)
    await library.star([ids[5]], True)
    await library.set_place(ids[6], Place(2, 0, "", 0.4))
    await library.tag([ids[7]], ["mine"])
    await library.index_all()
    return found


async def posts(library: Library) -> tuple[Headline, ...]:
    return (await library.page(Query(), 1, 50)).headlines


async def titles(library: Library) -> list[str]:
    return [post.title for post in await posts(library)]


async def test_nothing_leaves_unless_somebody_says_so(library: Library, source: Source) -> None:
    (result,) = await library.refresh([source.id], insist=True)
    assert result.left == 0
    assert len(await posts(library)) == 8


async def test_read_posts_of_a_feed_leave_after_the_time_said_and_do_not_come_back(
    library: Library, source: Source, server: Loopback
) -> None:
    await library.set_source(source.id, "keep", "150 days")
    assert await library.leaves_next(source.id) == 2
    assert any("2 read posts leave for good" in line for line in (await lines(library, source)))
    (result,) = await library.refresh([source.id], insist=True)
    kept = ["Post 0", "Post 1", "Post 4", "Post 5", "Post 6", "Post 7"]
    assert (result.left, result.error) == (2, "")
    assert await titles(library) == kept
    server.give("/feed.xml", feed("Edited text of post"))
    (again,) = await library.refresh([source.id], insist=True)
    assert (again.added, again.changed, again.left) == (0, 6, 0)
    await library.index_all()
    assert await titles(library) == kept
    found = await library.page(query.parse("text:3 OR text:2"), 1, 10)
    assert found.total == 0
    assert await library.database.read(counters) == await library.database.read(recount)
    await library.database.write(check_index)
    assert await library.check() == ""


async def test_what_has_left_is_not_taken_for_muted(library: Library, source: Source) -> None:
    await library.set_source(source.id, "keep", "150 days")
    await library.add_rule("mute", "title:post")
    (result,) = await library.refresh([source.id], insist=True)
    assert result.left == 2
    (rule,) = await library.rules()
    assert await library.run_rule(rule.id) == 6
    assert await library.muted(source.id) == 6
    await library.undo()
    assert await library.muted(source.id) == 0
    assert await library.ids(query.parse("muted")) == []


async def test_a_number_of_newest_posts_is_kept(library: Library, source: Source) -> None:
    await library.set_source(source.id, "keep", "3 posts")
    (result,) = await library.refresh([source.id], insist=True)
    assert result.left == 1
    assert "Post 3" not in await titles(library)


async def test_what_left_stays_in_the_history_by_its_title(library: Library, source: Source) -> None:
    await library.note_reading((await posts(library))[3].id)
    await library.set_source(source.id, "keep", "3")
    await library.refresh([source.id], insist=True)
    (reading,) = await library.history()
    assert reading.headline.title == "Post 3"
    with pytest.raises(ReaderError, match="left"):
        await library.open_post(reading.headline.id)


async def test_a_time_that_makes_no_sense_is_refused(library: Library, source: Source, blog: Path) -> None:
    for value in ("soon", "0", "1h", "-5", "0 days"):
        with pytest.raises(ReaderError, match="1 year"):
            await library.set_source(source.id, "keep", value)
    folder = await library.visit(str(blog))
    with pytest.raises(ReaderError, match="Only posts of feeds can leave"):
        await library.set_source(folder.id, "keep", "1 year")


async def lines(library: Library, source: Source) -> list[str]:
    from tui_reader.library import diagnosis

    return list(diagnosis.lines(await library.health(source.id), NOW))


async def test_posts_may_be_kept_longer_than_there_are_years(library: Library, source: Source) -> None:
    await library.set_source(source.id, "keep", "9999 years")
    assert await library.leaves_next(source.id) == 0

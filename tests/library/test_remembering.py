"""What was read and when, and what to read in the time there is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tui_reader.config import Config
from tui_reader.library import query, time_left
from tui_reader.library.library import Library
from tui_reader.library.time_left import Why
from tui_reader.models import DateOrigin, Genre, Headline, Place, PostId, Query, SourceId

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that a test sets."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def library(tmp_path: Path, clock: Clock) -> AsyncIterator[Library]:
    """Six posts of two minutes each, Post 0 the newest."""
    folder = tmp_path / "blog"
    folder.mkdir()
    for number in range(6):
        text = f"---\ntitle: Post {number}\ndate: 2025-05-{20 - number}\n---\n\n" + "word " * 460
        (folder / f"{number}.md").write_text(text)
    opened = Library.open(tmp_path / "library.db", Config(), clock=clock)
    await opened.visit(str(folder))
    yield opened
    await opened.close()


async def ids(library: Library) -> list[PostId]:
    return [post.id for post in (await library.page(Query(), 1, 50)).headlines]


async def test_what_was_read_is_remembered_newest_first(library: Library, clock: Clock) -> None:
    posts = await ids(library)
    for hours, number in enumerate((2, 0, 2, 2)):
        clock.now = NOW + timedelta(hours=hours)
        await library.note_reading(posts[number])
    clock.now += timedelta(minutes=5)
    await library.note_reading(posts[2])
    await library.note_reading(PostId(99_999))
    read = [(each.at - NOW, each.headline.title) for each in await library.history()]
    assert read == [(timedelta(hours=hours), f"Post {n}") for hours, n in ((3, 2), (2, 2), (1, 0), (0, 2))]


async def test_history_is_asked_for_by_time_number_and_query(library: Library, clock: Clock) -> None:
    posts = await ids(library)
    for day, post in enumerate(posts):
        clock.now = NOW + timedelta(days=day)
        await library.note_reading(post)
    await library.star([posts[4]], True)
    since = await library.history(since=NOW + timedelta(days=4))
    assert [each.headline.title for each in since] == ["Post 5", "Post 4"]
    assert len(await library.history(limit=2)) == 2
    starred = await library.history(query.read("starred"))
    assert [each.headline.title for each in starred] == ["Post 4"]


async def test_history_outlives_the_removal_of_its_source(library: Library) -> None:
    (source,) = await library.sources()
    await library.note_reading((await ids(library))[0])
    await library.remove(source.id)
    assert [each.headline.title for each in await library.history()] == ["Post 0"]


async def test_a_reading_list_goes_on_with_what_was_begun_then_stars_then_the_new(
    library: Library, clock: Clock
) -> None:
    posts = await ids(library)
    half = Place(block=0, offset=900, progress=0.5)
    for number in (5, 4):
        clock.now += timedelta(hours=1)
        await library.note_reading(posts[number])
        await library.set_place(posts[number], half)
        await library.mark_read([posts[number]], True)
    await library.star([posts[3]], True)
    found = await library.reading_list(7)
    assert [(each.headline.title, each.minutes, str(each.why)) for each in found] == [
        ("Post 4", 1, "begun"),
        ("Post 5", 1, "begun"),
        ("Post 3", 2, "starred"),
        ("Post 0", 2, "unread"),
    ]
    assert sum(each.minutes for each in found) <= 7
    assert len(await library.reading_list(1)) == 1
    assert await library.reading_list(60, query.parse("Nothing_like_that")) == ()


def headline(number: int, minutes: int, source: int = 1, **fields: object) -> Headline:
    plain = Headline(
        PostId(number), SourceId(source), "", f"Post {number}", "", (), NOW - timedelta(hours=number),
        DateOrigin.GIVEN, None, (), (), "", minutes * 230, Genre.TEXT, False, False,
    )  # fmt: skip
    return plain._replace(**fields)  # type: ignore[arg-type]  # a test names real fields


def test_sources_take_turns_and_what_does_not_fit_is_passed_over() -> None:
    loud = [headline(number, 2) for number in range(1, 6)]
    quiet = [headline(10, 30, source=2), headline(11, 3, source=3), headline(12, 1, 4, genre=Genre.VIDEO)]
    chosen = time_left.choose([], [*loud, *quiet], 10)
    assert [each.headline.id for each in chosen] == [1, 11, 2, 3]
    assert {each.why for each in chosen} == {Why.UNREAD}


def test_a_post_is_proposed_once() -> None:
    both = headline(1, 4, started=True, progress=0.75, starred=True)
    assert [(each.minutes, each.why) for each in time_left.choose([both], [both], 20)] == [(1, Why.BEGUN)]

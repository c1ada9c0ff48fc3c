"""Feeds that name their posts anew: a post is the same where its date, title, address and text say so."""

from __future__ import annotations

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.library.library import Library
from tui_reader.models import Query, Source
from tui_reader.outcomes import Refreshed

DAY = "Sun, 01 Feb 2026 00:00:00 GMT"


def dated(day: int) -> str:
    return f"{day:02} Feb 2026 10:00:00 GMT"


def post(day: int, guid: str = "", *, link: str = "", title: str = "", body: str = "", date: str = "") -> str:
    return item(
        title or f"Post {day}",
        body or f"<p>The text of day {day}.</p>",
        link=link or f"https://blog.example/{day}",
        guid=guid,
        date=date or dated(day),
    )


async def visited(library: Library, server: Loopback, *items: str) -> Source:
    server.give("/feed.xml", rss(*items))
    return await library.visit(server.url("/feed.xml"))


async def again(library: Library, server: Loopback, source: Source, *items: str) -> Refreshed:
    server.give("/feed.xml", rss(*items))
    (result,) = await library.refresh([source.id], insist=True)
    return result


async def titles(library: Library, source: Source) -> list[str]:
    return sorted(post.title for post in (await library.page(Query(source.id), 1, 50)).headlines)


async def test_guids_that_are_others_each_time_make_no_new_posts(library: Library, server: Loopback) -> None:
    source = await visited(library, server, *(post(day, f"{day}?t=0") for day in (3, 2, 1)))
    first = (await library.page(Query(source.id), 1, 50)).headlines
    await library.mark_read([first[0].id], True)
    for time in (1, 2, 3):
        result = await again(library, server, source, *(post(day, f"{day}?t={time}") for day in (3, 2, 1)))
        assert (result.status, result.added, result.changed) == ("unchanged", 0, 0)
    headlines = (await library.page(Query(source.id), 1, 50)).headlines
    assert [post.id for post in headlines] == [post.id for post in first]
    assert [post.read for post in headlines] == [True, False, False]


@pytest.mark.parametrize(
    "came",
    [
        pytest.param(post(1, "b", link="https://new.example/a/1"), id="moved to another host"),
        pytest.param(post(1, "b", body="<p>Another text.</p>"), id="edited"),
        pytest.param(post(1, "b", title="Another title"), id="renamed"),
        pytest.param(post(1), id="without a guid"),
    ],
)
async def test_a_post_with_another_guid_goes_on_where_two_things_and_its_date_tell_it(
    library: Library, server: Loopback, came: str
) -> None:
    source = await visited(library, server, post(1, "a"))
    result = await again(library, server, source, came)
    assert result.added == 0
    assert len(await titles(library, source)) == 1
    assert (await again(library, server, source, came)).status == "unchanged"


@pytest.mark.parametrize(
    ("was", "came", "kept"),
    [
        pytest.param(
            (post(1, "a", title="Photo"),),
            (post(2, "b", title="Photo", date=dated(1)),),
            2,
            id="another picture of the day",
        ),
        pytest.param(
            (post(1, "a", link="https://blog.example/", date=DAY),),
            (
                post(2, "b", link="https://blog.example/", date=DAY),
                post(3, "c", link="https://blog.example/", date=DAY),
            ),
            3,
            id="all link to the site itself",
        ),
        pytest.param(
            (post(1, "a"), post(2, "b")),
            (post(1, "a"), post(1, "b2", date=dated(2))),
            3,
            id="the same a day later",
        ),
    ],
)
async def test_posts_that_are_only_alike_stay_several(
    library: Library, server: Loopback, was: tuple[str, ...], came: tuple[str, ...], kept: int
) -> None:
    source = await visited(library, server, *was)
    await again(library, server, source, *came)
    assert len(await titles(library, source)) == kept


async def test_posts_without_dates_are_the_same_only_when_all_else_is(
    library: Library, server: Loopback
) -> None:
    def word(guid: str, text: str) -> str:
        return item("Word of the day", f"<p>{text}</p>", link="https://blog.example/", guid=guid)

    source = await visited(library, server, word("a", "Kite"))
    assert (await again(library, server, source, word("b", "Kite"))).added == 0
    assert (await again(library, server, source, word("c", "Tail"))).added == 1

"""Which of several feeds of a site is taken, and what is kept of the others."""

from __future__ import annotations

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.entries import FeedChoice
from tui_reader.errors import NotAFeedError
from tui_reader.library import choosing, diagnosis
from tui_reader.library.choosing import Choose, NothingChosenError
from tui_reader.library.library import Library

RSS, ATOM = "application/rss+xml", "application/atom+xml"


def named(*links: tuple[str, str, str]) -> bytes:
    """A page that names feeds, each by address, title and type."""
    return "".join(
        f'<link rel="alternate" href="{href}" title="{title}" type="{media_type}">'
        for href, title, media_type in links
    ).encode()


SEVERAL = named(
    ("/all.xml", "Everything", RSS),
    ("/all.atom", "Everything", ATOM),
    ("/notes.xml", "Notes\x1b[31m", RSS),
    ("/comments.xml", "Comments on everything", RSS),
)


@pytest.fixture
def site(server: Loopback) -> Loopback:
    """A site with posts in two formats, notes and comments."""
    server.give("/", SEVERAL)
    for name in ("all.xml", "all.atom", "notes.xml", "comments.xml"):
        server.give(f"/{name}", rss(item(f"Of {name}", guid=name), title=f"Feed {name}"))
    return server


def take(path: str, seen: list[tuple[FeedChoice, ...]] | None = None) -> Choose:
    """A person who takes the feed whose address ends so, or none."""

    async def choose(choices: tuple[FeedChoice, ...]) -> FeedChoice | None:
        if seen is not None:
            seen.append(choices)
        return next((each for each in choices if path and each.url.endswith(path)), None)

    return choose


async def test_the_feed_that_was_chosen_is_added_and_the_others_stay_known(
    library: Library, site: Loopback
) -> None:
    seen: list[tuple[FeedChoice, ...]] = []
    source = await library.add(site.url("/"), choose=take("/notes.xml", seen))
    assert source.location == site.url("/notes.xml")
    assert [(each.url.rpartition("/")[2], each.title, each.format, each.is_apart) for each in seen[0]] == [
        ("all.atom", "Everything", "Atom", True),
        ("all.xml", "Everything", "RSS", False),
        ("notes.xml", "Notes", "RSS", True),
        ("comments.xml", "Comments on everything", "RSS", False),
    ]
    others = [each.url.rpartition("/")[2] for each in await library.offers(source.id)]
    assert others == ["all.atom", "all.xml", "comments.xml"]
    told = list(diagnosis.lines(await library.health(source.id), library.clock()))
    assert f"  Everything, Atom: {site.url('/all.atom')}" in told
    assert site.count("/all.atom") == 0


async def test_nobody_to_ask_takes_the_best(library: Library, site: Loopback) -> None:
    source = await library.add(site.url("/"))
    assert source.location == site.url("/all.atom")
    assert len(await library.offers(source.id)) == 3


async def test_a_site_opened_again_is_known_and_added_again_may_give_another(
    library: Library, site: Loopback
) -> None:
    first = await library.visit(site.url("/"), choose=take("/notes.xml"))
    assert await library.visit(site.url(""), choose=take("")) == await library.source(first.id)
    assert site.count("/") == 1
    second = await library.add(site.url("/"), choose=take("/all.xml"))
    assert (second.id != first.id, second.title) == (True, "Feed all.xml")
    assert (await library.add(site.url("/all.xml"), choose=take(""))).id == second.id


async def test_none_chosen_stores_nothing(library: Library, site: Loopback) -> None:
    with pytest.raises(NothingChosenError):
        await library.add(site.url("/"), choose=take(""))
    assert await library.sources() == ()


async def test_a_chosen_feed_that_is_not_there_is_told_and_no_other_taken(
    library: Library, site: Loopback
) -> None:
    site.give("/notes.xml", b"", status=404)
    seen: list[tuple[FeedChoice, ...]] = []
    with pytest.raises(NotAFeedError, match="404"):
        await library.add(site.url("/").removeprefix("http://"), choose=take("/notes.xml", seen))
    assert len(seen) == 1
    assert await library.sources() == ()


@pytest.mark.parametrize(
    "page",
    [
        named(("/all.xml", "Everything (RSS)", RSS), ("/all.atom", "Everything (Atom 1.0)", ATOM)),
        named(("/all.xml", "RSS", RSS), ("/all.atom", "Atom", ATOM)),
        named(("/all.xml", "Everything", RSS), ("/comments.xml", "Everything » Comments Feed", RSS)),
        named(("/all.xml", "Everything", RSS)),
    ],
)
async def test_one_blog_in_several_formats_or_its_comments_is_nothing_to_ask_about(
    library: Library, site: Loopback, page: bytes
) -> None:
    site.give("/", page)
    seen: list[tuple[FeedChoice, ...]] = []
    source = await library.add(site.url("/"), choose=take("", seen))
    assert (seen, source.total) == ([], 1)


async def test_all_feeds_of_a_site_are_listed_and_nothing_is_stored(library: Library, site: Loopback) -> None:
    found = await library.discover(site.url("/"))
    assert [choosing.told(each) for each in found][:2] == [
        f"Everything, Atom: {site.url('/all.atom')}",
        f"Everything, RSS: {site.url('/all.xml')}",
    ]
    (only,) = await library.discover(site.url("/notes.xml"))
    assert (only.url, only.title) == (site.url("/notes.xml"), "Feed notes.xml")
    assert await library.sources() == ()

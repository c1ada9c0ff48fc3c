"""What is searched is shown before it is counted; the posts and their order are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.drafts import NOW, draft
from tests.store.opened import opened
from tui_reader.entries import Draft
from tui_reader.library import query
from tui_reader.models import Page, Query, Scope, SourceKind
from tui_reader.ordering import Arrangement, Sort
from tui_reader.store import at_once, journal, order, posts, search, sources
from tui_reader.store.database import Database

COUNT = 1_400
SIZE = 11

LINES = [
    "every",  # in every post
    "half",  # in half of them
    "old",  # in the older half: the newest posts say nothing of it
    "some",  # in every eleventh
    "rare",
    "nowhere",
    '"every post"',
    "half -some",
    "half OR rare",
    "some tag:red",
    "old minutes:<2",
    "ever*",
    "tag:red",
    "tag:red -half",
    "source:two",
    "unread half",
    "minutes:<2",
    "in:headline 7",
]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """So many posts of two feeds that each way of searching has its use; every fifth is read."""
    path: Path = tmp_path_factory.mktemp("at-once") / "library.db"
    with opened(path) as database:
        for name in ("one", "two"):
            feed = database.write_now(sources.upsert, SourceKind.FEED, f"/{name}", f"Feed {name}", now=NOW)
            half = range(0, COUNT, 2) if name == "one" else range(1, COUNT, 2)
            database.write_now(posts.store_drafts, feed.id, [_post(number) for number in half], NOW)
        while database.write_now(search.fill, 500):
            pass
        ids = database.read_now(posts.ids, Query())
        database.write_now(journal.mark_read, ids[::5], True, NOW)
        yield database


def _post(number: int) -> Draft:
    words = [
        "every post " * (number % 3 + 1),
        "half" * (number % 2),
        "old" * (number >= COUNT // 2),
        "some" * (number % 11 == 0),
        "rare" * (number % 400 == 7),
    ]
    tags = ("red",) if number % 4 else ("blue",)
    published = NOW - timedelta(minutes=number)
    return draft(number, text=" ".join(words), tags=tags, published=published, words=9)


def asked(line: str, sort: Sort = Sort.NEWEST, scope: Scope = Scope.ALL) -> Query:
    return query.parse(line)._replace(arrangement=Arrangement(sort), scope=scope)


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("half", lambda number: number % 2),
        ("old", lambda number: number >= COUNT // 2),
        ("some", lambda number: number % 11 == 0),
        ("half -some", lambda number: number % 2 and number % 11),
        ("half OR rare", lambda number: number % 2 or number % 400 == 7),
        ("some tag:red", lambda number: number % 11 == 0 and number % 4),
        ("tag:red -half", lambda number: number % 4 and not number % 2),
        ("source:two -tag:red", lambda number: number % 2 and not number % 4),
    ],
)
def test_the_posts_are_those_that_are_asked_for(
    shelf: Database, line: str, holds: Callable[[int], int | bool]
) -> None:
    page = shelf.read_now(at_once.page, asked(line), 1, COUNT)
    assert [post.title for post in page.headlines] == [f"Post {n}" for n in range(COUNT) if holds(n)]
    assert shelf.read_now(posts.counts, asked(line))[1] == len(page.headlines)


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.LONGEST, Sort.RANKED, Sort.SOURCE])
@pytest.mark.parametrize("line", LINES)
def test_its_pages_are_those_that_are_counted(shelf: Database, line: str, sort: Sort) -> None:
    wanted = asked(line, sort)
    shelf.write_now(order.make_ready, wanted)
    whole = shelf.read_now(posts.page, wanted, 1, COUNT).headlines
    page: Page | None = None
    turned = []
    for number in range(1, 8):
        page = shelf.read_now(at_once.page, wanted, number, SIZE, page)
        assert page.number == number
        assert page.headlines == whole[(number - 1) * SIZE : number * SIZE]
        assert page.is_last == (number * SIZE >= len(whole))
        assert (page.total, page.pages) == (len(whole), -(-len(whole) // SIZE) or 1) or not page.counted
        turned.append(page)
        if page.is_last:
            break
    for before in reversed(turned[:-1]):
        page = shelf.read_now(at_once.page, wanted, before.number, SIZE, page)
        assert page.headlines == before.headlines


@pytest.mark.parametrize("line", ["every", "some", "tag:red"])
def test_a_first_page_of_many_knows_only_that_there_are_more(shelf: Database, line: str) -> None:
    page = shelf.read_now(at_once.page, asked(line), 1, SIZE)
    assert (page.counted, page.total, page.pages, page.is_last) == (False, SIZE + 1, 2, False)
    page = shelf.read_now(at_once.page, asked(line), 2, SIZE, page)
    assert (page.counted, page.total, page.pages, page.is_last) == (False, 2 * SIZE + 1, 3, False)


@pytest.mark.parametrize("line", ["", "rare", "nowhere"])
def test_what_is_known_anyway_is_told_at_once(shelf: Database, line: str) -> None:
    page = shelf.read_now(at_once.page, asked(line), 1, SIZE)
    assert page.counted
    assert page.total == shelf.read_now(posts.page, asked(line), 1, SIZE).total


def test_what_was_counted_is_still_known_on_the_next_page(shelf: Database) -> None:
    first = shelf.read_now(posts.page, asked("some"), 1, SIZE)
    page = shelf.read_now(at_once.page, asked("some"), 2, SIZE, first)
    assert (page.counted, page.total, page.pages) == (True, first.total, first.pages)


def test_the_last_page_can_be_asked_for_before_anybody_counted(shelf: Database) -> None:
    first = shelf.read_now(at_once.page, asked("some"), 1, SIZE)
    last = shelf.read_now(at_once.page, asked("some"), 1_000_000, SIZE, first)
    assert last == shelf.read_now(posts.page, asked("some"), 1_000_000, SIZE)


def test_turning_after_posts_have_left_the_list_skips_none(shelf: Database) -> None:
    wanted = asked("some", scope=Scope.UNREAD)
    rows = shelf.read_now(posts.page, wanted, 1, COUNT).headlines
    first = shelf.read_now(at_once.page, wanted, 1, SIZE)
    shelf.write_now(journal.mark_read, [post.id for post in first.headlines[:3]], True, NOW)
    second = shelf.read_now(at_once.page, wanted, 2, SIZE, first)
    shelf.write_now(journal.undo)
    assert second.counted
    assert rows[SIZE].id in [post.id for post in second.headlines]

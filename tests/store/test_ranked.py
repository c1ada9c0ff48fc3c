"""A ranked list is the same list in another order, page by page and post by post."""

from __future__ import annotations

from sqlite3 import Connection

import pytest

from tests.store.drafts import NOW, draft
from tui_reader.conditions import All, Any, Between, Condition, Measure, Named, Not, Part, Words
from tui_reader.models import PostId, Query, Scope, Source
from tui_reader.ordering import Arrangement, Sort
from tui_reader.store import journal, posts, search
from tui_reader.store.database import Database

RUST = Words("rust")


@pytest.fixture
def shelf(database: Database, blog: Source) -> Database:
    """Sixty posts that say rust more or less often; some are read, and one is a draft."""
    made = [
        draft(
            number,
            title="All of rust" if number == 40 else f"Post {number}",
            tags=("rust",) if number == 41 else ("c",),
            authors=("Rust",) if number == 42 else ("Ada",),
            text=("rust " * (number % 6) + "filler " * 20) + "needle " * (number % 9 == 0),
            draft=number == 43,
        )
        for number in range(60)
    ]
    database.write_now(posts.store_drafts, blog.id, made, NOW)
    while database.write_now(search.fill):
        pass

    def mark(conn: Connection) -> None:
        ids = [PostId(id_) for (id_,) in conn.execute("select id from posts where id % 3 = 0")]
        journal.mark_read(conn, ids, True, NOW)
        conn.execute("update posts set gone = 1 where title = 'Post 20'")

    database.write_now(mark)
    return database


def ranked(where: Condition, **fields: object) -> Query:
    asked = Query(where=where, arrangement=Arrangement(Sort.RANKED))
    return asked._replace(**fields)  # type: ignore[arg-type]  # a test names real fields


@pytest.mark.parametrize(
    "query",
    [
        ranked(RUST),
        ranked(RUST, scope=Scope.UNREAD),
        ranked(RUST, drafts=True),
        Query(where=RUST),
        Query(where=RUST, scope=Scope.UNREAD),
        ranked(All((RUST, Between(Measure.WORDS, 0, 1_000)))),
        ranked(All((RUST, Words("needle"), Not(Words("c", Part.TAG))))),
        ranked(Any((RUST, Words("needle"))), source=1),
        ranked(Any((RUST, Named(Part.TAG, "c")))),
        ranked(Words("nowhere")),
        ranked(Named(Part.TAG, "c")),
    ],
)
def test_its_pages_are_the_posts_of_the_list_each_once(shelf: Database, query: Query) -> None:
    def listed(asked: Query) -> list[int]:
        return [each.id for each in shelf.read_now(posts.page, asked, 1, 99).headlines]

    whole = listed(query)
    assert sorted(whole) == sorted(listed(query._replace(arrangement=Arrangement())))
    size, turned = 7, []
    page = shelf.read_now(posts.page, query, 1, size)
    assert page.total == len(whole)
    while True:
        turned += [each.id for each in page.headlines]
        if page.is_last:
            break
        page = shelf.read_now(posts.page, query, page.number + 1, size, page)
    assert turned == whole
    for place, post_id in enumerate(whole):
        assert shelf.read_now(posts.page_of, query, PostId(post_id), size) == place // size + 1
        after = shelf.read_now(posts.neighbor, query, PostId(post_id), 1)
        assert (after.id if after else None) == (whole[place + 1] if place + 1 < len(whole) else None)


def test_a_title_counts_more_than_a_tag_and_that_more_than_the_text(shelf: Database) -> None:
    best = shelf.read_now(posts.page, ranked(RUST), 1, 2).headlines
    assert [each.title for each in best] == ["All of rust", "Post 41"]


def test_only_posts_that_are_listed_take_part_however_many_others_are_better(shelf: Database) -> None:
    shelf.write_now(lambda conn: conn.execute("update posts set read = 1 where id > 4").close())
    unread = shelf.read_now(posts.page, ranked(RUST, scope=Scope.UNREAD), 1, 2)
    assert [len(unread.headlines), unread.total] == [2, unread.total]
    assert all(not each.read for each in unread.headlines)

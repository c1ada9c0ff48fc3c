"""The list, page by page, in every scope and from every side."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from sqlite3 import Connection
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.drafts import NOW, draft, drafts
from tui_reader.conditions import EVERYTHING, All, Condition, Flag, Is, Named, Part, Words
from tui_reader.models import Headline, Page, Place, PostId, Query, Scope, Source, SourceId, SourceKind
from tui_reader.ordering import Arrangement, Sort
from tui_reader.store import journal, order, posts, sources
from tui_reader.store.database import Database


def headline(text: str) -> Condition:
    """Words looked for in titles, authors, tags and sources."""
    return Words(text, Part.HEADLINE)


def titles(page: Page) -> list[str]:
    return [headline.title for headline in page.headlines]


def every(database: Database, query: Query) -> tuple[Headline, ...]:
    return database.read_now(posts.page, query, 1, 10_000).headlines


@pytest.fixture
def shelf(database: Database, blog: Source) -> Database:
    """95 posts of a feed, 40 of a folder between them, 9 of the guide; marks of every kind; drafts."""
    folder = database.write_now(sources.upsert, SourceKind.FOLDER, "/home/a/posts", "Notes", now=NOW)
    guide = database.write_now(sources.upsert, SourceKind.GUIDE, "/usr/share/guide", "Guide", now=NOW)
    database.write_now(posts.store_drafts, blog.id, drafts(95), NOW)
    between = [
        draft(number, url=f"https://b.example/{number}", published=NOW - timedelta(seconds=90 * number))
        for number in range(40)
    ]
    database.write_now(posts.store_drafts, folder.id, between, NOW)
    database.write_now(posts.store_drafts, guide.id, drafts(9), NOW)
    unfinished = [draft(number, draft=True, title=f"Draft {number}") for number in range(500, 503)]
    database.write_now(posts.store_drafts, folder.id, unfinished, NOW)
    ids = [headline.id for headline in every(database, Query())]
    database.write_now(journal.mark_read, ids[::3], True, NOW)
    database.write_now(journal.mark_starred, ids[::4], True, NOW)

    def start(conn: Connection) -> None:
        for post in ids[::5]:
            posts.set_place(conn, post, Place(block=1, progress=0.4))

    database.write_now(start)
    return database


QUERIES = [
    Query(source, scope, drafts, where)
    for source in (None, SourceId(1), SourceId(2), SourceId(3))
    for scope in Scope
    for where, drafts in ((EVERYTHING, False), (EVERYTHING, True), (headline("post 1"), False))
]

ORDERS: dict[Sort, Callable[[Headline], Any]] = {
    Sort.NEWEST: lambda each: (-each.published.timestamp(), -each.id),
    Sort.OLDEST: lambda each: (each.published, each.id),
    Sort.TITLE: lambda each: (each.title.casefold(), each.id),
    Sort.SOURCE: lambda each: (each.source_title.casefold(), -each.published.timestamp(), -each.id),
    Sort.UNREAD: lambda each: (each.read, -each.published.timestamp(), -each.id),
    Sort.LONGEST: lambda each: (-each.words, -each.id),
    Sort.SHORTEST: lambda each: (each.words, each.id),
    # No words are looked for here that posts could be ranked by: see test_ranked.py.
    Sort.RANKED: lambda each: (-each.published.timestamp(), -each.id),
}


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("is_ready", [True, False])
def test_pages_turned_either_way_are_the_list_cut_in_pieces(
    shelf: Database, sort: Sort, is_ready: bool
) -> None:
    for query in QUERIES if is_ready else QUERIES[::5]:
        sorted_query = query._replace(arrangement=Arrangement(sort))
        if is_ready:
            shelf.write_now(order.make_ready, sorted_query)
            assert shelf.read_now(order.is_ready, sorted_query)
        _turn_through(shelf, sorted_query)


def _turn_through(shelf: Database, query: Query) -> None:
    whole = every(shelf, query)
    assert list(whole) == sorted(whole, key=ORDERS[query.sort])
    size = 7
    pieces = [whole[start : start + size] for start in range(0, len(whole), size)] or [()]
    page = shelf.read_now(posts.page, query, 1, size)
    forth = [page]
    while not page.is_last:
        page = shelf.read_now(posts.page, query, page.number + 1, size, page)
        forth.append(page)
    back = [page]
    while page.number > 1:
        page = shelf.read_now(posts.page, query, page.number - 1, size, page)
        back.append(page)
    jumps = [shelf.read_now(posts.page, query, number, size) for number in range(1, len(pieces) + 1)]
    assert [turned.headlines for turned in forth] == pieces
    assert forth == jumps == back[::-1]
    assert {turned.total for turned in forth} == {len(whole)}


def test_scopes_hold_the_posts_their_marks_say(shelf: Database) -> None:
    everything = every(shelf, Query())
    assert len(everything) == 135
    for scope, belongs in (
        (Scope.UNREAD, lambda each: not each.read),
        (Scope.STARRED, lambda each: each.starred),
        (Scope.STARTED, lambda each: each.progress > 0),
    ):
        assert every(shelf, Query(scope=scope)) == tuple(filter(belongs, everything))


def test_the_guide_is_in_no_list_but_its_own(shelf: Database) -> None:
    assert {headline.source_title for headline in every(shelf, Query())} == {"A blog", "Notes"}
    assert len(every(shelf, Query(SourceId(3)))) == 9


def test_drafts_are_left_out_until_asked_for(shelf: Database) -> None:
    assert not any(headline.draft for headline in every(shelf, Query(SourceId(2))))
    assert sum(headline.draft for headline in every(shelf, Query(SourceId(2), drafts=True))) == 3
    assert len(every(shelf, Query(drafts=True))) == 138


def test_turning_past_the_last_page_stays_there(shelf: Database) -> None:
    last = shelf.read_now(posts.page, Query(), 14, 10)
    assert last.is_last
    for number in (15, 10**9, 2**70):
        assert shelf.read_now(posts.page, Query(), number, 10, last) == last


def test_turning_before_the_first_page_stays_there(shelf: Database) -> None:
    first = shelf.read_now(posts.page, Query(), 1, 10)
    for number in (0, -1, -(2**70)):
        assert shelf.read_now(posts.page, Query(), number, 10, first) == first


def test_an_empty_list_has_one_empty_page(database: Database) -> None:
    for scope in Scope:
        page = database.read_now(posts.page, Query(scope=scope), 3, 10)
        assert (page.number, page.pages, page.total, page.headlines) == (1, 1, 0, ())
        assert page.number == 1
        assert page.is_last
    assert database.read_now(posts.newest, Query()) is None
    assert database.read_now(posts.page, Query(SourceId(99)), 1, 10).total == 0
    assert database.read_now(posts.page, Query(SourceId(2**80)), 1, 10).total == 0


@pytest.mark.parametrize("size", [0, -3, 1, 135, 136, 2**80])
def test_a_page_of_any_size_holds_what_it_says(shelf: Database, size: int) -> None:
    page = shelf.read_now(posts.page, Query(), 1, size)
    assert len(page.headlines) == min(max(size, 1), 135)
    assert page.pages == -(-135 // max(1, min(size, 135)))


def test_a_neighboring_page_of_another_list_or_size_is_no_start(shelf: Database) -> None:
    near = shelf.read_now(posts.page, Query(), 2, 10)
    for query, size in ((Query(scope=Scope.UNREAD), 10), (Query(), 11), (Query(where=headline("post")), 10)):
        assert shelf.read_now(posts.page, query, 3, size, near) == shelf.read_now(posts.page, query, 3, size)


def test_older_shows_the_next_posts_when_new_ones_have_come_meanwhile(
    database: Database, blog: Source
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(50), NOW)
    near = database.read_now(posts.page, Query(), 2, 10)
    database.write_now(posts.store_drafts, blog.id, drafts(23, start=-23), NOW)
    turned = database.read_now(posts.page, Query(), 3, 10, near)
    assert "Post 20" in titles(turned)
    assert turned == database.read_now(posts.page, Query(), turned.number, 10)


def test_newer_shows_the_posts_before_when_some_were_read_meanwhile(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(50), NOW)
    query = Query(scope=Scope.UNREAD)
    near = database.read_now(posts.page, query, 4, 10)
    database.write_now(journal.mark_read, [each.id for each in every(database, query)[5:17]], True, NOW)
    turned = database.read_now(posts.page, query, 3, 10, near)
    assert "Post 29" in titles(turned)
    assert turned == database.read_now(posts.page, query, turned.number, 10)


def test_reading_a_page_of_unread_posts_skips_none_of_the_next(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(50), NOW)
    query = Query(scope=Scope.UNREAD)
    near = database.read_now(posts.page, query, 1, 10)
    database.write_now(journal.mark_read, [each.id for each in near.headlines[:3]], True, NOW)
    assert "Post 10" in titles(database.read_now(posts.page, query, 2, 10, near))


def test_when_all_of_a_list_is_gone_its_page_is_empty(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(30), NOW)
    query = Query(scope=Scope.UNREAD)
    near = database.read_now(posts.page, query, 2, 10)
    database.write_now(journal.mark_read, [each.id for each in every(database, query)], True, NOW)
    steps = [database.read_now(posts.page, query, number, 10, near) for number in (1, 3)]
    assert [(page.number, page.total, page.headlines) for page in steps] == [(1, 0, ())] * 2


@given(
    size=st.integers(1, 12),
    visible=st.integers(1, 5),
    moves=st.lists(st.tuples(st.sampled_from([-1, 1]), st.lists(st.integers(0, 59), max_size=4)), max_size=6),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_turned_page_is_always_the_page_of_its_number(
    database: Database, blog: Source, size: int, visible: int, moves: list[tuple[int, list[int]]]
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(60), NOW)
    query = Query(scope=Scope.UNREAD)
    database.write_now(journal.mark_read, range(1, 61), False, NOW)  # type: ignore[arg-type]
    page = database.read_now(posts.page, query, visible, size)
    for step, read in moves:
        database.write_now(journal.mark_read, [PostId(number + 1) for number in read], True, NOW)
        page = database.read_now(posts.page, query, page.number + step, size, page)
        assert page == database.read_now(posts.page, query, page.number, size)


def test_the_page_of_a_post_holds_it(shelf: Database) -> None:
    for scope in Scope:
        query = Query(scope=scope)
        whole = every(shelf, query)
        for post in (whole[0], whole[len(whole) // 2], whole[-1]):
            number = shelf.read_now(posts.page_of, query, post.id, 6)
            assert number is not None
            assert post in shelf.read_now(posts.page, query, number, 6).headlines
    read = next(each for each in every(shelf, Query()) if each.read)
    assert shelf.read_now(posts.page_of, Query(scope=Scope.UNREAD), read.id, 6) is None


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("scope", Scope)
def test_walking_post_by_post_is_the_list(shelf: Database, scope: Scope, sort: Sort) -> None:
    query = Query(scope=scope, arrangement=Arrangement(sort))
    whole = every(shelf, query)

    def walk(start: Headline, step: Literal[-1, 1]) -> list[Headline]:
        steps = [start]
        while found := shelf.read_now(posts.neighbor, query, steps[-1].id, step):
            steps.append(found)
        return steps

    newest = shelf.read_now(posts.newest, query)
    assert newest is not None
    assert tuple(walk(newest, 1)) == whole
    assert tuple(reversed(walk(whole[-1], -1))) == whole


def test_the_next_unread_post_skips_what_was_read(shelf: Database) -> None:
    whole = every(shelf, Query())
    after = next(each for each in whole[10:] if not each.read)
    assert shelf.read_now(posts.neighbor, Query(), whole[9].id, 1, unread=True) == after
    starred = [each for each in whole if each.starred]
    unread = next(each for each in starred[1:] if not each.read)
    assert shelf.read_now(posts.neighbor, Query(scope=Scope.STARRED), starred[0].id, 1, unread=True) == unread


def test_next_goes_on_from_a_post_that_has_left_the_list(shelf: Database) -> None:
    query = Query(scope=Scope.UNREAD)
    first, second, *_ = every(shelf, query)
    shelf.write_now(journal.mark_opened, first.id, NOW)
    assert shelf.read_now(posts.neighbor, query, first.id, 1) == second


def test_counts_are_those_of_the_list(shelf: Database) -> None:
    for query in QUERIES:
        whole = every(shelf, query)
        unread = sum(not each.read for each in whole)
        assert shelf.read_now(posts.counts, query) == (unread, len(whole))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GRÜSSE", ["Grüße aus Köln"]),
        ("grüße", ["Grüße aus Köln"]),
        ("100%", ["100% of it"]),
        ("%", ["100% of it"]),
        ("_", ["snake_case"]),
        ("\\", ["back\\slash"]),
        ("'; drop table posts", ["'; DROP TABLE posts"]),
        ("zoë", ["By Zoë"]),
        ("c++", ["Tagged"]),
        ("c d", ["Tagged"]),
        (
            "Santiago",
            ["100% of it", "'; DROP TABLE posts", "Grüße aus Köln", "Tagged", "back\\slash", "snake_case"],
        ),
        ("nothing like it", []),
        ("x\ud800", []),
        ("\x00", []),
        ('"', []),
        ("[", []),
    ],
)
def test_a_filter_finds_what_was_typed_and_nothing_else(
    database: Database, blog: Source, text: str, found: list[str]
) -> None:
    named = ["Grüße aus Köln", "100% of it", "snake_case", "back\\slash", "'; DROP TABLE posts"]
    stored = [draft(number, title=title, tags=()) for number, title in enumerate(named)]
    stored += [draft(10, title="By Zoë", authors=("Zoë",)), draft(11, title="Tagged", tags=("c++", "c d"))]
    database.write_now(posts.store_drafts, blog.id, stored, NOW)
    assert sorted(each.title for each in every(database, Query(where=headline(text)))) == sorted(found)


def test_a_filter_finds_all_posts_of_a_source_by_its_title(shelf: Database) -> None:
    assert {each.source_title for each in every(shelf, Query(where=headline("NOTE")))} == {"Notes"}
    assert len(every(shelf, Query(where=headline("note")))) == 40
    assert len(every(shelf, Query(SourceId(1), where=headline("a blog")))) == 95
    assert every(shelf, Query(SourceId(1), where=headline("note"))) == ()


def test_a_post_is_started_between_its_second_line_and_its_end(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(1), NOW)
    (post,) = every(database, Query())
    for place, started in (
        (Place(progress=0.3), 0),
        (Place(offset=200, progress=0.3), 1),
        (Place(block=2, progress=0.5), 1),
        (Place(block=9, offset=3, progress=1.0), 0),
    ):
        database.write_now(posts.set_place, post.id, place)
        assert database.read_now(posts.place, post.id) == place
        assert database.read_now(posts.page, Query(scope=Scope.STARTED), 1, 10).total == started


def plan(conn: Connection, query: Query) -> list[str]:
    """How SQLite runs all that a list needs: a first page, a far one, turns either way, a neighbor."""
    statements: list[str] = []
    conn.set_trace_callback(statements.append)
    second = posts.page(conn, query, 2, 5)
    posts.page(conn, query, 3, 5, second)
    posts.page(conn, query, 1, 5, second)
    posts.page(conn, query, 1_000, 5)
    if second.headlines:
        posts.neighbor(conn, query, second.headlines[0].id, 1)
        posts.page_of(conn, query, second.headlines[0].id, 5)
    conn.set_trace_callback(None)
    asked = [statement for statement in statements if "from posts" in statement]
    return [step for sql in asked for *_, step in conn.execute(f"explain query plan {sql}")]


@pytest.mark.parametrize("source", [None, SourceId(1)])
@pytest.mark.parametrize("scope", Scope)
def test_a_page_is_read_along_its_index_and_never_sorted(
    shelf: Database, scope: Scope, source: SourceId | None
) -> None:
    steps = shelf.read_now(plan, Query(source, scope))
    if scope is not Scope.ALL:
        steps += shelf.read_now(plan, Query(source, where=Is(Flag(scope))))
    assert len(steps) > 5
    index = f"{'every' if source is None else 'source'}_{scope}"
    keyed = re.compile(
        rf"S\w+ p USING (COVERING )?INDEX {index}( |$)|SEARCH \w+ USING INTEGER PRIMARY KEY"
        r"|CORRELATED SCALAR SUBQUERY|SEARCH t USING INDEX posts_by_twin "
    )
    assert [step for step in steps if not keyed.match(step)] == []


def test_a_flag_that_is_asked_for_and_a_scope_hold_together(shelf: Database) -> None:
    starred = Is(Flag.STARRED)
    both = [post for post in every(shelf, Query()) if post.starred and not post.read]
    assert both
    for where in (starred, All((headline("post"), starred)), All((Is(Flag.UNREAD), starred))):
        assert list(every(shelf, Query(scope=Scope.UNREAD, where=where))) == both


def test_the_numbers_of_a_list_are_never_counted_post_by_post(shelf: Database) -> None:
    def counted(conn: Connection) -> list[str]:
        statements: list[str] = []
        conn.set_trace_callback(statements.append)
        for scope in Scope:
            posts.page(conn, Query(scope=scope), 1, 5)
            posts.page(conn, Query(SourceId(1), scope), 1, 5)
            if scope is not Scope.ALL:
                posts.page(conn, Query(where=All((Is(Flag(scope)),))), 1, 5)
        conn.set_trace_callback(None)
        return [statement for statement in statements if "count(" in statement]

    assert shelf.read_now(counted) == []


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("go", ["Post 1"]),
        ("good things", ["Post 0"]),
        ("notes", ["Post 2", "Post 1"][::-1]),
        ("GO", ["Post 1"]),
        ("things", []),
    ],
)
def test_a_tag_or_category_is_the_whole_of_it(
    database: Database, blog: Source, tag: str, found: list[str]
) -> None:
    tagged = [
        draft(0, tags=("good things", "python")),
        draft(1, tags=("python", "go"), categories=("notes",)),
        draft(2, tags=(), categories=("others", "notes")),
    ]
    database.write_now(posts.store_drafts, blog.id, tagged, NOW)
    query = Query(where=Named(Part.TAG, tag))
    page = database.read_now(posts.page, query, 1, 10)
    assert titles(page) == found
    assert page.total == len(found)
    assert database.read_now(posts.counts, query) == (len(found), len(found))

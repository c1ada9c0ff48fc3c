"""The full-text index follows the posts, in small batches, and takes old words out."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.drafts import NOW, draft, drafts
from tests.store.snapshots import check_index
from tui_reader.models import PostId, Query, Source
from tui_reader.store import full_texts, posts, search
from tui_reader.store.database import Database
from tui_reader.store.full_texts import Kept


def hits(database: Database, words: str) -> list[int]:
    return database.read_now(
        lambda conn: [
            id_ for (id_,) in conn.execute("select rowid from post_index(?) order by rowid", (words,))
        ]
    )


def fill(database: Database, batch: int = 200) -> list[int]:
    """How many each batch took, until none waits."""
    return list(iter(lambda: database.write_now(search.fill, batch), 0))


def delete(conn: sqlite3.Connection, key: str) -> None:
    """Nothing does so yet; retention will."""
    conn.execute("delete from posts where key = ?", (key,))


def test_title_authors_tags_and_text_are_found_whatever_their_accents(
    database: Database, blog: Source
) -> None:
    stored = [
        draft(1, title="Über Züge", text="one"),
        draft(2, authors=("Zoë Łukasz",), text="two"),
        draft(3, tags=("machine learning", "gpu"), text="three"),
        draft(4, body="<p>" + "long " * 4000 + "needle</p>", text="long " * 4000 + "needle"),
    ]
    database.write_now(posts.store_drafts, blog.id, stored, NOW)
    assert hits(database, "needle") == []
    assert fill(database) == [4]
    by_title = {each.title: each.id for each in database.read_now(posts.page, Query(), 1, 9).headlines}
    for words, title in (
        ("uber", "Über Züge"),
        ("zoe", "Post 2"),
        ('"machine learning"', "Post 3"),
        ("tags: gpu", "Post 3"),
        ("text: needle", "Post 4"),
        ("need*", "Post 4"),
    ):
        assert hits(database, words) == [by_title[title]]


def test_it_is_filled_in_batches_the_newest_posts_first(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(250), NOW)
    newest = database.read_now(posts.newest, Query())
    assert newest is not None
    assert database.write_now(search.fill, 100) == 100
    assert newest.id in hits(database, "post")
    assert len(hits(database, "post")) == 100
    assert fill(database, 100) == [100, 50]
    database.write_now(check_index)


def test_an_edited_post_is_found_by_its_new_words_only(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, [draft(1, text="apple"), draft(2, text="pear")], NOW)
    fill(database)
    for text in ("cherry", "plum"):  # twice before it is indexed: the index still holds the first words
        edited = draft(1, title=f"All of {text}", text=text, body=text, content_hash=text)
        database.write_now(posts.store_drafts, blog.id, [edited], NOW)
    assert fill(database) == [1]
    assert [len(hits(database, word)) for word in ("apple", "cherry", "plum", "pear")] == [0, 0, 1, 1]
    database.write_now(check_index)


def test_a_mark_or_a_new_stamp_indexes_nothing_again(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, [draft(1, path="a", stamp="1")], NOW)
    fill(database)
    database.write_now(posts.store_drafts, blog.id, [draft(1, path="a", stamp="2")], NOW)
    database.write_now(lambda conn: conn.execute("update posts set read = 1, starred = 1").close())
    assert fill(database) == []


def test_bodies_are_compressed_when_they_are_indexed_and_stay_the_same(
    database: Database, blog: Source
) -> None:
    body = "<p>" + "A sentence that is said again. " * 300 + "</p>"
    database.write_now(posts.store_drafts, blog.id, [draft(1, body=body, text=body[3:-4])], NOW)

    def kept(conn: sqlite3.Connection) -> int:
        (size,) = conn.execute("select sum(length(cast(body as blob))) from bodies").fetchone()
        return int(size)

    before = database.read_now(kept)
    fill(database)
    assert database.read_now(kept) < before / 10
    found = database.read_now(posts.body, PostId(1))
    assert found is not None
    assert found.text == body
    database.write_now(check_index)
    edited = draft(1, body=body + "!", text="Other words.", content_hash="edited")
    database.write_now(posts.store_drafts, blog.id, [edited], NOW)
    fill(database)
    database.write_now(check_index)
    assert hits(database, "sentence") == []


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("store"), st.integers(0, 5), st.sampled_from(["a", "b c", "d" * 600, ""])),
            st.tuples(st.just("title"), st.integers(0, 5), st.sampled_from(["x", "y z"])),
            st.tuples(st.just("text"), st.integers(0, 5), st.sampled_from(["u", "v w"])),
            st.tuples(st.just("delete"), st.integers(0, 5), st.just("")),
            st.tuples(st.just("fill"), st.integers(1, 3), st.just("")),
        ),
        max_size=14,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_once_nothing_waits_the_index_holds_exactly_the_posts(
    database: Database, blog: Source, steps: list[tuple[str, int, str]]
) -> None:
    for step, number, text in steps:
        match step:
            case "store":
                coming = draft(number, text=text, body=text, content_hash=text or "empty")
                database.write_now(posts.store_drafts, blog.id, [coming], NOW)
            case "title":
                coming = draft(number, title=text, content_hash=text)
                database.write_now(posts.store_drafts, blog.id, [coming], NOW)
            case "text":  # the gate reads an old body in a better way
                coming = draft(number, summary=text, text=text)
                database.write_now(posts.store_drafts, blog.id, [coming], NOW)
            case "delete":
                database.write_now(delete, f"key-{number}")
            case _:
                database.write_now(search.fill, number)
    fill(database)
    database.write_now(check_index)
    stored = database.read_now(
        lambda conn: [id_ for (id_,) in conn.execute("select id from posts order by id")]
    )
    indexed = database.read_now(
        lambda conn: [id_ for (id_,) in conn.execute("select id from post_index_docsize order by id")]
    )
    assert indexed == stored


def test_the_check_of_these_tests_notices_a_wrong_index(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, [draft(1, text="apple")], NOW)
    fill(database)
    database.write_now(lambda conn: conn.execute("update bodies set text = 'pear'").close())
    with pytest.raises(Exception, match="broken"):
        database.write_now(check_index)


def article(text: str) -> Kept:
    return Kept(f"<p>{text}</p>", "https://a.example/", is_shown=True)


def test_articles_fetched_from_pages_are_found_and_kept_in_step(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(2), NOW)
    fill(database)
    (first, second) = (each.id for each in database.read_now(posts.page, Query(), 1, 9).headlines)
    long = "needle " + "straw hay grass " * 400
    database.write_now(full_texts.keep, first, article(long), long)
    database.write_now(full_texts.keep, second, article("pin"), "pin")
    fill(database)
    assert (hits(database, "needle"), hits(database, "straw pin")) == ([first], [])
    database.write_now(full_texts.keep, first, article("pin"), "pin")
    fill(database)
    assert (hits(database, "needle"), hits(database, "pin")) == ([], sorted([first, second]))
    database.write_now(lambda conn: conn.execute("delete from full_texts where post_id = ?", (first,)))
    database.write_now(lambda conn: conn.execute("delete from posts where id = ?", (second,)))
    fill(database)
    assert hits(database, "pin") == []
    database.write_now(check_index)


def test_articles_of_an_older_version_wait_until_their_words_are_read(
    database: Database, blog: Source
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(1), NOW)
    (post,) = (each.id for each in database.read_now(posts.page, Query(), 1, 9).headlines)
    database.write_now(
        lambda conn: conn.execute(
            "insert into full_texts (post_id, html, base_url, shown) values (?, '<p>needle</p>', '', 1)",
            (post,),
        )
    )
    fill(database)
    assert database.read_now(full_texts.unread, 9) == {post: "<p>needle</p>"}
    database.write_now(full_texts.set_texts, {post: "needle"})
    fill(database)
    assert (database.read_now(full_texts.unread, 9), hits(database, "needle")) == ({}, [post])
    database.write_now(check_index)

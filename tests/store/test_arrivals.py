"""Posts coming in: known or new, edited, hidden, back again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from tests.store.drafts import NOW, draft, drafts
from tests.store.opened import opened
from tui_reader.models import (
    BodyKind,
    DateOrigin,
    Enclosure,
    Genre,
    Headline,
    Page,
    Place,
    PostId,
    Query,
    Scope,
    Source,
    SourceKind,
    StoredBody,
)
from tui_reader.outcomes import Stored
from tui_reader.store import journal, posts, sources
from tui_reader.store.database import Database

LATER = NOW + timedelta(hours=1)


def page(database: Database, size: int = 100, **asked: object) -> Page:
    return database.read_now(posts.page, Query(**asked), 1, size)  # type: ignore[arg-type]


def only(database: Database) -> Headline:
    (headline,) = page(database).headlines
    return headline


def test_every_field_comes_back_as_it_went_in(database: Database, blog: Source) -> None:
    whole = draft(
        1,
        authors=("Zoë", "Łukasz 李"),
        updated=NOW,
        tags=("c++", "it's", "a, b"),
        categories=("one",),
        genre=Genre.AUDIO,
        enclosures=(Enclosure("https://a.example/1.mp3", "audio/mpeg", 2**70),),
        body="# Text\n" * 500,
        body_kind=BodyKind.MARKDOWN,
        base_url="https://a.example/",
        path="2025/one.md",
        notes=("A bad date was ignored.",),
    )
    assert database.write_now(posts.store_drafts, blog.id, [whole], NOW) == Stored(added=1)
    found = only(database)
    assert found == Headline(
        id=found.id,
        source_id=blog.id,
        source_title="A blog",
        title="Post 1",
        url="https://a.example/1",
        authors=("Zoë", "Łukasz 李"),
        published=NOW - timedelta(minutes=1),
        date_origin=DateOrigin.GIVEN,
        updated=NOW,
        tags=("c++", "it's", "a, b"),
        categories=("one",),
        summary="A summary.",
        words=2,
        genre=Genre.AUDIO,
        read=False,
        starred=False,
    )
    assert database.read_now(posts.headline, found.id) == found
    assert database.read_now(posts.body, found.id) == StoredBody(
        text=whole.body,
        kind=BodyKind.MARKDOWN,
        base_url="https://a.example/",
        enclosures=whole.enclosures,
        path="2025/one.md",
        notes=("A bad date was ignored.",),
    )


def test_the_same_post_met_again_changes_nothing(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(120), NOW)
    before = page(database, 200)
    assert database.write_now(posts.store_drafts, blog.id, drafts(120), LATER) == Stored()
    assert page(database, 200) == before


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Another title", "content_hash": "new"},
        {"body": "<p>Another body.</p>", "content_hash": "new"},
        {"tags": ("rust",)},
        {"published": NOW},
        {"summary": "Another summary."},
        {"enclosures": (Enclosure("https://a.example/1.mp3"),)},
        {"draft": True},
    ],
)
def test_an_edited_post_is_new_in_every_field_and_keeps_its_marks(
    database: Database, blog: Source, edit: dict[str, object]
) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(3), NOW)
    post = page(database).headlines[1]
    place = Place(block=4, offset=20, digest="abc", progress=0.5)
    database.write_now(posts.set_place, post.id, place)
    database.write_now(journal.mark_read, [post.id], True, NOW)
    database.write_now(journal.mark_starred, [post.id], True, NOW)

    changed = database.write_now(posts.store_drafts, blog.id, [draft(0), draft(1, **edit), draft(2)], LATER)

    assert changed == Stored(changed=1)
    found = database.read_now(posts.headline, post.id)
    assert found is not None
    assert (found.read, found.starred, found.progress) == (True, True, 0.5)
    assert database.read_now(posts.place, post.id) == place
    body = database.read_now(posts.body, post.id)
    assert body is not None
    shown = {"title": found.title, "tags": found.tags, "published": found.published, "draft": found.draft}
    shown |= {"summary": found.summary, "body": body.text, "enclosures": body.enclosures}
    assert {name: shown.get(name, value) for name, value in edit.items()} == edit


def test_without_a_content_hash_an_edited_body_is_noticed(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, [draft(1, content_hash="")], NOW)
    edited = draft(1, content_hash="", body="<p>Edited.</p>")
    assert database.write_now(posts.store_drafts, blog.id, [edited], NOW) == Stored(changed=1)


def test_an_undated_post_keeps_the_moment_it_was_first_seen(database: Database, blog: Source) -> None:
    undated = draft(1, published=NOW, date_origin=DateOrigin.FIRST_SEEN)
    database.write_now(posts.store_drafts, blog.id, [undated], NOW)
    again = draft(1, published=LATER, date_origin=DateOrigin.FIRST_SEEN)
    assert database.write_now(posts.store_drafts, blog.id, [again], LATER) == Stored()
    edited = draft(1, published=LATER, date_origin=DateOrigin.FIRST_SEEN, title="Edited")
    assert database.write_now(posts.store_drafts, blog.id, [edited], LATER) == Stored(changed=1)
    assert (only(database).title, only(database).published) == ("Edited", NOW)


def test_a_post_that_gets_its_date_later_moves_to_it(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, [draft(1, date_origin=DateOrigin.FIRST_SEEN)], NOW)
    database.write_now(posts.store_drafts, blog.id, [draft(1, published=LATER)], LATER)
    assert (only(database).published, only(database).date_origin) == (LATER, DateOrigin.GIVEN)


def test_of_two_entries_with_one_key_the_first_counts(database: Database, blog: Source) -> None:
    twice = [draft(1, title="First"), draft(1, title="Second"), draft(2)]
    assert database.write_now(posts.store_drafts, blog.id, twice, NOW) == Stored(added=2)
    assert [headline.title for headline in page(database).headlines] == ["First", "Post 2"]


def test_the_same_key_in_two_sources_is_two_posts(database: Database, blog: Source) -> None:
    other = database.write_now(sources.upsert, SourceKind.FEED, "https://b.example/", "B", now=NOW)
    for source in (blog, other):
        own = draft(1, url=f"{source.location}/1")
        database.write_now(posts.store_drafts, source.id, [own], NOW)
    assert page(database).total == 2


def test_posts_of_one_date_keep_the_order_of_their_feed(database: Database, blog: Source) -> None:
    same = [draft(number, published=NOW) for number in range(130)]
    database.write_now(posts.store_drafts, blog.id, same, NOW)
    titles = [headline.title for headline in page(database, 200).headlines]
    assert titles == [f"Post {number}" for number in range(130)]


def test_a_feed_that_shrinks_loses_nothing(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(10), NOW)
    database.write_now(posts.store_drafts, blog.id, [], LATER)
    database.write_now(posts.store_drafts, blog.id, drafts(2), LATER)
    assert page(database).total == 10


def test_stamps_tell_which_files_need_not_be_read(database: Database, blog: Source) -> None:
    stored = [draft(0, path="a.md", stamp="1:9"), draft(1, path="caf\udce9.md", stamp="2:9"), draft(2)]
    database.write_now(posts.store_drafts, blog.id, stored, NOW)
    assert database.read_now(posts.stamps, blog.id) == {"a.md": "1:9", "caf\udce9.md": "2:9"}


def test_a_touched_file_gets_its_new_stamp_without_counting_as_changed(
    database: Database, blog: Source
) -> None:
    database.write_now(posts.store_drafts, blog.id, [draft(0, path="a.md", stamp="1:9")], NOW)
    touched = draft(0, path="a.md", stamp="2:9")
    assert database.write_now(posts.store_drafts, blog.id, [touched], LATER) == Stored()
    assert database.read_now(posts.stamps, blog.id) == {"a.md": "2:9"}


def test_a_deleted_file_hides_its_post_until_it_is_back(database: Database, blog: Source) -> None:
    stored = [draft(number, path=f"{number}.md", stamp="1:9") for number in range(3)]
    database.write_now(posts.store_drafts, blog.id, stored, NOW)
    hidden = page(database).headlines[1]
    database.write_now(journal.mark_starred, [hidden.id], True, NOW)

    assert database.write_now(posts.hide_missing, blog.id, {"0.md", "2.md"}) == 1
    assert [headline.title for headline in page(database).headlines] == ["Post 0", "Post 2"]
    assert page(database, scope=Scope.STARRED).total == 0
    assert database.read_now(posts.stamps, blog.id).keys() == {"0.md", "2.md"}

    assert database.write_now(posts.store_drafts, blog.id, stored[1:2], LATER) == Stored()
    assert page(database).total == 3
    assert page(database, scope=Scope.STARRED).headlines[0].id == hidden.id


def test_a_folder_in_which_no_file_is_left_hides_nothing(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, [draft(0, path="a.md")], NOW)
    assert database.write_now(posts.hide_missing, blog.id, []) == 0
    assert page(database).total == 1


def test_text_no_database_can_hold_is_stored_all_the_same(database: Database, blog: Source) -> None:
    broken = draft(
        1,
        key="a\ud800",
        title="A \udfff title",
        authors=("N\ud800",),
        tags=("t\ud800",),
        body="nul \x00 and \ud800",
        text="nul \x00 and \ud800",
        words=2**80,
        path="a\ud800b",
        stamp="\ud800",
        content_hash="\ud800",
        notes=("\ud800",),
    )
    assert database.write_now(posts.store_drafts, blog.id, [broken], NOW) == Stored(added=1)
    assert database.write_now(posts.store_drafts, blog.id, [broken], NOW) == Stored()
    body = database.read_now(posts.body, only(database).id)
    assert body is not None
    assert body.text == "nul \x00 and \\ud800"
    assert only(database).title == "A \\udfff title"


def test_ids_no_database_can_hold_are_not_found(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(1), NOW)
    for number in (2**63, 2**200, -(2**70), 0, -1):
        post = PostId(number)
        assert database.read_now(posts.headline, post) is None
        assert database.read_now(posts.body, post) is None
        assert database.read_now(posts.neighbor, Query(), post, 1) is None
        assert database.read_now(posts.page_of, Query(), post, 10) is None
        assert database.read_now(posts.place, post) == Place()
        assert database.write_now(journal.mark_read, [post], True, NOW) == 0


def test_a_place_as_far_away_as_can_be_is_kept_within_bounds(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(1), NOW)
    post = only(database).id
    database.write_now(posts.set_place, post, Place(2**70, -(2**70), "d\ud800", 7.5))
    assert database.read_now(posts.place, post) == Place(2**63 - 1, -(2**63 - 1), "d\\ud800", 1.0)


def renamed(database: Database, source: Source, number: int) -> int:
    """The steps SQLite takes where so many files of a folder are renamed at once."""
    for folder in ("old", "new"):
        found = [
            draft(n, key=f"{folder}/{n}", path=f"{folder}/{n}", content_hash=str(n)) for n in range(number)
        ]
        database.write_now(posts.store_drafts, source.id, found, NOW)
    steps = 0

    def counted() -> None:
        nonlocal steps
        steps += 1

    def hide(conn: Connection) -> int:
        conn.set_progress_handler(counted, 100)
        try:
            return posts.hide_missing(conn, source.id, {f"new/{n}" for n in range(number)})
        finally:
            conn.set_progress_handler(None, 0)

    assert database.write_now(hide) == 0
    assert page(database, 1).total == number
    return steps


def test_renaming_twice_as_many_files_takes_twice_the_work(database: Database, path: Path) -> None:
    source = database.write_now(sources.upsert, SourceKind.FOLDER, "/blog", "Blog", now=NOW)
    few = renamed(database, source, 200)
    with opened(path.with_name("other.db")) as other:
        source = other.write_now(sources.upsert, SourceKind.FOLDER, "/blog", "Blog", now=NOW)
        assert renamed(other, source, 800) < 8 * few


def test_of_two_files_that_were_alike_and_are_gone_neither_goes_on_as_the_other(database: Database) -> None:
    source = database.write_now(sources.upsert, SourceKind.FOLDER, "/blog", "Blog", now=NOW)
    alike = [draft(n, path=f"{n}.md", content_hash="same") for n in range(2)]
    database.write_now(posts.store_drafts, source.id, [*alike, draft(2, path="2.md")], NOW)
    assert database.write_now(posts.hide_missing, source.id, {"2.md"}) == 2
    assert [each.title for each in page(database).headlines] == [draft(2).title]

"""One post met through several sources: shown once, its marks shared, whatever comes, goes and is undone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store import older
from tests.store.drafts import NOW, draft
from tests.store.snapshots import counters, integrity, recount
from tui_reader.conditions import Named, Not, Part, Words
from tui_reader.entries import Draft
from tui_reader.models import Headline, Place, PostId, Query, Scope, Source, SourceId, SourceKind
from tui_reader.store import alike, journal, links, posts, sources, tagging, twins
from tui_reader.store.database import Database
from tui_reader.text.sameness import Evidence

TEXT = " ".join(f"word{number} of engines and what they do" for number in range(20))


def post(number: int, **fields: object) -> Draft:
    """A post with a title and a text by which it can be known."""
    named: dict[str, object] = {
        "title": f"The engines of week {number}",
        "text": f"{TEXT} {number}",
        "words": 140,
    }
    return draft(number, **(named | fields))


@pytest.fixture
def planet(database: Database) -> Source:
    """An aggregator."""
    return database.write_now(
        sources.upsert, SourceKind.FEED, "https://planet.example/feed", "Planet", now=NOW
    )


@pytest.fixture
def folder(database: Database) -> Source:
    """The blog's own files."""
    return database.write_now(
        sources.upsert, SourceKind.FOLDER, "/home/a/blog", "Files", "https://a.example", now=NOW
    )


def store(database: Database, source: Source, *drafts: Draft) -> None:
    database.write_now(posts.store_drafts, source.id, drafts, NOW)


def every(database: Database, **asked: object) -> tuple[Headline, ...]:
    return database.read_now(posts.page, Query(**asked), 1, 10_000).headlines  # type: ignore[arg-type]


def shown(database: Database, **asked: object) -> list[str]:
    return [headline.source_title for headline in every(database, **asked)]


def of(database: Database, source: Source) -> Headline:
    (only,) = every(database, source=source.id)
    return only


def both(database: Database, *of: Source) -> tuple[Headline, ...]:
    return tuple(every(database, source=source.id)[0] for source in of)


def test_a_post_met_twice_shows_once_and_in_each_of_its_sources(
    database: Database, blog: Source, planet: Source
) -> None:
    store(database, blog, post(1), post(2))
    store(database, planet, post(1, key="https://a.example/1"), post(3, url="https://c.example/3"))
    assert [each.title[-1] for each in every(database)] == ["1", "2", "3"]
    assert shown(database) == ["A blog", "A blog", "Planet"]
    assert len(every(database, source=planet.id)) == 2
    page = database.read_now(posts.page, Query(), 1, 1)
    assert (page.total, page.pages) == (3, 3)
    assert database.read_now(posts.counts, Query()) == (3, 3)
    assert [[copy.source_title for copy in each.also_in] for each in every(database)] == [["Planet"], [], []]
    (copy,) = database.read_now(twins.copies, every(database)[0].id)
    assert copy == twins.Twin(every(database, source=planet.id)[0].id, Evidence.ADDRESS, NOW)


def test_local_files_lead_then_the_whole_text_then_the_site_itself(
    database: Database, blog: Source, planet: Source, folder: Source
) -> None:
    store(database, planet, post(1))
    assert shown(database) == ["Planet"]
    store(database, blog, post(1))
    assert shown(database) == ["A blog"]
    store(database, blog, post(1, text=TEXT[:300], words=50, content_hash="teaser"))
    assert shown(database) == ["Planet"]
    store(database, folder, post(1, key="1.md", path="1.md", words=130))
    assert shown(database) == ["Files"]
    store(database, folder, post(1, key="1.md", path="1.md", draft=True))
    assert shown(database) == ["Planet"]
    database.write_now(sources.remove, planet.id, NOW)
    assert shown(database) == ["A blog"]
    database.write_now(journal.undo)
    assert shown(database) == ["Planet"]
    assert database.read_now(counters) == database.read_now(recount)


def test_a_bookmark_of_a_post_does_not_stand_in_its_place(
    database: Database, blog: Source, folder: Source
) -> None:
    store(database, blog, post(1))
    store(database, folder, post(1, key="1.md", path="1.md", body="", text="", words=0))
    assert shown(database) == ["A blog"]


def test_one_file_in_two_folders_is_one_post(database: Database, folder: Source) -> None:
    inner = database.write_now(sources.upsert, SourceKind.FOLDER, "/home/a/blog/posts", "Inner", now=NOW)
    alone = database.write_now(sources.upsert, SourceKind.FILE, "/home/a/blog/posts/1.md", "Alone", now=NOW)
    store(database, folder, post(1, key="posts/1.md", path="posts/1.md", url=""))
    store(database, inner, post(1, key="1.md", path="1.md", url="", title="Edited", text="New."))
    store(database, alone, post(1, key="1.md", path="1.md", url=""))
    assert shown(database) == ["Files"]
    found = database.read_now(twins.copies, of(database, inner).id)
    assert {each.evidence for each in found} == {Evidence.FILE}


def test_marks_and_the_place_are_shared_and_undone_as_one(
    database: Database, blog: Source, planet: Source
) -> None:
    store(database, blog, post(1))
    store(database, planet, post(1), post(2))
    own, copy = both(database, blog, planet)
    assert database.write_now(journal.mark_read, [copy.id], True, NOW) == 1
    assert database.write_now(journal.mark_starred, [own.id], True, NOW) == 1
    database.write_now(posts.set_place, copy.id, Place(block=3, offset=1, progress=0.5))
    for each in both(database, blog, planet):
        assert (each.read, each.starred, each.started, each.progress) == (True, True, True, 0.5)
        assert database.read_now(posts.place, each.id).block == 3
    assert database.read_now(posts.counts, Query()) == (1, 2)
    assert [len(every(database, scope=scope)) for scope in Scope] == [2, 1, 1, 1]
    assert database.write_now(journal.undo) == "Undone: starred “The engines of week 1”."
    assert database.write_now(journal.undo) == "Undone: marked “The engines of week 1” read."
    assert {(each.read, each.starred) for each in both(database, blog, planet)} == {(False, False)}
    assert database.write_now(journal.redo) == "Done again: marked “The engines of week 1” read."
    assert [each.read for each in both(database, blog, planet)] == [True, True]
    assert database.write_now(journal.mark_all_read, Query(), NOW) == 1


def test_a_copy_that_comes_later_has_the_marks_already(
    database: Database, blog: Source, planet: Source
) -> None:
    store(database, blog, post(1))
    database.write_now(journal.mark_read, [PostId(1)], True, NOW)
    database.write_now(posts.set_place, PostId(1), Place(block=2, progress=0.4))
    store(database, planet, post(1))
    assert of(database, planet).read
    assert database.read_now(posts.place, of(database, planet).id) == Place(block=2, progress=0.4)
    database.write_now(journal.undo)
    assert [each.read for each in both(database, blog, planet)] == [False, False]


def test_a_split_post_stays_split_until_that_is_undone(
    database: Database, blog: Source, planet: Source
) -> None:
    store(database, blog, post(1))
    store(database, planet, post(1))
    own, copy = both(database, blog, planet)
    assert database.write_now(journal.mark_alone, [copy.id], True, NOW) == 1
    assert database.write_now(journal.mark_alone, [copy.id], True, NOW) == 0
    assert len(every(database)) == 2
    store(database, planet, post(1, content_hash="new", summary="Edited."))
    store(database, blog, post(1, content_hash="new", summary="Edited."))
    assert len(every(database)) == 2
    database.write_now(journal.mark_read, [own.id], True, NOW)
    assert not of(database, planet).read
    database.write_now(journal.undo)
    assert database.write_now(journal.undo) == "Undone: split “The engines of week 1” from its copies."
    assert shown(database) == ["A blog"]
    database.write_now(journal.redo)
    assert database.write_now(journal.mark_alone, [copy.id], False, NOW) == 1
    assert shown(database) == ["A blog"]


def test_a_group_goes_on_without_the_post_that_was_split(
    database: Database, blog: Source, planet: Source, folder: Source
) -> None:
    for source in (blog, planet, folder):
        store(database, source, post(1))
    database.write_now(journal.mark_alone, [of(database, folder).id], True, NOW)
    assert sorted(shown(database)) == ["A blog", "Files"]
    assert len(database.read_now(twins.copies, of(database, blog).id)) == 1
    assert database.read_now(twins.copies, of(database, folder).id) == []


def test_a_post_that_becomes_another_leaves_its_copies(
    database: Database, blog: Source, planet: Source
) -> None:
    """A page whose post changes every day, under one address."""
    store(database, blog, post(1))
    store(database, planet, post(1))
    other = " ".join(f"thing{number} of gardens where nothing grows" for number in range(20))
    store(database, blog, post(1, title="The gardens of week 2", text=other, content_hash="2"))
    assert len(every(database)) == 2
    store(database, planet, post(1, title="The gardens of week 2", text=other, content_hash="2"))
    assert len(every(database)) == 1


def test_an_address_of_many_posts_merges_none_however_many_there_are(
    database: Database, blog: Source, planet: Source
) -> None:
    same = {"url": "https://a.example/news", "title": "The news of this week"}
    for source in (blog, planet):
        store(database, source, *(post(number, **same) for number in range(600)))
    assert len(every(database)) == 1200


def test_a_file_that_is_renamed_takes_its_copies_with_it(
    database: Database, blog: Source, folder: Source
) -> None:
    store(database, blog, post(1))
    store(database, folder, post(1, key="1.md", path="1.md"))
    database.write_now(journal.mark_starred, [PostId(1)], True, NOW)
    store(database, folder, post(1, key="2.md", path="2.md"), post(3, key="3.md", path="3.md"))
    database.write_now(posts.hide_missing, folder.id, {"2.md", "3.md"})
    assert shown(database) == ["Files", "Files"]
    assert database.read_now(counters) == database.read_now(recount)
    database.write_now(posts.hide_missing, folder.id, {"3.md"})
    assert sorted(shown(database)) == ["A blog", "Files"]
    assert database.read_now(twins.copies, PostId(1)) == []
    store(database, folder, post(1, key="2.md", path="2.md"))
    assert shown(database, scope=Scope.STARRED) == ["Files"]


def test_what_is_asked_of_a_source_is_asked_of_its_copies_too(
    database: Database, blog: Source, planet: Source
) -> None:
    store(database, blog, post(1), post(2))
    store(database, planet, post(1), post(3, url="https://c.example/3"))
    for condition in (Named(Part.SOURCE, "planet"), Words("Planet", Part.HEADLINE)):
        assert shown(database, where=condition) == ["A blog", "Planet"]
    assert shown(database, where=Not(Named(Part.SOURCE, "planet"))) == ["A blog", "A blog"]
    assert len(every(database, where=Words("engines of week", Part.HEADLINE))) == 3


def test_no_copy_is_told_as_related_or_as_linking(database: Database, blog: Source, planet: Source) -> None:
    from tui_reader.store import search

    store(database, blog, post(1), post(2))
    store(database, planet, post(1), post(2))
    linked = search.Seen(links=("a.example/1", "a.example/2"))
    while database.write_now(search.fill, 10, lambda _: linked):
        pass
    for source in (blog, planet):
        first, second = every(database, source=source.id)
        leads = {each.id for each in every(database)}
        found = database.read_now(alike.by_words, ["engines"], [], first.id, 10)
        assert set(found) == leads - {every(database)[0].id}
        assert database.read_now(links.linking, ["a.example/1"], first.id, 10) == (every(database)[1].id,)
        assert database.read_now(links.linked, second.id) == (every(database)[0].id,)


def test_an_older_database_finds_its_copies_in_the_background(path: Path) -> None:
    older.make(path)
    database = Database.open(path)
    try:
        assert database.read_now(posts.page, Query(), 1, 1).total == 6
        assert [database.write_now(twins.fill, 4) for _ in range(3)] == [4, 2, 0]
        assert [each.read for each in every(database)] == [False, True, False]
        assert database.read_now(counters) == database.read_now(recount)
        assert integrity(path) == "ok"
    finally:
        database.close()


WEEKS = st.lists(st.integers(0, 5), max_size=4)
IDS = st.integers(1, 24).map(PostId)


class Meeting(RuleBasedStateMachine):
    """Posts arrive through three sources, are marked, split, hidden, removed, and all that is undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.database = Database.open(Path(self.folder.name) / "library.db")
        for kind, location in (
            (SourceKind.FEED, "https://a.example/feed"),
            (SourceKind.FEED, "https://planet.example/feed"),
            (SourceKind.FOLDER, "/home/a/blog"),
        ):
            self.database.write_now(sources.upsert, kind, location, "A", "https://a.example", now=NOW)

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    def _do(self, change: Callable[..., object], *args: object) -> None:
        self.database.write_now(change, *args)

    @rule(source=st.integers(1, 3), weeks=WEEKS, words=st.sampled_from([20, 140]), draft=st.booleans())
    def arrive(self, source: int, weeks: list[int], words: int, draft: bool) -> None:
        coming = [
            post(week, key=f"{week}.md", path=f"{week}.md", words=words, draft=draft, content_hash=f"{words}")
            for week in weeks
        ]
        self._do(posts.store_drafts, SourceId(source), coming, NOW)

    @rule(post=IDS, value=st.booleans())
    def read(self, post: PostId, value: bool) -> None:
        self._do(journal.mark_read, [post], value, NOW)

    @rule(post=IDS, value=st.booleans())
    def star(self, post: PostId, value: bool) -> None:
        self._do(journal.mark_starred, [post], value, NOW)

    @rule(post=IDS, add=st.sampled_from([[], ["to-read"], ["later"]]))
    def tag(self, post: PostId, add: list[str]) -> None:
        self._do(tagging.tag, [post], add, ["to-read"] if not add else [], NOW)

    @rule(post=IDS, progress=st.sampled_from([0.4, 1.0]))
    def leave(self, post: PostId, progress: float) -> None:
        self._do(posts.set_place, post, Place(block=1, progress=progress))

    @rule(post=IDS, value=st.booleans())
    def split(self, post: PostId, value: bool) -> None:
        self._do(journal.mark_alone, [post], value, NOW)

    @rule(source=st.integers(1, 3), weeks=WEEKS)
    def hide(self, source: int, weeks: list[int]) -> None:
        self._do(posts.hide_missing, SourceId(source), {f"{week}.md" for week in weeks})

    @rule(source=st.integers(1, 3))
    def remove(self, source: int) -> None:
        self._do(sources.remove, SourceId(source), NOW)

    @rule()
    def undo(self) -> None:
        self._do(journal.undo)

    @rule()
    def redo(self) -> None:
        self._do(journal.redo)

    @invariant()
    def counted(self) -> None:
        assert self.database.read_now(counters) == self.database.read_now(recount)

    @invariant()
    def shared(self) -> None:
        for group in self.database.read_now(_groups):
            assert len(group) > 1
            assert len({row[1] for row in group}) == len(group), "two posts of one source"
            assert len({row[2:8] for row in group}) == 1, "marks that differ"
            listed = [is_copy for *_, alone, hidden, is_copy in group if not hidden]
            assert listed.count(0) == min(1, len(listed))
            assert not any(alone for *_, alone, _, _ in group)

    @invariant()
    def listed(self) -> None:
        ids = self.database.read_now(
            lambda conn: conn.execute(
                "select id from posts where gone + draft + apart + copy = 0 order by published desc, id desc"
            ).fetchall()
        )
        assert [(each.id,) for each in every(self.database)] == ids
        assert self.database.read_now(posts.counts, Query())[1] == len(ids)


def _groups(conn: Connection) -> list[list[tuple[int, ...]]]:
    rows = conn.execute(
        "select twin, json_group_array(json_array(id, source_id, read, starred, started, progress,"
        " place_block, own_tags, alone, gone + draft + apart, copy)) from posts where twin <> 0 group by twin"
    ).fetchall()
    return [[tuple(row) for row in json.loads(found)] for _, found in rows]


Meeting.TestCase.settings = settings(max_examples=10, stateful_step_count=25, deadline=None)
TestMeeting = Meeting.TestCase

"""Marks, and the way back from every one of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store.drafts import NOW, drafts
from tests.store.snapshots import counters, recount, state
from tui_reader.conditions import Named, Part
from tui_reader.models import PostId, Query, Scope, Source, SourceId, SourceKind
from tui_reader.rules import Action, RuleId
from tui_reader.store import journal, posts, rules, search, sources, tagging
from tui_reader.store import settings as source_settings
from tui_reader.store.database import Database

READING = rules.Reading(lambda line: Named(Part.TITLE, line), search.nothing)
"""Rules for titles."""

IDS = st.lists(st.integers(1, 42).map(PostId), max_size=8)


@pytest.fixture
def read(database: Database, blog: Source) -> Database:
    """Forty posts, of which none is marked."""
    database.write_now(posts.store_drafts, blog.id, drafts(40), NOW)
    return database


def ids(database: Database, scope: Scope = Scope.ALL) -> list[PostId]:
    return [each.id for each in database.read_now(posts.page, Query(scope=scope), 1, 100_000).headlines]


def test_marking_tells_how_many_posts_changed(read: Database) -> None:
    first, second, third, *_ = ids(read)
    assert read.write_now(journal.mark_read, [first, second], True, NOW) == 2
    assert read.write_now(journal.mark_read, [first, second, third], True, NOW) == 1
    assert read.write_now(journal.mark_starred, [first, first], True, NOW) == 1
    assert read.write_now(journal.mark_read, [], True, NOW) == 0
    assert read.read_now(posts.counts, Query()) == (37, 40)
    assert ids(read, Scope.STARRED) == [first]


def test_undo_and_redo_say_what_they_did(read: Database) -> None:
    one, *more = ids(read)[:3]
    read.write_now(journal.mark_opened, one, NOW)
    read.write_now(journal.mark_read, more, True, NOW)
    read.write_now(journal.mark_read, [one], False, NOW)
    read.write_now(journal.mark_starred, more, True, NOW)
    read.write_now(journal.mark_starred, more[:1], False, NOW)
    said = [
        "unstarred “Post 1”.",
        "starred 2 posts.",
        "marked “Post 0” unread.",
        "marked 2 posts read.",
        "opened “Post 0”.",
    ]
    assert [read.write_now(journal.undo) for _ in range(6)] == [f"Undone: {each}" for each in said] + [None]
    again = [f"Done again: {each}" for each in reversed(said)]
    assert [read.write_now(journal.redo) for _ in range(6)] == [*again, None]


def test_undo_takes_back_only_what_the_mark_changed(read: Database) -> None:
    first, second, *_ = ids(read)
    read.write_now(journal.mark_read, [first], True, NOW)
    read.write_now(journal.mark_read, ids(read), True, NOW)
    read.write_now(journal.undo)
    assert read.read_now(posts.counts, Query()) == (39, 40)
    assert first not in ids(read, Scope.UNREAD)
    assert second in ids(read, Scope.UNREAD)


def test_opening_a_read_post_leaves_nothing_to_undo(read: Database) -> None:
    (post, *_) = ids(read)
    assert read.write_now(journal.mark_opened, post, NOW) is True
    assert read.write_now(journal.mark_opened, post, NOW) is False
    assert read.write_now(journal.undo) == "Undone: opened “Post 0”."
    assert read.write_now(journal.undo) is None


def test_after_a_new_mark_what_was_undone_stays_undone(read: Database) -> None:
    first, second, *_ = ids(read)
    read.write_now(journal.mark_read, [first], True, NOW)
    read.write_now(journal.undo)
    read.write_now(journal.mark_read, [second], True, NOW)
    assert read.write_now(journal.redo) is None
    assert read.write_now(journal.undo) == "Undone: marked “Post 1” read."
    assert read.write_now(journal.undo) is None
    assert read.read_now(posts.counts, Query()) == (40, 40)


def test_the_journal_outlives_the_program(read: Database, path: Path) -> None:
    read.write_now(journal.mark_starred, ids(read)[:2], True, NOW)
    read.close()
    reopened = Database.open(path)
    assert reopened.write_now(journal.undo) == "Undone: starred 2 posts."
    assert ids(reopened, Scope.STARRED) == []
    reopened.close()


def test_ten_thousand_marks_are_one_event(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(10_000), NOW)
    assert database.write_now(journal.mark_read, ids(database), True, NOW) == 10_000
    assert database.read_now(posts.counts, Query()) == (0, 10_000)
    assert database.write_now(journal.undo) == "Undone: marked 10,000 posts read."
    assert database.read_now(posts.counts, Query()) == (10_000, 10_000)
    assert database.write_now(journal.undo) is None


def test_a_removed_source_comes_back_with_everything_it_had(read: Database, blog: Source) -> None:
    read.write_now(journal.mark_starred, ids(read)[:4], True, NOW)
    before = read.read_now(state)
    assert read.write_now(sources.remove, blog.id, NOW) == read.read_now(sources.get, blog.id)
    assert read.read_now(sources.every) == ()
    assert ids(read) == ids(read, Scope.STARRED) == []
    assert read.write_now(sources.remove, blog.id, NOW) is None
    assert read.write_now(journal.undo) == "Undone: removed “A blog”."
    assert read.read_now(state) == before
    assert len(ids(read)) == 40


def test_visiting_a_removed_source_brings_it_back_and_undo_removes_it_again(
    read: Database, blog: Source
) -> None:
    read.write_now(sources.remove, blog.id, NOW)
    back = read.write_now(sources.upsert, SourceKind.FEED, blog.location, "", now=NOW + timedelta(days=1))
    assert (back.id, back.title, back.total) == (blog.id, "A blog", 40)
    assert len(ids(read)) == 40
    assert read.write_now(journal.undo) == "Undone: brought “A blog” back."
    assert ids(read) == []


def test_events_tell_history_when_and_what(read: Database) -> None:
    (post, *_) = ids(read)
    read.write_now(journal.mark_opened, post, NOW)
    ((at, kind, words, changes),) = read.read_now(
        lambda conn: conn.execute("select at, kind, words, changes from journal").fetchall()
    )
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at) == NOW
    assert (kind, words) == ("opened", "Opened “Post 0”")
    assert json.loads(changes) == [{"field": "read", "before": 0, "after": 1, "ids": [post]}]


class Marking(RuleBasedStateMachine):
    """Whatever is marked, hidden and removed: undo leads back step by step, and the counters hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.database = Database.open(Path(self.folder.name) / "library.db")
        for number, kind in enumerate([SourceKind.FEED, SourceKind.FOLDER, SourceKind.GUIDE]):
            source = self.database.write_now(sources.upsert, kind, f"/{number}", f"Source {number}", now=NOW)
            self.database.write_now(posts.store_drafts, source.id, drafts(14), NOW)
        self.states = [self.database.read_now(state)]
        self.undone: list[list[tuple[object, ...]]] = []

    def teardown(self) -> None:
        while len(self.states) > 1:
            self.undo()
        assert self.database.write_now(journal.undo) is None
        self.database.close()
        self.folder.cleanup()

    def _changed(self) -> None:
        now = self.database.read_now(state)
        if now != self.states[-1]:
            self.states.append(now)
            self.undone.clear()

    @rule(posts=IDS, read=st.booleans())
    def mark_read(self, posts: list[PostId], read: bool) -> None:
        self.database.write_now(journal.mark_read, posts, read, NOW)
        self._changed()

    @rule(posts=IDS, starred=st.booleans())
    def mark_starred(self, posts: list[PostId], starred: bool) -> None:
        self.database.write_now(journal.mark_starred, posts, starred, NOW)
        self._changed()

    @rule(posts=IDS, add=st.sampled_from(["", "a", "A", "b"]), remove=st.sampled_from(["", "a", "b"]))
    def tag(self, posts: list[PostId], add: str, remove: str) -> None:
        self.database.write_now(tagging.tag, posts, [add] * bool(add), [remove] * bool(remove), NOW)
        self._changed()

    @rule(source=st.integers(1, 4).map(SourceId), value=st.sampled_from(["", "60", "90"]))
    def set_source(self, source: SourceId, value: str) -> None:
        self.database.write_now(source_settings.put, source, {source_settings.INTERVAL: value}, NOW)
        self._changed()

    @rule(source=st.integers(1, 3).map(SourceId), name=st.sampled_from(["", "Mine"]))
    def rename_and_move(self, source: SourceId, name: str) -> None:
        self.database.write_now(sources.rename, source, name, NOW)
        self._changed()
        self.database.write_now(sources.put_into, source, name, NOW)
        self._changed()

    @rule(action=st.sampled_from(Action), title=st.sampled_from(["Post", "Post 1"]))
    def make_rule_and_run_it(self, action: Action, title: str) -> None:
        made = self.database.write_now(rules.add, action, title, "ruled", NOW)
        self._changed()
        self.database.write_now(rules.run, made, Named(Part.TITLE, title), NOW)
        self._changed()

    @rule(number=st.integers(1, 4).map(RuleId))
    def give_rule_up(self, number: RuleId) -> None:
        self.database.write_now(rules.remove, number, READING, NOW)
        self._changed()

    @rule(posts=IDS)
    def unmute(self, posts: list[PostId]) -> None:
        self.database.write_now(rules.unmute, posts, NOW)
        self._changed()

    @rule(post=st.integers(1, 42).map(PostId))
    def open_post(self, post: PostId) -> None:
        self.database.write_now(journal.mark_opened, post, NOW)
        self._changed()

    @rule(source=st.integers(1, 4).map(SourceId))
    def remove(self, source: SourceId) -> None:
        self.database.write_now(sources.remove, source, NOW)
        self._changed()

    @rule(source=st.integers(0, 2))
    def visit(self, source: int) -> None:
        kind = [SourceKind.FEED, SourceKind.FOLDER, SourceKind.GUIDE][source]
        self.database.write_now(sources.upsert, kind, f"/{source}", "", now=NOW)
        self._changed()

    @rule()
    def undo(self) -> None:
        said = self.database.write_now(journal.undo)
        assert (said is None) == (len(self.states) == 1)
        if said:
            self.undone.append(self.states.pop())
        assert self.database.read_now(state) == self.states[-1]

    @rule()
    def redo(self) -> None:
        said = self.database.write_now(journal.redo)
        assert (said is None) == (not self.undone)
        if said:
            self.states.append(self.undone.pop())
        assert self.database.read_now(state) == self.states[-1]

    @invariant()
    def counted(self) -> None:
        assert self.database.read_now(counters) == self.database.read_now(recount)


Marking.TestCase.settings = settings(max_examples=12, stateful_step_count=30, deadline=None)
TestMarking = Marking.TestCase

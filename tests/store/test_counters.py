"""The numbers beside every source: kept by triggers, right whatever happens."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store.drafts import NOW, draft
from tests.store.snapshots import counters, recount
from tui_reader.models import Place, PostId, SourceId, SourceKind
from tui_reader.store import journal, posts, sources
from tui_reader.store.database import Database

SOURCES = st.integers(1, 2).map(SourceId)
POSTS = st.lists(st.integers(1, 20).map(PostId), max_size=6)
NUMBERS = st.lists(st.integers(0, 11), max_size=8)


class Coming(RuleBasedStateMachine):
    """Posts come, change, go, are marked and started, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.database = Database.open(Path(self.folder.name) / "library.db")
        for number in range(2):
            self.database.write_now(sources.upsert, SourceKind.FOLDER, f"/{number}", "A", now=NOW)

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule(source=SOURCES, numbers=NUMBERS, title=st.sampled_from("ab"), drafts=st.sets(st.integers(0, 11)))
    def arrive(self, source: SourceId, numbers: list[int], title: str, drafts: set[int]) -> None:
        coming = [
            draft(number, title=title, path=f"{number}.md", draft=number in drafts) for number in numbers
        ]
        self.database.write_now(posts.store_drafts, source, coming, NOW)

    @rule(source=SOURCES, numbers=NUMBERS)
    def hide(self, source: SourceId, numbers: list[int]) -> None:
        self.database.write_now(posts.hide_missing, source, {f"{number}.md" for number in numbers})

    @rule(marked=POSTS, read=st.booleans())
    def mark_read(self, marked: list[PostId], read: bool) -> None:
        self.database.write_now(journal.mark_read, marked, read, NOW)

    @rule(marked=POSTS, starred=st.booleans())
    def mark_starred(self, marked: list[PostId], starred: bool) -> None:
        self.database.write_now(journal.mark_starred, marked, starred, NOW)

    @rule(marked=POSTS, progress=st.sampled_from([0.0, 0.5, 1.0]))
    def leave(self, marked: list[PostId], progress: float) -> None:
        for post in marked:
            self.database.write_now(posts.set_place, post, Place(block=1, progress=progress))

    @rule(source=SOURCES)
    def remove(self, source: SourceId) -> None:
        self.database.write_now(sources.remove, source, NOW)

    @rule()
    def undo(self) -> None:
        self.database.write_now(journal.undo)

    @rule(post=st.integers(1, 20))
    def delete(self, post: int) -> None:
        """Nothing does so yet; retention will."""
        self.database.write_now(lambda conn: conn.execute("delete from posts where id = ?", (post,)).close())

    @invariant()
    def counted(self) -> None:
        assert self.database.read_now(counters) == self.database.read_now(recount)


Coming.TestCase.settings = settings(max_examples=10, stateful_step_count=25, deadline=None)
TestComing = Coming.TestCase

"""What can be read of a damaged database is carried over; the damaged one stays as it is."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.drafts import NOW, draft
from tests.store.opened import opened
from tui_reader.conditions import Words
from tui_reader.entries import Draft
from tui_reader.errors import BrokenError, StoreError
from tui_reader.models import PostId, Query, Source, SourceId, SourceKind
from tui_reader.store import copies, health, journal, posts, salvaging, search, sources, tagging
from tui_reader.store.carrying import LOST_TEXT
from tui_reader.store.database import Database

PAGE = 4_096
COUNT = 450


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of three feeds that share some posts, with marks of every kind."""
    path = tmp_path_factory.mktemp("whole") / "library.db"
    with opened(path) as database:
        for name in ("one", "two", "three"):
            feed: Source = database.write_now(
                sources.upsert, SourceKind.FEED, f"https://{name}.example/feed", name, now=NOW
            )
            database.write_now(
                posts.store_drafts, feed.id, [_post(name, number) for number in range(COUNT // 3)], NOW
            )
        while database.write_now(search.fill, 500):
            pass
        ids = database.read_now(posts.ids, Query())
        database.write_now(journal.mark_read, ids[::3], True, NOW)
        database.write_now(journal.mark_starred, ids[::7], True, NOW)
        database.write_now(tagging.tag, ids[:9], ["later"], [], NOW)
        for id_ in ids[::40]:
            database.write_now(journal.mark_opened, id_, NOW)
    return path


def _post(name: str, number: int) -> Draft:
    chance = random.Random(f"{name} {number}")
    text = " ".join(str(chance.random()) for _ in range(120))
    return draft(number, key=f"{name}-{number}", url=f"https://{name}.example/{number}", body=text, text=text)


def state(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What is known of sources and posts, and what was decided."""
    asked = {
        "sources": "select id, location, title, subscribed, total, unread, starred from sources",
        "posts": "select id, source_id, title, read, starred, own_tags, twin, copy from posts",
        "journal": "select id, words, changes from journal",
        "readings": "select post_id, at from readings",
        "labels": "select name, post_id from labels",
    }
    with closing(sqlite3.connect(path)) as conn:
        return {name: conn.execute(f"{sql} order by 1, 2").fetchall() for name, sql in asked.items()}


def damaged(whole: Path, folder: Path, seed: int, pages: int) -> Path:
    """A copy with some pages overwritten, but neither the first nor those where the schema goes on."""
    chance = random.Random(seed)
    content = bytearray(whole.read_bytes())
    for number in chance.sample(range(16, len(content) // PAGE), pages):
        content[number * PAGE : (number + 1) * PAGE] = chance.randbytes(PAGE)
    path = folder / "library.db"
    path.write_bytes(content)
    return path


def is_sound(database: Database) -> bool:
    try:
        return database.read_now(health.check) == ""
    except BrokenError:
        return False


def test_of_a_sound_database_everything_is_carried_over(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(whole.read_bytes())
    saved = salvaging.salvage(path, path, NOW)
    assert (saved.carried.posts, saved.carried.sources, sum(saved.carried.lost.values())) == (COUNT, 3, 0)
    assert state(path) == state(whole)
    assert saved.kept is not None
    assert state(saved.kept) == state(whole)


@pytest.mark.parametrize("pages", [1, 12, 60])
@pytest.mark.parametrize("seed", range(6))
def test_what_can_be_read_is_sound_afterwards(whole: Path, tmp_path: Path, seed: int, pages: int) -> None:
    path = damaged(whole, tmp_path, seed, pages)
    broken = path.read_bytes()
    saved = salvaging.salvage(path, path, NOW)
    assert saved.kept is not None
    assert (saved.kept.read_bytes(), saved.kept.parent) == (broken, path.parent)
    before, after = state(whole), state(path)
    assert {row[:6] for row in after["posts"]} <= {row[:6] for row in before["posts"]}
    assert saved.carried.posts == len(after["posts"]) >= COUNT - saved.carried.lost["posts"]
    assert set(after["journal"]) <= set(before["journal"])
    with opened(path) as database:
        assert database.read_now(health.check) == ""
        while database.write_now(search.fill, 500):
            pass
        assert database.read_now(health.check) == ""
        listed = database.read_now(posts.page, Query(), 1, COUNT)
        assert listed.total == len(listed.headlines)
        unread = sum(not post.read for post in listed.headlines)
        assert database.read_now(posts.counts, Query()) == (unread, listed.total)
        assert all(database.read_now(posts.body, post.id) for post in listed.headlines)
        lost = database.read_now(posts.page, Query(where=Words("lost")), 1, COUNT)
        assert lost.total <= saved.carried.textless
        assert database.write_now(journal.undo) or not after["journal"]


def test_a_source_whose_row_is_lost_is_known_by_its_posts(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("pragma foreign_keys = off")
        conn.execute("delete from sources where id = 2")
        conn.execute("delete from bodies where post_id = 1")
        conn.commit()
    saved = salvaging.salvage(path, path, NOW)
    assert (saved.carried.nameless, saved.carried.textless) == (1, 1)
    with opened(path) as database:
        found = database.read_now(sources.get, SourceId(2))
        assert found is not None
        assert (found.title, found.total) == ("two.example", COUNT // 3)
        assert "Add the blog again" in found.error
        body = database.read_now(posts.body, PostId(1))
        assert body is not None
        assert body.text.startswith(LOST_TEXT)
        # The feed still has it: then it is as it was.
        again = [_post("one", number) for number in range(COUNT // 3)]
        database.write_now(posts.store_drafts, SourceId(1), again, NOW)
        body = database.read_now(posts.body, PostId(1))
        assert body is not None
        assert not body.text.startswith(LOST_TEXT)


def test_what_was_moved_aside_can_be_salvaged_later(whole: Path, tmp_path: Path) -> None:
    aside = damaged(whole, tmp_path, 1, 12).rename(tmp_path / "library.db.broken-1")
    path = tmp_path / "library.db"
    with opened(path):
        pass
    saved = salvaging.salvage(path, aside, NOW)
    assert saved.carried.posts > 0
    assert len(state(path)["posts"]) == saved.carried.posts
    assert saved.kept is not None
    assert state(saved.kept)["posts"] == []


@pytest.mark.parametrize("content", [bytes(8 * PAGE), b"SQLite format 3\0" + bytes(4_080), b"words"])
def test_of_what_is_no_database_nothing_is_carried_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        salvaging.salvage(path, path, NOW)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_database_that_still_lists_is_kept_when_a_copy_is_brought_back(
    whole: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(whole.read_bytes())
    path = damaged(whole, tmp_path, seed=2, pages=2)
    content = path.read_bytes()
    with opened(path) as database:
        assert database.read_now(posts.page, Query(), 1, 9).headlines
        assert not is_sound(database)
    restored = copies.restore(path, copy, NOW)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == content
    assert state(path) == state(whole)

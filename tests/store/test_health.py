"""What the doctor asks the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.store.drafts import NOW, draft, drafts
from tui_reader.models import Source
from tui_reader.store import health, posts, search
from tui_reader.store.database import Database


def test_a_sound_database_has_nothing_wrong_with_it(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(50), NOW)
    database.write_now(search.fill, 30)
    database.write_now(posts.store_drafts, blog.id, [draft(1, title="Edited")], NOW)
    assert database.read_now(health.check) == ""


def test_a_body_without_its_post_is_told(database: Database, blog: Source, path: Path) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(3), NOW)
    with closing(sqlite3.connect(path)) as careless:
        careless.execute("drop trigger posts_unindex")
        careless.execute("delete from labels where post_id = 2")
        careless.execute("delete from posts where id = 2")
        careless.commit()
    assert database.read_now(health.check) == "a row of bodies points at a posts that is gone"

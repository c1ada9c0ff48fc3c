"""A disk that is full: what can't be kept is told, and reading goes on."""

from __future__ import annotations

import resource
from pathlib import Path
from sqlite3 import Connection

from tests.library.conftest import NOW
from tui_reader.config import Config
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.models import Query


def limit(conn: Connection, pages: int) -> None:
    conn.execute(f"pragma max_page_count = {pages}").fetchone()


async def test_opening_and_reading_go_on_though_nothing_can_be_kept(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    await library.database.write(limit, 1)
    (blog / "large.md").write_text("---\ntitle: Large\ndate: 2025-06-01\n---\n" + "Some words. " * 100_000)
    again = await library.visit(str(blog))
    assert "The disk is full" in again.error
    assert "Make room" in again.error
    posts = (await library.page(Query(source.id), 1, 10)).headlines
    assert len(posts) == 3
    assert (await library.open_post(posts[0].id)).markdown
    (result,) = await library.refresh([source.id])
    assert (result.status, "The disk is full" in result.error) == ("failed", True)
    await library.database.write(limit, 1_000_000)
    assert (await library.visit(str(blog))).error == ""
    assert (await library.page(Query(source.id), 1, 10)).total == 4


async def test_a_library_on_a_full_disk_is_searched(library: Library, blog: Path) -> None:
    await library.visit(str(blog))
    await library.index_all()
    await library.close()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        full = Library.open(library.database.path, Config(), clock=lambda: NOW)
        await full.index_all()
        assert (await full.page(query.parse("first"), 1, 10)).total == 1
        await full.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

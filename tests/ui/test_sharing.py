"""Another program on the same library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from sqlite3 import Connection

from tests.ui.conftest import Start
from tests.ui.looking import NOW
from tests.ui.test_watching import until
from tui_reader.config import Config
from tui_reader.library.library import Library
from tui_reader.models import Query


@asynccontextmanager
async def other_program(path: Path) -> AsyncIterator[Library]:
    library = Library.open(path, Config(), clock=lambda: NOW)
    try:
        yield library
    finally:
        await library.close()


async def test_what_another_program_changes_shows_by_itself(blog: Path, start: Start, tmp_path: Path) -> None:
    async with start(blog, live=True) as reader, other_program(tmp_path / "library.db") as other:
        await until(reader, lambda: "40 unread" in reader.text)
        posts = (await other.page(Query(), 1, 50)).headlines
        await other.star([posts[0].id], True)
        await until(reader, lambda: "★" in reader.lines[2])
        await other.mark_read([post.id for post in posts[:30]], True)
        await until(reader, lambda: "10 unread" in reader.text)
        await reader.press("u")
        await until(reader, lambda: "40 unread" in reader.text)
        assert (await other.source(posts[0].source_id)).unread == 40


async def test_what_is_read_stays_though_another_program_takes_it_off_the_list(
    blog: Path, start: Start, tmp_path: Path
) -> None:
    async with start(blog, live=True) as reader, other_program(tmp_path / "library.db") as other:
        await reader.press("2", "j", "j", "enter")
        assert "The text of post 3." in reader.text
        posts = (await other.page(Query(), 1, 50)).headlines
        await other.mark_read([post.id for post in posts[:30]], True)
        await until(reader, lambda: "10 unread" in reader.text)
        assert "The text of post 3." in reader.text
        await reader.press("s")
        assert [post.title for post in (await other.page(Query(), 1, 50)).headlines if post.starred] == [
            "Post 3"
        ]


async def test_a_mark_that_cannot_be_kept_is_told_and_not_shown(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.library.database.write(refuse)
        await reader.press("s")
        assert "The change was not kept: the database" in reader.foot
        assert "★" not in reader.text
        await reader.press("j", "j", "enter")
        assert "The text of post 3." in reader.text


def refuse(conn: Connection) -> None:
    """Let nothing be written any more, as a file system that has become read-only does."""
    conn.execute("pragma query_only = on").close()


async def test_a_source_removed_by_another_program_gives_way_to_all(
    blog: Path, start: Start, tmp_path: Path
) -> None:
    async with start(blog, live=True) as reader, other_program(tmp_path / "library.db") as other:
        source = await other.add(str(blog))
        await until(reader, lambda: all(each.subscribed for each in reader.app.reader.known.values()))
        await other.remove(source.id)
        await until(reader, lambda: "All sources" in reader.text)
        await other.undo()
        await until(reader, lambda: "Post 1" in reader.titles)

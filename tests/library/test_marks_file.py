"""Marks carried from one library to another."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.library.conftest import NOW
from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.config import Config
from tui_reader.errors import ReaderError
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.models import Headline, Place, Query

FEED = rss(
    item("One", link="https://blog.example/1", guid="1", date="Fri, 22 Aug 2025 10:11:12 GMT"),
    item("Two", guid="2", date="Fri, 22 Aug 2025 10:11:13 GMT"),
    item("Three", guid="3", date="Fri, 22 Aug 2025 10:11:14 GMT"),
)


async def posts(library: Library) -> dict[str, Headline]:
    return {post.title: post for post in (await library.page(Query(), 1, 50)).headlines}


async def test_marks_are_carried_to_another_library_and_undone_as_one(
    library: Library, server: Loopback, tmp_path: Path
) -> None:
    server.give("/feed.xml", FEED)
    await library.visit(server.url("/feed.xml"))
    found = await posts(library)
    await library.mark_read([found["One"].id, found["Three"].id], True)
    await library.star([found["Two"].id], True)
    await library.set_place(found["Three"].id, Place(2, 10, "digest", 0.5))
    await library.tag([found["One"].id], ["keep this"])
    text = await library.export_marks()
    assert len(json.loads(text)["posts"]) == 3
    assert len(json.loads(await library.export_marks(query.read("starred")))["posts"]) == 1

    other = Library.open(tmp_path / "other.db", Config(), clock=lambda: NOW)
    # The same posts from another address: the first is known by its own, the others by title and date.
    server.give("/moved.xml", FEED)
    await other.visit(server.url("/moved.xml"))
    taken = await other.import_marks(text.encode())
    assert tuple(taken) == (3, 0)
    marked = {title: (post.read, post.starred, post.started) for title, post in (await posts(other)).items()}
    assert marked == {"One": (True, False, False), "Two": (False, True, False), "Three": (True, False, True)}
    assert (await posts(other))["One"].own_tags == ("keep this",)
    assert tuple(await other.import_marks(text.encode())) == (0, 0)
    assert await other.undo() == "Undone: took over the marks of 3 posts."
    assert [(post.read, post.starred) for post in (await posts(other)).values()] == [(False, False)] * 3
    await other.close()


async def test_marks_of_posts_that_are_not_here_are_counted(library: Library, blog: Path) -> None:
    await library.visit(str(blog))
    mark = {"url": "https://b.example/", "title": "Other", "published": "2025-01-01T00:00:00Z", "read": True}
    odd: list[object] = [mark, {"published": "never"}, "text", {**mark, "place": [-1, "x"]}]
    data = json.dumps({"tui_reader_marks": 1, "posts": odd}).encode()
    assert tuple(await library.import_marks(data)) == (0, 2)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"tui_reader_marks": 1}', "holds no marks"),
        (b'{"tui_reader_marks": 1, "posts": [', "holds no marks"),
        (b"[" * 100_000, "holds no marks"),
        (b'{"tui_reader_marks": 2, "posts": []}', "newer tui-reader"),
    ],
)
async def test_what_holds_no_marks_says_so(library: Library, data: bytes, words: str) -> None:
    with pytest.raises(ReaderError, match=words):
        await library.import_marks(data)


async def test_no_password_is_written_down(library: Library, server: Loopback) -> None:
    server.give("/feed.xml", FEED)
    secret = server.url("/feed.xml").replace("http://", "http://ann:s3cret@")
    source = await library.visit(secret)
    await library.mark_all_read(Query(source.id))
    assert "s3cret" not in await library.export_marks()


async def test_a_private_feed_knows_its_marks_again(
    library: Library, server: Loopback, tmp_path: Path
) -> None:
    same = item("Note", guid="1"), item("Note", guid="2"), item("Note", guid="3")
    server.give("/feed.xml", rss(*same))
    await library.visit(server.url("/feed.xml").replace("http://", "http://ann:s3cret@"))
    second = next(post for post in (await library.page(Query(), 1, 9)).headlines if post.id == 2)
    await library.star([second.id], True)
    text = await library.export_marks()
    await library.undo()
    assert tuple(await library.import_marks(text.encode())) == (1, 0)
    assert [post.id for post in (await library.page(Query(), 1, 9)).headlines if post.starred] == [second.id]

    other = Library.open(tmp_path / "other.db", Config(), clock=lambda: NOW)
    # Another password, or none in the address: it is the same feed.
    await other.visit(server.url("/feed.xml"))
    assert tuple(await other.import_marks(text.encode())) == (1, 0)
    assert [post.id for post in (await other.page(Query(), 1, 9)).headlines if post.starred] == [second.id]
    await other.close()


async def test_marks_of_muted_posts_are_carried_too(library: Library, blog: Path) -> None:
    await library.visit(str(blog))
    await library.star([(await posts(library))["First post"].id], True)
    await library.run_rule((await library.add_rule("mute", "title:first")).id)
    assert "First post" not in await posts(library)
    assert "First post" in await library.export_marks()


async def test_a_folder_whose_name_is_no_utf_8_keeps_its_marks(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / "one.md").write_text("---\ntitle: Ünï\n---\nA text.")
    await library.visit(str(folder))
    found = await posts(library)
    await library.star([found["Ünï"].id], True)
    text = await library.export_marks()
    assert "Ünï" in text
    await library.undo()
    assert (await library.import_marks(text.encode())).changed == 1
    assert (await posts(library))["Ünï"].starred

"""What the program can do, on real files and over real HTTP."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

import pytest

from tests.library.conftest import NOW
from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.config import Config
from tui_reader.errors import ReaderError
from tui_reader.library import diagnosis
from tui_reader.library.library import Library
from tui_reader.library.progress import Progress
from tui_reader.models import Query, Scope, Source, SourceKind

PAGE = 50


async def titles(library: Library, query: Query) -> list[str]:
    return [post.title for post in (await library.page(query, 1, PAGE)).headlines]


async def test_a_folder_opens_newest_first_without_its_drafts(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    assert source.kind is SourceKind.FOLDER
    assert (source.total, source.unread) == (3, 3)
    assert await titles(library, Query(source.id)) == ["Third post", "Second post", "First post"]


async def test_drafts_are_listed_when_asked_for(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    assert (await titles(library, Query(source.id, drafts=True)))[0] == "Not yet"


async def test_a_second_opening_shows_what_is_stored_before_it_looks(library: Library, blog: Path) -> None:
    await library.visit(str(blog))
    reports: list[tuple[int, str]] = []

    def arrived(source: Source, progress: Progress) -> None:
        reports.append((source.total, progress.words))

    await library.visit(str(blog), arrived=arrived)
    assert reports[0][0] == 3


async def test_new_changed_and_deleted_files_are_followed(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    (blog / "fourth.md").write_text("---\ntitle: Fourth\ndate: 2025-06-01\n---\nNew.")
    (blog / "first.md").write_text("---\ntitle: First, edited\ndate: 2025-05-01\n---\nEdited now.")
    (blog / "second.md").unlink()
    await library.visit(str(blog))
    assert await titles(library, Query(source.id)) == ["Fourth", "Third post", "First, edited"]


async def test_a_vanished_folder_keeps_its_posts_and_says_so(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    await asyncio.to_thread(blog.rename, blog.with_name("elsewhere"))
    (result,) = await library.refresh([source.id])
    assert result.status == "failed"
    assert "is not there now" in result.error
    assert (await library.source(source.id)).total == 3


async def test_marks_outlive_an_edit(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    post = await library.newest(Query(source.id))
    assert post is not None
    await library.star([post.id], True)
    await library.mark_read([post.id], True)
    (blog / "third.md").write_text("---\ntitle: Third, edited\ndate: 2025-05-03\n---\nEdited.")
    await library.visit(str(blog))
    edited = await library.headline(post.id)
    assert (edited.title, edited.starred, edited.read) == ("Third, edited", True, True)


async def test_one_file_opens_as_a_source_of_one_post(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog / "first.md"))
    assert (source.kind, source.total) == (SourceKind.FILE, 1)
    post = await library.newest(Query(source.id))
    assert post is not None
    article = await library.open_post(post.id)
    assert article.markdown.strip() == "The text of the First."
    assert article.path == str(blog / "first.md")


async def test_a_saved_feed_opens_as_a_feed(library: Library, tmp_path: Path) -> None:
    saved = tmp_path / "saved.xml"
    saved.write_bytes(rss(item("Kept", guid="1"), title="Saved"))
    source = await library.visit(str(saved))
    assert (source.kind, source.title) == (SourceKind.FEED_FILE, "Saved")
    assert await titles(library, Query(source.id)) == ["Kept"]


async def test_a_feed_address_opens(library: Library, server: Loopback) -> None:
    body = rss(item("Hello", "<p>Some <em>text</em>.</p>", guid="1", date="Fri, 02 May 2025 10:00:00 +0000"))
    server.give("/feed.xml", body, {"Content-Type": "application/rss+xml"})
    source = await library.visit(server.url("/feed.xml"))
    assert (source.kind, source.title, source.site_url) == (
        SourceKind.FEED,
        "A feed",
        "https://blog.example/",
    )
    post = await library.newest(Query(source.id))
    assert post is not None
    assert (await library.open_post(post.id)).markdown == "Some *text*."


async def test_a_page_that_names_its_feed_opens_the_feed(library: Library, server: Loopback) -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
    server.give("/", page, {"Content-Type": "text/html"})
    server.give("/feed.xml", rss(item("Hello", guid="1")))
    source = await library.visit(server.url("/"))
    assert source.location == server.url("/feed.xml")
    assert source.total == 1


async def test_a_page_visited_again_is_known_by_its_feed(library: Library, server: Loopback) -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
    server.give("/", page, {"Content-Type": "text/html"})
    server.give("/feed.xml", rss(item("Hello", guid="1"), link=server.url("/")))
    first = await library.visit(server.url("/"))
    server.give("/feed.xml", b"", status="503 Service Unavailable")
    again = await library.visit(server.url("").rstrip("/"))
    assert (again.id, again.total) == (first.id, 1)
    assert server.count("/feed.xml") == 1  # it may not be asked yet


async def test_a_large_feed_is_read_in_a_process_of_its_own(library: Library, server: Loopback) -> None:
    posts = [item(f"Post {n}", f"<p>{'word ' * 100}</p>", guid=str(n)) for n in range(100)]
    server.give("/feed.xml", rss(*posts))
    source = await library.visit(server.url("/feed.xml"))
    assert source.total == 100


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/nowhere/at/all", "There is no file or folder"),
        ("example.invalid", "There is no host called example.invalid"),
        ("ftp://example.org/feed", "not an address this reader can fetch"),
        ("http://", "names no host"),
        ("", "empty"),
        ("file://[half", "not a whole address"),
        ("data:" + "x" * 5_000, "not an address this reader can fetch"),
        ("~nobody-of-this-name/blog", "can't be opened"),
        ("\x1b]0;pwned\x07", "There is no file or folder"),
    ],
)
async def test_a_wrong_location_says_so_and_stores_nothing(
    library: Library, location: str, words: str
) -> None:
    with pytest.raises(ReaderError) as caught:
        await library.visit(location)
    assert words in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert await library.sources() == ()


async def test_what_a_folder_s_site_calls_itself_passes_the_gate(library: Library, tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    (blog / "_posts").mkdir(parents=True)
    (blog / "_posts" / "2024-01-02-a.md").write_text("---\ntitle: A\n---\nText.")
    hostile = 'title: "\\x1b]52;c;aGk=\\x07A \\u202e\\x9b31mblog"\nurl: "https://a.example/\\x9b31m"\n'
    (blog / "_config.yml").write_text(hostile)
    source = await library.visit(str(blog))
    assert (source.title, source.site_url) == ("A blog", "https://a.example/")
    (blog / "_config.yml").write_text(hostile.replace("a.example", "b.example"))
    (refreshed,) = await library.refresh([source.id])
    assert refreshed.source.site_url == "https://b.example/"


@pytest.mark.parametrize("name", ["\x1b[31mnotes", "\x9b31mnotes", "\x1b]0;pwned\x07notes"])
async def test_a_folder_may_be_called_anything(library: Library, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    with pytest.raises(ReaderError) as caught:
        await library.visit(str(folder))
    assert "no posts in notes" in str(caught.value)
    (folder / "one.md").write_text("# One")
    source = await library.visit(str(folder))
    assert source.title == "notes"
    told = list(diagnosis.lines(await library.health(source.id), NOW))
    assert all(line.isprintable() for line in told)


async def test_an_empty_folder_says_what_posts_are(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"no posts in .*\.md"):
        await library.visit(str(tmp_path))
    assert await library.sources() == ()


async def test_a_page_without_a_feed_stores_nothing(library: Library, server: Loopback) -> None:
    server.give("/", b"<html><p>Nothing here.</p></html>", {"Content-Type": "text/html"})
    with pytest.raises(ReaderError, match="no feed"):
        await library.visit(server.url("/"))
    assert await library.sources() == ()


CURVES = f"<h1>Of curves</h1><p>{'A curve bends. ' * 20}</p>"
ALONE = f"<html><title>Of curves</title><article>{CURVES}</article></html>"


async def test_a_page_that_stands_alone_is_read_as_one_post(library: Library, server: Loopback) -> None:
    server.give("/curves", ALONE, {"Content-Type": "text/html"})
    source = await library.visit(server.url("/curves"))
    assert await library.is_page(source.id)
    (headline,) = (await library.page(Query(source.id), 1, 10)).headlines
    article = await library.open_post(headline.id)
    assert (headline.title, headline.url) == ("Of curves", server.url("/curves"))
    assert article.markdown.startswith("A curve bends.")
    server.give("/curves", ALONE.replace("bends", "turns"), {"Content-Type": "text/html"})
    (result,) = await library.refresh([source.id], insist=True)
    assert (result.added, result.changed) == (0, 1)
    assert (await library.open_post(headline.id)).markdown.startswith("A curve turns.")
    told = list(diagnosis.lines(await library.health(source.id), NOW))
    assert "It names no feed: its posts are read off the page itself." in told


async def test_a_page_whose_feed_is_none_does_not_take_its_place(library: Library, server: Loopback) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/gone.xml">'
    server.give("/", ALONE.replace("<title>", f"{link}<title>"), {"Content-Type": "text/html"})
    with pytest.raises(ReaderError, match=r"names .*/gone.xml as its feed, but that is none"):
        await library.visit(server.url("/"))
    assert await library.sources() == ()


async def test_an_address_in_another_spelling_is_the_same_feed(library: Library, server: Loopback) -> None:
    server.give("/feed.xml", rss(item("Hello", guid="1")))
    first = await library.visit(server.url("/feed.xml", host="localhost"))
    loud = server.url("/feed.xml", host="LocalHost")
    for typed in (f"{loud}#top", loud.replace("http:", "HTTP:"), loud.removeprefix("http://")):
        assert (await library.visit(typed)).id == first.id
    assert server.count("/feed.xml") == 1


async def test_a_feed_that_an_older_version_kept_as_it_was_typed_is_the_same(
    library: Library, server: Loopback
) -> None:
    server.give("/feed.xml", rss(item("Hello", guid="1")))
    first = await library.visit(server.url("/feed.xml", host="localhost"))
    loud = server.url("/feed.xml#top", host="LocalHost")

    def as_before(conn: Connection) -> None:
        conn.execute("update sources set location = ?", (loud,))

    await library.database.write(as_before)
    for typed in (loud, server.url("/feed.xml", host="localhost")):
        assert (await library.visit(typed)).id == first.id
    assert len(await library.sources()) == 1


async def test_an_unchanged_feed_is_not_read_again(library: Library, server: Loopback) -> None:
    server.give(
        "/feed.xml", rss(item("Hello", guid="1")), {"ETag": '"v1"', "Last-Modified": "Fri, 02 May 2025"}
    )
    source = await library.visit(server.url("/feed.xml"))
    server.give("/feed.xml", b"", status="304 Not Modified")
    (result,) = await library.refresh([source.id], insist=True)
    assert (result.status, result.source.total) == ("unchanged", 1)
    asked = server.requests[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', "Fri, 02 May 2025")


async def test_a_failed_refresh_is_a_sentence_and_keeps_the_posts(library: Library, server: Loopback) -> None:
    server.give("/good.xml", rss(item("Good", guid="1")))
    server.give("/bad.xml", rss(item("Bad", guid="1"), title="Bad"))
    good, bad = [await library.visit(server.url(path)) for path in ("/good.xml", "/bad.xml")]
    server.give("/bad.xml", b"<html>login</html>")
    server.give("/good.xml", rss(item("Good", guid="1"), item("Better", guid="2")))
    results = {result.source.id: result for result in await library.refresh(insist=True)}
    assert results[bad.id].status == "failed"
    assert "no feed any more" in results[bad.id].error
    assert (await library.source(bad.id)).total == 1
    assert results[good.id].added == 1


async def test_a_feed_that_shrinks_keeps_its_stored_posts(library: Library, server: Loopback) -> None:
    server.give("/feed.xml", rss(item("One", guid="1"), item("Two", guid="2")))
    source = await library.visit(server.url("/feed.xml"))
    server.give("/feed.xml", rss(item("Two", guid="2")))
    await library.refresh([source.id], insist=True)
    assert (await library.source(source.id)).total == 2


async def test_an_undated_post_keeps_the_day_it_was_first_seen(tmp_path: Path, server: Loopback) -> None:
    days = iter(datetime(2026, 3, day, tzinfo=UTC) for day in range(1, 29))
    library = Library.open(tmp_path / "library.db", Config(), clock=lambda: next(days))
    server.give("/feed.xml", rss(item("Undated", "<p>a</p>", guid="1")))
    source = await library.visit(server.url("/feed.xml"))
    before = await library.newest(Query(source.id))
    server.give("/feed.xml", rss(item("New", guid="2"), item("Undated", "<p>b</p>", guid="1")))
    (result,) = await library.refresh([source.id])
    assert before is not None
    assert (result.added, result.changed) == (1, 1)
    assert (await library.headline(before.id)).published == before.published
    await library.close()


async def test_a_visited_source_that_is_down_shows_its_stored_posts(
    library: Library, server: Loopback
) -> None:
    server.give("/feed.xml", rss(item("Hello", guid="1")))
    await library.visit(server.url("/feed.xml"))
    server.give("/feed.xml", b"", status="503 Service Unavailable")
    source = await library.visit(server.url("/feed.xml"))
    assert (source.total, source.error, server.count("/feed.xml")) == (1, "", 1)  # it may not be asked yet
    await library.refresh(insist=True)
    source = await library.visit(server.url("/feed.xml"))
    assert source.total == 1
    assert source.error


async def test_adding_subscribes_and_removing_can_be_undone(library: Library, blog: Path) -> None:
    source = await library.add(str(blog))
    assert source.subscribed
    await library.remove(source.id)
    assert await library.sources() == ()
    await library.undo()
    assert [each.location for each in await library.sources()] == [str(blog)]


async def test_undo_takes_back_marks_in_their_order(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    post = await library.newest(Query(source.id))
    assert post is not None
    await library.mark_read([post.id], True)
    await library.star([post.id], True)
    await library.undo()
    now = await library.headline(post.id)
    assert (now.starred, now.read) == (False, True)
    await library.undo()
    assert not (await library.headline(post.id)).read
    assert await library.undo() is None


async def test_all_sources_are_one_list(library: Library, blog: Path, server: Loopback) -> None:
    server.give("/feed.xml", rss(item("From the feed", guid="1", date="Mon, 02 Jun 2025 10:00:00 +0000")))
    await library.visit(str(blog))
    await library.visit(server.url("/feed.xml"))
    assert (await titles(library, Query()))[:2] == ["From the feed", "Third post"]


async def test_the_guide_is_a_blog_of_its_own(library: Library) -> None:
    guide = await library.visit_guide()
    assert guide.total >= 15
    assert await library.sources() == ()
    assert await titles(library, Query()) == []
    assert len(await titles(library, Query(guide.id))) == guide.total


async def test_scopes_choose_posts(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    page = await library.page(Query(source.id), 1, PAGE)
    await library.mark_read([page.headlines[0].id], True)
    await library.star([page.headlines[1].id], True)
    assert await titles(library, Query(source.id, Scope.UNREAD)) == ["Second post", "First post"]
    assert await titles(library, Query(source.id, Scope.STARRED)) == ["Second post"]


async def test_the_index_fills_in_small_batches_until_done(library: Library, blog: Path) -> None:
    await library.visit(str(blog))
    batches = 0
    while await library.fill_index():
        batches += 1
        assert batches < 100
    assert batches >= 1


async def test_every_real_feed_opens_from_its_file(library: Library, corpus: Path) -> None:
    for path in sorted((corpus / "feeds" / "real").iterdir()):
        source = await library.visit(str(path))
        assert source.total > 0, path.name
        page = await library.page(Query(source.id), 1, PAGE)
        for post in page.headlines[:5]:
            assert (await library.open_post(post.id)).markdown.strip(), (path.name, post.title)


async def test_every_folder_of_the_corpus_opens(library: Library, corpus: Path) -> None:
    for name in ("hugo-apero/content", "zola", "jekyll", "hexo"):
        source = await library.visit(str(corpus / "folders" / name))
        assert source.total > 0, name

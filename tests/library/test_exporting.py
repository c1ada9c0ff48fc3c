"""Posts written as a folder of files, which opens as a source again with nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.pictures import png
from tui_reader.errors import ReaderError
from tui_reader.library import exporting, json_feed
from tui_reader.library.library import Library
from tui_reader.models import Article, Query

DAY = "<pubDate>Fri, 22 Aug 2025 10:11:12 GMT</pubDate>"
ENTRIES = f"""
<item><guid>1</guid><title>Quotes “and” [b]marks[/b] — #1: a title</title><link>https://a.example/one</link>
{DAY}<author>ann@a.example (Ann, B.)</author><category>C++</category><category>a: b</category>
<description><![CDATA[<h2>Part</h2><p>Text with <a href="https://b.example/">a link</a>, 2 * 3 * 4 and
<code>![no](picture.png)</code>.</p><pre><code>---
title: no front matter
</code></pre><p><img src="SERVER/red.png" alt="Red"> <img src="SERVER/gone.png" alt="Gone"></p>
<table><tr><th>a</th></tr><tr><td>1</td></tr></table>]]></description>
<enclosure url="https://a.example/talk.mp3" type="audio/mpeg" length="1000"/>
<enclosure url="https://a.example/cover.png" type="image/png" length="1000"/></item>
<item><guid>2</guid><title>---</title><link>https://a.example/two</link>
{DAY}<description>Plain &amp;amp; simple.</description></item>
<item><guid>3</guid><title>Same</title>{DAY}<description>a</description></item>
<item><guid>4</guid><title>Same</title>{DAY}<description>b</description></item>
"""


def told(article: Article) -> dict[str, object]:
    """What must not be lost of a post, its pictures aside."""
    post = article.headline
    return {
        "title": post.title,
        "published": post.published,
        "updated": post.updated,
        "authors": post.authors,
        "tags": post.tags,
        "categories": post.categories,
        "url": post.url,
        "summary": post.summary,
        "language": article.language,
        "draft": post.draft,
    }


async def all_of(library: Library, query: Query) -> list[Article]:
    return [article async for article, _ in exporting.articles(library, query._replace(drafts=True))]


async def test_a_feed_written_as_a_folder_opens_with_nothing_lost(
    library: Library, server: Loopback, tmp_path: Path
) -> None:
    server.give("/red.png", png(), headers={"Content-Type": "image/png"})
    server.give("/feed.xml", rss(ENTRIES.replace("SERVER", server.url("")), title="A: feed"))
    feed = await library.visit(server.url("/feed.xml"))
    done = await library.write_posts(Query(feed.id), tmp_path / "out", tmp_path / "cache")
    assert done == exporting.Exported(posts=4, pictures=1, missing=1)
    folder = tmp_path / "out" / "a-feed"
    assert len(list(folder.glob("*.md"))) == 4
    (picture,) = (folder / "pictures").iterdir()
    assert picture.read_bytes() == png()
    assert picture.suffix == ".png"

    opened = await library.visit(str(tmp_path / "out"))
    before, after = [await all_of(library, Query(source.id)) for source in (feed, opened)]
    assert sorted(map(str, map(told, after))) == sorted(map(str, map(told, before)))
    bodies = {article.markdown.strip() for article in after}
    whole = next(article for article in before if article.enclosures)
    kept = whole.markdown.replace(server.url("/red.png"), f"pictures/{picture.name}").strip()
    assert "[Audio: talk.mp3 · 1.0 KB](https://a.example/talk.mp3)" in kept
    assert f"{kept}\n\n[image/png](<https://a.example/cover.png>)" in bodies
    assert {article.markdown.strip() for article in before if not article.enclosures} <= bodies

    again = await library.write_posts(Query(opened.id, drafts=True), tmp_path / "again", tmp_path / "cache")
    assert (again.posts, again.pictures) == (4, 1)


async def test_a_blog_of_files_comes_back_with_its_drafts_and_pictures(
    library: Library, blog: Path, tmp_path: Path
) -> None:
    (blog / "img").mkdir()
    (blog / "img" / "dot.png").write_bytes(png())
    head = "---\ntitle: 'Dots'\ndate: 2025-05-09\nlang: de\nsummary: About dots.\n---\n\n"
    post = f"{head}![A dot](img/dot.png)\n\n"
    (blog / "dots.md").write_text(post + "```md\n![code](img/dot.png)\n```\n\n<img src='img/dot.png'>\n")
    source = await library.visit(str(blog))
    await library.write_posts(Query(source.id, drafts=True), tmp_path / "out", tmp_path / "cache")
    opened = await library.visit(str(tmp_path / "out"))
    before, after = [await all_of(library, Query(each.id)) for each in (source, opened)]
    assert list(map(told, after)) == list(map(told, before))
    dots = next(article for article in after if article.headline.title == "Dots")
    assert dots.markdown.count("](pictures/") == 1
    assert "<img src='pictures/" in dots.markdown
    assert "![code](img/dot.png)" in dots.markdown


async def test_a_folder_that_holds_something_is_not_written_into(
    library: Library, blog: Path, tmp_path: Path
) -> None:
    source = await library.visit(str(blog))
    with pytest.raises(ReaderError, match="holds something already"):
        await library.write_posts(Query(source.id), blog, None)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ReaderError, match="could not be written"):
        await library.write_posts(Query(source.id), tmp_path / "file", None)
    assert (await library.visit(str(blog))).total == 3


async def test_posts_become_a_json_feed_that_opens_as_they_were(
    library: Library, server: Loopback, tmp_path: Path
) -> None:
    server.give("/feed.xml", rss(ENTRIES, title="A feed"))
    feed = await library.visit(server.url("/feed.xml"))
    newest = (await library.page(Query(feed.id), 1, 1)).headlines[0]
    await library.star([newest.id], True)
    text = "".join([piece async for piece in json_feed.pieces(library, Query(feed.id), "All of it")])
    written = json.loads(text)
    assert written["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["_tui_reader"].get("starred") for item in written["items"]].count(True) == 1
    file = tmp_path / "saved.json"
    file.write_text(text)
    opened = await library.visit(str(file))
    before, after = [await all_of(library, Query(source.id)) for source in (feed, opened)]
    assert [(told(a)["title"], told(a)["published"], told(a)["authors"]) for a in after] == [
        (told(b)["title"], told(b)["published"], told(b)["authors"]) for b in before
    ]
    assert [article.markdown for article in after] == [article.markdown for article in before]
    assert [each.headline.categories for each in after] == [each.headline.categories for each in before]
    assert any(each.headline.categories for each in after)


async def test_posts_that_are_links_to_the_same_stay_several_in_a_json_feed(
    library: Library, server: Loopback, tmp_path: Path
) -> None:
    link = "https://elsewhere.example/"
    noted = [
        item(f"Note {n}", guid=str(n), link=link, date=f"Fri, 2{n} Aug 2025 10:11:12 GMT") for n in "123"
    ]
    server.give("/feed.xml", rss(*noted))
    await library.visit(server.url("/feed.xml"))
    file = tmp_path / "saved.json"
    file.write_text("".join([piece async for piece in json_feed.pieces(library, Query(), "All of it")]))
    opened = await library.visit(str(file))
    posts = (await library.page(Query(opened.id), 1, 9)).headlines
    assert [(post.title, post.url) for post in posts] == [(f"Note {n}", link) for n in "321"]

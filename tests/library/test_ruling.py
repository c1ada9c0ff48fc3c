"""Rules: carried out on what arrives, tried before they are kept, taken back; and nothing is ever deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.errors import ReaderError
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.models import Query, SourceId
from tui_reader.rules import RuleId


def write(folder: Path, title: str, text: str = "Some text.", day: int = 9) -> None:
    """A post in a folder."""
    head = f"title: {title}\ndate: 2025-05-{day:02}\ntags: [a]"
    (folder / f"{title.lower().replace(' ', '-')}.md").write_text(f"---\n{head}\n---\n\n{text}\n")


async def titles(library: Library, asked: Query) -> list[str]:
    await library.index_all()
    return [post.title for post in (await library.page(asked, 1, 50)).headlines]


async def test_what_arrives_is_muted_marked_starred_and_tagged(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    await library.add_rule("mute", "title:sponsored")
    await library.add_rule("read", "in:text bargain")
    await library.add_rule("star", "has:code")
    await library.add_rule("tag=to read", "minutes:>4 -title:sponsored")
    write(blog, "Sponsored words", "word " * 2_000)
    write(blog, "Shopping", "A bargain.")
    write(blog, "Program", "```python\nprint()\n```")
    write(blog, "Long one", "word " * 2_000)
    await library.refresh([source.id])
    shown = await titles(library, Query(source.id))
    assert sorted(shown) == ["First post", "Long one", "Program", "Second post", "Shopping", "Third post"]
    assert "Shopping" not in await titles(library, query.parse("unread"))
    assert await titles(library, query.parse("starred")) == ["Program"]
    assert await titles(library, query.parse('tag:"to read"')) == ["Long one"]
    assert await titles(library, query.parse("muted")) == ["Sponsored words"]
    assert (await library.source(source.id)).total == 6
    assert await library.muted(source.id) == await library.muted(None) == 1
    assert await library.undo() == "Undone: made the rule “tag to read minutes:>4 -title:sponsored”."


async def test_what_a_feed_brings_is_ruled_as_it_arrives(library: Library, server: Loopback) -> None:
    await library.add_rule("mute", "in:text bargain")
    await library.add_rule("tag later", "author:ada OR title:long")
    server.give("/feed.xml", rss(item("Shop", "A bargain.", guid="1"), item("A long one", "Text.", guid="2")))
    source = await library.visit(server.url("/feed.xml"))
    assert (source.total, await library.muted(source.id)) == (1, 1)
    assert await titles(library, query.parse("tag:later")) == ["A long one"]
    server.give("/feed.xml", rss(item("Shop", "A bargain.", guid="1"), item("Another", "bargain", guid="3")))
    await library.refresh([source.id], insist=True)
    assert await library.muted(source.id) == 2


async def test_a_muted_post_stays_muted_comes_anew_and_shows_again(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    rule = await library.add_rule("mute", "title:sponsored")
    write(blog, "Sponsored")
    await library.refresh([source.id])
    write(blog, "Sponsored", "Another text.")
    (result,) = await library.refresh([source.id])
    assert (result.changed, await library.muted(source.id)) == (1, 1)
    (result,) = await library.refresh([source.id])
    assert result.status == "unchanged"
    (hidden,) = await library.ids(query.parse("muted"))
    assert (await library.headline(hidden)).muted
    assert await library.unmute([hidden]) == 1
    assert "Sponsored" in await titles(library, Query(source.id))
    assert await library.undo() == "Undone: showed “Sponsored” again."
    assert await library.muted(source.id) == 1
    await library.remove_rule(rule.id)
    assert "Sponsored" in await titles(library, Query(source.id))
    assert await library.undo() == "Undone: gave up the rule “mute title:sponsored”."
    assert await library.muted(source.id) == 1
    (blog / "sponsored.md").unlink()
    await library.refresh([source.id])
    assert await library.muted(source.id) == 0, "a file that is gone is not counted as muted"
    assert await library.ids(query.parse("muted")) == []


async def test_what_two_rules_hide_stays_hidden_when_one_is_given_up(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    one = await library.add_rule("mute", "title:spons")
    other = await library.add_rule("mute", "title:sponsored")
    write(blog, "Sponsored")
    await library.refresh([source.id])
    await library.remove_rule(one.id)
    assert await library.muted(source.id) == 1
    await library.remove_rule(other.id)
    assert await library.muted(source.id) == 0
    assert await library.rules() == ()


async def test_a_rule_is_tried_and_carried_out_on_what_is_there(library: Library, blog: Path) -> None:
    await library.visit(str(blog))
    tried = await library.try_rule("title:post after:2025-05-02", 1)
    assert (tried.total, [post.title for post in tried.headlines]) == (2, ["Third post"])
    done = {
        "mute": "muted “First post”.",
        "read": "marked “First post” read.",
        "star": "starred “First post”.",
        "tag x": "tagged “First post” x.",
    }
    for does, words in done.items():
        rule = await library.add_rule(does, "title:first")
        assert await library.run_rule(rule.id) == 1
        assert await library.run_rule(rule.id) == 0
        assert await library.undo() == f"Undone: {words}"
        await library.undo()
    assert await library.rules() == ()
    assert await library.undo() is None


async def test_a_rule_that_is_undone_shows_again_what_it_hid(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    await library.add_rule("mute", "title:sponsored")
    write(blog, "Sponsored")
    await library.refresh([source.id])
    await library.undo()
    assert await library.muted(source.id) == 0
    assert "Sponsored" in await titles(library, Query(source.id))


async def test_a_renamed_file_keeps_its_marks_whatever_rules_there_are(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    (first,) = await library.ids(query.parse("title:first"))
    await library.star([first], True)
    await library.add_rule("read", "title:post")
    (blog / "first.md").rename(blog / "renamed.md")
    await library.refresh([source.id])
    assert await titles(library, query.parse("starred")) == ["First post"]
    assert (await library.source(source.id)).total == 3


@pytest.mark.parametrize(
    ("does", "line", "said"),
    [
        ("hide", "title:x", "A rule can't “hide”"),
        ("tag", "title:x", "With which tag"),
        ("mute", "", "for which posts it is"),
        ("mute", "  ()  ", "for which posts it is"),
        ("mute", "after:soon", "“after:soon” can't be understood"),
    ],
)
async def test_rules_that_mean_nothing_are_refused(library: Library, does: str, line: str, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        await library.add_rule(does, line)
    assert await library.rules() == ()


async def test_a_rule_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(ReaderError, match="There is no rule 7"):
        await library.remove_rule(RuleId(7))
    assert await library.muted(SourceId(1)) == 0

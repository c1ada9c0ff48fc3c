"""Tags of one's own, and decisions over many posts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.conftest import NOW
from tui_reader.errors import ReaderError
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.models import Query


async def test_tags_are_given_found_and_kept_when_the_post_comes_anew(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    third, second, _first = await library.ids(Query(source.id))
    assert await library.tag([third, second], ["+To read", "gpu"]) == 2
    assert await library.tag([third], ["to READ"]) == 0, "no letter's case makes another tag"
    assert (await library.headline(third)).own_tags == ("To read", "gpu")
    assert (await library.headline(third)).tags == ("a", "b")
    (blog / "third.md").write_text(
        "---\ntitle: Third post\ndate: 2025-05-03\ntags: [c]\n---\n\nAnother text.\n"
    )
    await library.refresh([source.id])
    again = await library.headline(third)
    assert (again.tags, again.own_tags) == (("c",), ("To read", "gpu"))
    found = await library.page(query.parse('tag:"to read"'), 1, 10)
    assert [post.id for post in found.headlines] == [third, second]
    assert await library.own_tags() == ("gpu", "To read")
    assert "To read" in (await library.names())["tag"] or "to read" in (await library.names())["tag"]


async def test_a_tag_is_found_by_its_beginning_once_for_each_post(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    third, second, first = await library.ids(Query(source.id))
    await library.tag([third], ["to-read", "To do"])
    await library.tag([second], ["to-read"])
    await library.tag([first], ["not-to"])
    for line, expected in (
        ("tag:to*", [third, second]),
        ("tag:TO-*", [third, second]),
        ("-tag:to*", [first]),
    ):
        found = await library.page(query.parse(line), 1, 10)
        assert ([post.id for post in found.headlines], found.total) == (expected, len(expected))
    starred = await library.page(query.parse("tag:to* OR starred"), 1, 10)
    assert [post.id for post in starred.headlines] == [third, second]


async def test_undo_tells_which_tags_and_brings_each_post_back(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    ids = await library.ids(Query(source.id))
    await library.tag(ids[:1], ["old"])
    await library.tag(ids, ["new", "-old"])
    await library.tag(ids[1:], ["-new"])
    assert await library.undo() == "Undone: took new off 2 posts."
    assert await library.undo() == "Undone: changed the tags of 3 posts."
    assert [(await library.headline(each)).own_tags for each in ids] == [("old",), (), ()]
    assert await library.redo() == "Done again: changed the tags of 3 posts."
    assert [(await library.headline(each)).own_tags for each in ids] == [("new",)] * 3


@pytest.mark.parametrize("words", [[], [""], ["+", "-"], [" , "], ["\x1b[31m"]])
async def test_words_without_a_tag_are_told(library: Library, words: list[str]) -> None:
    with pytest.raises(ReaderError, match="There is no tag in that"):
        await library.tag([], words)


async def test_a_setting_of_a_source_is_undone_and_done_again(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    await library.set_source(source.id, "read_when", "end")
    await library.set_source(source.id, "read_when", "hand")
    await library.set_source(source.id, "read_when", "")
    assert await library.undo() == f"Undone: unset read_when of “{source.title}”."
    assert await library.undo() == f"Undone: set read_when of “{source.title}”."
    assert await library.source_settings(source.id) == {"read_when": "end"}
    assert await library.redo() == f"Done again: set read_when of “{source.title}”."
    assert await library.source_settings(source.id) == {"read_when": "hand"}


async def test_what_is_older_than_a_day_or_a_length_of_time(library: Library, blog: Path) -> None:
    source = await library.visit(str(blog))
    every = Query(source.id)

    async def titles(text: str) -> list[str]:
        page = await library.page(query.older_than(every, text, NOW), 1, 10)
        return [post.title for post in page.headlines]

    assert await titles("2025-05-02") == ["First post"]
    assert await titles("2 weeks") == ["Third post", "Second post", "First post"]
    assert await titles("99999 years") == []
    with pytest.raises(ReaderError, match="“ever” is no date"):
        query.older_than(every, "ever", NOW)

"""Files of a folder that are renamed: their posts keep their marks, and are what the new name tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.library.library import Library
from tui_reader.models import Headline, Query, Scope, Source

TEXT = "A text that is nobody's but this post's.\n"


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


async def listed(library: Library, source: Source, scope: Scope = Scope.ALL) -> tuple[Headline, ...]:
    return (await library.page(Query(source.id, scope, drafts=True), 1, 50)).headlines


async def starred_then_renamed(library: Library, root: Path, old: str, new: str) -> Headline:
    """The starred post of a folder after its file was renamed."""
    source = await library.visit(str(root))
    (post,) = [post for post in await listed(library, source) if post.title != "Other"]
    await library.star([post.id], True)
    (root / new).parent.mkdir(parents=True, exist_ok=True)
    (root / old).rename(root / new)
    await library.refresh([source.id])
    assert len(await listed(library, source)) == 2
    (found,) = await listed(library, source, Scope.STARRED)
    assert found.id == post.id
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A Jekyll site with a post beside the one that is renamed."""
    write(tmp_path / "_config.yml", "title: A\nurl: https://a.example\n")
    write(tmp_path / "_posts" / "2023-01-02-other.md", "---\ntitle: Other\n---\nAnother text.\n")
    return tmp_path


async def test_a_draft_that_is_moved_among_the_posts_is_published(library: Library, site: Path) -> None:
    write(site / "_drafts" / "idea.md", f"---\ntitle: Idea\n---\n{TEXT}")
    found = await starred_then_renamed(library, site, "_drafts/idea.md", "_posts/2024-05-06-idea.md")
    assert not found.draft
    assert f"{found.published:%Y-%m-%d}" == "2024-05-06"
    assert found.url == "https://a.example/2024/05/06/idea.html"


async def test_a_post_whose_new_name_tells_another_day_has_that_day(library: Library, site: Path) -> None:
    write(site / "_posts" / "2024-05-06-idea.md", f"---\ntitle: Idea\n---\n{TEXT}")
    found = await starred_then_renamed(
        library, site, "_posts/2024-05-06-idea.md", "_posts/2024-05-07-thought.md"
    )
    assert f"{found.published:%Y-%m-%d}" == "2024-05-07"
    assert found.url == "https://a.example/2024/05/07/thought.html"
    assert (await library.source(found.source_id)).total == 2


async def test_a_note_that_is_called_as_its_file_keeps_its_marks(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "Other.md", "Another text.\n")
    write(tmp_path / "Idea.md", TEXT)
    found = await starred_then_renamed(library, tmp_path, "Idea.md", "2024/A better name.md")
    assert found.title == "A better name"


async def test_a_new_note_with_the_text_of_several_that_are_gone_is_none_of_them(
    library: Library, tmp_path: Path
) -> None:
    for name in ("One", "Two", "Other"):
        write(tmp_path / f"{name}.md", "Another text.\n" if name == "Other" else TEXT)
    source = await library.visit(str(tmp_path))
    await library.star([post.id for post in await listed(library, source)], True)
    for name in ("One", "Two"):
        (tmp_path / f"{name}.md").unlink()
    write(tmp_path / "Three.md", TEXT)
    await library.refresh([source.id])
    assert {post.title for post in await listed(library, source)} == {"Three", "Other"}
    assert [post.title for post in await listed(library, source, Scope.STARRED)] == ["Other"]


async def test_a_note_that_was_there_before_takes_nothing_over(library: Library, tmp_path: Path) -> None:
    for name in ("One", "Two"):
        write(tmp_path / f"{name}.md", TEXT)
    source = await library.visit(str(tmp_path))
    (one,) = [post for post in await listed(library, source) if post.title == "One"]
    await library.star([one.id], True)
    (tmp_path / "One.md").unlink()
    await library.refresh([source.id])
    assert [(post.title, post.starred) for post in await listed(library, source)] == [("Two", False)]

"""The end of a post: its tags, the posts most like it, and those that link to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Running, Start, write_post


@pytest.fixture
def kindred(tmp_path: Path) -> Path:
    """A post about kernels, one much like it, one that links to it, and one about something else."""
    folder = tmp_path / "kindred"
    about = "Kernels on the graphics processor share memory bandwidth. " * 3
    write_post(folder, "first", "Kernels", about, date="2025-09-04", tags="[Python, GPU]")
    write_post(folder, "second", "More kernels", about, date="2025-09-03", tags="[GPU]")
    write_post(folder, "third", "A pointer", "See [this](first.md).", date="2025-09-02", tags="[Notes]")
    write_post(folder, "fourth", "Gardening", "Roses and tulips in spring.", date="2025-09-01", tags="[Home]")
    return folder


async def indexed(reader: Running) -> None:
    while await reader.library.fill_index():
        pass
    await reader.press("enter")


async def choose(reader: Running, words: str) -> None:
    """Tab until what is chosen tells these words."""
    for _ in range(12):
        await reader.press("tab")
        if reader.foot.startswith(words):
            return
    raise AssertionError(f"{words!r} was never chosen: {reader.foot}")


async def test_the_end_names_tags_kindred_posts_and_those_that_link_here(start: Start, kindred: Path) -> None:
    async with start(kindred) as reader:
        await indexed(reader)
        panes = [line.partition("│")[2].strip() for line in reader.lines]
        assert "tags  Python  GPU" in panes
        assert panes[panes.index("See also") + 1].startswith("More kernels  3 September 2025")
        assert panes[panes.index("Linked from") + 1].startswith("A pointer  2 September 2025")
        assert "Gardening  " not in "".join(panes)


async def test_a_kindred_post_opens_with_enter_and_backspace_comes_back(start: Start, kindred: Path) -> None:
    async with start(kindred) as reader:
        await indexed(reader)
        await choose(reader, "More kernels")
        await reader.press("enter")
        assert reader.lines[2].partition("│")[2].strip() == "More kernels"
        await reader.press("backspace")
        assert reader.lines[2].partition("│")[2].strip() == "Kernels"


async def test_a_tag_lists_its_posts_and_escape_lists_all_again(start: Start, kindred: Path) -> None:
    async with start(kindred) as reader:
        await indexed(reader)
        await choose(reader, "All posts with “GPU”")
        await reader.press("enter")
        assert reader.titles == ["Kernels", "More kernels"]
        assert "kindred — tag:GPU" in reader.lines[0]
        await reader.press("escape")
        assert len(reader.titles) == 4


async def test_a_post_left_at_its_end_opens_there_with_what_to_read_next(start: Start, kindred: Path) -> None:
    long = "Kernels on the graphics processor share memory bandwidth. " * 120
    write_post(kindred, "long", "Long kernels", long, date="2025-09-05", tags="[GPU]")
    async with start(kindred, size=(100, 30)) as reader:
        await indexed(reader)
        await reader.press("G")
        before = [line.partition("│")[2] for line in reader.lines[1:-1]]
        assert "More kernels" in "".join(before)
        await reader.press("J", "K")
        assert [line.partition("│")[2] for line in reader.lines[1:-1]] == before


async def test_one_blank_line_parts_the_text_from_its_tags(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("enter")
        rows = [line.partition("│")[2].strip() for line in reader.lines]
        tags = next(y for y, row in enumerate(rows) if row.startswith("tags"))
        assert (rows[tags - 2], rows[tags - 1]) == ("The text of post 1.", "")

"""Posts, feeds and marks by files, from the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.ui.conftest import Running, Start


async def answer(reader: Running, action: str, text: str) -> None:
    """Run a command of the palette that asks for a file, and type its name."""
    await reader.app.run_action(action, reader.app.reader)
    await reader.settle()
    names = {"~": "tilde", "-": "minus"}
    await reader.press("ctrl+u", *(names.get(letter, letter) for letter in text), "enter")


async def test_posts_and_marks_are_written_and_marks_taken_over(
    blog: Path, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with start(blog) as reader:
        await answer(reader, "export_posts", "o")
        assert "Wrote 40 posts and 0 pictures" in reader.foot
        await answer(reader, "export_posts", "o")
        assert "holds something already" in reader.foot
        await reader.press("s")
        await answer(reader, "export_marks", "m")
        assert "Written to" in reader.foot
        await reader.press("u")
        assert "★" not in reader.text
        await answer(reader, "import_file", "m")
        assert "Took over the marks of 1 post" in reader.foot
        assert "★" in reader.text
        await answer(reader, "export_feeds", "m")
        assert "is there already" in reader.foot
    assert len(list((tmp_path / "o").rglob("*.md"))) == 40


async def test_the_feeds_of_a_list_are_fetched_at_once(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Loopback() as server:
        server.give("/feed.xml", rss(item("Of the list", guid="1")))
        (tmp_path / "urls").write_text(f"{server.url('/feed.xml')}\n{server.url('/feed.xml')}\n")
        async with start(None) as reader:
            await answer(reader, "import_file", "urls")
            foot = " ".join(reader.text.split())
            assert "Took over 1 feed. " in foot
            assert " is listed twice, and was taken once. 1 new post. p shows them, u undoes." in foot
            assert server.count("/feed.xml") == 1


@pytest.mark.parametrize("action", ["export_posts", "export_feeds", "export_marks", "import_file"])
async def test_the_home_of_nobody_is_told(blog: Path, start: Start, action: str) -> None:
    async with start(blog) as reader:
        await answer(reader, action, "~nobody-here-is-called-so")
        assert "there is no such home folder" in reader.foot

"""Posts, feeds and marks by files, from the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize("action", ["export_posts", "export_feeds", "export_marks", "import_file"])
async def test_the_home_of_nobody_is_told(blog: Path, start: Start, action: str) -> None:
    async with start(blog) as reader:
        await answer(reader, action, "~nobody-here-is-called-so")
        assert "there is no such home folder" in reader.foot

"""With drafts in the list, the top line counts what the list shows."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Start, write_post


def _blog(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    write_post(folder, "one", "Published", date="2025-09-02")
    write_post(folder, "two", "Unfinished", date="2025-09-01", draft="true")
    return folder


async def test_drafts_are_counted_where_they_are_listed(tmp_path: Path, start: Start) -> None:
    folder = _blog(tmp_path)
    async with start(folder, drafts=True) as reader:
        assert reader.titles == ["Published", "Unfinished"]
        assert "2 unread · 2 posts" in reader.lines[0]
        await reader.press("j", "m")
        assert "1 unread · 2 posts" in reader.lines[0]
        write_post(folder, "three", "Begun", date="2025-09-03", draft="true")
        await reader.press("r")
        assert "2 unread · 3 posts" in reader.lines[0]
    async with start(folder, drafts=True) as reader:
        assert "2 unread · 3 posts" in reader.lines[0]


async def test_without_drafts_they_are_not_counted(tmp_path: Path, start: Start) -> None:
    async with start(_blog(tmp_path)) as reader:
        assert "1 unread · 1 post" in reader.lines[0]


async def test_where_there_is_nothing_but_drafts_a_sentence_says_how_to_list_them(
    tmp_path: Path, start: Start
) -> None:
    folder = tmp_path / "diary"
    write_post(folder, "one", "Unfinished", date="2025-09-01", draft="true")
    async with start(folder) as reader:
        assert "nothing here but 1 draft." in " ".join(reader.text.split())
        await reader.press("slash", *"draft", "enter")
        assert reader.titles == ["Unfinished"]
    write_post(folder, "two", "Published", date="2025-09-02")
    async with start(folder) as reader:
        assert reader.titles == ["Published"]

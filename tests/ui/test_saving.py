"""Searches saved under names: in the panel of sources, listed, renamed, removed, brought back."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Running, Start
from tests.ui.test_querying import shelf

__all__ = ["shelf"]


def panel(reader: Running) -> list[str]:
    """The rows of the panel of sources."""
    return [line[2:28].strip() for line in reader.lines[2:-1] if line[2:28].strip()]


async def save(reader: Running, line: str, name: str) -> None:
    await reader.press("/", *line, "ctrl+s")
    await reader.press("ctrl+u", *name, "enter")


async def test_a_filter_is_saved_and_listed_from_the_panel(start: Start, shelf: Path) -> None:
    async with start(shelf, size=(150, 36)) as reader:
        await save(reader, "tag:home", "At home")
        assert reader.foot.startswith("Saved as At home.")
        assert "At home — " in reader.lines[0]
        await reader.press("escape")
        assert len(reader.titles) == 4
        assert "At home" not in reader.lines[0]
        await reader.press("p", "g", "j", "j")
        assert "  All posts                 4" in reader.lines[2]
        assert "▌   At home                 2" in reader.lines[4]
        await reader.press("enter")
        assert "On gardens" in reader.text
        assert "On kernels" not in reader.text
        assert "source:shelf tag:home" in reader.lines[0]


async def test_a_saved_search_is_renamed_removed_and_brought_back(start: Start, shelf: Path) -> None:
    async with start(shelf, size=(150, 36)) as reader:
        await save(reader, "gardens", "One")
        await save(reader, "kernels", "Two")
        await reader.press("p", "g", "j", "j", "c", "ctrl+u", *"Green", "enter")
        assert "Green" in panel(reader)[2]
        assert "It is called Green now." in reader.foot
        await reader.press("}")
        assert [row.split()[0] for row in panel(reader)[2:4]] == ["Two", "Green"]
        await reader.press("d")
        assert reader.foot.startswith("Removed Green. u brings it back.")
        assert not any("Green" in row for row in panel(reader)[:-1])
        await reader.press("u", "u", "u")
        assert [row.split()[0] for row in panel(reader)[2:4]] == ["One", "Two"]


async def test_there_must_be_a_search_to_save_one(start: Start, shelf: Path) -> None:
    async with start(shelf) as reader:
        await reader.pilot.app.run_action("save_search", reader.pilot.app.screen)
        await reader.settle()
        assert "Filter the list with / or search with F first" in reader.foot


async def test_a_saved_search_is_arranged_by_itself(start: Start, shelf: Path) -> None:
    async with start(shelf, size=(150, 36)) as reader:
        await save(reader, "tag:home", "At home")
        await reader.press("S", "o")
        assert reader.titles[0].startswith("日本の庭")
        await reader.press("p", "g", "enter")
        assert "oldest first" not in reader.lines[0]
        await reader.press("p", "g", "j", "j", "enter")
        assert "oldest first" in reader.lines[0]

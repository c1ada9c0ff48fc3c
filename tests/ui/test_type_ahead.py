"""Whoever types faster than a line opens still types into that line."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tests.ui.conftest import Running, Start, write_post


async def burst(reader: Running, keys: str) -> None:
    """Type all keys before any of them is answered, as a paste or a slow machine does."""
    names = {"/": "slash", "|": "vertical_line", "#": "number_sign", " ": "space"}
    for key in keys:
        reader.app.post_message(events.Key(names.get(key, key), key))
    await reader.settle()
    await reader.settle()


@pytest.fixture
def starred(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    write_post(
        folder,
        "one",
        "One",
        "The first star.\n\n## Kept\n\nThe second star.\n\n## Stars\n\nText.\n",
        date="2025-09-02",
    )
    write_post(folder, "two", "Two", "No headings.\n", date="2025-09-01")
    return folder


async def test_what_is_typed_at_once_after_the_slash_is_found(starred: Path, start: Start) -> None:
    async with start(starred) as reader:
        await reader.press("enter")
        await burst(reader, "/star")
        assert "1/3" in reader.foot
        assert "★" not in reader.text


async def test_what_is_typed_at_once_after_t_filters_the_contents(starred: Path, start: Start) -> None:
    async with start(starred) as reader:
        await reader.press("enter")
        await burst(reader, "tkept")
        assert "▌  Kept" in reader.text
        assert "  Stars" not in "".join(line[76:] for line in reader.lines)


async def test_what_is_typed_at_once_after_the_bar_is_the_command(starred: Path, start: Start) -> None:
    async with start(starred) as reader:
        await burst(reader, "|sums")
        assert "command sums" in " ".join(reader.text.split())


@pytest.mark.parametrize("keys", ["Ss", "Sstno"])
async def test_of_what_is_typed_at_once_after_s_the_first_letter_sorts(
    starred: Path, start: Start, keys: str
) -> None:
    async with start(starred) as reader:
        await burst(reader, keys)
        assert "by source" in reader.lines[0]
        assert "★" not in reader.text


async def test_where_no_line_opens_keys_are_keys_again(starred: Path, start: Start) -> None:
    async with start(starred) as reader:
        await reader.press("j", "enter")
        await burst(reader, "t")
        assert "no headings" in reader.foot
        await reader.press("s")
        assert "★" in reader.text


async def test_what_is_typed_at_once_after_the_number_sign_is_a_tag(starred: Path, start: Start) -> None:
    async with start(starred) as reader:
        await burst(reader, "#smart")
        assert "Your tags smart" in " ".join(reader.text.split())
        assert "★" not in reader.text


async def test_where_a_line_can_t_be_opened_keys_are_keys_again(starred: Path, start: Start) -> None:
    async with start(starred) as reader:
        path = reader.library.database.path
        for file in (path, path.with_name(f"{path.name}-wal")):
            file.write_bytes(b"\xa5" * file.stat().st_size)
        await burst(reader, "#s")
        assert "is broken" in reader.foot
        await reader.press("question_mark")
        assert "Go down a row" in reader.text


async def test_an_answer_that_is_given_again_takes_away_no_other_screen(starred: Path, start: Start) -> None:
    async with start(starred) as reader:
        await reader.press("number_sign")
        line = reader.app.screen.query_one(Input)
        for _ in range(2):  # on a machine too busy to hear the first at once
            reader.app.screen.post_message(Input.Submitted(line, "stars"))
        await reader.settle()
        assert len(reader.app.screen_stack) == 1
        assert "Changed the tags of 1 post" in reader.foot


async def test_a_command_that_is_chosen_again_is_done_once(starred: Path, start: Start) -> None:
    async with start(starred) as reader:
        await reader.press("ctrl+p", *"star the")
        await reader.pilot.pause(0.3)
        palette = reader.app.screen
        for _ in range(3):
            palette.post_message(Input.Submitted(palette.query_one(Input), "star the"))
        await reader.settle()
        assert len(reader.app.screen_stack) == 1
        assert reader.lines[2].startswith("▌★ One")

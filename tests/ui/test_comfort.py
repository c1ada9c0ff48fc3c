"""Line spacing, paragraph style and column width are chosen, and come back with the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Running, Start, write_post
from tui_reader.config import Config

TEXT = "\n\n".join(f"Paragraph {number}. " + "Words that fill the line. " * 6 for number in range(3))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    write_post(folder, "one", "A post", TEXT)
    return folder


async def choose(reader: Running, words: str) -> None:
    """Run a command of the palette."""
    commands = reader.app.get_system_commands(reader.app.screen)
    await next(each for each in commands if each.title.startswith(words)).callback()
    await reader.settle()


def text_lines(reader: Running) -> list[str]:
    rows = [line.partition("│")[2].strip() for line in reader.lines[1:-1]]
    return rows[next(y for y, row in enumerate(rows) if row.startswith("Paragraph 0")) :]


async def test_lines_are_set_further_apart_and_close_again(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await reader.press("enter")
        await choose(reader, "Set lines further apart")
        assert [bool(row) for row in text_lines(reader)[:4]] == [True, False, True, False]
        assert "blank line stands between" in reader.foot
        await reader.press("ctrl+q")
    async with start(texts) as reader:
        await reader.press("enter")
        assert [bool(row) for row in text_lines(reader)[:4]] == [True, False, True, False]
        await choose(reader, "Set lines further apart")
        assert all(text_lines(reader)[:3])


async def test_spacing_and_width_are_found_in_the_palette_by_those_words(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await reader.press("enter", "ctrl+p", *"spacing", "enter")
        assert "blank line stands between" in reader.foot
        await reader.press("ctrl+p", *"width", "enter")
        assert "Column of" in reader.foot


async def test_paragraphs_are_indented_and_parted_again(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await reader.press("enter")
        await choose(reader, "Indent paragraphs")
        assert all(text_lines(reader)[:8])
        await reader.press("ctrl+q")
    async with start(texts) as reader:
        await reader.press("enter")
        assert all(text_lines(reader)[:8])
        await choose(reader, "Indent paragraphs")
        assert not all(text_lines(reader)[:8])


async def test_the_settings_say_how_text_is_usually_set(texts: Path, start: Start) -> None:
    async with start(texts, config=Config(line_spacing=2, paragraphs="indented")) as reader:
        await reader.press("enter")
        assert [bool(row) for row in text_lines(reader)[:6]] == [True, False] * 3


async def test_what_was_not_chosen_follows_the_settings(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await reader.press("enter", "ctrl+q")
    async with start(texts, config=Config(line_spacing=2)) as reader:
        await reader.press("enter")
        assert [bool(row) for row in text_lines(reader)[:4]] == [True, False, True, False]


async def test_a_width_that_was_not_chosen_follows_the_settings(texts: Path, start: Start) -> None:
    async with start(texts, size=(120, 30)) as reader:
        await reader.press("enter", "ctrl+q")
    async with start(texts, size=(120, 30), config=Config(column_width=40)) as reader:
        await reader.press("enter")
        assert max(map(len, text_lines(reader))) <= 40
        await reader.press(">", ">", "ctrl+q")
    async with start(texts, size=(120, 30), config=Config(column_width=30)) as reader:
        await reader.press("enter")
        assert 40 < max(map(len, text_lines(reader))) <= 48


async def test_a_theme_that_was_never_shown_is_no_choice_of_another(texts: Path, start: Start) -> None:
    async with start(texts, config=Config(theme="papr")) as reader:
        assert reader.app.theme == "ink"
        await reader.press("ctrl+q")
    async with start(texts, config=Config(theme="paper")) as reader:
        assert reader.app.theme == "paper"

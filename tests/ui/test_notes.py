"""Footnotes: a look at one, the way to it and back, and the line that is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import LONG_TEXT, Running, Start, write_post
from tests.ui.looking import HOSTILE, style_of

NOTED = f"""\
First words[^a] and others[^long].

{LONG_TEXT}

Far below[^a] again.

[^a]: The *first* note, with a [link](https://example.org/note).
[^long]: {" ".join(f"word{number}" for number in range(300))}
"""


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    write_post(tmp_path / "noted", "post", "A post", NOTED, date="2025-09-01")
    return tmp_path / "noted"


def right(reader: Running) -> list[str]:
    panes = (line.partition("│")[2].strip() for line in reader.lines[1:-1])
    return [line for line in panes if line]


async def test_a_note_is_looked_at_and_escape_returns_to_the_same_line(noted: Path, start: Start) -> None:
    async with start(noted) as reader:
        await reader.press("enter")
        before = reader.lines
        await reader.press("tab")
        assert reader.foot.startswith("Footnote: The first note, with a link.")
        await reader.press("enter")
        assert [line for line in right(reader) if "Footnote 1 ─" in line]
        assert right(reader)[-1] == "The first note, with a link."
        assert reader.lines[:20] == before[:20]
        assert reader.foot.startswith("enter go to it  esc back")
        await reader.press("escape")
        assert reader.lines[:-1] == before[:-1]
        assert reader.foot.startswith("Footnote: The first note")


async def test_a_mark_that_the_note_would_hide_stays_in_view_and_goes_back(noted: Path, start: Start) -> None:
    async with start(noted) as reader:
        await reader.press("enter", "G", "shift+tab")
        while "Footnote: The first" not in reader.foot:
            await reader.press("shift+tab")
        await reader.press("k", *["j"] * 3)
        row = next(row for row, line in enumerate(reader.lines) if "Far below¹" in line)
        await reader.press(*["k"] * (33 - row))
        assert "Far below¹ again." in reader.lines[33]
        before = right(reader)
        assert reader.foot.startswith("Footnote: The first")
        await reader.press("enter")
        assert any("Far below¹ again." in line for line in reader.lines)
        assert right(reader)[-1] == "The first note, with a link."
        await reader.press("escape")
        assert right(reader) == before


async def test_a_long_note_takes_no_more_than_its_part_and_scrolls(noted: Path, start: Start) -> None:
    async with start(noted) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert any("word0 word1" in line for line in reader.lines)
        assert "word299" not in reader.text
        assert any("Paragraph 0." in line for line in reader.lines)
        await reader.press(*["space"] * 4)
        assert "word299" in reader.text
        assert any("Footnote 2 ─" in line for line in reader.lines)


async def test_enter_goes_on_to_the_note_and_the_note_leads_back(noted: Path, start: Start) -> None:
    async with start(noted) as reader:
        await reader.press("enter", "space", "b", "tab")
        before = right(reader)
        await reader.press("enter", "enter")
        assert "¹ The first note, with a link." in right(reader)
        assert "A post" not in right(reader)
        await reader.press("tab")
        assert reader.foot.startswith("Back to where the footnote is mentioned.")
        await reader.press("enter")
        assert right(reader) == before


async def test_a_note_come_to_by_reading_leads_to_its_first_mark(noted: Path, start: Start) -> None:
    async with start(noted) as reader:
        await reader.press("enter", "G", "shift+tab")
        while "Back to where" not in reader.foot:
            await reader.press("shift+tab")
        await reader.press("shift+tab", "shift+tab", "enter")
        assert "First words¹ and others²." in right(reader)


async def test_going_on_to_another_post_closes_the_note(blog: Path, start: Start) -> None:
    write_post(blog, "noted", "Noted", "Words[^1].\n\n[^1]: A note.\n", date="2025-09-20")
    async with start(blog) as reader:
        await reader.press("enter", "tab", "enter")
        assert "Footnote 1 ─" in reader.text
        await reader.press("J")
        assert "Footnote 1 ─" not in reader.text
        assert "The text of post 1." in right(reader)
        await reader.press("h")
        assert reader.cursor == "Post 1"


async def test_a_note_in_a_narrow_window_leaves_the_post_in_view(noted: Path, start: Start) -> None:
    async with start(noted, size=(50, 20)) as reader:
        await reader.press("enter", "tab", "enter")
        assert "First words¹" in reader.text
        assert "The first note, with a link." in reader.text
        await reader.press("q")
        assert "Footnote 1 ─" not in reader.text
        assert "First words¹" in reader.text


@pytest.mark.parametrize("size", [(20, 5), (21, 6), (40, 10), (30, 3), (200, 60)])
async def test_no_window_is_too_small_for_a_note(noted: Path, start: Start, size: tuple[int, int]) -> None:
    async with start(noted, size=size) as reader:
        await reader.press("enter", "tab", "enter", "j", "space", "k", "b", "escape", "tab", "enter", "enter")
        assert [len(line) for line in reader.lines] == [size[0]] * size[1]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_markup_in_a_note_shows_as_text(tmp_path: Path, start: Start, hostile: str) -> None:
    text = f"Words[^1].\n\n[^1]: `{hostile}`\n"
    write_post(tmp_path / "blog", "post", "A post", text, date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter", "tab", "enter")
        assert hostile in right(reader)[-1]


async def test_a_note_is_copied_as_markdown(noted: Path, start: Start) -> None:
    async with start(noted) as reader:
        await reader.press("enter", "tab", "y")
        assert reader.app.clipboard == "The *first* note, with a [link](https://example.org/note)."


async def test_the_note_stands_on_a_ground_of_its_own(noted: Path, start: Start) -> None:
    async with start(noted) as reader:
        await reader.press("enter", "tab", "enter")
        assert style_of(reader.app, "Footnote 1").bgcolor != style_of(reader.app, "First words").bgcolor

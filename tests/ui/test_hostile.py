"""Strangers' text: shown as it is written, never obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start, write_post
from tests.ui.looking import HOSTILE

ESCAPE = "\x1b]52;c;cm0gLXJm\x07"


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_markup_in_title_author_tag_and_source_shows_as_text_in_both_panels(
    tmp_path: Path, start: Start, hostile: str
) -> None:
    folder = tmp_path / hostile.replace("/", "∕")
    author = '"' + hostile.replace("\\", "\\\\") + '"'
    write_post(folder, "post", hostile, hostile, date="2025-09-01", author=author, tags=f"[{author}]")
    async with start(folder, size=(140, 36)) as reader:
        await reader.press("enter")
        left = "\n".join(line.partition("│")[0] for line in reader.lines)
        right = "\n".join(line.partition("│")[2] for line in reader.lines)
        assert left.count(hostile[:20]) >= 2
        assert right.count(hostile) >= 3
        assert reader.app.is_running


async def test_an_escape_sequence_of_a_title_shows_nowhere(tmp_path: Path, start: Start) -> None:
    folder = tmp_path / "blog"
    write_post(folder, "post", f"Before{ESCAPE}After", f"In{ESCAPE}side\n", date="2025-09-01")
    async with start(folder) as reader:
        await reader.press("enter")
        assert "BeforeAfter" in reader.text
        assert "Inside" in reader.text
        assert "\x1b" not in reader.text
        assert "cm0gLXJm" not in reader.text


async def test_a_message_with_markup_shows_as_text(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        reader.app.notify("[red]no[/nope] [@click=app.quit]x[/]", title="[b")
        await reader.settle()
        assert reader.foot.startswith("[b: [red]no[/nope] [@click=app.quit]x[/]")


async def test_a_link_that_is_no_address_of_the_web_is_not_opened(tmp_path: Path, start: Start) -> None:
    folder = tmp_path / "blog"
    write_post(folder, "post", "A post", "Read [this file](../../other.md) now.\n", date="2025-09-01")
    async with start(folder) as reader:
        await reader.press("enter")
        row, line = next(pair for pair in enumerate(reader.lines) if "this file" in pair[1])
        await reader.pilot.click(offset=(line.index("this file"), row))
        await reader.settle()
        assert reader.foot.startswith("“../../other.md” is no post of this folder.")


@pytest.mark.parametrize("name", ["\x1b[31mnotes", "\x9b31mnotes", "\x1b]0;pwned\x07notes"])
async def test_what_a_folder_is_called_acts_on_nothing(tmp_path: Path, start: Start, name: str) -> None:
    folder = tmp_path / "a blog" / name
    write_post(folder, "one", "One")
    write_post(folder, "two", "Two")
    async with start(folder, size=(200, 36), settled=False) as reader:
        for key in ("", "i", "escape", "p"):
            await (reader.press(key) if key else reader.settle())
            assert "a blog/notes" in reader.lines[0] or key
            assert not {"\x1b", "\x9b", "\x07"} & set(reader.text)
        reader.app.notify(f"Written to {folder}")
        await reader.settle()
        assert "a blog/notes" in reader.foot

"""Selecting with the keyboard and copying what is selected."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ui.conftest import Running, Start, write_post
from tests.ui.looking import style_of
from tui_reader.config import Config

PROSE = "One two three. " + "Words that fill the line, and more of them. " * 6
TEXT = f"""{PROSE}

Another paragraph (here).

> Quoted words that go on and on. {"Quoted words that go on and on. " * 4}

```python
{"long_name_of_a_function(argument)" * 5}
    indented = True
```

{PROSE * 30}
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    write_post(folder, "one", "Long title", TEXT)
    return folder


async def selecting(reader: Running, *keys: str) -> None:
    """Open the post, go to its text, and select."""
    await reader.press("enter", "j", "j", "j", "j", "v", *keys)


async def test_a_mark_is_set_at_the_first_word_in_view(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await selecting(reader)
        assert "1 word selected" in reader.foot
        await reader.press("y")
        assert reader.app.clipboard == "One"
        assert "Copied 1 word." in reader.foot


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        (["l"], "One"),
        (["h"], "On"),
        (["w"], "One t"),
        (["w", "w"], "One two t"),
        (["w", "w", "b"], "One t"),
        (["e"], "One two"),
        (["e", "e", "e"], "One two three."),
        (["0"], "O"),
        (["w", "0"], "O"),
        (["left", "right", "right"], "One"),
        (["g"], "Long title"),
    ],
    ids=lambda keys: " ".join(keys) if isinstance(keys, list) else keys,
)
async def test_motions_extend_the_selection(texts: Path, start: Start, keys: list[str], copied: str) -> None:
    async with start(texts) as reader:
        await selecting(reader, *keys)
        await reader.press("y")
        assert copied.rstrip() in reader.app.clipboard
        if keys != ["g"]:
            assert reader.app.clipboard == copied


async def test_lines_that_only_the_width_parts_are_copied_as_one(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await selecting(reader, *["j"] * 5, "dollar_sign", "y")
        first, _, second = reader.app.clipboard.partition("\n\n")
        assert first == PROSE.rstrip()
        assert second == "Another paragraph (here)."


async def test_the_air_around_code_in_a_sentence_is_not_copied(tmp_path: Path, start: Start) -> None:
    write_post(tmp_path / "diary", "one", "Title", "Run `make test` and `make`.\n")
    async with start(tmp_path / "diary") as reader:
        await reader.press("enter", *["j"] * 20, "v", "G", "y")
        assert reader.app.clipboard.endswith("Run make test and make.")


async def test_bars_and_margins_are_not_copied_from_within_a_quote(texts: Path, start: Start) -> None:
    async with start(texts, size=(80, 24)) as reader:
        await reader.press("enter")
        await reader.press("v", "G", "y")
        assert "on and on. Quoted words" in reader.app.clipboard
        assert reader.app.clipboard.count("▎") == 1
        assert "long_name_of_a_function(argument)" * 5 + "\n" in reader.app.clipboard


async def test_the_selection_is_followed_out_of_view(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await selecting(reader, "G")
        assert "Long title" not in "".join(line[44:] for line in reader.lines)
        await reader.press("g")
        assert "Long title" in "".join(line[44:] for line in reader.lines)


async def test_pages_extend_the_selection(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await selecting(reader, "space", "ctrl+d", "ctrl+u", "y")
        assert len(reader.app.clipboard) > 1000


async def test_escape_ends_the_selection_and_stays_in_the_post(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await selecting(reader, "w")
        assert "esc" in reader.foot
        await reader.press("escape")
        assert "selected" not in reader.foot
        assert "h back" in reader.foot
        assert style_of(reader.app, "three.").bgcolor == style_of(reader.app, "two").bgcolor


async def test_the_foot_agrees_with_the_keys_while_selecting(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await reader.press("enter")
        assert not reader.foot.startswith("y copy")
        await reader.press("v")
        assert reader.foot.startswith("y copy  j/k line  w/b word  esc end")
        assert "? help" in reader.foot
        assert not any(words in reader.foot for words in ("page", "n unread", "code right"))


async def test_what_the_mouse_selected_is_copied_with_y_too(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await reader.press("enter")
        y = next(y for y, line in enumerate(reader.lines) if "One two" in line)
        x = reader.lines[y].index("One two")
        await reader.pilot.mouse_down(offset=(x, y))
        await reader.pilot.hover(offset=(x + 6, y))
        await reader.pilot.mouse_up(offset=(x + 7, y))
        await reader.settle()
        await reader.press("y")
        assert reader.app.clipboard.startswith("One tw")


async def test_ctrl_c_copies_what_is_selected_and_says_so(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await reader.press("enter", "v", "ctrl+c")
        assert reader.app.clipboard == "Long"
        assert "Copied 1 word." in reader.foot
        await reader.press("escape", "ctrl+c")
        assert reader.foot.startswith("Press q to go back and to leave, or ^q to leave at once.")


async def test_another_width_ends_the_selection(texts: Path, start: Start) -> None:
    async with start(texts) as reader:
        await selecting(reader, "w", "w")
        await reader.press("less_than_sign")
        await reader.press("j")
        assert "selected" not in reader.foot


async def test_the_clipboard_command_is_given_what_is_copied(
    texts: Path, start: Start, tmp_path: Path
) -> None:
    command = (
        sys.executable,
        "-c",
        f"import sys; open({str(tmp_path / 'taken')!r}, 'w').write(sys.stdin.read())",
    )
    async with start(texts, config=Config(clipboard=command)) as reader:
        await selecting(reader, "w", "y")
        assert (tmp_path / "taken").read_text() == "One t"


async def test_a_clipboard_command_that_fails_is_told(texts: Path, start: Start) -> None:
    async with start(texts, config=Config(clipboard=("no-such-program",))) as reader:
        await selecting(reader, "y")
        assert "no-such-program could not be started" in reader.foot

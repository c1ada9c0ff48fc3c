"""A block of code on a screen of its own, and its window in the text."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from tests.ui.conftest import Running, Start, write_post
from tests.ui.looking import HOSTILE, resize
from tests.ui.test_terminal import reading as on_a_terminal

LONG_LINE = "value = " + " + ".join(f"term_{number}" for number in range(60))
CODE = "\n".join(
    ["def one():", f"\t{LONG_LINE}  # end", "", *(f"    line_{number} = {number}" for number in range(80))]
)


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    text = f"Before.\n\n```python\n{CODE}\n```\n\nAfter.\n\n```\nshort\n```\n"
    write_post(tmp_path / "coded", "post", "A post", text, date="2025-09-01")
    return tmp_path / "coded"


def lines(reader: Running) -> list[str]:
    return [line.rstrip() for line in reader.lines]


async def test_code_opens_alone_with_its_lines_as_long_as_they_are(coded: Path, start: Start) -> None:
    async with start(coded) as reader:
        await reader.press("enter", "tab")
        assert reader.foot.startswith("Code 1  ·  python  ·  83 lines")
        await reader.press("enter")
        assert lines(reader)[0].split("   ")[0] == " Code 1  ·  python"
        assert lines(reader)[0].endswith("83 lines")
        assert lines(reader)[1:3] == ["  def one():", f"      {LONG_LINE}"[:120].rstrip()]
        assert reader.foot.startswith("l right  y copy  e editor  | pager  esc back")
        await reader.press("escape")
        assert "Before." in reader.text


async def test_the_keys_for_code_are_told_where_code_is_in_view(coded: Path, start: Start) -> None:
    async with start(coded) as reader:
        await reader.press("enter")
        assert ") code right" in reader.foot
        assert "y copy code" in reader.foot
        await reader.press("G")
        assert "code right" not in reader.foot
        await reader.press("g")
        assert ") code right" in reader.foot


async def test_alone_the_keys_sideways_are_told_where_there_is_something_sideways(
    tmp_path: Path, start: Start
) -> None:
    text = f"```python\nshort = 1\n```\n\n```python\n{LONG_LINE}\n```\n"
    write_post(tmp_path / "blog", "post", "A post", text, date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter", "tab", "enter")
        assert reader.foot.startswith("y copy  e editor  | pager  esc back")
        await reader.press("escape", "tab", "enter")
        await resize(reader.pilot, 40, 15)
        assert reader.foot.startswith("l right  y copy")
        await resize(reader.pilot, 120, 36)
        assert reader.foot.startswith("l right  y copy  e editor  | pager  esc back")


async def test_code_alone_moves_both_ways(coded: Path, start: Start) -> None:
    async with start(coded) as reader:
        await reader.press("enter", "tab", "enter", "l", "l")
        assert lines(reader)[2] == f"      {LONG_LINE}"[16:136].rstrip()
        await reader.press("dollar_sign")
        assert lines(reader)[2].endswith("# end")
        assert "def one" not in reader.text
        await reader.press("h")
        assert lines(reader)[2].endswith("term_59")
        await reader.press("0", "j")
        assert lines(reader)[1] == f"      {LONG_LINE}"[:120].rstrip()
        await reader.press("G")
        assert lines(reader)[-2] == "      line_79 = 79"
        await reader.press("g", "space", "b", "ctrl+d", "ctrl+u")
        assert lines(reader)[1] == "  def one():"


async def test_code_is_copied_exactly_from_the_text_and_alone(coded: Path, start: Start) -> None:
    async with start(coded) as reader:
        await reader.press("enter", "tab", "y")
        assert reader.app.clipboard == CODE
        assert reader.foot.startswith("Copied 83 lines.")
        reader.app.copy_to_clipboard("")
        await reader.press("enter", "y")
        assert reader.app.clipboard == CODE
        assert reader.foot.startswith("Copied 83 lines.")


async def test_code_in_the_text_moves_sideways_within_its_block(coded: Path, start: Start) -> None:
    async with start(coded) as reader:
        await reader.press("enter")
        assert "›" in reader.text
        before = reader.text
        await reader.press("right_parenthesis")
        assert "‹" in reader.text
        assert "    line_1 = 1" not in reader.text
        await reader.press("left_parenthesis")
        assert reader.text == before
        await reader.press("G", "right_parenthesis")
        assert reader.foot.startswith("No code in view is wider than the column.")


@pytest.mark.parametrize(("key", "missing"), [("e", "VISUAL"), ("vertical_line", "PAGER")])
async def test_where_the_program_cannot_step_aside_it_says_so(
    coded: Path, start: Start, monkeypatch: pytest.MonkeyPatch, key: str, missing: str
) -> None:
    monkeypatch.setenv(missing, sys.executable)
    async with start(coded) as reader:
        await reader.press("enter", "tab", "enter", key)
        assert f"{Path(sys.executable).name} can't have this terminal." in reader.foot


async def test_without_editor_or_pager_it_is_told(
    coded: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("VISUAL", "EDITOR", "PAGER"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    async with start(coded) as reader:
        await reader.press("enter", "tab", "enter", "e")
        assert reader.foot.startswith("No editor was found")
        await reader.press("vertical_line")
        assert reader.foot.startswith("No pager was found")


EDITOR = """
import os, pathlib, sys
path = pathlib.Path(sys.argv[-1])
report = f"{path.stat().st_mode:o} {path.suffix} {sys.argv[1:-1]}\\n{path.read_text()}"
pathlib.Path(os.environ["REPORT"]).write_text(report)
print("The editor is done.")
"""


@pytest.mark.parametrize(("variable", "key"), [("VISUAL", "e"), ("PAGER", "|")])
def test_editor_and_pager_are_given_the_code_in_a_file_nobody_else_reads(
    coded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, key: str
) -> None:
    script, report = tmp_path / "my editor.py", tmp_path / "report"
    script.write_text(EDITOR)
    monkeypatch.setenv(variable, f"{sys.executable} '{script}' --x='$(reboot)'")
    monkeypatch.setenv("REPORT", str(report))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with on_a_terminal(coded, tmp_path) as terminal:
        terminal.wait_for("A post")
        terminal.press("\r")
        terminal.wait_for("links")
        terminal.press("\t")
        terminal.wait_for("Code 1")
        terminal.press("\r")
        terminal.wait_for("pager")
        terminal.press(key)
        terminal.wait_for_after("The editor is done.")
        # Only once the foot is drawn anew is the terminal ours: before that, it would itself take ^q.
        terminal.wait_for_after("pager")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    head, _, code = report.read_text().partition("\n")
    assert head == f"{stat.S_IFREG | 0o600:o} .py ['--x=$(reboot)']"
    assert code == CODE + "\n"
    assert list(tmp_path.glob("code-*")) == []


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_markup_in_code_shows_as_text(tmp_path: Path, start: Start, hostile: str) -> None:
    write_post(tmp_path / "blog", "post", "A post", f"```{hostile[:6]}\n{hostile}\n```\n", date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter", "tab", "enter")
        assert f"  {hostile}" in lines(reader)


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (20, 5), (40, 10), (200, 60)])
async def test_no_window_is_too_small_for_code(coded: Path, start: Start, size: tuple[int, int]) -> None:
    async with start(coded) as reader:
        await reader.press("enter", "tab", "enter")
        await resize(reader.pilot, *size)
        await reader.press("l", "j", "dollar_sign", "G", "h", "0", "g", "space")
        assert [len(line) for line in reader.lines] == [size[0]] * size[1]
        await reader.press("escape")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A post with twelve blocks of code, most of them below the screen."""
    text = "\n\n".join(f"Paragraph.\n\n```python\nprint({number})\n\tx  \n```" for number in range(1, 13))
    write_post(tmp_path / "many", "post", "Much code", text, date="2025-09-01")
    return tmp_path / "many"


@pytest.mark.parametrize(
    ("keys", "number"), [(["2"], 2), (["1", "enter"], 1), (["1", "2"], 12), (["9"], 9), (["0", "3"], 3)]
)
async def test_y_and_a_number_copies_that_code_byte_for_byte(
    many: Path, start: Start, keys: list[str], number: int
) -> None:
    async with start(many) as reader:
        await reader.press("enter", "y")
        assert reader.foot.startswith("Copy which code? Type its number, 1 to 12.")
        await reader.press(*keys)
        assert reader.app.clipboard == f"print({number})\n\tx  "
        assert reader.foot.startswith(f"Copied code {number}: 2 lines.")


async def test_a_number_that_may_go_on_is_shown_with_what_ends_it(many: Path, start: Start) -> None:
    async with start(many) as reader:
        await reader.press("enter", "y", "1")
        assert reader.foot.startswith("Code 1: enter copies it, or type on.")
        await reader.press("escape")
        assert reader.foot.startswith("space page")
        assert reader.app.clipboard == ""


async def test_a_number_that_no_code_has_is_told(many: Path, start: Start) -> None:
    async with start(many) as reader:
        await reader.press("enter", "y", "1", "3")
        assert reader.foot.startswith("There is no code 13 in this post.")
        assert reader.app.clipboard == ""


async def test_asked_for_a_number_escape_gives_up_and_other_keys_do_what_they_do(
    many: Path, start: Start
) -> None:
    async with start(many) as reader:
        await reader.press("enter", "y", "escape", "y", "j")
        assert "Much code" not in reader.lines[2].partition("│")[2]
        assert reader.app.clipboard == ""
        await reader.press("h")
        assert reader.foot.startswith("enter read")


async def test_one_code_alone_is_copied_at_once_and_without_any_it_is_told(
    tmp_path: Path, start: Start
) -> None:
    write_post(tmp_path / "one", "post", "One", f"```python\n{CODE}\n```", date="2025-09-01")
    async with start(tmp_path / "one") as reader:
        await reader.press("enter", "y")
        assert reader.app.clipboard == CODE
    write_post(tmp_path / "plain", "post", "No code", "Words.", date="2025-09-01")
    async with start(tmp_path / "plain") as reader:
        await reader.press("enter")
        assert "copy code" not in reader.foot
        await reader.press("y")
        assert reader.foot.startswith("There is no code in this post to copy.")

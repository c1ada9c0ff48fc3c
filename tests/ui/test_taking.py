"""Taking a post along: link, file, source, editor, pipe."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import Running, Start, write_post
from tests.ui.test_terminal import reading
from tui_reader.ui import foreground, programs


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    text = "Some *text*.\n\nMore of it.\n"
    write_post(folder, "one", "One: a [post]", text, date="2025-09-01", permalink='"https://a.example/one"')
    return folder


async def test_the_link_is_copied_and_told(start: Start, linked: Path) -> None:
    async with start(linked) as running:
        await running.press("Y")
        assert running.app.clipboard == "https://a.example/one"
        assert "Copied https://a.example/one" in running.foot


async def test_a_post_without_a_link_says_so(start: Start, blog: Path) -> None:
    async with start(blog) as running:
        await running.press("Y")
        assert "no link of its own" in running.foot


async def test_a_post_is_written_as_a_file_and_never_over_another(
    start: Start, linked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    async with start(linked) as running:
        await running.press("w", "w")
        assert "Written to" in running.foot
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["2025-09-01-one-a-post-2.md", "2025-09-01-one-a-post.md"]
    text = (tmp_path / "out" / written[1]).read_text("utf-8")
    assert 'title: "One: a [post]"' in text
    assert text.endswith("Some *text*.\n\nMore of it.\n")


async def test_a_written_post_opens_as_the_same_post(
    start: Start, linked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    async with start(linked) as running:
        await running.press("w")
    async with start(tmp_path / "out") as running:
        assert running.titles == ["One: a [post]"]
        await running.press("enter")
        assert "Some text." in running.text


async def test_the_source_text_is_shown_and_the_post_again(start: Start, linked: Path) -> None:
    async with start(linked) as running:
        await running.press("enter", "backslash")
        assert "Some *text*." in running.text
        assert "\\ shows the post again" in running.foot
        await running.press("backslash")
        assert "Some text." in running.text
        assert "shows the post again" not in running.foot


async def test_the_source_text_is_told_of_and_copied_as_any_code(start: Start, linked: Path) -> None:
    async with start(linked) as running:
        await running.press("enter", "backslash", "tab")
        assert "Code 1  ·  markdown  ·" in running.foot
        await running.press("y")
        assert running.app.clipboard.strip() == "Some *text*.\n\nMore of it."
        assert "Copied" in running.foot


LONG = "\n\n".join(f"Paragraph {number} of *many*. " + "Words that fill it. " * 12 for number in range(40))


def pane(running: Running) -> list[str]:
    """The lines of the post in view."""
    return [line.partition("│")[2] for line in running.lines[1:-1]]


def paragraphs(running: Running) -> list[str]:
    """The beginnings of the paragraphs in view."""
    return re.findall(r"Paragraph \d+", running.text)


async def test_the_source_is_shown_at_the_line_in_view_and_the_post_where_it_was(
    start: Start, linked: Path
) -> None:
    write_post(linked, "long", "Long", LONG, date="2025-09-02")
    async with start(linked) as running:
        await running.press("enter", *["space"] * 3, "j")
        before = pane(running)
        await running.press("backslash")
        assert "*many*" in running.text
        assert set(paragraphs(running)) & set(re.findall(r"Paragraph \d+", "".join(before)))
        await running.press("space", "backslash")
        assert pane(running) == before


async def test_the_place_in_the_post_is_kept_while_its_source_is_shown(start: Start, linked: Path) -> None:
    write_post(linked, "long", "Long", LONG, date="2025-09-02")
    async with start(linked) as running:
        await running.press("enter", *["space"] * 3)
        before = paragraphs(running)
        await running.press("backslash", "G", "J", "K")
        assert paragraphs(running) == before
        assert "*many*" not in running.text
        await running.press("backslash")
        assert "*many*" in running.text


async def test_the_source_of_a_post_is_shown_from_the_list_of_a_narrow_screen(
    start: Start, linked: Path
) -> None:
    async with start(linked, size=(50, 20)) as running:
        await running.press("backslash")
        assert "Some *text*." in running.text
        await running.press("backslash")
        assert "Some text." in running.text


async def test_a_pipe_that_is_given_up_does_nothing(start: Start, linked: Path) -> None:
    async with start(linked) as running:
        await running.press("vertical_line")
        assert "Give the post to the command" in running.text
        await running.press("escape")
        assert "Give the post" not in running.text


async def test_a_command_that_is_not_there_is_told(start: Start, linked: Path) -> None:
    async with start(linked) as running:
        await running.press("vertical_line", *"nosuchthing", "enter")
        assert "no such command" in running.foot


def test_the_editor_opens_at_the_line_in_view_and_the_post_is_read_again(
    linked: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "vim"
    editor.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\nsed -i s/More/Rather/ "$2"\n')
    editor.chmod(0o755)
    with reading(linked, tmp_path, EDITOR=str(editor), VISUAL="") as terminal:
        terminal.wait_for("One: a [post]")
        terminal.press("\r")
        terminal.wait_for("More of it.")
        terminal.press("e")
        terminal.wait_for("Rather of it.")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    assert (tmp_path / "arguments").read_text() == f"+7 {linked / 'one.md'}\n"


def test_a_command_gets_the_posts_markdown(linked: Path, tmp_path: Path) -> None:
    with reading(linked, tmp_path) as terminal:
        terminal.wait_for("One: a [post]")
        terminal.press("|")
        terminal.wait_for("Give the post to the command")
        terminal.press(f"tee {tmp_path}/taken\r")
        terminal.wait_for("enter goes back to tui-reader")
        assert b"Some *text*." in terminal.output
        terminal.output = b""
        terminal.press("\r")
        terminal.wait_for("One: a [post]")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    assert (tmp_path / "taken").read_text() == "Some *text*.\n\nMore of it.\n"


def editing(folder: Path, name: str, *lines: str) -> str:
    """An editor that does what the lines say, once it has said that it is there."""
    editor = folder / name
    editor.write_text("\n".join(["#!/bin/sh", *lines]) + "\n")
    editor.chmod(0o755)
    return str(editor)


@pytest.mark.parametrize("trapped", ["", "trap '' TERM"])
@pytest.mark.parametrize("is_there", [True, False], ids=["terminal there", "terminal gone"])
def test_a_signal_ends_the_editor_and_the_program(
    linked: Path, tmp_path: Path, trapped: str, is_there: bool
) -> None:
    editor = editing(tmp_path, "ed", trapped, "echo Editing", "read line", "sleep 60")
    with reading(linked, tmp_path, EDITOR=editor, VISUAL="") as terminal:
        terminal.wait_for("One: a [post]")
        terminal.press("\re")
        terminal.wait_for("Editing")
        if not is_there:
            os.close(terminal.file)
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.wait_for_end() in (128 + signal.SIGTERM, 128 + signal.SIGHUP)


def test_a_signal_that_comes_while_a_program_starts_ends_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Signalled(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(subprocess, "Popen", Signalled)
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: None)
    try:
        assert foreground.run(["sleep", "60"]) == -signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_signal_that_interrupts_no_waiting_is_heard_all_the_same() -> None:
    """Another thread takes it, as when it comes in the moment before the waiting begins."""

    def signal_later() -> None:
        time.sleep(0.3)  # by then the program is waited for
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, lambda _number, _frame: None)
    try:
        threading.Thread(target=signal_later).start()
        assert foreground.run(["sleep", "20"]) == -signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_signal_ends_the_program_while_it_waits_for_enter(linked: Path, tmp_path: Path) -> None:
    with reading(linked, tmp_path) as terminal:
        terminal.wait_for("One: a [post]")
        terminal.press("|")
        terminal.wait_for("Give the post to the command")
        terminal.press("cat\r")
        terminal.wait_for("enter goes back to tui-reader")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM


def test_an_interrupt_is_the_editors_and_the_reader_lives_on(linked: Path, tmp_path: Path) -> None:
    go_on = tmp_path / "go-on"
    editor = editing(tmp_path, "ed", "echo Editing", f"while [ ! -e {go_on} ]; do sleep 0.1; done")
    with reading(linked, tmp_path, EDITOR=editor, VISUAL="") as terminal:
        terminal.wait_for("One: a [post]")
        terminal.press("\re")
        terminal.wait_for("Editing")
        terminal.process.send_signal(signal.SIGINT)
        go_on.touch()
        terminal.wait_for_after("Editing")
        terminal.wait_for("One: a [post]")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


async def test_after_the_editor_the_same_words_are_in_view(
    start: Start, linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    file = write_post(linked, "long", "Long", LONG, date="2025-09-02")
    async with start(linked) as running:
        await running.press("enter", *["space"] * 3, "j")
        before = pane(running)
        file.write_text(file.read_text().replace("Paragraph 0", "New words.\n\n" * 30 + "Paragraph 0"))
        # Here no program is given the terminal; the post is read again all the same.
        await running.press("e")
        assert pane(running) == before
        await running.press("g")
        assert "New words." in running.text


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("vim -u NONE", ["-u", "NONE", "+12", "a post.md"]),
        ("hx", ["a post.md:12"]),
        ("code --wait", ["--wait", "--goto", "a post.md:12"]),
        ("ed", ["a post.md"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(tmp_path: Path, command: str, words: list[str]) -> None:
    program = tmp_path / command.split()[0]
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    found = programs.editor({"VISUAL": f"{tmp_path}/{command}"}, Path("a post.md"), 12)
    assert found == [str(program), *words]

"""Opening addresses: which command, for which address, and what is said when it can't be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.app import App

from tui_reader.ui import browser

URL = "https://example.org/a?b=1&c=$(reboot)"


def nowhere(_name: str) -> str | None:
    return None


def anywhere(name: str) -> str | None:
    return f"/usr/bin/{name}"


def only(*names: str) -> object:
    return lambda name: f"/usr/bin/{name}" if name in names else None


async def said_for(url: str, *chosen: str) -> list[str]:
    said: list[str] = []
    app: App[None] = App()
    async with app.run_test():
        await browser.open_url(url, chosen, app, said.append)
    return said


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "-version", "", "/etc", "//a.b/c"],
)
async def test_only_addresses_of_the_web_are_opened(url: str) -> None:
    said = await said_for(url, sys.executable, "-c", "raise SystemExit(0)")
    assert said == [f"Only web addresses are opened, and this is none: {url}"]


async def test_the_address_reaches_the_browser_as_one_argument_and_no_shell_sees_it(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = f"import sys, pathlib; pathlib.Path({str(seen)!r}).write_text(repr(sys.argv[1:]))"
    assert await said_for(URL, sys.executable, "-c", script) == [f"Opening {URL}"]
    assert seen.read_text() == repr([URL])


async def test_a_browser_that_fails_is_told_with_the_address() -> None:
    said = await said_for(URL, sys.executable, "-c", "raise SystemExit(3)")
    assert said[-1].endswith(f"could not open it. The address is {URL}")


async def test_a_browser_that_is_not_there_is_told_with_the_address() -> None:
    said = await said_for(URL, "/no/such/browser")
    assert said[-1] == f"browser could not open it. The address is {URL}"


async def test_an_address_in_disguise_is_told_without_it() -> None:
    said = await said_for("https://bank.example@evil.example/", "/no/such/browser")
    assert said[0] == "Opening evil.example, written https://bank.example@evil.example/"


async def test_a_terminal_browser_where_the_program_cannot_step_aside_is_told(tmp_path: Path) -> None:
    said = await said_for(URL, str(tmp_path / "w3m"))
    assert said[-1] == f"w3m could not open it. The address is {URL}"


@pytest.mark.parametrize(
    ("variable", "command"),
    [
        ("firefox", ["firefox", URL]),
        ("firefox --new-tab", ["firefox", "--new-tab", URL]),
        ("open-it --url=%s --front", ["open-it", f"--url={URL}", "--front"]),
        ("'my browser' -x", ["my browser", "-x", URL]),
        ("first:second", ["first", URL]),
    ],
)
def test_the_variable_browser_names_the_command(variable: str, command: list[str]) -> None:
    assert browser.command_for(URL, {"BROWSER": variable}, anywhere) == command


def test_a_browser_of_the_variable_that_is_not_installed_is_passed_over() -> None:
    which = only("second")
    assert browser.command_for(URL, {"BROWSER": "first:second"}, which) == ["second", URL]  # type: ignore[arg-type]


def test_a_variable_that_cannot_be_read_is_passed_over() -> None:
    assert browser.command_for(URL, {"BROWSER": "'unclosed"}, nowhere) in (None, ["open", URL])


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has its own opener")
def test_with_a_display_the_systems_opener_is_taken_and_without_one_a_terminal_browser() -> None:
    assert browser.command_for(URL, {"DISPLAY": ":0"}, anywhere) == ["/usr/bin/xdg-open", URL]
    assert browser.command_for(URL, {"WAYLAND_DISPLAY": "w"}, only("gio")) == ["/usr/bin/gio", "open", URL]  # type: ignore[arg-type]
    assert browser.command_for(URL, {}, only("lynx", "xdg-open")) == ["/usr/bin/lynx", URL]  # type: ignore[arg-type]
    assert browser.command_for(URL, {}, nowhere) is None


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has its own opener")
def test_a_letter_goes_to_the_mail_program_and_never_takes_a_file_along() -> None:
    url = "mailto:ada@example.org?subject=Hi&attach=/etc/passwd&Body=x"
    letter = "mailto:ada@example.org?subject=Hi&Body=x"
    with_display = {"DISPLAY": ":0", "BROWSER": "firefox"}
    assert browser.mail_command_for(url, with_display, anywhere) == ["/usr/bin/xdg-open", letter]
    assert browser.mail_command_for(url, {}, only("mutt")) == ["/usr/bin/mutt", letter]  # type: ignore[arg-type]
    assert browser.mail_command_for("mailto:a@b.c?attach=x", {}, anywhere) == [
        "/usr/bin/neomutt",
        "mailto:a@b.c",
    ]
    assert browser.mail_command_for(url, {}, nowhere) is None


async def test_without_a_mail_program_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert await said_for("mailto:a@b.c", sys.executable) == [
        "No mail program was found here. The address is mailto:a@b.c"
    ]

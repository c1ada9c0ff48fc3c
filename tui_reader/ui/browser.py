"""Opening an address in the person's browser: http, https and mailto only, never through a shell."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from tui_reader.text.address import plain

BROWSERS_IN_THE_TERMINAL = ("browsh", "carbonyl", "elinks", "links", "links2", "lynx", "w3m", "www-browser")

MAIL_IN_THE_TERMINAL = ("neomutt", "mutt", "aerc", "alpine")

IN_THE_TERMINAL = frozenset({*BROWSERS_IN_THE_TERMINAL, *MAIL_IN_THE_TERMINAL})
"""Programs that need the terminal for themselves."""

_OF_A_LETTER = frozenset({"to", "cc", "bcc", "subject", "body", "in-reply-to"})

PATIENCE = 2.0
"""Seconds within which an opener fails if it fails."""


async def open_url(url: str, chosen: Sequence[str], app: App[Any], say: Callable[[str], None]) -> None:
    """Open an address in the browser, or with the system's mail program; says in a sentence what happened.

    Args:
        url: Any address; only http, https and mailto are opened.
        chosen: The command of the settings for web addresses, if there is one.
        app: Steps aside for a browser that runs in the terminal.
        say: Shows a sentence.
    """
    scheme = url.partition(":")[0].lower()
    if scheme not in ("http", "https", "mailto"):
        say(f"Only web addresses are opened, and this is none: {plain(url)}")
        return
    if scheme == "mailto":
        command, missing = mail_command_for(url, os.environ, shutil.which), "mail program"
    else:
        command = [*chosen, url] if chosen else command_for(url, os.environ, shutil.which)
        missing = "browser"
    if command is None:
        say(f"No {missing} was found here. The address is {plain(url)}")
        return
    await open_with(command, url, app, say)


async def open_with(command: Sequence[str], url: str, app: App[Any], say: Callable[[str], None]) -> None:
    """Run the command that opens an address; says in a sentence what happened.

    Args:
        command: Its words, the address among them.
        url: The address, for the sentence.
        app: Steps aside for a program that is known to run in the terminal.
        say: Shows a sentence.
    """
    say(f"Opening {plain(url)}")
    if not await _run(list(command), app):
        say(f"{Path(command[0]).name} could not open it. The address is {plain(url)}")


def command_for(url: str, environ: Mapping[str, str], which: Callable[[str], str | None]) -> list[str] | None:
    """The command that opens an address, or None when this machine has none.

    Args:
        url: The address, one argument of the command whatever is in it.
        environ: `BROWSER` may name commands, parted by colons; `%s` in one stands for the address.
        which: Finds a program on the path, as `shutil.which`.
    """
    for candidate in environ.get("BROWSER", "").split(os.pathsep):
        if command := _from_variable(candidate, url, which):
            return command
    return _found(url, ("xdg-open", "gio", "x-www-browser", "sensible-browser"), environ, which)


def mail_command_for(
    url: str, environ: Mapping[str, str], which: Callable[[str], str | None]
) -> list[str] | None:
    """The command that writes a letter to an address, or None when this machine has none.

    Args:
        url: A mailto address; what it says beyond the letter itself is left out.
        environ: Tells whether there is a display.
        which: Finds a program on the path, as `shutil.which`.
    """
    letter = _only_a_letter(url)
    return _found(
        letter, ("xdg-open", "gio", "xdg-email"), environ, which, in_the_terminal=MAIL_IN_THE_TERMINAL
    )


def _only_a_letter(url: str) -> str:
    """The address without fields such as `attach`, by which some programs enclose files unasked."""
    head, mark, fields = url.partition("?")
    kept = [each for each in fields.split("&") if each.partition("=")[0].lower() in _OF_A_LETTER]
    return f"{head}{mark}{'&'.join(kept)}" if kept else head


def _found(
    url: str,
    openers: tuple[str, ...],
    environ: Mapping[str, str],
    which: Callable[[str], str | None],
    *,
    in_the_terminal: Iterable[str] = BROWSERS_IN_THE_TERMINAL,
) -> list[str] | None:
    if sys.platform == "darwin":
        return ["open", url]
    has_display = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    for opener in openers if has_display else in_the_terminal:
        if path := which(opener):
            return [path, "open", url] if opener == "gio" else [path, url]
    return None


def _from_variable(candidate: str, url: str, which: Callable[[str], str | None]) -> list[str] | None:
    try:
        words = shlex.split(candidate)
    except ValueError:
        return None
    if not words or not which(words[0]):
        return None
    named = [word.replace("%s", url) for word in words]
    return named if named != words else [*words, url]


async def _run(command: list[str], app: App[Any]) -> bool:
    """Run a browser; False when it is known to have failed."""
    try:
        if Path(command[0]).name in IN_THE_TERMINAL:
            with app.suspend():
                return _in_front(command)
        return await asyncio.to_thread(_beside, command)
    except (OSError, SuspendNotSupported):
        return False


def _in_front(command: list[str]) -> bool:
    """Give a browser the terminal until it ends."""
    from tui_reader.ui import foreground

    return foreground.run(command) == 0


def _beside(command: list[str]) -> bool:
    """Start a browser with a window of its own; one that runs on is as it should be."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    try:
        return process.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True

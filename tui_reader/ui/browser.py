"""Opening an address in the person's browser: http and https only, never through a shell."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from textual.app import App, SuspendNotSupported

IN_THE_TERMINAL = frozenset({"w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "www-browser"})
"""Browsers that need the terminal for themselves."""

PATIENCE = 2.0
"""Seconds within which an opener fails if it fails."""


async def open_url(url: str, chosen: Sequence[str], app: App[Any], say: Callable[[str], None]) -> None:
    """Open an address in the browser; says in a sentence what happened.

    Args:
        url: Any address; only http and https are opened.
        chosen: The command of the settings, if there is one.
        app: Steps aside for a browser that runs in the terminal.
        say: Shows a sentence.
    """
    if urlsplit(url).scheme.lower() not in ("http", "https"):
        say(f"Only web addresses are opened, and this is none: {url}")
        return
    command = [*chosen, url] if chosen else command_for(url, os.environ, shutil.which)
    if command is None:
        say(f"No browser was found here. The address is {url}")
        return
    say(f"Opening {url}")
    if not await _run(command, app):
        say(f"{Path(command[0]).name} could not open it. The address is {url}")


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
    if sys.platform == "darwin":
        return ["open", url]
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        openers: tuple[str, ...] = ("xdg-open", "gio", "x-www-browser", "sensible-browser")
    else:
        openers = tuple(sorted(IN_THE_TERMINAL))
    for opener in openers:
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
    return subprocess.run(command, check=False).returncode == 0


def _beside(command: list[str]) -> bool:
    """Start a browser with a window of its own; one that runs on is as it should be."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    try:
        return process.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True

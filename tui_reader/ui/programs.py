"""The person's own programs, given the terminal for a while: editor, pager, and any command in a pipe.

Commands are lists of words and never pass through a shell.
"""

from __future__ import annotations

import shlex
import shutil
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from tui_reader.ui import foreground

AT_A_LINE = frozenset(
    [
        "vi",
        "vim",
        "nvim",
        "gvim",
        "view",
        "nano",
        "pico",
        "emacs",
        "emacsclient",
        "kak",
        "joe",
        "mg",
        "ne",
        "micro",
    ],
)
"""Editors that open a file at a line when `+LINE` stands before it."""

AFTER_A_COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that open a file at a line when it is called `FILE:LINE`."""

GO_TO = frozenset({"code", "codium"})
"""Editors that do so after `--goto`, and otherwise take the colon for a part of the name."""


def editor(environ: Mapping[str, str], path: Path, line: int) -> list[str] | None:
    """The command that edits a file at a line, by `VISUAL` or `EDITOR`, else vi; None when there is none."""
    words = _first_found(environ, ("VISUAL", "EDITOR"), ("vi", "nano"))
    if words is None:
        return None
    match Path(words[0]).name:
        case name if name in AT_A_LINE:
            return [*words, f"+{line}", str(path)]
        case name if name in AFTER_A_COLON:
            return [*words, f"{path}:{line}"]
        case name if name in GO_TO:
            return [*words, "--goto", f"{path}:{line}"]
        case _:
            return [*words, str(path)]


def pager(environ: Mapping[str, str]) -> list[str] | None:
    """The command that shows text, from `PAGER`, else `less` or `more`; None when there is none."""
    return _first_found(environ, ("PAGER",), ("less", "more"))


def words_of(command: str) -> list[str] | None:
    """A command a person typed, as its words; None when it can't be read or its program isn't there."""
    try:
        words = shlex.split(command)
    except ValueError:
        return None
    return words if words and shutil.which(words[0]) else None


def in_front(app: App[Any], command: Sequence[str], text: str | None = None, *, stay: bool = False) -> str:
    """Give a program the terminal until it ends.

    Args:
        app: Steps aside meanwhile.
        command: The program and its arguments.
        text: Its standard input; None leaves it the keyboard.
        stay: Leave what it wrote in view until enter is pressed.

    Returns:
        What went wrong, in a sentence, or nothing.
    """
    name = Path(command[0]).name
    try:
        with app.suspend():
            code = foreground.run(command, text)
            if stay:
                foreground.wait_for_enter()
    except SuspendNotSupported:
        return f"{name} can't have this terminal."
    except OSError as error:
        return f"{name} could not be started: {(error.strerror or 'unknown reason').lower()}."
    if code == -signal.SIGINT:
        return ""  # by ^c, and so as it was wanted
    return f"{name} ended with code {code}." if code > 0 else f"{name} was ended by a signal." if code else ""


def _first_found(
    environ: Mapping[str, str], variables: Sequence[str], usual: Sequence[str]
) -> list[str] | None:
    named = (environ.get(variable, "") for variable in variables)
    for command in filter(str.strip, named):
        if found := words_of(command):
            return found
    return next(([name] for name in usual if shutil.which(name)), None)

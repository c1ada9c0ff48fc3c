"""What is wrong in the settings, told on the screen: the shell's words vanish beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from tui_reader.config import Config
from tui_reader.ui import keymap
from tui_reader.ui.themes import AUTO


def told(problems: Sequence[str], config: Config, themes: Sequence[str]) -> str:
    """All of it as one message, a line for each; empty where nothing is wrong.

    Args:
        problems: What reading the file has found.
        config: The settings in force; what only the screen knows is looked at here.
        themes: The names of the themes there are.
    """
    about_keys = keymap.complaint(config.keys)
    found = [*problems, *_about_theme(config.theme, themes), *([about_keys] if about_keys else [])]
    return "\n".join(found if len(found) < 2 else ["Not all that the settings say can be done.", *found])


def _about_theme(name: str, themes: Sequence[str]) -> list[str]:
    if name in (*themes, AUTO):
        return []
    return [f"There is no theme “{name}”; T goes through those there are."]

"""Where every file of the program lies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from tui_reader.errors import ConfigError

APP = "tui-reader"


class Paths(NamedTuple):
    """Where the program's files lie, whether they exist or not."""

    config: Path
    """The settings file."""
    data: Path
    cache: Path
    state: Path

    @property
    def database(self) -> Path:
        """The library."""
        return self.data / "library.db"

    @property
    def session(self) -> Path:
        """Where the person left off."""
        return self.state / "session.json"

    @property
    def log(self) -> Path:
        """What went wrong, for those who look into it."""
        return self.state / f"{APP}.log"


def paths() -> Paths:
    """The places this system keeps such files in.

    On Linux by the XDG Base Directory Specification, the rest by platformdirs, which says the
    same but takes as long to import (17 ms) as Python takes to start.

    Raises:
        ConfigError: The person has no home folder.
    """
    if sys.platform != "linux":
        import platformdirs

        found = platformdirs.PlatformDirs(APP, appauthor=False)
        places = found.user_config_path, found.user_data_path, found.user_cache_path, found.user_state_path
    else:
        names = (
            ("CONFIG", ".config"),
            ("DATA", ".local/share"),
            ("CACHE", ".cache"),
            ("STATE", ".local/state"),
        )
        places = tuple(_xdg(f"XDG_{name}_HOME", usual) / APP for name, usual in names)
    return Paths(places[0] / "config.toml", *places[1:])


def _xdg(variable: str, usual: str) -> Path:
    """The folder a variable names; the specification wants relative ones ignored."""
    named = Path(os.environ.get(variable, ""))
    if named.is_absolute():
        return named
    try:
        return Path.home() / usual
    except RuntimeError:
        raise ConfigError("There is no home folder to keep posts in.", "Set HOME to one.") from None

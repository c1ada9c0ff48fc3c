"""Which files this run uses, and the settings in force."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NamedTuple

from tui_reader.cli import output
from tui_reader.cli.arguments import Options
from tui_reader.config import Config, Paths, Problem, as_toml, load, paths

LARGEST_LOG = 1_000_000
"""Bytes after which a new log is begun, and the one before kept."""


class Settings(NamedTuple):
    """What a verb or the screen needs to start."""

    file: Path
    """The settings file, whether it exists or not."""
    database: Path
    paths: Paths
    config: Config
    problems: tuple[Problem, ...]


def read_settings(options: Options) -> Settings:
    """Find and read the settings; what can't be followed is told, and the program goes on."""
    places = paths()
    file = options.config or places.config
    loaded = load(file)
    if options.verb != "config":
        for problem in loaded.problems:
            output.say(f"{file}, {problem}")
    _log_to(places.log)
    return Settings(file, options.db or places.database, places, loaded.config, loaded.problems)


def _log_to(file: Path) -> None:
    """What goes wrong is written down, never onto the screen. The file appears with its first line."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > LARGEST_LOG:
            file.replace(file.with_suffix(".old.log"))
    except OSError:
        return  # without a state folder there is no log, and nothing else is lost
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)


def show_settings(settings: Settings) -> int:
    """Print the settings in force and where everything lies; exit code 2 when some are wrong."""
    output.write(
        f"# settings   {settings.file}{'' if settings.file.exists() else ' (not there: all as usual)'}"
    )
    output.write(f"# database   {settings.database}")
    output.write(f"# cache      {settings.paths.cache}")
    output.write(f"# session    {settings.paths.session}")
    output.write(f"# log        {settings.paths.log}")
    for line in as_toml(settings.config):
        output.write(line)
    for problem in settings.problems:
        output.say(f"{settings.file}, {problem}")
    return 2 if settings.problems else 0

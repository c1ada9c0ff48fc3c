"""Which files this run uses, and the settings in force."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui_reader import config
from tui_reader.cli import output
from tui_reader.cli.arguments import Options


@dataclass(frozen=True, slots=True)
class Settings:
    """What a verb or the screen needs to start."""

    file: Path
    """The settings file, whether it exists or not."""
    database: Path
    paths: config.Paths
    config: config.Config
    problems: tuple[config.Problem, ...]


def read_settings(options: Options) -> Settings:
    """Find and read the settings; what can't be followed is told, and the program goes on."""
    paths = config.paths()
    file = options.config or paths.config
    loaded = config.load(file)
    if options.verb != "config":
        for problem in loaded.problems:
            output.say(f"{file}, {problem}")
    return Settings(file, options.db or paths.database, paths, loaded.config, loaded.problems)


def show_settings(settings: Settings) -> int:
    """Print the settings in force and where everything lies; exit code 2 when some are wrong."""
    output.write(f"# settings   {settings.file}{'' if settings.file.exists() else ' (not there: all as usual)'}")
    output.write(f"# database   {settings.database}")
    output.write(f"# cache      {settings.paths.cache}")
    output.write(f"# session    {settings.paths.session}")
    output.write(f"# log        {settings.paths.log}")
    for line in config.as_toml(settings.config):
        output.write(line)
    for problem in settings.problems:
        output.say(f"{settings.file}, {problem}")
    return 2 if settings.problems else 0

"""The library that the settings name, opened for a verb or for the screen."""

from __future__ import annotations

from tui_reader.cli import output
from tui_reader.cli.settings import Settings
from tui_reader.library.library import Library


def open_library(settings: Settings) -> Library:
    """Open it; what a person must know of the file is told first.

    Raises:
        StoreError: It is newer, another application's, or out of reach.
    """
    library = Library.open_anyway(settings.database, settings.config)
    if library.notice:
        output.say(library.notice)
    return library

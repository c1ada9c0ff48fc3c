"""From the command line to the screen: the one place where the shell starts it."""

from __future__ import annotations

import asyncio
import gc
import os

from tui_reader.cli.arguments import Options
from tui_reader.cli.opening import open_library
from tui_reader.cli.settings import Settings, read_settings
from tui_reader.library import locate
from tui_reader.library.pictures.picture import TRUE_COLORS


def start(options: Options) -> int:
    """Open the screen at a location.

    Raises:
        ReaderError: The location is plainly wrong, or the library can't be opened: no screen is shown.
    """
    # Nothing that is loaded now is garbage. The screen turns the collector on again, see ui/collecting.py.
    gc.disable()
    settings = read_settings(options)
    if options.location == "-":
        asyncio.run(_take_piped(options, settings))
    if options.location:
        locate.resolve(options.location)
    from tui_reader.ui import terminal

    # Loading the screen takes longer than any terminal needs for its answer.
    with terminal.asked(settings.config.pictures) as question:
        library = open_library(settings)
        from tui_reader.ui.app import ReaderApp

        answer = question.answer()
    _tell_of_colors(answer.colors)
    app = ReaderApp(
        library,
        options.location,
        drafts=options.drafts,
        piped=options.piped,
        session_file=settings.paths.session,
        terminal=answer,
        picture_folder=settings.paths.cache / "pictures",
        live=True,
        problems=[f"{settings.file.name}, {problem}" for problem in settings.problems],
    )
    try:
        app.run(mouse=settings.config.mouse)
    finally:
        asyncio.run(library.close())
    return app.return_code or 0


async def _take_piped(options: Options, settings: Settings) -> None:
    from tui_reader.cli import piped
    from tui_reader.cli.verbs import take_piped

    library = open_library(settings)
    try:
        await take_piped(library, options, settings)
    finally:
        await library.close()
    piped.give_keyboard_back()


def _tell_of_colors(colors: int) -> None:
    """Some terminals are known by name to show every color; Textual goes by a variable ssh doesn't carry."""
    if colors == TRUE_COLORS and not os.environ.get("COLORTERM"):
        os.environ["COLORTERM"] = "truecolor"

"""From the command line to the screen: the one place where the shell starts it."""

from __future__ import annotations

from tui_reader.cli.arguments import Options
from tui_reader.cli.settings import read_settings
from tui_reader.library import locate
from tui_reader.library.library import Library


def start(options: Options) -> int:
    """Open the screen at a location.

    Raises:
        ReaderError: The location is plainly wrong, or the library can't be opened: no screen is shown.
    """
    settings = read_settings(options)
    if options.location:
        locate.resolve(options.location)
    library = Library.open(settings.database, settings.config)
    from tui_reader.ui.app import ReaderApp

    app = ReaderApp(library, options.location, drafts=options.drafts, session_file=settings.paths.session)
    app.run(mouse=settings.config.mouse)
    return app.return_code or 0

"""From the command line to the screen: the one place where the shell starts it."""

from __future__ import annotations

from tui_reader.cli import output
from tui_reader.cli.arguments import Options
from tui_reader.cli.settings import read_settings
from tui_reader.errors import ReaderError
from tui_reader.library.library import Library
from tui_reader.library import locate


def start(options: Options) -> int:
    """Open the screen at a location; a wrong one is told before the screen opens."""
    settings = read_settings(options)
    try:
        if options.location:
            locate.resolve(options.location)
        library = Library.open(settings.database, settings.config)
    except ReaderError as error:
        output.say(str(error))
        return error.exit_code
    from tui_reader.ui.app import ReaderApp

    app = ReaderApp(library, options.location, drafts=options.drafts)
    app.run()
    return app.return_code or 0

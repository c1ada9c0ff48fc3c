"""The `tui-reader` command: which verb, which library, which exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

from tui_reader.cli import output
from tui_reader.cli.arguments import Options, parse
from tui_reader.errors import ReaderError

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1, 2, 3 or 130."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    _forgiving_streams()
    try:
        return _screen(options) if _wants_screen(options) else _verb(options)
    except ReaderError as error:
        output.say(str(error), error.pointer)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE


def _wants_screen(options: Options) -> bool:
    """Only a real terminal gets the screen; else the list is printed."""
    if options.verb is not None:
        return False
    terminal = os.environ.get("TERM", "")
    # With `-` the standard input is read to its end first, and keys come from the terminal itself.
    needed = (sys.stdout, sys.stderr) if options.location == "-" else (sys.stdin, sys.stdout, sys.stderr)
    return terminal not in ("", "dumb") and all(stream is not None and stream.isatty() for stream in needed)


def _screen(options: Options) -> int:
    from tui_reader.cli.screen import start

    return start(options)


def _verb(options: Options) -> int:
    from tui_reader.cli.verbs import run

    return run(options)


def _forgiving_streams() -> None:
    """A terminal without UTF-8 shows `?` for what it has no letter for; it is no reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")

"""The options of verbs that look after the library, and tell what was read in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tui_reader.cli.argument_types import positive

ACTIONS = ("check", "backup", "restore", "salvage", "vacuum")


def add(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the verbs to a command line.

    Args:
        verb: Adds a verb by its name and what it does.
    """
    _of_reading(verb)
    _of_carrying(verb)
    database = verb(
        "db",
        "Look after the database: check it, copy it, bring a copy back, carry over what can be read of a"
        " broken one, make it smaller; or tell its size.",
    )
    database.add_argument("action", nargs="?", choices=ACTIONS, metavar="|".join(ACTIONS))
    database.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="the copy that is made, or brought back; the broken one that is read",
    )
    database.add_argument("--json", action="store_true", help="print JSON")


def _of_reading(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    history = verb("history", "List what was read, newest first.")
    history.add_argument(
        "--since", default="", metavar="DAY", help='2025-07-31, 2025-07, yesterday or "2 weeks"'
    )
    history.add_argument("--query", default="", metavar="Q", help="only posts that a query finds")
    history.add_argument("--limit", type=positive, default=1_000, metavar="N", help="at most so many")
    history.add_argument("--json", action="store_true", help="print a line of JSON for each")
    reading = verb("next", "List what to read in the time there is.")
    reading.add_argument(
        "--minutes", type=positive, default=20, metavar="N", help="the time there is (default 20)"
    )
    reading.add_argument("--query", default="", metavar="Q", help="only posts that a query finds")
    reading.add_argument("--json", action="store_true", help="print JSON")


def _of_carrying(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    reads = verb("import", "Subscribe to the feeds of a list (OPML, newsboat's urls), or take over marks.")
    reads.add_argument("file", metavar="FILE")
    reads.add_argument("--json", action="store_true", help="print JSON")
    writes = verb(
        "export",
        "Write your feeds as OPML, posts as a folder that opens as a source again, or marks as JSON.",
    )
    writes.add_argument(
        "words",
        nargs="*",
        metavar="sources|posts|marks FILE",
        help="what, and the new file or folder; without one: the standard output",
    )
    writes.add_argument("--query", default="", metavar="Q", help="only posts, or marks of posts, it finds")
    writes.add_argument(
        "--format",
        choices=("markdown", "json-feed", "ndjson"),
        default="markdown",
        help="of posts: markdown in a folder (default), the others in a stream",
    )
    writes.add_argument("--no-pictures", action="store_true", help="leave pictures where they are")
    writes.add_argument(
        "--passwords", action="store_true", help="of sources: names and passwords that stand in addresses too"
    )
    writes.add_argument("--drafts", action="store_true", help="drafts too")

"""The options of verbs that look after the library."""

from __future__ import annotations

import argparse
from collections.abc import Callable

ACTIONS = ("check", "backup", "restore", "vacuum")


def add(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the verbs to a command line.

    Args:
        verb: Adds a verb by its name and what it does.
    """
    database = verb(
        "db",
        "Look after the database: check it, copy it, bring a copy back, make it smaller; or tell its size.",
    )
    database.add_argument("action", nargs="?", choices=ACTIONS, metavar="|".join(ACTIONS))
    database.add_argument("file", nargs="?", metavar="FILE", help="the copy that is made, or brought back")
    database.add_argument("--json", action="store_true", help="print JSON")

"""The options of the verb for saved searches, and queries that begin with a minus."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence

DENIED = re.compile(r"-(?!h$)[^-].*", re.DOTALL)
"""A word such as `-takeaway`, which argparse would take for an option."""

_ASKING = ("search", "searches", "rules")
"""The verbs whose words may be queries."""


def guarded(verb: str | None, arguments: Sequence[str]) -> list[str]:
    """A command line in which argparse sees queries where they begin with a minus.

    A word that belongs to `--query` is joined to it. Others are led by a space, which
    means nothing in a query.
    """
    kept: list[str] = []
    for word in arguments:
        if not DENIED.fullmatch(word) or "--" in kept:
            kept.append(word)
        elif kept and kept[-1] == "--query":
            kept[-1] = f"--query={word}"
        else:
            kept.append(f" {word}" if verb in _ASKING else word)
    return kept


def add(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Declare the verb and its actions."""
    searches = verb("searches", "List the searches saved under names, or save, rename and remove one.")
    searches.add_argument("--json", action="store_true", help="print JSON")
    actions = searches.add_subparsers(dest="action", metavar="ACTION")
    save = actions.add_parser("save", help="save a query under a name")
    save.add_argument("name", metavar="NAME")
    save.add_argument("query", metavar="Q", help="as for search")
    rename = actions.add_parser("rename", help="call one otherwise")
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new", metavar="NEW")
    remove = actions.add_parser("remove", help="forget one; undo brings it back")
    remove.add_argument("name", metavar="NAME")

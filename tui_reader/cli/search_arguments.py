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


def take_query(parser: argparse.ArgumentParser, does: str, metavar: str = "Q") -> None:
    """Declare a query, all words that are left: they need no quotation marks of the shell."""
    parser.add_argument("query", nargs="+", action=_Joined, metavar=metavar, help=does)


class _Joined(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, " ".join(map(str, values or ())))


def add(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Declare the verb and its actions."""
    searches = verb("searches", "List the searches saved under names, or save, rename and remove one.")
    searches.add_argument("--json", action="store_true", help="print JSON")
    actions = searches.add_subparsers(dest="action", metavar="ACTION")
    save = actions.add_parser("save", help="save a query under a name")
    save.add_argument("name", metavar="NAME")
    take_query(save, "as for search")
    rename = actions.add_parser("rename", help="call one otherwise")
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new", metavar="NEW")
    remove = actions.add_parser("remove", help="forget one; undo brings it back")
    remove.add_argument("name", metavar="NAME")

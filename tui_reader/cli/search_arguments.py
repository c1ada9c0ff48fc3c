"""The options of the verb for saved searches."""

from __future__ import annotations

import argparse
from collections.abc import Callable


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

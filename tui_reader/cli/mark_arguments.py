"""The options of verbs that mark posts, and take that back."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from tui_reader.cli.argument_types import positive
from tui_reader.cli.search_arguments import DENIED, take_query


def add(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Declare the verbs.

    Args:
        verb: Adds a verb by its name and what it does.
    """
    mark = verb("mark", "Mark posts read or unread, star them, split them from copies in other sources.")
    mark.add_argument("ids", nargs="*", type=positive, metavar="ID")
    _which(mark)
    mark.add_argument(
        "--older-than",
        default="",
        metavar="DATE",
        help='posts before 2025-07-31 or 2025-07, or "2 weeks" old',
    )
    read = mark.add_mutually_exclusive_group()
    read.add_argument("--read", action="store_true", default=None, help="what is done when nothing is said")
    read.add_argument("--unread", action="store_false", dest="read")
    star = mark.add_mutually_exclusive_group()
    star.add_argument("--star", action="store_true", default=None)
    star.add_argument("--unstar", action="store_false", dest="star")
    split = mark.add_mutually_exclusive_group()
    split.add_argument("--split", action="store_true", default=None, help="it is a post of its own")
    split.add_argument("--join", action="store_false", dest="split", help="it may be one with its copies")
    mark.add_argument("--unmute", action="store_true", help="show posts again that a rule hides")
    tag = verb("tag", "Give posts tags of your own, or take such away.")
    _which(tag)
    tag.add_argument(
        "words",
        nargs="*",
        metavar="ID ... +NAME -NAME",
        help="numbers of posts, then names to give and to take away; none: list your tags",
    )
    _rules(verb("rules", "List the rules for posts that arrive; make, try, run one, or give it up."))
    for name, does in (("undo", "Take the last change back."), ("redo", "Redo what was taken back last.")):
        verb(name, does).add_argument("--json", action="store_true", help="print JSON")


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(action=None, json=False)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    listed = actions.add_parser("list", help="list the rules")
    made = actions.add_parser("add", help="make a rule for posts to come")
    made.add_argument("does", metavar="DOES", help="mute, read, star, or tag=NAME")
    take_query(made, "for which posts, as in search")
    tried = actions.add_parser("test", help="list the posts that are here for which a rule would be")
    take_query(tried, "a query, or the number of a rule", "Q|RULE")
    given_up = actions.add_parser("remove", help="give a rule up; what it hid shows again")
    run = actions.add_parser("run", help="carry a rule out on the posts that are here")
    for each in (given_up, run):
        each.add_argument("rule", type=positive, metavar="RULE", help="its number")
    for each in (parser, listed, made, tried, run):
        each.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")


def with_names_to_take_away(
    arguments: Sequence[str], parse: Callable[[list[str]], argparse.Namespace]
) -> argparse.Namespace:
    """Parse the command line of `tag`, in which `-name` is a name and no option."""
    names = [word for word in arguments if DENIED.fullmatch(word)]
    options = parse([word for word in arguments if word not in names])
    options.words += names
    return options


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--query", default="", metavar="Q", help="all posts that a query finds")
    parser.add_argument("--json", action="store_true", help="print JSON")

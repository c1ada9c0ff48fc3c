"""The command line: verbs and their options, by argparse."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import tui_reader
from tui_reader.cli import mark_arguments, search_arguments, upkeep_arguments
from tui_reader.cli.argument_types import positive
from tui_reader.ordering import Sort

if TYPE_CHECKING:
    from tui_reader.cli.described import Verb

VERBS = (
    *("ls", "show", "search", "searches", "mark", "tag", "rules", "undo", "redo", "refresh"),
    *("sources", "discover", "add", "remove", "rename", "move", "order", "set", "import", "export"),
    *("history", "next", "db", "config", "doctor", "completion"),
)

PROGRAM = "tui-reader"

EXAMPLES = """\
examples:
  tui-reader ~/code/my-blog            read a folder of posts
  tui-reader https://example.org       read a site that names its feed
  tui-reader                           read all sources, or the guide at first
  tui-reader ls --json | jq .total     use it from a script

A folder called like a verb is opened as ./ls
"""

Options = argparse.Namespace


def parse(arguments: Sequence[str]) -> Options:
    """Parse a command line; wrong usage ends the program with exit code 2 and a sentence."""
    options = _parsed(arguments)
    options.piped = ()
    """The sources of a list that is piped in, once it has been."""
    return options


def verbs() -> tuple[Verb, ...]:
    """All verbs, with their options and what those take."""
    from tui_reader.cli import described

    return described.verbs(_verbs())


def _parsed(arguments: Sequence[str]) -> Options:
    verb = _first_word(arguments)
    if verb == "help":
        named = [word for word in arguments if word in VERBS]
        arguments, verb = [*named[:1], "--help"], next(iter(named), None)
    arguments = search_arguments.guarded(verb, arguments)
    if verb == "tag":
        return mark_arguments.with_names_to_take_away(arguments, _with_verb)
    if verb in VERBS:
        return _with_verb(arguments)
    if verb is not None:
        _mind_slips(verb)
    options = _screen().parse_args(arguments)
    options.verb = None
    return options


def _with_verb(arguments: Sequence[str]) -> Options:
    parser = _verbs()
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        from tui_reader.cli import described  # the start of the program does without

        used = described.parsers(parser)[options.verb]
        if not any(word.startswith("-") for word in unknown):
            # The words of a verb are taken where the first of them stands: those after an option are left.
            words = list(arguments)
            words.remove(options.verb)
            start = Options(verb=options.verb, db=options.db, config=options.config)
            return used.parse_intermixed_args(words, start)
        known = [name for option in described.options(used) for name in option.names]
        used.error(_not_called(f"{options.verb} takes no {unknown[0]}.", described.near(unknown[0], known)))
    return options


def _mind_slips(word: str) -> None:
    """A word that is neither a verb nor anything that can be opened may have been meant for a verb."""
    if not word.isalpha() or Path(word).exists():
        return
    from tui_reader.cli import described

    if meant := described.MEANT.get(word) or described.near(word, VERBS):
        _screen().error(_not_called(f"There is no verb, no file and no folder “{word}”.", meant))


def _not_called(told: str, meant: str) -> str:
    return f"{told} Did you mean {meant}?" if meant else told


def _first_word(arguments: Sequence[str]) -> str | None:
    """The first argument that is neither an option nor an option's value."""
    words = iter(arguments)
    for word in words:
        if word in ("--db", "--config"):
            next(words, None)
        elif not word.startswith("-") or word == "-":
            return word
    return None


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    group = common.add_argument_group("where things are kept")
    group.add_argument("--db", type=Path, metavar="PATH", default=_from("TUI_READER_DB"), help="the database")
    group.add_argument(
        "--config", type=Path, metavar="PATH", default=_from("TUI_READER_CONFIG"), help="the settings"
    )
    return common


def _from(variable: str) -> Path | None:
    return Path(value) if (value := os.environ.get(variable)) else None


class _Parser(argparse.ArgumentParser):
    """Lists the verbs where the whole program's help is asked for, and makes them for nothing less."""

    def format_help(self) -> str:
        if self.prog == PROGRAM:
            from tui_reader.cli import described

            told = described.listed(verbs())
            self.epilog = f"verbs, each with a --help of its own:\n{told}\n\n{EXAMPLES}"
        return super().format_help()


def _parser(description: str, common: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description=description,
        parents=[common],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"tui-reader {tui_reader.__version__}")
    return parser


def _screen() -> argparse.ArgumentParser:
    parser = _parser("Read blogs in the terminal: a feed, a site, a file, or a folder of posts.", _common())
    parser.usage = "tui-reader [LOCATION]\n       tui-reader VERB ..."
    parser.add_argument(
        "location",
        nargs="?",
        metavar="LOCATION",
        help="a folder, a file, an address, or - for what is piped in",
    )
    parser.add_argument("--drafts", action="store_true", help="show drafts too")
    parser.set_defaults(
        query="", search=None, sort=Sort.NEWEST, page=1, page_size=None, json=False, ndjson=False
    )
    return parser


def _verbs() -> argparse.ArgumentParser:
    parser = _parser("Read blogs from the shell.", _common())
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    # Under a verb an option not given must not undo one given before it.
    shared = _common()
    for action in shared._actions:
        action.default = argparse.SUPPRESS

    def verb(name: str, does: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=does, description=does, parents=[shared], allow_abbrev=False)

    _ls(verb("ls", "List posts, newest first."))
    _show(verb("show", "Print one post: by id, or the newest."))
    refresh = verb("refresh", "Ask sources for new posts.")
    refresh.add_argument("sources", nargs="*", metavar="SOURCE", help="ids or locations; none: all")
    refresh.add_argument("--all-older", action="store_true", help="fetch posts, too, that left the feed")
    refresh.add_argument("--insist", action="store_true", help="ask feeds too that may not be asked yet")
    refresh.add_argument("--json", action="store_true", help="one JSON line per source, as each ends")
    verb("sources", "List the sources.").add_argument("--json", action="store_true", help="print JSON")
    discover = verb("discover", "List the feeds that a site offers, the best first.")
    discover.add_argument("location", metavar="ADDRESS")
    discover.add_argument("--json", action="store_true", help="print JSON")
    add = verb("add", "Subscribe to a location; where a site offers several feeds, to the best.")
    add.add_argument("location", metavar="LOCATION")
    remove = verb("remove", "Remove a source; its posts and marks stay until the removal is final.")
    remove.add_argument("source", metavar="SOURCE", help="id or location")
    _of_lists(verb)
    _of_posts(verb)
    upkeep_arguments.add(verb)
    search_arguments.add(verb)
    verb("config", "Print the settings in force and where they come from.")
    doctor = verb("doctor", "Check the program and its sources; of one source tell what it was asked.")
    doctor.add_argument("source", nargs="?", metavar="SOURCE", help="id or location")
    completion = verb("completion", "Print what a shell needs to complete verbs and options.")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    return parser


def _of_lists(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    rename = verb("rename", "Rename a source; with an empty name it has its own again.")
    rename.add_argument("source", metavar="SOURCE", help="id or location")
    rename.add_argument("name", metavar="NAME")
    move = verb("move", "Put a source into a folder; an empty one is none.")
    move.add_argument("source", metavar="SOURCE", help="id or location")
    move.add_argument("folder", metavar="FOLDER", help="/ between folders in folders")
    order = verb("order", "Move a source up or down among those of its folder.")
    order.add_argument("source", metavar="SOURCE", help="id or location")
    order.add_argument("where", choices=("up", "down"))
    settings = verb("set", "Set something for a source alone; without NAME print what is set.")
    settings.add_argument("source", metavar="SOURCE", help="id or location")
    settings.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help="full_text, selector, interval, keep, dialect, read_when or name",
    )
    settings.add_argument("value", nargs="?", default="", metavar="VALUE", help="without it NAME is unset")


def _of_posts(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    search = verb("search", "List the posts of all sources that a query finds.")
    search_arguments.take_query(search, "words, and fields such as tag:python after:2025")
    search.set_defaults(location=None, drafts=False, search=None, sort=Sort.NEWEST)
    _paging(search)
    search.add_argument(
        "--ranked", action="store_const", const="ranked", dest="sort", help="the same as --sort ranked"
    )
    mark_arguments.add(verb)


def _ls(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "location", nargs="?", metavar="LOCATION", help="only this source; it is opened first"
    )
    parser.add_argument(
        "--query", default="", metavar="Q", help="words; unread, starred and started choose posts"
    )
    parser.add_argument("--search", metavar="NAME", help="list what a saved search finds")
    parser.add_argument("--drafts", action="store_true", help="list drafts too")
    _paging(parser)


def _paging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sort", default=Sort.NEWEST, choices=list(map(str, Sort)), help="which posts come first"
    )
    parser.add_argument("--page", type=positive, default=1, metavar="N", help="which page, from 1")
    parser.add_argument(
        "--page-size", type=positive, default=None, metavar="N", help="posts a page (default 50)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--ndjson", action="store_true", help="print all posts, a line of JSON each")


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="LOCATION or ID", help="a location, a post's id, or both")
    parser.add_argument(
        "--width", type=positive, metavar="N", help="cells a line (default: the terminal, at most 80)"
    )
    parser.add_argument(
        "--format", choices=("ansi", "text", "markdown", "json"), help="default: ansi on a terminal"
    )
    parser.add_argument("--drafts", action="store_true", help="drafts too")

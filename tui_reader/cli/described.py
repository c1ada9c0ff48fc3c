"""The command line as it describes itself: for help, for completion, and for slips."""

from __future__ import annotations

import argparse
import difflib
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

MEANT = {
    **dict.fromkeys(("list", "posts"), "ls"),
    **dict.fromkeys(("read", "cat", "print", "view", "open"), "show"),
    **dict.fromkeys(("find", "grep", "query"), "search"),
    **dict.fromkeys(("update", "fetch", "sync", "reload", "pull"), "refresh"),
    **dict.fromkeys(("feeds", "subscriptions"), "sources"),
    **dict.fromkeys(("subscribe", "follow"), "add"),
    **dict.fromkeys(("unsubscribe", "unfollow", "delete", "rm"), "remove"),
    **dict.fromkeys(("star", "unread"), "mark"),
    **dict.fromkeys(("settings", "configure"), "config"),
    **dict.fromkeys(("backup", "vacuum"), "db"),
    "version": "--version",
}
"""What other programs call what a verb does."""

_COLUMN = 14
"""Cells of the names of verbs, with the air around."""


class Option(NamedTuple):
    """An option of a verb."""

    names: tuple[str, ...]
    does: str
    takes_value: bool
    values: tuple[str, ...] = ()
    """The only ones it takes; none: any."""


class Verb(NamedTuple):
    """A verb, with what can follow it."""

    name: str
    does: str
    options: tuple[Option, ...]
    values: tuple[str, ...]
    """Words that mean something to it, such as the actions of `db`."""


def verbs(parser: argparse.ArgumentParser) -> tuple[Verb, ...]:
    """The verbs of a command line, in their order.

    Args:
        parser: One with verbs. argparse tells nobody what it was told, so this looks for itself.
    """
    return tuple(_verb(name, each) for name, each in parsers(parser).items())


def parsers(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """What parses the words after each verb, by its name; empty where there are no verbs."""
    found = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return next((action.choices for action in found), {})


def options(parser: argparse.ArgumentParser) -> Iterator[Option]:
    """The options of a command line, or of a verb."""
    for action in parser._actions:
        if names := tuple(action.option_strings):
            values = tuple(map(str, action.choices or ()))
            does = "" if action.help in (None, argparse.SUPPRESS) else str(action.help)
            yield Option(names, does, action.nargs != 0, values)


def listed(all_verbs: Iterable[Verb]) -> str:
    """The verbs below each other, what they do beside them, in the width of the terminal."""
    width = min(100, shutil.get_terminal_size().columns)
    indent = " " * _COLUMN
    lines = (
        textwrap.fill(f"  {verb.name:{_COLUMN - 2}}{verb.does}", width, subsequent_indent=indent)
        for verb in all_verbs
    )
    return "\n".join(lines)


def near(word: str, among: Iterable[str]) -> str:
    """What a word that nothing is called may have been meant for, or nothing."""
    return next(iter(difflib.get_close_matches(word, list(among), 1, 0.7)), "")


def _verb(name: str, parser: argparse.ArgumentParser) -> Verb:
    return Verb(name, parser.description or "", tuple(options(parser)), tuple(_values(parser)))


def _values(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.option_strings:
            continue
        if action.choices:
            yield from map(str, action.choices)
        elif isinstance(action.metavar, str) and "|" in action.metavar:
            yield from action.metavar.split()[0].split("|")

"""What can be set for a source alone, and which values make sense: shell and screen ask by this table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tui_reader.errors import ConfigError
from tui_reader.library import retention
from tui_reader.library.full_texts import ALWAYS
from tui_reader.library.reading import WhenRead
from tui_reader.models import Source, SourceKind
from tui_reader.sources import full_text
from tui_reader.sources.local import dialects
from tui_reader.store import settings
from tui_reader.text import clean

NAME_CELLS = 200

_ALL = frozenset(SourceKind)
_FEEDS = frozenset({SourceKind.FEED})
_FOLDERS = frozenset({SourceKind.FOLDER})


class Setting(NamedTuple):
    """Something that can be set for a source alone."""

    name: str
    label: str
    """What a person calls it, in a word or two."""
    meaning: str
    """What it does, as a phrase."""
    usual: str
    """What holds where nothing is set."""
    kinds: frozenset[SourceKind]
    """The kinds of sources for which it means anything."""
    choices: tuple[str, ...] = ()
    """The values there are, where there are few; without any it is a line of text."""


SETTINGS = (
    Setting(settings.NAME, "Name", "what you call it", "as it calls itself", _ALL),
    Setting(
        settings.INTERVAL,
        "Minutes",
        "between two requests, 15 or more",
        "by how often it posts",
        _FEEDS,
    ),
    Setting(
        settings.FULL_TEXT,
        "Full text",
        "fetch posts whole when opened",
        "with x only",
        _FEEDS,
        (ALWAYS,),
    ),
    Setting(
        settings.SELECTOR,
        "Selector",
        "CSS selector of a page's article",
        "found by itself",
        _FEEDS,
    ),
    Setting(
        settings.KEEP,
        "Keep",
        "read posts, as 1 year or 500 posts",
        "for ever",
        _FEEDS,
    ),
    Setting(
        settings.DIALECT,
        "Written for",
        "program whose rules it follows",
        "as it looks",
        _FOLDERS,
        dialects.NAMES,
    ),
    Setting(
        settings.READ_WHEN,
        "Read when",
        "what marks its posts read",
        "as for all sources",
        _ALL,
        tuple(str(each) for each in WhenRead),
    ),
)
"""All of them, in the order in which they are asked for."""

SHORTEST = 15
LONGEST = 30 * 24 * 60


class Form(NamedTuple):
    """What is set for a source, to be looked at and changed."""

    source: Source
    fields: tuple[tuple[Setting, str], ...]
    """The settings of its kind, each with its value; empty where it isn't set."""
    fixed: tuple[str, ...]
    """What holds for it by the settings file, in sentences."""


def form(source: Source, values: Mapping[str, str], fixed: Sequence[str]) -> Form:
    """The settings that mean anything for a source."""
    values = {**values, settings.NAME: source.title}
    return Form(
        source,
        tuple((each, values.get(each.name, "")) for each in SETTINGS if source.kind in each.kinds),
        tuple(fixed),
    )


def check_kind(names: Collection[str], kind: SourceKind) -> None:
    """See that settings mean anything for a kind of source.

    Raises:
        ConfigError: One of them means nothing for it.
    """
    foreign = [each for each in SETTINGS if each.name in names and kind not in each.kinds]
    if not foreign:
        return
    if foreign[0].name == settings.KEEP:
        raise ConfigError("Only posts of feeds can leave.", "Those of a folder are files: delete the file.")
    takes = "feeds" if foreign[0].kinds == _FEEDS else "folders"
    raise ConfigError(f"{foreign[0].name} is for {takes} only.", "This source is none.")


def complaint(name: str, value: str) -> str:
    """Why a setting can't have a value, in a sentence; empty where it can."""
    try:
        checked(name, value)
    except ConfigError as error:
        return str(error)
    return ""


def checked(name: str, value: str) -> str:
    """The value as it is kept; empty unsets.

    Raises:
        ConfigError: Nothing is called so, or it can't have this value.
    """
    value = clean.line(value, limit_cells=NAME_CELLS)
    known = {each.name: each for each in SETTINGS}
    if name not in known:
        raise ConfigError(f"No setting is called “{clean.line(name)}”.", f"There are {', '.join(known)}.")
    if not value or (name == settings.FULL_TEXT and value == "never"):
        return ""
    if choices := known[name].choices:
        return _chosen(name, value, choices)
    if name == settings.KEEP and retention.read(value) is None:
        raise ConfigError(f"keep can't be “{value}”.", retention.EXPECTED)
    if name == settings.INTERVAL:
        return _minutes(value)
    if name == settings.SELECTOR and not full_text.is_selector(value):
        raise ConfigError(f"“{value}” is no CSS selector.", full_text.EXAMPLE)
    return value


def _chosen(name: str, value: str, choices: Sequence[str]) -> str:
    if value.lower() in choices:
        return value.lower()
    if name == settings.FULL_TEXT:
        raise ConfigError(f"full_text can't be “{value}”.", "It is “always” or “never”.")
    raise ConfigError(f"{name} can't be “{value}”.", f"There are {', '.join(choices)}.")


def _minutes(value: str) -> str:
    if value.isdecimal() and len(value) < 10 and SHORTEST <= int(value) <= LONGEST:
        return str(int(value))
    raise ConfigError(
        f"interval can't be “{value}”.", f"It is a number of minutes from {SHORTEST} to {LONGEST:,}."
    )

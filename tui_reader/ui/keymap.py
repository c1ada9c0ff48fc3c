"""All keys of the program together: widgets, foot, help, palette and README derive from them.

Each binding has an id, so that it can be remapped; its description is the word at the foot of
the screen, its tooltip the sentence of help and palette.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from textual.binding import ActiveBinding, Binding

from tui_reader.ui.keys.binding import Keys
from tui_reader.ui.keys.panels import APP, LIST, READER, SELECTED
from tui_reader.ui.keys.post import FIND_LINE, FINDING, PANE, PEEK, QUERY_LINE, SELECTING, WITHOUT_A_TARGET
from tui_reader.ui.keys.screens import (
    ALONE,
    ASKING,
    CHOOSING,
    CODE,
    CONTENTS,
    HELP,
    MENU,
    PICTURE,
    RULE,
    RULES,
    TABLE,
)
from tui_reader.ui.keys.sources import INFO, OFFERS, SETTING, SOURCES
from tui_reader.ui.keys.spelling import named, spelled

__all__ = [
    "ALONE",
    "APP",
    "ASKING",
    "CHOOSING",
    "CODE",
    "CONTENTS",
    "FINDING",
    "FIND_LINE",
    "GROUPS",
    "HELP",
    "INFO",
    "LIST",
    "MENU",
    "OFFERS",
    "OF_CODE",
    "OF_WHAT_IS_WIDE",
    "PANE",
    "PEEK",
    "PICTURE",
    "QUERY_LINE",
    "READER",
    "RULE",
    "RULES",
    "SELECTED",
    "SELECTING",
    "SETTING",
    "SOURCES",
    "TABLE",
    "WITHOUT_A_TARGET",
    "WITH_A_SELECTION",
    "WITH_A_TARGET",
    "FootKey",
    "Groups",
    "Keys",
    "all_keys",
    "chosen_keys",
    "complaint",
    "foot_keys",
    "groups",
    "spelled",
]


WITH_A_TARGET = frozenset({"post.follow", "post.copy_target"})
"""What stands at the foot beside the address of what is chosen."""

WITH_A_SELECTION = frozenset({*(binding.id or "" for binding in (*SELECTED, *SELECTING)), "reader.help"})
"""What stands at the foot while posts are selected, or text with the keyboard."""


OF_CODE = frozenset({"post.copy_code", "post.code_right"})
"""What stands at the foot only while there is code in view."""

OF_WHAT_IS_WIDE = frozenset({"post.code_right", "alone.right"})
"""What stands at the foot only while something is wider than what it is seen through."""


Groups: TypeAlias = tuple[tuple[str, Keys], ...]

GROUPS: Groups = (
    ("The list", LIST),
    ("With posts selected", SELECTED),
    ("Sources", SOURCES),
    ("What is known", INFO),
    ("The post", PANE),
    ("With nothing chosen", WITHOUT_A_TARGET),
    ("Typing a filter", QUERY_LINE),
    ("While selecting", SELECTING),
    ("While finding", FINDING),
    ("Typing what to find", FIND_LINE),
    ("Both panels", READER),
    ("A footnote", PEEK),
    ("Code or table alone", ALONE),
    ("Code alone", CODE),
    ("A table alone", TABLE),
    ("Everywhere", APP),
)
"""The groups of help, README and palette, in their order."""


class FootKey(NamedTuple):
    """One entry of the screen's last line."""

    shown: str
    """The keys as a person reads them: `enter`, `J/K`."""
    word: str
    key: str
    """What to press when it is clicked."""


def groups(here: Container[str | None]) -> Groups:
    """The groups, those first in which one of these keys works: what is wanted of help."""
    return tuple(sorted(GROUPS, key=lambda group: all(binding.id not in here for binding in group[1])))


def all_keys(binding: Binding, chosen: Mapping[str, str] = MappingProxyType({})) -> str:
    """All keys of a binding, for help and README: `enter l → space`.

    Args:
        binding: One of this module's.
        chosen: Keys that take the place of its own, by binding id, as `chosen_keys` gives them.
    """
    return " ".join(spelled(key) for key in chosen.get(binding.id or "", binding.key).split(","))


def chosen_keys(settings: Mapping[str, str]) -> dict[str, str]:
    """The settings' keys in Textual's names: `?` is `question_mark`, `^d` is `ctrl+d`.

    An id that no binding has is left out.
    """
    return {
        name: ",".join(named(key.strip()) for key in keys.split(",") if key.strip())
        for name, keys in settings.items()
        if name in _RANKS
    }


def complaint(settings: Mapping[str, str]) -> str:
    """A sentence about ids in the settings that no binding has, or empty."""
    unknown = [f"“{name}”" for name in settings if name not in _RANKS]
    return f"The settings give keys to {', '.join(unknown)}: nothing is called that." if unknown else ""


def foot_keys(
    active: Iterable[ActiveBinding], *, only: Container[str] | None = None, without: Container[str] = ()
) -> tuple[FootKey, ...]:
    """The foot's entries from a screen's active bindings: each action once, groups together.

    Args:
        active: The bindings of what has the focus and all around it.
        only: The ids to which the others give way.
        without: The ids of those that do nothing now but say so.
    """
    found: dict[str, FootKey] = {}
    told: set[str] = set()
    for _, binding, enabled, _ in _in_order(active):
        id_ = binding.id or ""
        if not (binding.show and enabled) or id_ in without or (only is not None and id_ not in only):
            continue
        name = binding.group.description if binding.group else binding.action
        if name not in found:
            found[name] = FootKey(spelled(binding.key), binding.description, binding.key)
        elif binding.action not in told:
            found[name] = found[name]._replace(shown=f"{found[name].shown}/{spelled(binding.key)}")
        told.add(binding.action)
    return tuple(found.values())


def _in_order(active: Iterable[ActiveBinding]) -> Iterator[ActiveBinding]:
    """In the order of this module, whatever Textual's own."""
    known = [binding for binding in active if binding.binding.id in _RANKS]
    return iter(sorted(known, key=lambda binding: _RANKS[binding.binding.id]))


_ORDER: Keys = (
    *SELECTED,
    *LIST,
    *SOURCES,
    *PEEK,
    *SELECTING,
    *FINDING,
    *FIND_LINE,
    *QUERY_LINE,
    *PANE,
    *WITHOUT_A_TARGET,
    *READER,
    *APP,
    *HELP,
    # Alone on its screen, what is cut off at the right comes before what can be done with it.
    *(binding for binding in ALONE if binding.id in OF_WHAT_IS_WIDE),
    *CODE,
    *TABLE,
    *ALONE,
    *PICTURE,
    *CONTENTS,
    *MENU,
    *INFO,
    *CHOOSING,
    *OFFERS,
    *SETTING,
    *RULES,
    *RULE,
)

_RANKS: Mapping[str | None, int] = {
    # The first place of those that stand in two.
    binding.id: rank
    for rank, binding in reversed(list(enumerate(_ORDER)))
}

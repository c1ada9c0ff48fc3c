"""Alerts, admonitions and callouts: the kinds there are, and how a quote says that it is one."""

from __future__ import annotations

import re
from typing import NamedTuple

_ALIASES = {
    "note": "note info abstract summary tldr seealso question help faq example quote cite todo details",
    "tip": "tip hint success check done",
    "important": "important",
    "warning": "warning attention warn",
    "caution": "caution danger error bug failure fail missing",
}
KINDS = {name: kind for kind, names in _ALIASES.items() for name in names.split()}
"""What GitHub, Obsidian, Docusaurus, VitePress and Quarto call them, to the five that have a color."""

FOLDED = frozenset({"details", "spoiler"})
"""Directives that are closed until somebody opens them."""

# `> [!NOTE]`, and Obsidian's and Hugo's `> [!info]- A title`.
_MARKER = re.compile(r"\[!([A-Za-z][\w-]{0,30})\]([+-]?)[ \t]*([^\n]*)(?:\n|\Z)")


class Marker(NamedTuple):
    """The first line of a callout."""

    name: str
    fold: str
    """`-`: begins closed, `+`: begins open, empty: does not fold."""
    title: str
    rest: str
    """What follows in the same paragraph."""


# What GitHub had before there were alerts: `> **Note**`, alone on the first line.
_BOLD = re.compile(r"\*\*(Note|Tip|Important|Warning|Caution)\*\*(?:[ \t]*|\\)\n")


def marker(paragraph: str) -> Marker | None:
    """Read the beginning of a quote as that of a callout."""
    if found := _MARKER.match(paragraph):
        return Marker(found[1], found[2], found[3], paragraph[found.end() :])
    bold = _BOLD.match(paragraph)
    return Marker(bold[1], "", "", paragraph[bold.end() :]) if bold else None


def kind_of(name: str) -> str:
    """The kind a name stands for; one that nobody knows is a note."""
    return KINDS.get(name.lower(), "note")


def shown(name: str) -> str:
    """A name as it is shown: `NOTE` as "Note", `see-also` as "See also"."""
    return name.replace("-", " ").replace("_", " ").capitalize()

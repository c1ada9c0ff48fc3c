"""What front matter holds, whatever language it is written in."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Value: TypeAlias = "str | int | float | bool | datetime | date | time | list[Value] | dict[str, Value] | None"
"""A field's value. YAML's are strings as written ("1.10", "no"), TOML and JSON have types of their own."""

LONGEST = 64 * 1024
"""Characters of front matter that are looked at; the longest of 10,000 real posts has 9,000."""


class Fields(NamedTuple):
    """The fields of one front matter, and what was wrong with it."""

    values: dict[str, Value]
    notes: tuple[str, ...] = ()
    """Sentences about what was not understood."""


def quote(text: str, length: int = 60) -> str:
    """A stranger's text inside a sentence, cut when long. It is cleaned where it is shown."""
    text = " ".join(text[: 4 * length].split())
    return f"“{text[: length - 1]}…”" if len(text) > length else f"“{text}”"


def loosely(key: str, written: str) -> Fields:
    """What was probably meant by a value that breaks its language's rules: its line, as it stands."""
    value, _, rest = written.strip().partition("\n")
    value, opening = value.rstrip(), value[:1]
    if opening in ("[", "{") and ("]" if opening == "[" else "}") not in value:
        return Fields({}, (f"The field {quote(key)} was ignored: its {quote(opening)} is never closed.",))
    if opening in ('"', "'"):
        value = value[1:].removesuffix(opening)
    notes = (f"After the field {quote(key)}, {quote(rest)} was not understood.",) if rest.strip() else ()
    return Fields({key: value}, notes)


@lru_cache(maxsize=1024)
def folded(key: str) -> str:
    """One spelling for the many of a key: `publishDate`, `publish_date`, `Publish-Date`."""
    return key.translate(_JOINTS).lower()


_JOINTS = {ord(joint): None for joint in "-_ ."}

KNOWN = frozenset(
    """title date author authors tag tags category categories draft published summary description excerpt
    layout slug permalink url path type weight lastmod updated modified lastmodifiedat pubdate publishdate
    created createdat image cover thumbnail aliases alias lang language series comments toc subtitle
    keywords status template id name menu math mathjax featured hidden linktitle canonicalurl sitemap
    cascade resources outputs extra taxonomies photos source sortby headless params build kind topics
    heroimage ogimage redirectfrom redirectto guid link postid datecreated datemodified publishedat
    updatedat""".split()  # noqa: SIM905, a column of ninety strings would hide the module
)
"""Folded keys that blog generators know. Prose seldom begins with one and a colon."""

_HEAD = re.compile(r"""["']?([\w@][\w.@-]*(?: [\w.-]+){0,2})["']?[ \t]*(?::(?:[ \t]|$)|=)""")


def head(line: str) -> str:
    """The key of a line shaped like a field (`key: value`, `key = value`), or empty."""
    found = _HEAD.match(line)
    return found[1] if found else ""

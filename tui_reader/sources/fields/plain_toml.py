"""TOML in the plain shape nearly every post has: strings, lists of strings, dates, tables.

Three times as fast as tomllib, which is not even imported. Whatever is not certainly in that shape
is left to tomllib, and both read the same out of what is: a test holds them to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from tui_reader.sources.fields import Value

_FIELD = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*(.*?)[ \t]*$")
_TABLE = re.compile(r"[ \t]*\[([A-Za-z0-9_-]+)\][ \t]*$")
_STRING = re.compile(r"""(?:"([^"\\\x00-\x08\x0a-\x1f\x7f]*)"|'([^'\x00-\x08\x0a-\x1f\x7f]*)')$""")
_LISTED = re.compile(
    r"""[ \t\n]*(?:"([^"\\\x00-\x08\x0a-\x1f\x7f]*)"|'([^'\x00-\x08\x0a-\x1f\x7f]*)')[ \t\n]*(?:,|$)"""
)
_WHOLE = re.compile(r"(?:0|[1-9][0-9]{0,17})$")
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?$"
)


def read(text: str) -> dict[str, Value] | None:
    """The fields of a block in the plain shape; None when it has anything else."""
    fields: dict[str, Value] = {}
    table = fields
    lines = iter(text.split("\n"))
    for line in lines:
        if found := _FIELD.match(line):
            key, written = found.groups()
            if written[:1] == "[" and written[-1:] != "]":
                written = _joined(written, lines)
            value = _value(written)
            if value is None or key in table:
                return None
            table[key] = value
        elif found := _TABLE.match(line):
            if found[1] in fields:
                return None
            fields[found[1]] = table = {}
        elif line.strip(" \t") and line[0] != "#":
            return None
    return fields


def _joined(written: str, lines: Iterator[str]) -> str:
    """A list that goes on over the next lines, up to the one that is its closing bracket."""
    parts = [written]
    for line in lines:
        parts.append(line)
        if line.strip(" \t") == "]":
            break
    return "\n".join(parts).rstrip(" \t")


def _value(written: str) -> Value:
    """One value; None for what only tomllib can read."""
    if found := _STRING.match(written):
        return found[1] if found[1] is not None else found[2]
    match written[:1]:
        case "[":
            return _strings(written)
        case "t" | "f":
            return {"true": True, "false": False}.get(written)
        case _ if _WHOLE.match(written):
            return int(written)
        case _ if _DATE.match(written):
            return _date(written)
        case _:
            return None


def _strings(written: str) -> list[Value] | None:
    inner = written[1:-1].strip(" \t\n").removesuffix(",")
    items: list[Value] = []
    at = 0
    while at < len(inner):
        found = _LISTED.match(inner, at)
        if not found:
            return None
        items.append(found[1] if found[1] is not None else found[2])
        at = found.end()
    return items if written[-1] == "]" else None


def _date(written: str) -> Value:
    try:
        return date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)
    except ValueError:
        return None

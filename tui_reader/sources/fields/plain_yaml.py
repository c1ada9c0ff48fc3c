"""YAML in the plain shape nearly every post has: `key: value`, `[a, b]`, lines of `- item`.

A microsecond or two a line, where PyYAML takes six. Whatever is not certainly in that shape is
left to PyYAML, and both read the same out of what is: a test holds them to it.
"""

from __future__ import annotations

import re

from tui_reader.sources.fields import Value

NULLS = frozenset(("", "~", "null", "Null", "NULL"))

_QUOTED = r"\"([^\"\\\t]*)\"|'([^'\t]*)'"
# Text without quotes begins with no character that means something, and holds neither a tab,
# nor a colon before a space, nor a number sign after one.
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`.]"
_SCALAR = rf"(?:{_QUOTED}|({_FIRST}[^\t:#]*(?:(?::(?! |$)|(?<! )#)[^\t:#]*)*))"
_COMMENT = r" *(?:(?<= )#.*)?$"
_FIELD = re.compile(rf"([A-Za-z_][\w-]{{0,99}}) *:(?: +(?:{_SCALAR}|\[([^\[\]{{}}\t]*)\]))?{_COMMENT}")
_ITEM = re.compile(rf"( *)- +{_SCALAR}{_COMMENT}")
_LISTED = re.compile(rf" *(?:{_QUOTED}|({_FIRST}[^,:#\t'\"?]*)) *(?:,(?! *$)|$)")


def read(text: str) -> dict[str, Value] | None:
    """The fields of a block in the plain shape; None when it has anything else."""
    values: dict[str, Value] = {}
    lines = text.split("\n")
    at, end = 0, len(lines)
    while at < end:
        line = lines[at]
        at += 1
        if found := _FIELD.match(line):
            value: Value
            match found.lastindex:
                case 4:
                    value = _unquoted(found[4])
                case 5:
                    value = _flow_list(found[5])
                case 1:
                    value, at = _block_list(lines, at)
                case kind:
                    value = found[kind or 1]
            if value is _ASIDE or found[1] in NULLS:
                return None
            values[found[1]] = value
        elif line.strip(" ") and line[0] != "#":
            return None
    return values


_ASIDE: list[Value] = []
"""Stands for what only PyYAML can read."""


def _unquoted(written: str) -> str | None:
    written = written.rstrip(" ")
    return None if written in NULLS else written


def _flow_list(inner: str) -> list[Value]:
    items: list[Value] = []
    at, end = 0, len(inner.rstrip(" "))
    while at < end:
        found = _LISTED.match(inner, at)
        if not found:
            return _ASIDE
        items.append(_item(found, 3))
        at = found.end()
    return items


def _block_list(lines: list[str], at: int) -> tuple[Value, int]:
    """The `- item` lines after a key without a value, and where they end."""
    items: list[Value] = []
    indent = ""
    while at < len(lines):
        line = lines[at]
        found = _ITEM.match(line)
        if not found:
            # An indented line that is no item can be anything; one at the left edge begins the next field.
            return (_ASIDE if line[:1] in (" ", "-") and line.strip(" ") else items or None), at
        if items and found[1] != indent:
            return _ASIDE, at
        indent = found[1]
        items.append(_item(found, 4))
        at += 1
    return items or None, at


def _item(found: re.Match[str], plain: int) -> str | None:
    kind = found.lastindex or plain
    return _unquoted(found[plain]) if kind == plain else found[kind]

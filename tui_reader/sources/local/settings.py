"""A generator's settings, in whatever language they are written.

TOML, YAML and JSON are read as data. JavaScript and Python are programs, and those of a stranger:
they are never run. The texts that they plainly set by a name are taken, and nothing else.
"""

from __future__ import annotations

import os.path
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tui_reader.sources.fields import Value, folded
from tui_reader.sources.fields import json as json_fields
from tui_reader.sources.fields import toml as toml_fields
from tui_reader.sources.fields import yaml as yaml_fields
from tui_reader.sources.local import regular_file
from tui_reader.text import encoding

LARGEST = 256 * 1024
"""Bytes of a file of settings; larger ones are not settings."""

_PROGRAMS = ("js", "ts", "mjs", "cjs", "mts", "py")
_COMMENT = re.compile(r"^[ \t]*(?://|#|\*|/\*).*$", re.MULTILINE)
_SET = re.compile(
    r"(?:^|[\s,{(;])[\"']?([A-Za-z_]\w{0,60})[\"']?\s{0,20}(?::[ \t]*string[ \t]*)?[:=]\s{0,20}[ru]?"
    r"(?:\"((?:[^\"\\\n]|\\.){0,2000})\"|'((?:[^'\\\n]|\\.){0,2000})'|`([^`$\n]{0,2000})`|(true|false|True|False)\b)"
)


_AUTHOR = re.compile(
    r"\bauthor[\"']?\s{0,9}[:=]\s{0,9}\{[^{}]{0,500}?\bname[\"']?\s{0,9}:\s{0,9}([\"'])([^\"'\n]{1,200})\1"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site's files say, by names whose spelling is folded (`baseURL`, `base_url`)."""

    values: dict[str, Value] = field(default_factory=dict)
    source: str = ""
    """The text they were read from, for what is set deeper inside a program."""

    def text(self, *names: str) -> str:
        """The first of these that is a text: `title`, or `params.author.name` for one in tables."""
        for name in names:
            found = self.value(name)
            if isinstance(found, str) and found.strip():
                return found.strip()
        return ""

    def table(self, name: str) -> dict[str, Value]:
        """A table, its keys as written; empty when there is none."""
        found = self.value(name)
        return found if isinstance(found, dict) else {}

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list, or the only one."""
        found = self.value(name)
        listed = found if isinstance(found, list) else [found]
        return tuple(item for item in listed if isinstance(item, str))

    def is_set(self, name: str) -> bool:
        """Whether something is switched on."""
        return str(self.value(name)).lower() in ("true", "yes", "on")

    def value(self, name: str) -> Value:
        """What stands under a name."""
        inside: Value = self.values
        for part in name.split("."):
            if not isinstance(inside, dict):
                return None
            inside = next((value for key, value in inside.items() if folded(key) == part), None)
        return inside

    def over(self, others: Mapping[str, Value]) -> Settings:
        """These, where they say something; the others', where they don't."""
        return Settings({**others, **self.values}, self.source)


def read(folder: str, name: str) -> Settings | None:
    """The settings in a file; None when there is none, or none that may be read.

    Args:
        folder: What it lies in, on whatever way.
        name: Its path below that: no link on the way is followed, so it can't lead out of the folder.
    """
    if is_linked(folder, posixpath.dirname(name)):
        return None
    content = regular_file.read(f"{folder}/{name}", LARGEST)
    if isinstance(content, regular_file.Reason):
        return None
    return parse(name, encoding.decode(content.data).replace("\r\n", "\n").replace("\r", "\n"))


def is_linked(folder: str, below: str) -> bool:
    """Whether a link stands somewhere on the way from a folder to one below it."""
    parts = [part for part in below.split("/") if part]
    return any(os.path.islink("/".join((folder, *parts[: end + 1]))) for end in range(len(parts)))  # noqa: PTH114


def parse(name: str, text: str) -> Settings:
    """Settings in the language that a file's name tells. What is not understood is left out."""
    match name.rpartition(".")[2].lower():
        case "toml":
            return Settings(toml_fields.parse(text).values, text)
        case "json":
            start = len(text) - len(text.lstrip())
            found = json_fields.parse(text, start) if text[start : start + 1] == "{" else None
            return Settings(found.fields.values if found else {}, text)
        case ending if ending in _PROGRAMS:
            return Settings(dict(_plainly_set(_COMMENT.sub("", text))), text)
        case _:
            return Settings(yaml_fields.parse(text).values, text)


def _plainly_set(program: str) -> Iterable[tuple[str, Value]]:
    """Names and texts, the first of a name: what stands deeper comes later."""
    found: dict[str, Value] = {}
    if author := _AUTHOR.search(program):
        found["author"] = author[2]
    for match in _SET.finditer(program):
        key, *texts, switch = match.groups()
        written = next((text for text in texts if text is not None), None)
        found.setdefault(
            key, switch == "true" or switch == "True" if written is None else _unescaped(written)
        )
    return found.items()


def _unescaped(written: str) -> str:
    return re.sub(r"\\(.)", r"\1", written) if "\\" in written else written

"""A shortcode's name and arguments, however its dialect writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

_VALUE = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`|“[^”]*”|[^\s,\"'`]+"
_ARGUMENT = re.compile(rf"(?:([\w@:-]+?)\s*[=:]\s*(?!//))?({_VALUE})", re.DOTALL)
_NAME = re.compile(r"[\w./-]+")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)

MOST_ARGUMENTS = 40


@dataclass(frozen=True, slots=True)
class Call:
    """One shortcode, tag or component as it stands in the text."""

    name: str
    """In lower case, without the ending of a file."""
    values: tuple[str, ...] = ()
    """Arguments without a name."""
    named: dict[str, str] = field(default_factory=dict)
    """Arguments by name, in lower case."""
    written: str = ""
    """The arguments as they are written."""
    body: str = ""
    """What stands before its end, when it has one."""
    alone: bool = True
    """Nothing else stands on its line."""

    def around(self, body: str, *, alone: bool) -> Call:
        """The same call around something."""
        return replace(self, body=body, alone=alone)

    def get(self, *names: str, at: int = -1) -> str:
        """The argument with one of these names, or else the one at a position; empty when it isn't there."""
        for name in names:
            if found := self.named.get(name):
                return found
        return self.values[at] if 0 <= at < len(self.values) else ""


def parsed(content: str) -> Call | None:
    """Read what stands between the brackets: `figure src="a.png"`, `youtube(id="x")`, `gist 1234`."""
    name = _NAME.match(content.strip())
    if name is None:
        return None
    rest = content.strip()[name.end() :].strip()
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    values: list[str] = []
    named: dict[str, str] = {}
    for argument in _ARGUMENT.finditer(rest):
        if len(values) + len(named) == MOST_ARGUMENTS:
            break
        if argument[1]:
            named[argument[1].lower()] = _unquoted(argument[2])
        else:
            values.append(_unquoted(argument[2]))
    return Call(stem(name.group()), tuple(values), named, rest)


def stem(name: str) -> str:
    """A name without the folder and the ending of its file."""
    return re.sub(r"\.\w{2,5}$", "", name.rpartition("/")[2]).lower()


def _unquoted(value: str) -> str:
    if value[:1] in {'"', "'"}:
        return _ESCAPE.sub(r"\1", value[1:-1])
    return value[1:-1] if value[:1] in {"`", "“"} else value

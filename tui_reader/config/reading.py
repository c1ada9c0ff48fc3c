"""The settings file into settings. Every mistake is told at once, each with its line."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from tui_reader.config.accounts import Account
from tui_reader.config.checks import WrongError, command
from tui_reader.config.openers import Opener, is_pattern
from tui_reader.config.settings import Config, Limits

T = TypeVar("T")

_TABLES = ("limits", "keys", "openers", "sources")

_LARGEST = 1024 * 1024
"""Bytes of a settings file that are read."""


class Problem(NamedTuple):
    """A setting that can't be followed."""

    line: int
    """From 1; 0 when it is about the whole file."""
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


class Loaded(NamedTuple):
    """The settings, and what was wrong in their file."""

    config: Config
    problems: tuple[Problem, ...] = ()


def load(path: Path) -> Loaded:
    """Read a settings file. One that is missing means that everything is as usual."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return Loaded(Config())
    except OSError as error:
        return _nothing(0, f"The settings can't be read ({(error.strerror or 'unknown').lower()}).")
    except UnicodeDecodeError as error:
        return _nothing(data[: error.start].count(b"\n") + 1, "This is not UTF-8 text.")
    if len(data) > _LARGEST:
        return _nothing(0, "The settings are larger than 1 MB, so they were not read.")
    return parse(text)


def parse(text: str) -> Loaded:
    """Read the settings out of the text of their file."""
    import tomllib  # 7 ms, and most people have no settings file

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line ([0-9]+)", str(error))
        what = str(error).partition(" (at ")[0]
        line = int(at[1]) if at else text.count("\n") + 1
        return _nothing(line, f"This is not TOML: {what[:1].lower()}{what[1:]}. No setting was taken.")
    except RecursionError:
        return _nothing(0, "The settings are nested too deeply. None was taken.")
    return _Reader(text).read(tables)


def _nothing(line: int, sentence: str) -> Loaded:
    return Loaded(Config(), (Problem(line, sentence),))


class _Reader:
    """Checks every setting and gathers what is wrong."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._problems: list[Problem] = []

    def read(self, tables: Mapping[str, object]) -> Loaded:
        tables = dict(tables)
        limits = self._table("limits", tables.pop("limits", {}))
        keys = self._table("keys", tables.pop("keys", {}))
        openers = self._table("openers", tables.pop("openers", {}))
        sources = self._table("sources", tables.pop("sources", {}))
        config = replace(
            self._checked(Config(), "", tables),
            limits=self._checked(Limits(), "limits", limits),
            keys=dict(self._keymap(keys)),
            openers=tuple(self._openers(openers)),
            accounts=tuple(self._accounts(sources)),
        )
        return Loaded(config, tuple(sorted(self._problems)))

    def _table(self, name: str, value: object) -> Mapping[str, object]:
        if isinstance(value, dict):
            return value
        self._wrong("", name, f"“{name}” is a table: write [{name}] on a line of its own.")
        return {}

    def _checked(self, usual: T, table: str, given: Mapping[str, object]) -> T:
        """The usual values, with those given instead that pass their check."""
        checks = {each.name: each.metadata["check"] for each in fields(usual) if each.metadata}  # type: ignore[arg-type]
        taken: dict[str, object] = {}
        for name, value in given.items():
            if name not in checks:
                self._wrong(table, name, _unknown(name, [*checks, *([] if table else _TABLES)]))
                continue
            try:
                taken[name] = checks[name](value)
            except WrongError as wrong:
                self._wrong(table, name, f"“{name}” must be {wrong}.")
        return replace(usual, **taken)  # type: ignore[type-var]

    def _keymap(self, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        for action, keys in given.items():
            listed = keys if isinstance(keys, list) else [keys]
            if listed and all(isinstance(key, str) and key and key.isprintable() for key in listed):
                yield action, ",".join(str(key) for key in listed)
            else:
                self._wrong("keys", action, f'“{action}” must be keys in quotes, as in "j" or ["j", "down"].')

    def _accounts(self, given: Mapping[str, object]) -> Iterator[Account]:
        for prefix, value in given.items():
            if not prefix.startswith(("http://", "https://")):
                self._wrong(
                    "sources", prefix, f"“{_shown(prefix)}” must be the beginning of an http(s) address."
                )
            elif isinstance(value, dict):
                yield replace(self._checked(Account(), f'sources."{prefix}"', value), prefix=prefix)
            else:
                self._wrong("sources", prefix, f"“{_shown(prefix)}” is a table of its own.")

    def _openers(self, given: Mapping[str, object]) -> Iterator[Opener]:
        for pattern, line in given.items():
            try:
                if not is_pattern(pattern):
                    raise WrongError("named by a MIME type or a regular expression")
                if words := command(line):
                    yield Opener(pattern, words)
                else:
                    raise WrongError('a command in quotes, as in "mpv --fs"')
            except WrongError as wrong:
                self._wrong("openers", pattern, f"“{_shown(pattern)}” must be {wrong}.")

    def _wrong(self, table: str, name: str, sentence: str) -> None:
        self._problems.append(Problem(_line_of(self._text, table, name), sentence))


def _unknown(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return f"There is no setting “{_shown(name)}”" + (f"; did you mean “{near[0]}”?" if near else ".")


def _shown(name: str) -> str:
    return name if name.isprintable() else repr(name)[1:-1]


def _line_of(text: str, table: str, name: str) -> int:
    """The line a setting stands on. tomllib does not tell."""
    section = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if heading := _HEADING.match(line):
            section = heading[1]
            if section == name and not table:
                return number
        elif (found := _KEY.match(line)) and section == table and found[1].strip("\"'") == name:
            return number
    return 0


_HEADING = re.compile(r"\s*\[+\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+|\"[^\"]*\"|'[^']*')\s*[.=]")


def as_toml(config: Config) -> Iterator[str]:
    """The settings as the lines of a file that would say the same."""
    yield from _lines(config)
    yield from ("", "[limits]", *_lines(config.limits))
    yield from _table("openers", {each.pattern: shlex.join(each.command) for each in config.openers})
    for account in config.accounts:
        said = [line for line in _lines(account) if not line.endswith(('= ""', "= false"))]
        yield from ("", f"[sources.{_quoted(account.prefix)}]", *said)
    yield from _table("keys", config.keys)


def _table(name: str, values: Mapping[str, str]) -> Iterator[str]:
    if values:
        yield from ("", f"[{name}]", *(f"{_quoted(key)} = {_quoted(value)}" for key, value in values.items()))


def _lines(settings: Config | Limits | Account) -> Iterator[str]:
    for each in fields(settings):
        if each.metadata:
            value = getattr(settings, each.name)
            yield f"{each.name} = {_quoted(shlex.join(value) if isinstance(value, tuple) else value)}"


def _quoted(value: object) -> str:
    """A value as TOML writes it: for text, numbers and flags the same as JSON."""
    import json  # 9 ms, for the one verb that prints the settings

    return json.dumps(value, ensure_ascii=False)

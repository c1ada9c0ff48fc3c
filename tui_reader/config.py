"""Settings: `config.toml` into a typed Config, every wrong key told at once, with its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Literal

from tui_reader.text import clean

ListRows = Literal["auto", "one", "two"]

LARGEST_FILE = 1024 * 1024
"""Bytes: a settings file above this is a mistake."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what strangers send; the person can raise them."""

    response_mb: int = 15
    """Megabytes of one answer, decoded."""
    deadline: int = 20
    """Seconds for one request in total."""
    entries: int = 2000
    """The newest entries taken of one document."""
    post_mb: int = 5
    """Megabytes of one local post."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force."""

    theme: str = ""
    """`ink`, `paper` or a theme of Textual's; empty: the one chosen last, Ink at first."""
    column_width: int = 74
    """Cells of the text column."""
    list_rows: ListRows = "auto"
    """Lines a row of the list takes."""
    mouse: bool = True
    browser: tuple[str, ...] = ()
    """The command that opens an address, and its arguments; empty: `$BROWSER`, else the system's."""
    limits: Limits = field(default_factory=Limits)
    keys: Mapping[str, str] = field(default_factory=dict)
    """From a binding's id to the keys that take the place of its own: `"reader.mark" = "m,f8"`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the settings file."""

    line: int
    """From 1; 0 when it concerns the whole file."""
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as far as they could be followed, and what could not."""

    config: Config
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the program keeps its files, by the XDG base directory specification or the system's own."""

    config: Path
    """The settings file."""
    database: Path
    cache: Path
    """A folder; everything in it can be made again."""
    state: Path
    """A folder for the session and the log."""

    @property
    def session(self) -> Path:
        """Where the person left off."""
        return self.state / "session.json"

    @property
    def log(self) -> Path:
        """What went wrong, for whoever looks into it."""
        return self.state / "tui-reader.log"


def paths() -> Paths:
    """The places of this machine and user."""
    from platformdirs import PlatformDirs

    found = PlatformDirs("tui-reader", appauthor=False)
    return Paths(
        config=found.user_config_path / "config.toml",
        database=found.user_data_path / "library.db",
        cache=found.user_cache_path,
        state=found.user_state_path,
    )


def load(path: Path) -> Loaded:
    """Read a settings file. A missing one is no problem; a wrong key leaves its default in force."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(Config())
    except OSError:
        return Loaded(Config(), (Problem(0, f"{path.name} can't be read."),))
    if len(content) > LARGEST_FILE:
        return Loaded(Config(), (Problem(0, f"{path.name} is larger than a megabyte."),))
    return parse(content.decode("utf-8", "replace"))


def parse(text: str) -> Loaded:
    """Read settings from TOML text."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Loaded(Config(), (_syntax(str(error)),))
    problems: list[Problem] = []
    reader = _Reader(text, problems)
    config = reader.fill(Config(), table, "")
    return Loaded(config, tuple(sorted(problems, key=lambda problem: problem.line)))


class _Reader:
    """Takes each key that is right and notes each that is not."""

    def __init__(self, text: str, problems: list[Problem]) -> None:
        self._text = text
        self._problems = problems

    def fill(self, config: Config, table: Mapping[str, object], section: str) -> Config:
        """A config with the values of a table, as far as they are right."""
        for key, value in table.items():
            match key:
                case "limits":
                    config = replace(config, limits=self._limits(value))
                case "keys":
                    config = replace(config, keys=self._keys(value))
                case _ if key in _CHECKS:
                    config = self._set(config, key, value)
                case _:
                    self._note(key, section, f"there is no setting {clean.line(key, limit_cells=60)!r}.")
        return config

    def _set(self, config: Config, key: str, value: object) -> Config:
        check, wanted = _CHECKS[key]
        if check(value):
            return replace(config, **{key: tuple(value) if isinstance(value, list) else value})  # type: ignore[arg-type]  # checked above
        self._note(key, "", f"{key} wants {wanted}.")
        return config

    def _limits(self, value: object) -> Limits:
        limits = Limits()
        known = {each.name for each in fields(Limits)}
        for key, number in self._table(value, "limits"):
            if key not in known:
                self._note(key, "limits", f"there is no limit {clean.line(key, limit_cells=60)!r}.")
            elif not _whole(1, 1_000_000)(number):
                self._note(key, "limits", f"{key} wants a whole number from 1.")
            else:
                limits = replace(limits, **{key: number})  # type: ignore[arg-type]  # checked above
        return limits

    def _keys(self, value: object) -> dict[str, str]:
        keys: dict[str, str] = {}
        for name, pressed in self._table(value, "keys"):
            if isinstance(pressed, str) and pressed:
                keys[name] = pressed
            else:
                self._note(name, "keys", f"{clean.line(name, limit_cells=60)} wants keys, as in \"m,f8\".")
        return keys

    def _table(self, value: object, name: str) -> Iterator[tuple[str, object]]:
        if isinstance(value, dict):
            yield from value.items()
        else:
            self._note(name, "", f"{name} wants a table: [{name}] on a line of its own.")

    def _note(self, key: str, section: str, sentence: str) -> None:
        self._problems.append(Problem(_line_of(self._text, key, section), sentence))


def _whole(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _is_command(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word for word in value)


_CHECKS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "theme": (lambda value: isinstance(value, str), 'a name, as in "paper"'),
    "column_width": (_whole(20, 80), "a whole number from 20 to 80"),
    "list_rows": (lambda value: value in ("auto", "one", "two"), '"auto", "one" or "two"'),
    "mouse": (lambda value: isinstance(value, bool), "true or false"),
    "browser": (_is_command, 'a command and its arguments, as in ["firefox", "--new-tab"]'),
}


def _line_of(text: str, key: str, section: str) -> int:
    """The line on which a key stands, as well as a look at the text can tell."""
    wanted = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(key)}["']?\s*(?:[=.\]]|$)""")
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        if wanted.match(line) and current == section:
            return number
        if head := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
            current = head[1]
    return 0


def _syntax(message: str) -> Problem:
    found = re.search(r"\(at line (\d+)", message)
    return Problem(int(found[1]) if found else 0, "this is not TOML; the settings are the usual ones until it is.")


def as_toml(config: Config) -> Iterator[str]:
    """The settings as lines of a file that would give them again."""
    for name in _CHECKS:
        yield f"{name} = {_toml(getattr(config, name))}"
    yield from ("", "[limits]")
    for each in fields(Limits):
        yield f"{each.name} = {_toml(getattr(config.limits, each.name))}"
    if config.keys:
        yield from ("", "[keys]")
        for name, pressed in config.keys.items():
            yield f"{_toml(name)} = {_toml(pressed)}"


def _toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case str():
            # JSON's strings are TOML's basic strings, once nothing outside ASCII needs a surrogate pair.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            return str(value)

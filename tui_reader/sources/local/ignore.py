"""What `.gitignore` files leave out (gitignore(5)).

Our own, because in a folder of 10,000 posts every name is matched: the usual pattern, a plain
name, costs one look into a set here, where pathspec takes 10 µs a file and 20 ms to import. And
because `a*a*a*a*a*b` must not take for ever: stars are matched atomically, as Python's fnmatch does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui_reader.sources.local import regular_file

NAME = ".gitignore"
_LARGEST = 256 * 1024
_MOST_PATTERNS = 2_000
_HIGHEST = 40
"""Folders above the searched one that are looked at."""


class Ignore:
    """One `.gitignore` file, as seen from the folder that is searched.

    Args:
        text: What it says.
        below: Path of its folder below the searched one with a `/` behind, or empty.
        above: Path of the searched folder below its own with a `/` behind, or empty.
    """

    def __init__(self, text: str, below: str = "", above: str = "") -> None:
        self._rules = tuple(_rules(text))
        self._skip = len(below)
        self._above = above
        self._names = frozenset(rule.pattern for rule in self._rules if rule.is_name)
        self._globs = _any(rule for rule in self._rules if not rule.is_name and not rule.is_path)
        self._paths = _any(rule for rule in self._rules if rule.is_path)

    def verdict(self, path: str, name: str, *, is_folder: bool) -> bool | None:
        """Whether a file or folder is left out; None when nothing is said of it.

        Args:
            path: Its path below the searched folder.
            name: The last part of the path.
            is_folder: Some patterns mean folders only.
        """
        return self._verdict(self._above + path[self._skip :], name, is_folder)

    def leaves_out_the_searched(self) -> bool:
        """Whether the searched folder itself is left out, or one it lies in."""
        parts = self._above.split("/")[:-1]
        return any(self._verdict("/".join(parts[: at + 1]), part, True) for at, part in enumerate(parts))

    def _verdict(self, path: str, name: str, is_folder: bool) -> bool | None:
        globs, paths = self._globs, self._paths
        if not (
            name in self._names or (globs and globs.fullmatch(name)) or (paths and paths.fullmatch(path))
        ):
            return None
        for rule in reversed(self._rules):
            if (is_folder or not rule.folders_only) and rule.matches(path if rule.is_path else name):
                return rule.excludes
        return None


def above(root: str) -> tuple[Ignore, ...]:
    """The files above a folder that count in it, outermost first: those of its Git working tree.

    None counts when they leave the folder itself out, for somebody opened it all the same.
    """
    folders, inside = [], root
    for _ in range(_HIGHEST):
        if os.path.lexists(os.path.join(inside, ".git")):  # noqa: PTH118, paths are text here: a walk makes too many
            break
        inside = os.path.dirname(inside)  # noqa: PTH120
        folders.append(inside)
    else:
        return ()
    found = [
        Ignore(text, above=os.path.relpath(root, folder) + "/")
        for folder in reversed(folders)
        if (text := read(folder))
    ]
    return () if any(each.leaves_out_the_searched() for each in found) else tuple(found)


def read(folder: str) -> str:
    """The text of a folder's `.gitignore`, empty when there is none that can be read."""
    content = regular_file.read(f"{folder}/{NAME}", _LARGEST)
    return "" if isinstance(content, regular_file.Reason) else content.data.decode("utf-8", "surrogateescape")


class _Rule(NamedTuple):
    pattern: str
    """A name as it stands, or a regular expression."""
    excludes: bool
    folders_only: bool
    is_path: bool
    """It speaks of the path below its file's folder, not of the name alone."""
    is_name: bool

    def matches(self, text: str) -> bool:
        return text == self.pattern if self.is_name else re.fullmatch(self.pattern, text) is not None


def _any(rules: Iterable[_Rule]) -> re.Pattern[str] | None:
    """One expression that says whether any rule speaks of a text; most are spoken of by none."""
    patterns = [f"(?:{rule.pattern})" for rule in rules]
    return re.compile("|".join(patterns)) if patterns else None


def _rules(text: str) -> Iterator[_Rule]:
    for line in text.removeprefix("\ufeff").splitlines()[:_MOST_PATTERNS]:
        pattern = _TRAILING.sub("", line)
        excludes = not pattern.startswith("!")
        pattern = pattern if excludes else pattern[1:]
        folders_only = pattern.endswith("/")
        pattern = pattern[:-1] if folders_only else pattern
        if not pattern or line[0] == "#":
            continue
        is_path = "/" in pattern
        try:
            if not is_path and not _SPECIAL.search(pattern):
                yield _Rule(pattern, excludes, folders_only, False, True)
            else:
                yield _Rule(_expression(pattern.removeprefix("/")), excludes, folders_only, is_path, False)
        except (re.error, _NeverError):
            continue


_TRAILING = re.compile(r"(?<!\\)[ \t]+$")
_SPECIAL = re.compile(r"[*?\[\\]")


class _NeverError(Exception):
    """A pattern that Git matches with nothing, such as one with a bracket never closed."""


def _expression(pattern: str) -> str:
    """The regular expression of a pattern. What stands before a star is matched once and for all."""
    chunks: list[list[str]] = [[]]
    for segment in pattern.split("/"):
        if segment == "**":
            chunks.append([])
        else:
            chunks[-1].append(_segment(segment))
    first, *rest = ("/".join(chunk) for chunk in chunks)
    if not rest:
        return first
    first = f"{first}/" if first else ""
    middle = "".join(f"(?>(?:[^/]+/)*?{chunk}/)" for chunk in rest[:-1] if chunk)
    last = f"(?:[^/]+/)*{rest[-1]}" if rest[-1] else ".+"
    return f"{first}{middle}{last}"


def _segment(text: str) -> str:
    """What lies between two slashes: stars, question marks, brackets, and characters as they are."""
    pieces: list[str] = [""]
    at = 0
    while at < len(text):
        character = text[at]
        at += 1
        match character:
            case "*":
                pieces.append("")
                continue
            case "?":
                found = "[^/]"
            case "[":
                found, at = _bracket(text, at)
            case "\\":
                if at == len(text):
                    raise _NeverError
                found, at = re.escape(text[at]), at + 1
            case _:
                found = re.escape(character)
        pieces[-1] += found
    if len(pieces) == 1:
        return pieces[0]
    return pieces[0] + "".join(f"(?>[^/]*?{piece})" for piece in pieces[1:-1] if piece) + f"[^/]*{pieces[-1]}"


_BRACKET = re.compile(r"([!^]?)(\]?(?:[^\]\\]|\\.)*)\]")


def _bracket(text: str, at: int) -> tuple[str, int]:
    """A set of characters, and where it ends."""
    found = _BRACKET.match(text, at)
    if not found or "[:" in found[2] or "--" in found[2]:
        raise _NeverError
    members = re.sub(r"\\(.)|([\[\]^&~|])", lambda each: "\\" + (each[1] or each[2]), found[2])
    expression = f"(?!/)[{'^' if found[1] else ''}{members}]"
    re.compile(expression)  # a range can be backwards
    return expression, found.end()

"""Search a folder for files that are posts by their names, without opening one.

Symbolic links are not followed: what lies in the folder is found where it lies, and what lies
outside is not the folder's. So the search has an end, and a blog that somebody else wrote can't
reach for files of the reader's own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from tui_reader.errors import LocationError
from tui_reader.sources.local import candidates, ignore, regular_file
from tui_reader.sources.local.candidates import Standing
from tui_reader.sources.local.ignore import Ignore
from tui_reader.sources.local.paths import day_ns
from tui_reader.sources.local.regular_file import Reason
from tui_reader.sources.local.terrain import Terrain

_TOLD_EVERY = 500
"""Names that are looked at between two words to whoever watches; a whole folder at least."""


class FoundFile(NamedTuple):
    """A file that is a post by its name, and not too large."""

    path: str
    """Below the folder, `/` between the parts; bytes that are no UTF-8 are surrogates."""
    mtime_ns: int
    size: int

    @property
    def stamp(self) -> str:
        """As long as this is the same, so is the file."""
        return f"{self.mtime_ns}:{self.size}"

    @property
    def newness(self) -> int:
        """Nanoseconds since 1970 of the date in its path, else of its last change: a guess at its place."""
        return day_ns(self.path) or self.mtime_ns


class Skipped(NamedTuple):
    """A file or folder that was left out, and why."""

    path: str
    """Below the folder."""
    reason: Reason


class _Folder(NamedTuple):
    """A folder to look into."""

    below: str
    """Its path with a `/` behind, or empty."""
    ignores: tuple[Ignore, ...]
    """What counts in it, the nearest last."""


class Walk:
    """One search.

    Args:
        root: The folder.
        most: Bytes of the largest file that is a post.
        terrain: What its folders are.
        told: Called now and then with the number of files found so far.
    """

    def __init__(self, root: str, most: int, terrain: Terrain, told: Callable[[int], None]) -> None:
        self.files: list[FoundFile] = []
        self.aside: list[FoundFile] = []
        """Posts only when there are no others."""
        self.data: list[FoundFile] = []
        """Files that tell something of the posts around them."""
        self.skipped: list[Skipped] = []
        self._root = root
        self._most = most
        self._terrain = terrain
        self._told = told
        self._seen: set[tuple[int, int]] = set()

    def run(self) -> None:
        """Search.

        Raises:
            LocationError: The folder itself can't be looked into.
        """
        waiting = [_Folder("", ignore.above(self._root))]
        untold = 0
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(f"{self._root}/{folder.below}") as found:
                    entries = list(found)
            except OSError as error:
                if not folder.below:
                    raise _unopened(self._root, error) from None
                self.skipped.append(Skipped(folder.below[:-1], regular_file.reason_of(error)))
                continue
            waiting.extend(self._look(folder, entries))
            untold += len(entries)
            if untold >= _TOLD_EVERY:
                self._told(len(self.files))
                untold = 0

    def _look(self, folder: _Folder, entries: list[os.DirEntry[str]]) -> Iterator[_Folder]:
        """Take a folder's files; give its folders."""
        terrain = self._terrain
        folders, files, data, hides = [], [], [], False
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                hides = hides or name == ignore.NAME
            elif entry.is_symlink():
                self._refuse_link(folder.below + name, entry)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry)
            elif terrain.is_data(name):
                data.append(entry)
            elif candidates.is_readable(name) and not terrain.is_part(name):
                files.append(entry)
        if hides and (text := ignore.read(f"{self._root}/{folder.below}")):
            folder = _Folder(folder.below, (*folder.ignores, Ignore(text, folder.below)))
        if terrain.has_bundles and terrain.is_bundle(folder.below, [file.name for file in files]):
            files, folders = [file for file in files if file.name.startswith("index.")], []
        self._take(folder, files)
        self._note(folder.below, data)
        for entry in folders:
            if self._is_searched(folder, entry):
                yield _Folder(f"{folder.below}{entry.name}/", folder.ignores)

    def _take(self, folder: _Folder, entries: list[os.DirEntry[str]]) -> None:
        """Ask the system about files that may be posts. What stands here runs for each of 100,000."""
        below, ignores = folder
        ground = self._terrain.ground(below)
        for entry in entries:
            standing = candidates.stands(entry.name, ground)
            path = below + entry.name
            if standing is Standing.NONE or (ignores and _is_ignored(ignores, path, entry.name, False)):
                continue
            try:
                found = entry.stat(follow_symlinks=False)
            except OSError as error:
                self.skipped.append(Skipped(path, regular_file.reason_of(error)))
                continue
            if not entry.is_file(follow_symlinks=False):
                self.skipped.append(Skipped(path, Reason.NOT_REGULAR))
            elif found.st_size > self._most:
                self.skipped.append(Skipped(path, Reason.TOO_LARGE))
            else:
                files = self.files if standing is Standing.POST else self.aside
                files.append(FoundFile(path, found.st_mtime_ns, found.st_size))

    def _note(self, below: str, entries: list[os.DirEntry[str]]) -> None:
        """Keep where files lie that tell something of others. One that can't be asked about tells nothing."""
        for entry in entries:
            with suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                self.data.append(FoundFile(below + entry.name, found.st_mtime_ns, found.st_size))

    def _is_searched(self, folder: _Folder, entry: os.DirEntry[str]) -> bool:
        """Whether to look into a folder. One seen before (a disk mounted inside itself) has no end."""
        if not self._terrain.is_searched(folder.below, entry.name):
            return False
        if _is_ignored(folder.ignores, folder.below + entry.name, entry.name, True):
            return False
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError:
            return True  # looking into it will tell what is wrong
        known = (found.st_dev, found.st_ino) in self._seen
        self._seen.add((found.st_dev, found.st_ino))
        return not known

    def _refuse_link(self, path: str, entry: os.DirEntry[str]) -> None:
        """Count a link that leads out to something that could be read; one that stays inside adds nothing."""
        inside = os.path.realpath(self._root) + "/"
        if os.path.realpath(entry.path).startswith(inside):
            return
        try:
            is_folder = entry.is_dir()
        except OSError:
            is_folder = False
        if is_folder or candidates.is_readable(entry.name):
            self.skipped.append(Skipped(path, Reason.LINK))


def _unopened(root: str, error: OSError) -> LocationError:
    name = os.path.basename(root) or root  # noqa: PTH119, paths are text here
    match error:
        case FileNotFoundError():
            return LocationError(f"There is no folder “{name}”.", "It may lie on a disk that is not mounted.")
        case NotADirectoryError():
            return LocationError(f"“{name}” is not a folder.")
        case _:
            return LocationError(f"The folder “{name}” may not be read by you.")


def _is_ignored(ignores: tuple[Ignore, ...], path: str, name: str, is_folder: bool) -> bool:
    """The nearest `.gitignore` that speaks of a path decides."""
    for each in reversed(ignores):
        if (verdict := each.verdict(path, name, is_folder=is_folder)) is not None:
            return verdict
    return False

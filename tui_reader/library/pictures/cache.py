"""Pictures from the network, kept on disk up to a bound; those unused longest go first.

A file's name holds the digest of its address and its size in pixels, so that a post met again
is laid out without decoding anything.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from tui_reader.library.pictures.picture import Pixels

log = logging.getLogger(__name__)

_NAME = re.compile(r"([0-9a-f]{40})-([0-9]{1,6})x([0-9]{1,6})")
_FORGOTTEN_AFTER = 3600.0
"""Seconds after which a file that was never finished is another process's no more."""

_ROOM = 0.9
"""How full the cache is left when it has run over."""


class Kept(NamedTuple):
    """A picture on disk."""

    path: Path
    size: Pixels


class PictureCache:
    """The pictures kept in one folder. Every method blocks: call it in a thread.

    Args:
        folder: Made when the first picture is kept.
        most: Bytes.
    """

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most
        self._lock = threading.Lock()
        self._known: dict[str, Kept] | None = None

    def find(self, url: str) -> Kept | None:
        """The picture of an address, which counts as used now; None when it is not kept."""
        with self._lock:
            kept = self._all().get(_digest(url))
            if kept is None:
                return None
            try:
                os.utime(kept.path)
            except OSError:
                self._all().pop(_digest(url), None)
                return None
            return kept

    def lay_down(self, body: bytes) -> Path:
        """Write bytes of which it isn't known yet whether they are a picture."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=".new-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
        return Path(name)

    def keep(self, url: str, laid: Path, size: Pixels) -> Kept:
        """Keep a file that was laid down, as the picture of an address."""
        digest = _digest(url)
        path = self._folder / f"{digest}-{size.width}x{size.height}"
        with self._lock:
            laid.replace(path)
            kept = self._all()[digest] = Kept(path, size)
            self._trim(path)
        return kept

    def forget(self, laid: Path) -> None:
        """Remove a file that was laid down."""
        laid.unlink(missing_ok=True)

    def _all(self) -> dict[str, Kept]:
        if self._known is None:
            self._known = {}
            for entry in self._listed():
                if found := _NAME.fullmatch(entry.name):
                    size = Pixels(int(found[2]), int(found[3]))
                    self._known[found[1]] = Kept(Path(entry.path), size)
        return self._known

    def _listed(self) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._folder) as entries:
                return list(entries)
        except OSError:
            return []

    def _trim(self, newest: Path) -> None:
        """Remove what was unused longest until there is room again. `newest` stays."""
        files = []
        for entry in self._listed():
            try:
                files.append((entry.stat().st_mtime, entry.stat().st_size, entry))
            except OSError:
                continue  # another process was faster
        total = sum(size for _, size, _ in files)
        if total <= self._most:
            return
        latest = max(moment for moment, _, _ in files)
        for moment, size, entry in sorted(files, key=lambda file: file[0]):
            if total <= self._most * _ROOM:
                break
            if _may_go(entry.name, latest - moment) and entry.path != str(newest):
                self._remove(entry)
                total -= size

    def _remove(self, entry: os.DirEntry[str]) -> None:
        Path(entry.path).unlink(missing_ok=True)
        if found := _NAME.fullmatch(entry.name):
            self._all().pop(found[1], None)


def _may_go(name: str, age: float) -> bool:
    """Only files of ours are removed, and an unfinished one only when nobody can be at it any more."""
    return _NAME.fullmatch(name) is not None or (name.startswith(".new-") and age > _FORGOTTEN_AFTER)


def _digest(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:40]

"""Telling when something changes in a folder of posts, or a file."""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import posixpath
import stat
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from tui_reader.sources.local import candidates
from tui_reader.sources.local.dialects import DIALECTS

if TYPE_CHECKING:
    from watchfiles import Change

QUIET = 150
"""Milliseconds that nothing more has changed before it is told: editors write in several steps."""

LONGEST = 600
"""Milliseconds after which it is told though changes go on."""

_SETTINGS = frozenset(
    posixpath.basename(name)
    for dialect in DIALECTS
    for name in (*dialect.settings, *dialect.shared, *dialect.more, *dialect.authors)
)

log = logging.getLogger(__name__)


async def changes(place: Path) -> AsyncIterator[None]:
    """Tell of every change of the posts in a folder, or of one file; it ends when nobody listens.

    It tells once without one, when it has begun to watch: what changed before is seen then.

    The system's own notice is used (inotify, FSEvents), and looking again and again where there is
    none: on network drives, and when the system has no watches left.
    """
    # It takes a tenth of a second to load, and the reader is reading already.
    watchfiles = await asyncio.to_thread(importlib.import_module, "watchfiles")
    is_file = await asyncio.to_thread(place.is_file)
    root = place.parent if is_file else place
    polling = False
    while True:
        watch = _Watch(root, place.name if is_file else "", polling=polling)
        try:
            async with aclosing(watch.notices(watchfiles)) as notices:
                async for _ in notices:
                    yield None
        except FileNotFoundError as error:
            if not await asyncio.to_thread(root.is_dir):
                log.warning("%s can't be watched: %s", root, error)
                return
        except OSError as error:
            log.warning("%s can't be watched: %s", root, error)
            if polling:
                return
            polling = True
        except ExceptionGroup as errors:
            # A change of a file whose name is no text can't be told, and ends the watch.
            if errors.split(RuntimeError)[1]:
                raise
            await asyncio.sleep(LONGEST / 1000)


class _Watch:
    """A watch of the folders that there are, until there is another.

    Each is watched for itself: the system's way to watch all below one follows symbolic links, to the end
    of the disk if need be, and all of this program waits meanwhile.

    Args:
        root: The folder.
        name: Of the only file that counts; empty: all do.
        polling: Look again and again.
    """

    def __init__(self, root: Path, name: str, *, polling: bool) -> None:
        self._root = root
        self._only = str(root / name) if name else ""
        self._polling = polling
        # FSEvents follows no links, and takes its time for each folder.
        self._is_deep = not name and sys.platform == "darwin" and not polling
        self._has_grown = False

    async def notices(self, watchfiles: ModuleType) -> AsyncGenerator[None, None]:
        """Tell once that watching has begun, then of each change; it ends with a new folder."""
        watched = await self._folders()
        notices = watchfiles.awatch(
            *watched,
            watch_filter=self._counts,
            debounce=LONGEST,
            step=QUIET,
            recursive=self._is_deep,
            force_polling=self._polling,
            ignore_permission_denied=True,
        )
        first = asyncio.ensure_future(anext(notices))
        try:
            await asyncio.sleep(0)  # with its first step it watches
            yield None
            if await self._folders() != watched:
                self._has_grown = True  # while it began
            while not self._has_grown:
                await first
                yield None
                first = asyncio.ensure_future(anext(notices))
        finally:
            first.cancel()
            with suppress(asyncio.CancelledError, StopAsyncIteration):
                await first
            await notices.aclose()

    async def _folders(self) -> list[str]:
        if self._only or self._is_deep:
            return [str(self._root)]
        return await asyncio.to_thread(_folders, str(self._root))

    def _counts(self, change: Change, path: str) -> bool:
        if self._only:
            return path == self._only
        if change == _ADDED and not self._is_deep and _is_seen(path, self._root) and _is_folder(path):
            self._has_grown = True
            return True
        return _is_of_posts(path, self._root)


_ADDED = 1
"""Of what `watchfiles` calls changes, that something is there which was not."""


def _folders(root: str) -> list[str]:
    """A folder and all below it in which posts may lie; what links lead to lies elsewhere."""
    found = [root]
    for folder in found:
        with suppress(OSError), os.scandir(folder) as entries:
            found += sorted(
                entry.path
                for entry in entries
                if not _hides(entry.name) and entry.is_dir(follow_symlinks=False) and _is_text(entry.name)
            )
    return found


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _is_text(name: str) -> bool:
    """Whether a name can be told: Unix allows others."""
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def _hides(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith("~") or name == "node_modules"


def _is_seen(path: str, root: Path) -> bool:
    """Whether something lies in a folder, and in none that hides."""
    return Path(path).is_relative_to(root) and not any(map(_hides, Path(path).relative_to(root).parts))


def _is_of_posts(path: str, root: Path) -> bool:
    """A change of a post, of what posts are read by, or of a folder; not of what hides or is an editor's."""
    if not _is_seen(path, root):
        return False
    parts = Path(path).relative_to(root).parts
    return not parts or candidates.kind_of(path) is not None or "." not in parts[-1] or _tells_of_posts(parts)


def _tells_of_posts(parts: tuple[str, ...]) -> bool:
    """Whether a file is one that a site's posts are read by: its settings, its authors, a folder's data."""
    name = parts[-1]
    return name in _SETTINGS or name.endswith(".11tydata.json") or name == f"{''.join(parts[-2:-1])}.json"

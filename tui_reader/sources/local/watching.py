"""Telling when something changes in a folder of posts, or a file."""

from __future__ import annotations

import asyncio
import importlib
import logging
import posixpath
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
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

    def counts(_change: Change, path: str) -> bool:
        return path == str(place) if is_file else _is_of_posts(path, root)

    for polling in (False, True):
        notices = watchfiles.awatch(
            root,
            watch_filter=counts,
            debounce=LONGEST,
            step=QUIET,
            recursive=not is_file,
            force_polling=polling,
            ignore_permission_denied=True,
        )
        try:
            async for _ in _from_now_on(notices):
                yield None
        except OSError as error:
            log.warning("%s can't be watched: %s", root, error)
        else:
            return


async def _from_now_on(notices: AsyncGenerator[object, None]) -> AsyncIterator[None]:
    """Tell once that watching has begun, for what changed since somebody looked last; then each notice."""
    first = asyncio.ensure_future(anext(notices))
    try:
        await asyncio.sleep(0)  # with its first step it watches
        yield None
        await first
        yield None
        async for _ in notices:
            yield None
    finally:
        first.cancel()


def _is_of_posts(path: str, root: Path) -> bool:
    """A change of a post, of what posts are read by, or of a folder; not of what hides or is an editor's."""
    try:
        parts = Path(path).relative_to(root).parts
    except ValueError:
        return False
    if any(part.startswith((".", "#")) or part.endswith("~") or part == "node_modules" for part in parts):
        return False
    return not parts or candidates.kind_of(path) is not None or "." not in parts[-1] or _tells_of_posts(parts)


def _tells_of_posts(parts: tuple[str, ...]) -> bool:
    """Whether a file is one that a site's posts are read by: its settings, its authors, a folder's data."""
    name = parts[-1]
    return name in _SETTINGS or name.endswith(".11tydata.json") or name == f"{''.join(parts[-2:-1])}.json"

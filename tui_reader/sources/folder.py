"""Find the posts of a folder, and read them.

The search only asks the system for names, times and sizes. Which files count says
`local.candidates`, what a file's text says of itself `local.post`.

A post is known by its path below the folder: moved or renamed, it is another post.
"""

from __future__ import annotations

import os.path
from collections.abc import Callable, Iterable
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from tui_reader.entries import RawEntry
from tui_reader.sources.local import post, regular_file, site
from tui_reader.sources.local.regular_file import Reason
from tui_reader.sources.local.site import Site
from tui_reader.sources.local.walk import FoundFile, Skipped, Walk

__all__ = ["POST_BYTES", "FoundFile", "Reason", "Scan", "Site", "Skipped", "read", "scan"]

POST_BYTES = 5 * 1024 * 1024
"""The largest file that is taken for a post."""


class Scan(NamedTuple):
    """What a search found."""

    files: tuple[FoundFile, ...]
    """By path."""
    skipped: tuple[Skipped, ...]
    title: str
    """What the folder is called: its site's title, what its `_index.md` says, or its name."""
    site_url: str
    """Address of its site, or empty."""
    site: Site | None = None

    def present(self, known: Iterable[str]) -> set[str]:
        """The paths that are still there, of those known and those found.

        A post that could not be looked at now, or lies in a folder that could not, is not gone.
        """
        found = {file.path for file in self.files}
        left_out = {skip.path for skip in self.skipped}
        folders = tuple(f"{path}/" for path in left_out)
        return found | {path for path in known if path in left_out or path.startswith(folders)}


def scan(root: Path, *, most: int = POST_BYTES, told: Callable[[int], None] = lambda _: None) -> Scan:
    """Search a folder and all below it.

    Args:
        root: The folder.
        most: Bytes of the largest file that is a post.
        told: Called now and then with the number of files found so far. What it raises ends the search.

    Raises:
        LocationError: The folder itself can't be looked into.
    """
    top = str(root.absolute())
    found = site.find(top)
    walk = Walk(
        top, most, in_site=found is not None, at_settings=found is not None and found.folder == top, told=told
    )
    walk.run()
    return Scan(
        tuple(sorted(walk.files or walk.aside, key=itemgetter(0))),
        tuple(walk.skipped),
        site.title_of(top, found),
        found.url if found else "",
        found,
    )


def read(
    root: Path, file: FoundFile, *, most: int = POST_BYTES, of: Site | None = None
) -> RawEntry | Skipped:
    """Read a file that was found, as it is now; it may have changed, or gone, since.

    Args:
        root: The folder that was searched.
        file: What was found.
        most: Bytes of the largest file that is a post.
        of: The site it belongs to, by whose rules it has its address.
    """
    content = regular_file.read(f"{root}/{file.path}", most)
    if isinstance(content, Reason):
        return Skipped(file.path, content)
    beside = post.Beside(os.path.relpath(root.absolute(), of.folder), of.rule) if of else None
    return post.read(file.path, content, root.name or root.absolute().name, beside) or Skipped(
        file.path, Reason.NOT_TEXT
    )

"""Find the posts of a folder, and read them.

The search only asks the system for names, times and sizes. Which files count says
`local.candidates`, what a file's text says of itself `local.post`.

A post is known by its path below the folder: moved or renamed, it is another post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from tui_reader.entries import RawEntry
from tui_reader.sources.local import loose_pages, post, regular_file, site
from tui_reader.sources.local.regular_file import Reason
from tui_reader.sources.local.site import Site
from tui_reader.sources.local.surroundings import Surroundings
from tui_reader.sources.local.terrain import Terrain
from tui_reader.sources.local.walk import FoundFile, Skipped, Walk
from tui_reader.text import clean
from tui_reader.text.address import masked

__all__ = ["POST_BYTES", "FoundFile", "Reason", "Scan", "Site", "Skipped", "described", "read", "scan"]

POST_BYTES = 5 * 1024 * 1024
"""The largest file that is taken for a post."""


class Scan(NamedTuple):
    """What a search found."""

    files: tuple[FoundFile, ...]
    """By path."""
    skipped: tuple[Skipped, ...]
    title: str
    """What the folder is called: its site's title, what its `_index.md` says, or its name."""
    around: Surroundings
    """Its site, and what its folders say of the posts in them."""

    @property
    def site(self) -> Site | None:
        """The site it belongs to; None for a plain folder."""
        return self.around.site

    @property
    def site_url(self) -> str:
        """Address of its site, or empty."""
        return self.site.url if self.site and self.site.is_alone else ""

    def stamp(self, stamp: str) -> str:
        """A file's stamp, and its surroundings': as long as this is the same, so is the post."""
        return self.around.stamp(stamp)

    def present(self, known: Iterable[str]) -> set[str]:
        """The paths that are still there, of those known and those found.

        A post that could not be looked at now, or lies in a folder that could not, is not gone.
        """
        found = {file.path for file in self.files}
        left_out = {skip.path for skip in self.skipped}
        folders = tuple(f"{path}/" for path in left_out)
        return found | {path for path in known if path in left_out or path.startswith(folders)}


def scan(
    root: Path, *, most: int = POST_BYTES, dialect: str = "", told: Callable[[int], None] = lambda _: None
) -> Scan:
    """Search a folder and all below it.

    Args:
        root: The folder.
        most: Bytes of the largest file that is a post.
        dialect: Whose source tree it is, when a person said so; else it is found out.
        told: Called now and then with the number of files found so far. What it raises ends the search.

    Raises:
        LocationError: The folder itself can't be looked into.
    """
    top = str(root.absolute())
    found = site.find(top, dialect)
    walk = Walk(top, most, Terrain(top, found), told)
    walk.run()
    around = Surroundings(top, found, walk.data)
    files = loose_pages.left_out(top, walk.files, around) or walk.aside
    title = site.title_of(top, found)
    return Scan(tuple(sorted(files, key=itemgetter(0))), tuple(walk.skipped), title, around)


def read(
    root: Path, file: FoundFile, *, most: int = POST_BYTES, around: Surroundings | None = None
) -> RawEntry | Skipped:
    """Read a file that was found, as it is now; it may have changed, or gone, since.

    Args:
        root: The folder that was searched.
        file: What was found.
        most: Bytes of the largest file that is a post.
        around: What the search that found it told of its site and its folders.
    """
    content = regular_file.read(f"{root}/{file.path}", most)
    if isinstance(content, Reason):
        return Skipped(file.path, content)
    entry = post.read(file.path, content, root.name or root.absolute().name, around)
    return Skipped(file.path, entry) if isinstance(entry, Reason) else entry


def described(root: Path, dialect: str = "") -> tuple[str, ...]:
    """What a folder is, in sentences: whose source tree, how that is seen, and what its settings tell.

    Args:
        root: The folder.
        dialect: Whose it is, when a person said so.
    """
    found = site.find(str(root.absolute()), dialect)
    said = ", because you said so" if dialect else ""
    if found is None:
        return (f"A plain folder of posts{said}.",)
    place = site.view(str(root.absolute()), found).inner
    why = said or (f", by its {clean.line(place)}{found.settings}" if found.settings else ", by how it looks")
    told = [f"{'Written' if found.is_alone else 'Partly written'} for {found.dialect.label}{why}."]
    if found.url:
        told.append(f"Published at {masked(found.url)}.")
    if found.zone:
        told.append(f"Times that name no zone are those of {found.zone}.")
    return tuple(told)

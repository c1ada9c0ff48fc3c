"""Pages that lie among a site's posts and are none: "About" and "Search" beside Hugo's sections.

They lie directly in the folder of all posts, in no section, and have no date, where the posts of
sections have. A blog can do without sections, and without dates: then such files are its posts.
"""

from __future__ import annotations

from itertools import islice

from tui_reader.sources import front_matter
from tui_reader.sources.local import paths, regular_file
from tui_reader.sources.local.post_fields import PostFields
from tui_reader.sources.local.settings import LARGEST
from tui_reader.sources.local.surroundings import Surroundings
from tui_reader.sources.local.walk import FoundFile
from tui_reader.text import encoding

_MOST = 30
"""Files that are looked into; a blog with more of them has no need of sections."""


def left_out(root: str, files: list[FoundFile], around: Surroundings) -> list[FoundFile]:
    """The files without such pages.

    Args:
        root: The searched folder, absolute.
        files: All that were found.
        around: What says whose site it is.
    """
    if around.site is None or not around.dialect.bundles:
        return files
    top = f"{around.site.rule.root or 'content'}/"
    held = [file.path for file in files if around.holds(file.path)]
    loose = {path for path in held if _is_loose(around.in_site(path).removeprefix(top))}
    if not loose or len(loose) > _MOST:
        return files
    of_sections = islice((path for path in held if path not in loose), _MOST)
    if not any(_is_dated(root, path) for path in of_sections):
        return files
    return [file for file in files if file.path not in loose or _is_dated(root, file.path)]


def _is_loose(path: str) -> bool:
    """Whether a post lies in no section; `about/index.md` is one file, with a folder for its pictures."""
    folder, _, name = path.rpartition("/")
    return not folder or (name.startswith("index.") and "/" not in folder)


def _is_dated(root: str, path: str) -> bool:
    content = regular_file.head(f"{root}/{path}", LARGEST)
    if isinstance(content, regular_file.Reason):
        return True  # reading it will tell what is wrong
    fields = PostFields(front_matter.split(encoding.decode(content)).fields)
    return bool(fields.published() or paths.day(path))
